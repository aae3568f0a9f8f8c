/** Other ways into the data database; as the application, unless told. */
interface OtherRoles {
  readonly owner?: string | null;
  readonly worker?: string | null;
}

/** Where the two databases are and as whom to enter them, after the embedded PostgreSQL (if any) has been started. */
export class DatabaseUrls {
  /** The data as its owner: migrations and grants, at boot only. */
  readonly owner: string;
  /** The data as the worker role: bulk work. */
  readonly worker: string;

  constructor(
    /** The data as the application role: requests. */
    readonly data: string,
    /** The key store. */
    readonly keys: string,
    { owner, worker }: OtherRoles = {},
  ) {
    this.owner = owner ?? data;
    this.worker = worker ?? data;
  }
}
