import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import type { WrappedKey } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { FIND_LINKS } from './absorb-records.sql.js';
import { byteaArray } from './bytea-array.js';
import type { EntryAsBytes, LinkRows, PullRun } from './decided-entry.js';
import { entriesOf, type Entries, type Entry, isUnidentified, memberTokenOf } from './entries-of.js';
import type { IncomingRecord } from './incoming-record.js';
import { linkRows } from './link-rows.js';
import { type Choice, MatchByIdentifier } from './match-by-identifier.service.js';

interface LinkRow {
  /** Hexadecimal. */
  readonly token: string;
  readonly registrantId: string;
  /** Hexadecimal. */
  readonly contentDigest: string;
  readonly profileVersion: number;
  /** A full pull met it no more. */
  readonly gone: boolean;
  /** What is told is merged with what the registrant has from elsewhere. */
  readonly merges: boolean;
}

/** An entry of a batch with the registrant it stands for. */
export interface MatchedEntry {
  readonly entry: Entry;
  readonly registrantId: string;
  /**
   * `joined`: found by an identifier among those of other origin. `erased`: the person's key was destroyed; what the source still
   * tells of them is not taken in again.
   */
  readonly change: 'created' | 'joined' | 'updated' | 'unchanged' | 'erased';
  readonly profileVersion: number;
  readonly storedKey: WrappedKey | null;
  readonly link: LinkRow | undefined;
}

/** A batch of a source, read. */
export interface ToldRecords extends Entries {
  readonly sourceId: string;
  readonly run: PullRun | null;
  readonly received: number;
  readonly unidentified: number;
}

/** Who the records of a source are: what is new or changed, and the links to write beside it. */
export interface MatchedRecords {
  readonly decided: readonly EntryAsBytes[];
  /** Of those decided: whose values are merged with what is on file. */
  readonly merging: ReadonlySet<string>;
  readonly links: LinkRows;
  readonly counts: Readonly<Record<string, number>>;
  /** By token: the registrants an entry may be, where there are several. Then nothing else is to be used. */
  readonly doubtful: ReadonlyMap<string, readonly string[]>;
}

/** Decides which registrants the records of a source are, by source link first and then by identifier, and which changed. */
@Injectable()
export class MatchBySource {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyStore,
    readonly tokens: LinkToken,
    private readonly identifiers: MatchByIdentifier,
  ) {}

  /** What a batch tells, by the tokens of those it tells of. The registry is not asked. */
  read(sourceId: string, records: readonly IncomingRecord[], run: PullRun | null): ToldRecords {
    const unidentified = records.filter(isUnidentified).length;
    return { sourceId, run, ...entriesOf(sourceId, records, this.tokens), received: records.length, unidentified };
  }

  async match(told: ToldRecords, now: Date, choice: Choice): Promise<MatchedRecords> {
    const { contents, received, unidentified } = told;
    const { matched, doubtful } = await this.find(told, choice);
    const entries = [...matched.values()];
    const changing = entries.filter(({ change }) => change !== 'unchanged' && change !== 'erased');
    return {
      decided: changing.map((entry) => decide(entry, matched, contents)),
      merging: new Set(changing.filter(isMerging).map(({ registrantId }) => registrantId)),
      links: linkRows(told, entries, now),
      counts: countsOf(entries, { received, unidentified }),
      doubtful,
    };
  }

  private async find({ sourceId, entries, contents }: ToldRecords, choice: Choice) {
    const known = await this.links(sourceId, entries);
    const unlinked = [...entries.values()].filter(({ token }) => !known.has(token));
    const { joined, doubtful } = await this.identifiers.identify(sourceId, unlinked, contents, choice);
    const differing = [...known].filter(([token, link]) => link.contentDigest !== entries.get(token)!.digest);
    const changed = [...differing.map(([, link]) => link), ...joined.values()];
    const stored = await this.keys.fetch(changed.map(({ registrantId }) => registrantId));
    const matched = new Map<string, MatchedEntry>();
    for (const [token, entry] of entries) {
      const [link, holder] = [known.get(token), joined.get(token)];
      const { registrantId, profileVersion } = link ?? holder ?? { registrantId: newId(), profileVersion: 0 };
      const storedKey = stored.get(registrantId) ?? null;
      const isKnown = link !== undefined || holder !== undefined;
      const change = !isKnown
        ? 'created'
        : link?.contentDigest === entry.digest
          ? 'unchanged'
          : !storedKey
            ? 'erased'
            : link
              ? 'updated'
              : 'joined';
      matched.set(token, { entry, registrantId, change, storedKey, profileVersion: profileVersion + 1, link });
    }
    return { matched, doubtful };
  }

  /** Links by the tokens told now; a member that has an identifier since lately is found by what it was found by before. */
  private async links(sourceId: string, entries: ReadonlyMap<string, Entry>): Promise<Map<string, LinkRow>> {
    const known = await this.linksOf(sourceId, entries.keys());
    const formerly = new Map<string, string>();
    for (const { token, memberOf } of entries.values())
      if (memberOf && !known.has(token) && known.has(memberOf.group))
        formerly.set(memberTokenOf(this.tokens, sourceId, memberOf.group, memberOf.memberKey), token);
    if (formerly.size === 0) return known;
    for (const [token, link] of await this.linksOf(sourceId, formerly.keys()))
      if (!entries.has(token)) known.set(formerly.get(token)!, link);
    return known;
  }

  private async linksOf(sourceId: string, tokens: Iterable<string>): Promise<Map<string, LinkRow>> {
    const links = await this.uow.rows<LinkRow>(FIND_LINKS, [sourceId, byteaArray(tokens)]);
    return new Map(links.map((link) => [link.token, link]));
  }
}

const isMerging = ({ change, link }: MatchedEntry): boolean => change === 'joined' || link?.merges === true;

function decide(
  { entry, registrantId, profileVersion, storedKey }: MatchedEntry,
  matched: ReadonlyMap<string, MatchedEntry>,
  contents: Buffer,
): EntryAsBytes {
  const { kind, groupKind } = entry;
  const content = contents.subarray(entry.from, entry.to);
  const change = storedKey ? 'updated' : 'created';
  const decided: EntryAsBytes = { registrantId, kind, groupKind, change, profileVersion, storedKey, content };
  if (kind === 'individual') return decided;
  const members = entry.members.map(({ token, ...role }) => ({
    ...role,
    registrantId: matched.get(token)!.registrantId,
  }));
  return { ...decided, members };
}

function countsOf(
  matched: readonly MatchedEntry[],
  told: Readonly<Record<'received' | 'unidentified', number>>,
): Record<string, number> {
  const counts: Record<string, number> = { ...told };
  const add = (name: string): number => (counts[name] = (counts[name] ?? 0) + 1);
  for (const { change, link } of matched) {
    add(change);
    if (link?.gone) add('returned');
  }
  return counts;
}
