import { Injectable } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { CopyRows } from '#platform/database/copy-rows.js';
import { Clock } from '#platform/time/clock.js';
import { BlindIndex } from '#platform/vault/blind-index.js';
import { KeyRing } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { MatchToken } from '#platform/vault/match-token.js';
import { prepareAhead } from '#platform/workers/prepare-ahead.js';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import { byteaArray } from './bytea-array.js';
import { listsOf, writeContent } from './content-bytes.js';
import { NOTE_MEMBERS_SEEN, NOTE_SEEN } from './absorb-records.sql.js';
import type { DecidedEntry, EntryAsBytes, LinkRows, PullRun, SealedBatch, SetAside } from './decided-entry.js';
import { seenToo } from './link-rows.js';
import { tokensOf } from './entries-of.js';
import { ENABLE_RETURNED } from '../end-links/end-links.sql.js';
import { inDoubt } from './in-doubt.js';
import type { IncomingRecord } from './incoming-record.js';
import type { Choice } from './match-by-identifier.service.js';
import { MERGE_FROM_NOW, NOTE_ORIGIN } from './match-by-identifier.sql.js';
import { MatchBySource, type ToldRecords } from './match-by-source.service.js';
import { sealAll } from './seal-all.js';
import { type SealedRows, type SealTask, taskOf } from './seal-task.js';
import { untilUnchanged } from './until-unchanged.js';
import { WriteBatch } from './write-batch.service.js';

const WORKER = new URL('./seal-records.worker.js', import.meta.url).href;
/** So few are sealed sooner than they are sent to a thread. */
const FEW = 8;
/** Entries in one task of a thread: small enough that the threads end a batch together. */
const SHARE = 250;
/** The origin of those no source brought. */
const NO_SOURCE = '00000000-0000-0000-0000-000000000000';
const NO_CHOICE: Choice = new Map();

/** What is said with the records of a source. */
export interface Telling {
  /** Records that were met and are not to be taken in: by their names only. */
  readonly met?: readonly IncomingRecord[];
  /** The pull they come by. */
  readonly run?: PullRun | null;
  /** By pointer (`#`, `#/members/2`) into the first record: who it is, as somebody decided. */
  readonly choice?: ReadonlyMap<string, string | 'new'>;
}

/** A page of a source, as far as the corridor asks. */
export interface ToldPage {
  readonly records: readonly IncomingRecord[];
  /** What was met besides, and is not to be taken in: see {@link Telling}. */
  readonly met?: readonly IncomingRecord[];
}

/** What a batch did that is known only when it is written. */
export interface Written {
  /** Members that left their groups. */
  readonly ended: number;
}

/** The one corridor by which records become registrants: decide who they are, seal in worker threads, write set-based. */
@Injectable()
export class AbsorbRecords {
  constructor(
    private readonly matching: MatchBySource,
    private readonly writing: WriteBatch,
    private readonly keys: KeyStore,
    readonly ring: KeyRing,
    readonly blindIndex: BlindIndex,
    readonly matchToken: MatchToken,
    private readonly workers: WorkerPool,
    private readonly clock: Clock,
    private readonly uow: UnitOfWork,
  ) {}

  /**
   * Takes in the pages of a source in their order: while one is committed the next is matched and sealed, unless it tells of
   * somebody the one before tells of. `commit` calls `write` in a unit of work of its own, and is called again with the page
   * sealed anew when somebody was changed meanwhile. Outside of any transaction.
   */
  async absorbPages<P extends ToldPage>(
    sourceId: string,
    pages: AsyncIterable<P>,
    commit: (page: P, batch: SealedBatch) => Promise<unknown>,
    telling: Telling = {},
  ): Promise<void> {
    let before = { tokens: new Set<string>() as ReadonlySet<string>, joined: false };
    const sealPage = async ({ records, met = [] }: P, committed: Promise<void>): Promise<SealedBatch> => {
      const told = this.matching.read(sourceId, records, telling.run ?? null);
      const tokens = new Set(told.entries.keys());
      if (before.joined || [...tokens].some((token) => before.tokens.has(token))) await committed;
      const batch = await this.sealTold(told, records, this.choiceOf(sourceId, records, telling), met);
      before = { tokens, joined: batch.links!.joined.length > 0 };
      return batch;
    };
    await prepareAhead(pages, sealPage, (page, batch) =>
      untilUnchanged(
        () => commit(page, batch),
        async () => commit(page, await this.seal(sourceId, page.records, { ...telling, met: page.met ?? [] })),
      ),
    );
  }

  /**
   * Matches records by their source link and by identifiers, and seals what is new or changed. What may be several registrants
   * is set aside: it is not among what is sealed. Outside of any transaction.
   */
  async seal(sourceId: string, records: readonly IncomingRecord[], telling: Telling = {}): Promise<SealedBatch> {
    const choice = this.choiceOf(sourceId, records, telling);
    return this.sealTold(this.matching.read(sourceId, records, telling.run ?? null), records, choice, telling.met);
  }

  /**
   * Seals registrants of whom it is decided who they are, and stores the keys of new ones (key first: a key without data is
   * harmless, data without a key is lost). Every id at most once. The keys last whatever becomes of the caller's transaction.
   */
  async sealDecided(entries: readonly DecidedEntry[]): Promise<SealedBatch> {
    const created = entries.filter(({ change }) => change === 'created').length;
    const asBytes = entries.map(({ record, ...entry }) => {
      const content = new CopyRows(3, 512);
      writeContent(content, record);
      return { ...entry, content: content.take() };
    });
    return this.sealEntries(asBytes, this.clock.now(), null, { created, updated: entries.length - created });
  }

  /**
   * Writes a sealed batch in the unit of work of the caller, who commits its checkpoint with it. Throws
   * `RegistrantChangedMeanwhile` when a profile is no longer of the version that was decided on: decide and seal again.
   */
  async write(batch: SealedBatch): Promise<Written> {
    const { links, counts, updated } = batch;
    const ended = await this.writing.write(batch);
    if (counts['created']) await this.uow.change(NOTE_ORIGIN, [links?.sourceId ?? NO_SOURCE]);
    const merging = links ? links.joined : updated;
    if (merging.length > 0) await this.uow.change(MERGE_FROM_NOW, [merging]);
    if (links && links.returned.length > 0) {
      const by = RequestContext.requireActor().userId;
      await this.uow.change(ENABLE_RETURNED, [links.returned, batch.now, by]);
    }
    if (links?.seen) await this.noteSeen(links.sourceId, links.seen);
    return { ended };
  }

  private async noteSeen(sourceId: string, { runId, tokens, groups }: NonNullable<LinkRows['seen']>): Promise<void> {
    await this.uow.change(NOTE_SEEN, [sourceId, runId, tokens]);
    if (groups.length > 0) await this.uow.change(NOTE_MEMBERS_SEEN, [sourceId, runId, byteaArray(groups)]);
  }

  private choiceOf(sourceId: string, [record]: readonly IncomingRecord[], { choice }: Telling): Choice {
    if (!choice || !record) return NO_CHOICE;
    const tokens = tokensOf(sourceId, record, this.matching.tokens);
    return new Map(tokens.flatMap(([at, token]) => (choice.has(at) ? [[token, choice.get(at)!] as const] : [])));
  }

  /** Without what is in doubt: its record as a whole is left out, and the rest is read again. */
  private async sealTold(
    told: ToldRecords,
    records: readonly IncomingRecord[],
    choice: Choice,
    met: readonly IncomingRecord[] = [],
    setAside: readonly SetAside[] = [],
  ): Promise<SealedBatch> {
    const now = this.clock.now();
    const { decided, links, counts, doubtful } = await this.matching.match(told, now, choice);
    if (doubtful.size === 0) {
      const notTakenIn = [...met, ...setAside.map(({ index }) => records[index]!)];
      const metToo = seenToo(links, told, notTakenIn, this.matching.tokens);
      return { ...(await this.sealEntries(decided, now, metToo, counts)), setAside };
    }
    const { sourceId, run } = told;
    const found = inDoubt(sourceId, records, doubtful, this.matching.tokens);
    const aside = [...new Map([...found, ...setAside].map((one) => [one.index, one])).values()];
    const isAside = new Set(aside.map(({ index }) => index));
    const left = records.filter((_, index) => !isAside.has(index));
    return this.sealTold(this.matching.read(sourceId, left, run), records, choice, met, aside);
  }

  private async sealEntries(
    entries: readonly EntryAsBytes[],
    now: Date,
    links: LinkRows | null,
    counts: Readonly<Record<string, number>>,
  ): Promise<SealedBatch> {
    const updated = entries.filter(({ change }) => change === 'updated');
    const decided = {
      updated: updated.map(({ registrantId }) => registrantId),
      replaced: replacedBy(updated),
      memberships: membershipsOf(entries),
    };
    const sheets = await this.sheetsOf(entries, now.getTime());
    const keys = sheets.map((sheet) => sheet.keys).filter(({ length }) => length > 0);
    if (keys.length > 0) await this.keys.add(keys);
    return { now, sheets, ...decided, links, setAside: [], counts };
  }

  private async sheetsOf(entries: readonly EntryAsBytes[], now: number): Promise<SealedRows[]> {
    if (entries.length <= FEW) return [sealAll(taskOf(entries, now), this)];
    const tasks: SealTask[] = [];
    for (let from = 0; from < entries.length; from += SHARE) tasks.push(taskOf(entries.slice(from, from + SHARE), now));
    return Promise.all(tasks.map((task) => this.workers.run<SealedRows>(WORKER, 'default', task)));
  }
}

function replacedBy(updated: readonly EntryAsBytes[]): SealedBatch['replaced'] {
  const spoken = updated.map(({ registrantId, content }) => ({ registrantId, lists: listsOf(content) }));
  const having = (list: 0 | 1 | 2): string[] =>
    spoken.filter(({ lists }) => lists[list] !== null).map(({ registrantId }) => registrantId);
  return { identifiers: having(0), contacts: having(1), paymentAccounts: having(2) };
}

function membershipsOf(entries: readonly EntryAsBytes[]): SealedBatch['memberships'] {
  const groups = entries.filter(({ members }) => members !== undefined);
  const rows = new CopyRows(5);
  for (const group of groups) {
    const once = new Map(group.members!.map((member) => [member.registrantId, member]));
    for (const { registrantId, isHead, isRepresentative, relationship } of once.values())
      rows
        .row()
        .uuid(group.registrantId)
        .uuid(registrantId)
        .boolean(isHead)
        .boolean(isRepresentative ?? false)
        .text(relationship ?? null);
  }
  return { groups: groups.map(({ registrantId }) => registrantId), rows: rows.take() };
}
