import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import type { WrappedKey } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { COMPARE_LINKS, FIND_LINKS } from './absorb-records.sql.js';
import { byteaArray } from './bytea-array.js';
import type { EntryAsBytes, LinkRows, PullRun } from './decided-entry.js';
import { entriesOf, type Entry, isUnidentified, memberTokenOf } from './entries-of.js';
import type { IncomingRecord } from './incoming-record.js';
import { linkRows, type MetNames, metNames } from './link-rows.js';
import { type Choice, MatchByIdentifier } from './match-by-identifier.service.js';
import { entriesIn, type ToldBatch } from './told-batch.js';
import type { ToldEntries } from './told-entries.js';

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

/** Links of what is told, by the places of the entries: those of which something else is told than we have, and the others. */
interface Compared {
  readonly known: Map<number, LinkRow>;
  readonly same: SamePlaces;
}

/** Places of entries whose content is what we have: 1 for one of them. */
export interface SamePlaces {
  readonly is: Uint8Array;
  readonly count: number;
}

/** Of one row nothing is told but the places of all links that are unchanged. */
type ComparedRow = LinkRow & { readonly place: number; readonly same: Buffer | null };

const PLACE_BYTES = 4;

/** An entry of a batch that is not just what we have, with the registrant it stands for. */
export interface MatchedEntry {
  readonly place: number;
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
export interface ToldRecords {
  readonly sourceId: string;
  readonly entries: ToldEntries;
  readonly run: PullRun | null;
  readonly received: number;
  readonly unidentified: number;
  readonly met: MetNames;
}

/** Who the records of a source are: what is new or changed, and the links to write beside it. */
export interface MatchedRecords {
  readonly decided: readonly EntryAsBytes[];
  /** Of those decided: whose values are merged with what is on file. */
  readonly merging: ReadonlySet<string>;
  readonly links: LinkRows;
  readonly counts: Readonly<Record<string, number>>;
  /** Signs of the entries that are not just what we have: what is told of them next has to wait until this is written. */
  readonly changing: ReadonlySet<number>;
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
  read(
    sourceId: string,
    records: readonly IncomingRecord[],
    met: readonly IncomingRecord[],
    run: PullRun | null,
  ): ToldRecords {
    const unidentified = records.filter(isUnidentified).length;
    const entries = entriesOf(sourceId, records, this.tokens);
    const names = metNames(sourceId, met, this.tokens);
    return { sourceId, run, entries, received: records.length, unidentified, met: names };
  }

  /** The same of what a worker thread has read. */
  readBatch(sourceId: string, batch: ToldBatch, run: PullRun | null): ToldRecords {
    const { received, unidentified, met } = batch;
    return { sourceId, run, entries: entriesIn(batch), received, unidentified, met };
  }

  async match(told: ToldRecords, now: Date, choice: Choice): Promise<MatchedRecords> {
    const { sourceId, entries, received, unidentified } = told;
    const { matched, same, doubtful } = await this.find(told, choice);
    const differing = [...matched.values()];
    const changing = differing.filter(({ change }) => change !== 'unchanged' && change !== 'erased');
    const isSame = (token: string): boolean => same.count > 0 && same.is[entries.placeOf(token)!] === 1;
    const unchangedMembers = changing.flatMap(({ entry }) => entry.members).filter(({ token }) => isSame(token));
    const ids = await this.idsOf(sourceId, unchangedMembers);
    const idOf = (token: string): string => matched.get(token)?.registrantId ?? ids.get(token)!.registrantId;
    return {
      decided: changing.map((entry) => decide(entry, idOf, entries)),
      merging: new Set(changing.filter(isMerging).map(({ registrantId }) => registrantId)),
      links: linkRows(told, differing, same, now),
      counts: countsOf(differing, same.count, { received, unidentified }),
      changing: new Set(differing.map(({ place }) => entries.sign(place))),
      doubtful,
    };
  }

  private async find({ sourceId, entries }: ToldRecords, choice: Choice) {
    const { known, same } = await this.links(sourceId, entries);
    const places = placesBut(entries, same);
    const told = new Map(places.map((place) => [place, entries.at(place)]));
    const unlinked = places.filter((place) => !known.has(place)).map((place) => told.get(place)!);
    const { joined, doubtful } = await this.identifiers.identify(sourceId, unlinked, entries, choice);
    const differing = [...known].filter(([place, link]) => link.contentDigest !== told.get(place)!.digest);
    const changed = [...differing.map(([, link]) => link), ...joined.values()];
    const stored = await this.keys.fetch(changed.map(({ registrantId }) => registrantId));
    const matched = new Map<string, MatchedEntry>();
    for (const [place, entry] of told) {
      const [link, holder] = [known.get(place), joined.get(entry.token)];
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
      const profile = { registrantId, storedKey, profileVersion: profileVersion + 1 };
      matched.set(entry.token, { place, entry, change, link, ...profile });
    }
    return { matched, same, doubtful };
  }

  /** Links by the tokens told now; a member that has an identifier since lately is found by what it was found by before. */
  private async links(sourceId: string, entries: ToldEntries): Promise<Compared> {
    const compared = await this.compare(sourceId, entries);
    const { known, same } = compared;
    if (known.size + same.count === 0) return compared; // nobody is known, and nobody was before
    const isLinked = (place: number): boolean => known.has(place) || same.is[place] === 1;
    const formerly = new Map<string, number>();
    for (const place of placesBut(entries, same)) {
      const { memberOf } = entries.at(place);
      if (memberOf && !isLinked(place) && isLinked(entries.placeOf(memberOf.group)!))
        formerly.set(memberTokenOf(this.tokens, sourceId, memberOf.group, memberOf.memberKey), place);
    }
    if (formerly.size > 0)
      for (const [token, link] of await this.linksOf(sourceId, formerly.keys()))
        if (entries.placeOf(token) === undefined) known.set(formerly.get(token)!, link);
    return compared;
  }

  private async compare(sourceId: string, { tokens, digests, size }: ToldEntries): Promise<Compared> {
    const [known, is] = [new Map<number, LinkRow>(), new Uint8Array(size)];
    let count = 0;
    for (const row of await this.uow.rows<ComparedRow>(COMPARE_LINKS, [sourceId, tokens, digests, size])) {
      const { same: places, place, ...link } = row;
      if (places === null) known.set(place, link);
      else for (; count < places.length / PLACE_BYTES; count++) is[places.readInt32BE(count * PLACE_BYTES)] = 1;
    }
    return { known, same: { is, count } };
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

/** Of all entries those that are not the same, in their order. */
function placesBut({ size }: ToldEntries, same: SamePlaces): number[] {
  const places: number[] = [];
  for (let place = 0; place < size; place++) if (same.is[place] === 0) places.push(place);
  return places;
}

function decide(
  { entry, registrantId, profileVersion, storedKey }: MatchedEntry,
  idOf: (token: string) => string,
  entries: ToldEntries,
): EntryAsBytes {
  const { kind, groupKind } = entry;
  const content = entries.contentOf(entry);
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
