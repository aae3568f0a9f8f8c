import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import type { WrappedKey } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { COMPARE_LINKS, FIND_LINKS } from './absorb-records.sql.js';
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

/** Links of what is told: those of which something else is told than we have, and the tokens of the others. */
interface Compared {
  readonly known: Map<string, LinkRow>;
  readonly same: Set<string>;
}

/** Of one row nothing is told but the tokens of all links that are unchanged. */
type ComparedRow = LinkRow & { readonly same: Buffer | null };

const TOKEN_DIGITS = 32;

/** An entry of a batch that is not just what we have, with the registrant it stands for. */
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
    const { sourceId, contents, received, unidentified } = told;
    const { matched, same, doubtful } = await this.find(told, choice);
    const entries = [...matched.values()];
    const changing = entries.filter(({ change }) => change !== 'unchanged' && change !== 'erased');
    const unchangedMembers = changing.flatMap(({ entry }) => entry.members).filter(({ token }) => same.has(token));
    const ids = await this.idsOf(sourceId, unchangedMembers);
    const idOf = (token: string): string => matched.get(token)?.registrantId ?? ids.get(token)!.registrantId;
    return {
      decided: changing.map((entry) => decide(entry, idOf, contents)),
      merging: new Set(changing.filter(isMerging).map(({ registrantId }) => registrantId)),
      links: linkRows(told, entries, same, now),
      counts: countsOf(entries, same.size, { received, unidentified }),
      doubtful,
    };
  }

  private async find({ sourceId, entries, contents }: ToldRecords, choice: Choice) {
    const { known, same } = await this.links(sourceId, entries);
    const unlinked = [...entries.values()].filter(({ token }) => !known.has(token) && !same.has(token));
    const { joined, doubtful } = await this.identifiers.identify(sourceId, unlinked, contents, choice);
    const differing = [...known].filter(([token, link]) => link.contentDigest !== entries.get(token)!.digest);
    const changed = [...differing.map(([, link]) => link), ...joined.values()];
    const stored = await this.keys.fetch(changed.map(({ registrantId }) => registrantId));
    const matched = new Map<string, MatchedEntry>();
    for (const [token, entry] of entries) {
      if (same.has(token)) continue;
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
    return { matched, same, doubtful };
  }

  /** Links by the tokens told now; a member that has an identifier since lately is found by what it was found by before. */
  private async links(sourceId: string, entries: ReadonlyMap<string, Entry>): Promise<Compared> {
    const { known, same } = await this.compare(sourceId, entries);
    const isLinked = (token: string): boolean => known.has(token) || same.has(token);
    const formerly = new Map<string, string>();
    for (const { token, memberOf } of entries.values())
      if (memberOf && !isLinked(token) && isLinked(memberOf.group))
        formerly.set(memberTokenOf(this.tokens, sourceId, memberOf.group, memberOf.memberKey), token);
    if (formerly.size > 0)
      for (const [token, link] of await this.linksOf(sourceId, formerly.keys()))
        if (!entries.has(token)) known.set(formerly.get(token)!, link);
    return { known, same };
  }

  private async compare(sourceId: string, entries: ReadonlyMap<string, Entry>): Promise<Compared> {
    const [known, same] = [new Map<string, LinkRow>(), new Set<string>()];
    const digests = [...entries.values()].map(({ digest }) => digest);
    const values = [sourceId, byteaArray(entries.keys()), byteaArray(digests)];
    for (const { same: tokens, ...link } of await this.uow.rows<ComparedRow>(COMPARE_LINKS, values)) {
      if (tokens === null) known.set(link.token, link);
      else for (const token of tokensIn(tokens)) same.add(token);
    }
    return { known, same };
  }

  private async idsOf(sourceId: string, members: readonly { readonly token: string }[]): Promise<Map<string, LinkRow>> {
    if (members.length === 0) return new Map();
    return this.linksOf(sourceId, new Set(members.map(({ token }) => token)));
  }

  private async linksOf(sourceId: string, tokens: Iterable<string>): Promise<Map<string, LinkRow>> {
    const links = await this.uow.rows<LinkRow>(FIND_LINKS, [sourceId, byteaArray(tokens)]);
    return new Map(links.map((link) => [link.token, link]));
  }
}

const isMerging = ({ change, link }: MatchedEntry): boolean => change === 'joined' || link?.merges === true;

/** Tokens that stand one after another, in hexadecimal. */
function* tokensIn(bytes: Buffer): Generator<string> {
  const all = bytes.toString('hex');
  for (let at = 0; at < all.length; at += TOKEN_DIGITS) yield all.slice(at, at + TOKEN_DIGITS);
}

function decide(
  { entry, registrantId, profileVersion, storedKey }: MatchedEntry,
  idOf: (token: string) => string,
  contents: Buffer,
): EntryAsBytes {
  const { kind, groupKind } = entry;
  const content = contents.subarray(entry.from, entry.to);
  const change = storedKey ? 'updated' : 'created';
  const decided: EntryAsBytes = { registrantId, kind, groupKind, change, profileVersion, storedKey, content };
  if (kind === 'individual') return decided;
  const members = entry.members.map(({ token, ...role }) => ({ ...role, registrantId: idOf(token) }));
  return { ...decided, members };
}

function countsOf(
  matched: readonly MatchedEntry[],
  unchanged: number,
  told: Readonly<Record<'received' | 'unidentified', number>>,
): Record<string, number> {
  const counts: Record<string, number> = { ...told, ...(unchanged > 0 ? { unchanged } : {}) };
  const add = (name: string): number => (counts[name] = (counts[name] ?? 0) + 1);
  for (const { change, link } of matched) {
    add(change);
    if (link?.gone) add('returned');
  }
  return counts;
}
