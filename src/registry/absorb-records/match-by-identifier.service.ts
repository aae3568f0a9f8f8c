import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { MatchToken } from '#platform/vault/match-token.js';
import { byteaArray } from './bytea-array.js';
import { listsOf } from './content-bytes.js';
import type { Entry } from './entries-of.js';
import { HAS_OTHERS, HOLDERS_WITHOUT_LINK } from './match-by-identifier.sql.js';
import type { ToldEntries } from './told-entries.js';

/** A registrant that holds an identifier a source tells of. */
export interface Holder {
  readonly registrantId: string;
  readonly kind: 'individual' | 'group';
  readonly profileVersion: number;
}

/** Who new entries of a source are, by the tokens of their links. */
export interface Identified {
  /** Exactly one registrant holds what identifies the entry. */
  readonly joined: ReadonlyMap<string, Holder>;
  /** Several do. */
  readonly doubtful: ReadonlyMap<string, readonly string[]>;
}

/** Decided by hand: who an entry is, or that it is nobody who is known. By the token of its link. */
export type Choice = ReadonlyMap<string, string | 'new'>;

const NOBODY: Identified = { joined: new Map(), doubtful: new Map() };

/** Finds who a new record of a source is among the registrants that are not linked to the source yet: by exact identifiers. */
@Injectable()
export class MatchByIdentifier {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tokens: MatchToken,
  ) {}

  /**
   * In the order of the entries: who is found for one is not for the next, which stays an entry of its own. Where this source
   * brought everybody there is nobody to be found, and nothing is looked for.
   */
  async identify(
    sourceId: string,
    unlinked: readonly Entry[],
    entries: ToldEntries,
    choice: Choice,
  ): Promise<Identified> {
    if (unlinked.length === 0 || !(await this.uow.row<{ found: boolean }>(HAS_OTHERS, [sourceId]))!.found)
      return NOBODY;
    const told = unlinked.map((entry) => ({ entry, signs: this.signsOf(entries.contentOf(entry)) }));
    const holders = await this.holders(sourceId, new Set(told.flatMap(({ signs }) => signs)));
    const [joined, doubtful, taken] = [new Map<string, Holder>(), new Map<string, string[]>(), new Set<string>()];
    for (const { entry, signs } of holders.size > 0 ? told : []) {
      const candidates = new Map(
        signs
          .flatMap((sign) => holders.get(sign) ?? [])
          .filter(({ kind, registrantId }) => kind === entry.kind && !taken.has(registrantId))
          .map((holder) => [holder.registrantId, holder]),
      );
      const chosen = choice.get(entry.token);
      if (chosen === 'new') continue;
      const found = chosen ? candidates.get(chosen) : candidates.size === 1 ? [...candidates.values()][0]! : undefined;
      if (found) {
        joined.set(entry.token, found);
        taken.add(found.registrantId);
      } else if (chosen || candidates.size > 1) doubtful.set(entry.token, [...candidates.keys()]);
    }
    return { joined, doubtful };
  }

  private signsOf(content: Buffer): string[] {
    const [identifiers] = listsOf(content);
    return (identifiers ?? []).map(({ idTypeId, normalized }) => this.tokens.of(idTypeId, normalized).toString('hex'));
  }

  private async holders(sourceId: string, signs: ReadonlySet<string>): Promise<Map<string, Holder[]>> {
    const holders = new Map<string, Holder[]>();
    if (signs.size === 0) return holders;
    const rows = await this.uow.asWorker(() =>
      this.uow.rows<Holder & { readonly token: string }>(HOLDERS_WITHOUT_LINK, [byteaArray(signs), sourceId]),
    );
    for (const { token, ...holder } of rows) holders.set(token, [...(holders.get(token) ?? []), holder]);
    return holders;
  }
}
