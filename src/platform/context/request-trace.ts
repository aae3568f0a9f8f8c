/** What a request asks for and whom it has touched: noted as it goes, so that it can be told as a whole. */
export class RequestTrace {
  /** The permission the request needs, once a guard knows: what it is told as. */
  action: string | null = null;
  /** Method and template of the route, never the URL. */
  route: string | null = null;
  /** Ids in the path that are no handles. */
  pathIds: readonly string[] = [];
  /** The program the request is about, if it is about one. */
  programId: string | null = null;
  /** Whether the request may change something. */
  changes = false;
  /** Whether it was answered by what an earlier one with its Idempotency-Key did. */
  replay = false;
  /** How many objects it had touched when it was told with the commit of its change; null before. */
  toldAtCommit: number | null = null;

  private readonly ids = new Map<string, Set<string>>();

  /** An object that was asked for, shown or made; the raw id. */
  touch(kind: string, id: string): void {
    const known = this.ids.get(kind);
    if (known) known.add(id);
    else this.ids.set(kind, new Set([id]));
  }

  /** Objects by kind, in the order in which they were touched. */
  get objects(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.ids;
  }

  get touched(): number {
    return [...this.ids.values()].reduce((sum, ids) => sum + ids.size, 0);
  }
}
