import { Injectable } from '@nestjs/common';
import { CopyRows } from '#platform/database/copy-rows.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { idBytes, newId } from '#platform/ids/ids.js';
import type { WrappedKey } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { FIND_LINKS } from './absorb-records.sql.js';
import { postgresMicroseconds } from './copy-instants.js';
import type { EntryAsBytes, LinkRows } from './decided-entry.js';
import { entriesOf, type Entries, type Entry, isUnidentified } from './entries-of.js';
import type { IncomingRecord } from './incoming-record.js';

interface LinkRow {
  /** Hexadecimal. */
  readonly token: string;
  readonly registrantId: string;
  /** Hexadecimal. */
  readonly contentDigest: string;
  readonly profileVersion: number;
}

/** An entry of a batch with the registrant it stands for. */
interface MatchedEntry {
  readonly entry: Entry;
  readonly registrantId: string;
  /** `erased`: the person's key was destroyed; what the source still tells of them is not taken in again. */
  readonly change: 'created' | 'updated' | 'unchanged' | 'erased';
  readonly profileVersion: number;
  readonly storedKey: WrappedKey | null;
}

/** A batch of a source, read. */
export interface ToldRecords extends Entries {
  readonly sourceId: string;
  readonly received: number;
  readonly unidentified: number;
}

/** Who the records of a source are: what is new or changed, and the links to write beside it. */
export interface MatchedRecords {
  readonly decided: readonly EntryAsBytes[];
  readonly links: LinkRows;
  readonly counts: Readonly<Record<string, number>>;
}

/** Decides by source link which registrants the records of a source are, and which of them changed. */
@Injectable()
export class MatchBySource {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyStore,
    private readonly tokens: LinkToken,
  ) {}

  /** What a batch tells, by the tokens of those it tells of. The registry is not asked. */
  read(sourceId: string, records: readonly IncomingRecord[]): ToldRecords {
    const unidentified = records.filter(isUnidentified).length;
    return { sourceId, ...entriesOf(sourceId, records, this.tokens), received: records.length, unidentified };
  }

  async match(
    { sourceId, entries, contents, received, unidentified }: ToldRecords,
    now: Date,
  ): Promise<MatchedRecords> {
    const matched = await this.find(sourceId, entries);
    const changing = [...matched.values()].filter(({ change }) => change === 'created' || change === 'updated');
    return {
      decided: changing.map((entry) => decide(entry, matched, contents)),
      links: linkRows(sourceId, changing, now),
      counts: countsOf(matched, { received, unidentified }),
    };
  }

  private async find(sourceId: string, entries: ReadonlyMap<string, Entry>): Promise<Map<string, MatchedEntry>> {
    const links = await this.uow.rows<LinkRow>(FIND_LINKS, [sourceId, byteaArray(entries.keys())]);
    const known = new Map(links.map((link) => [link.token, link]));
    const differing = new Set(links.filter((link) => link.contentDigest !== entries.get(link.token)!.digest));
    const stored = await this.keys.fetch([...differing].map((link) => link.registrantId));
    const matched = new Map<string, MatchedEntry>();
    for (const [token, entry] of entries) {
      const link = known.get(token);
      const storedKey = link ? (stored.get(link.registrantId) ?? null) : null;
      const change = !link ? 'created' : !differing.has(link) ? 'unchanged' : storedKey ? 'updated' : 'erased';
      const registrantId = link?.registrantId ?? newId();
      matched.set(token, { entry, registrantId, change, storedKey, profileVersion: (link?.profileVersion ?? 0) + 1 });
    }
    return matched;
  }
}

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

/** The text form of a bytea[] of hexadecimal tokens: written here without an object for each. */
const byteaArray = (tokens: Iterable<string>): string => {
  const list = [...tokens];
  return list.length === 0 ? '{}' : `{"\\\\x${list.join('","\\\\x')}"}`;
};

function linkRows(sourceId: string, changing: readonly MatchedEntry[], now: Date): LinkRows {
  const [source, seen] = [idBytes(sourceId), postgresMicroseconds(now.getTime())];
  const [created, updated] = [new CopyRows(5), new CopyRows(2)];
  for (const { entry, registrantId, change } of changing) {
    if (change === 'updated') updated.row().hex(entry.token).hex(entry.digest);
    else created.row().bytes(source).hex(entry.token).uuid(registrantId).hex(entry.digest).bigint(seen);
  }
  const taken = (rows: CopyRows): Uint8Array | null => (rows.rows > 0 ? rows.take() : null);
  return { sourceId, created: taken(created), updated: taken(updated) };
}

function countsOf(
  matched: ReadonlyMap<string, MatchedEntry>,
  told: Readonly<Record<'received' | 'unidentified', number>>,
): Record<string, number> {
  const counts: Record<string, number> = { ...told };
  for (const entry of matched.values()) counts[entry.change] = (counts[entry.change] ?? 0) + 1;
  return counts;
}
