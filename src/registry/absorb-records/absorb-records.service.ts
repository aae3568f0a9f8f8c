import { Injectable } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { CopyRows } from '#platform/database/copy-rows.js';
import { Clock } from '#platform/time/clock.js';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { prepareAhead } from '#platform/workers/prepare-ahead.js';
import { byteaArray } from './bytea-array.js';
import { writeContent } from './content-bytes.js';
import { NOTE_MEMBERS_SEEN, NOTE_SEEN } from './absorb-records.sql.js';
import type { DecidedEntry, LinkRows, PullRun, SealedBatch, SetAside } from './decided-entry.js';
import { type MetNames, metNames, seenToo } from './link-rows.js';
import { tokensOf } from './entries-of.js';
import { ENABLE_RETURNED } from '../end-links/end-links.sql.js';
import { inDoubt } from './in-doubt.js';
import type { IncomingRecord } from './incoming-record.js';
import type { Choice } from './match-by-identifier.service.js';
import { MERGE_FROM_NOW, NOTE_ORIGIN } from './match-by-identifier.sql.js';
import { type MatchedRecords, MatchBySource, type ToldRecords } from './match-by-source.service.js';
import { RegistrantChangedMeanwhile } from '../registry.errors.js';
import { isRefusal, refusedAmong } from './refused-among.js';
import { MergeTold } from './merge-told.service.js';
import { SealBatch } from './seal-batch.service.js';
import type { ToldPage } from './told-page.js';
import { unlessOnlyRecalled } from './unless-only-recalled.js';
import { untilUnchanged } from './until-unchanged.js';
import { WriteBatch } from './write-batch.service.js';

/** The origin of those no source brought. */
const NO_SOURCE = '00000000-0000-0000-0000-000000000000';
/** Somebody linked the same record, or the same registrant, at the same time. */
const changedMeanwhile = (): RegistrantChangedMeanwhile => new RegistrantChangedMeanwhile();

const without = (records: readonly IncomingRecord[], aside: readonly SetAside[]): readonly IncomingRecord[] =>
  aside.length === 0 ? records : records.filter((_, index) => !aside.some((one) => one.index === index));

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
    private readonly merging: MergeTold,
    private readonly writing: WriteBatch,
    private readonly sealing: SealBatch,
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
    let before: Pick<MatchedRecords, 'changing'> & { joined: boolean } = { changing: new Set(), joined: false };
    const sealPage = async (page: P, committed: Promise<void>): Promise<SealedBatch> => {
      const run = telling.run ?? null;
      const told = page.batch
        ? this.matching.readBatch(sourceId, page.batch, run)
        : this.matching.read(sourceId, page.records, page.met ?? [], run);
      if (before.joined || told.entries.tellsOf(before.changing)) await committed;
      const choice = this.choiceOf(sourceId, page, telling);
      const { changing, ...batch } = await unlessOnlyRecalled(
        () => this.sealTold(told, page, choice),
        () => this.sealTold(this.matching.read(sourceId, page.records, page.met ?? [], run), page, choice),
        page,
      );
      before = { changing, joined: batch.links!.joined.length > 0 };
      return batch;
    };
    await prepareAhead(pages, sealPage, async (page, batch) => {
      const again = async (aside: readonly SetAside[]): Promise<unknown> =>
        commit(page, await this.seal(sourceId, page.records, { ...telling, met: page.met ?? [] }, aside));
      try {
        await untilUnchanged(
          () => commit(page, batch),
          () => again([]),
        );
      } catch (error) {
        if (!isRefusal(error)) throw error;
        const refused = await this.refused(sourceId, page.records, telling);
        if (refused.length === 0) throw error;
        await untilUnchanged(
          () => again(refused),
          () => again(refused),
        );
      }
    });
  }

  /**
   * Matches records by their source link and by identifiers, and seals what is new or changed. What may be several registrants
   * is set aside: it is not among what is sealed. Outside of any transaction.
   */
  async seal(
    sourceId: string,
    records: readonly IncomingRecord[],
    telling: Telling = {},
    aside: readonly SetAside[] = [],
  ): Promise<SealedBatch> {
    const { met = [], run = null } = telling;
    const choice = this.choiceOf(sourceId, { records }, telling);
    const told = this.matching.read(sourceId, without(records, aside), met, run);
    return this.sealTold(told, { records }, choice, aside);
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
    const merged = { entries: asBytes, updates: [] };
    return this.sealing.seal(merged, this.clock.now(), null, { created, updated: entries.length - created });
  }

  /**
   * Writes a sealed batch in the unit of work of the caller, who commits its checkpoint with it. Throws
   * `RegistrantChangedMeanwhile` when a profile is no longer of the version that was decided on: decide and seal again.
   */
  async write(batch: SealedBatch): Promise<Written> {
    try {
      return await this.writeAll(batch);
    } catch (error) {
      return whenViolated(error, { source_link_pkey: changedMeanwhile, source_link_once: changedMeanwhile });
    }
  }

  private async writeAll(batch: SealedBatch): Promise<Written> {
    const { links, counts, updated, merges } = batch;
    await this.merging.replace(merges);
    const ended = await this.writing.write(batch);
    await this.merging.coolOff(merges);
    if (counts['created']) await this.uow.change(NOTE_ORIGIN, [links?.sourceId ?? NO_SOURCE]);
    const fromElsewhere = links ? links.joined : updated;
    if (fromElsewhere.length > 0) await this.uow.change(MERGE_FROM_NOW, [fromElsewhere]);
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

  private choiceOf(sourceId: string, page: ToldPage, { choice }: Telling): Choice {
    const record = choice && page.records[0];
    if (!choice || !record) return NO_CHOICE;
    const tokens = tokensOf(sourceId, record, this.matching.tokens);
    return new Map(tokens.flatMap(([at, token]) => (choice.has(at) ? [[token, choice.get(at)!] as const] : [])));
  }

  /** Without what is in doubt: its record as a whole is left out, and the rest is read again. */
  private async sealTold(
    told: ToldRecords,
    page: ToldPage,
    choice: Choice,
    setAside: readonly SetAside[] = [],
  ): Promise<SealedBatch & Pick<MatchedRecords, 'changing'>> {
    const now = this.clock.now();
    const { decided, merging, links, counts, changing, doubtful } = await this.matching.match(told, now, choice);
    if (doubtful.size === 0) {
      const merged = await this.merging.merge(decided, merging);
      const metToo = seenToo(links, told.run, told.met, this.namesOf(told.sourceId, page, setAside));
      return { ...(await this.sealing.seal(merged, now, metToo, counts)), setAside, changing };
    }
    const { sourceId, run, met } = told;
    const { records } = page;
    const found = inDoubt(sourceId, records, doubtful, this.matching.tokens);
    const aside = [...new Map([...found, ...setAside].map((one) => [one.index, one])).values()];
    const others = this.matching.read(sourceId, without(records, aside), [], run);
    return this.sealTold({ ...others, met }, page, choice, aside);
  }

  private namesOf(sourceId: string, page: ToldPage, setAside: readonly SetAside[]): MetNames {
    const records = setAside.length > 0 ? setAside.map(({ index }) => page.records[index]!) : [];
    return metNames(sourceId, records, this.matching.tokens);
  }

  /** Which records the database refuses: some are tried after others, and nothing of it stays but keys of nobody. */
  private async refused(
    sourceId: string,
    records: readonly IncomingRecord[],
    telling: Telling,
  ): Promise<readonly SetAside[]> {
    const attempt = async (places: readonly number[]): Promise<void> => {
      const some = places.map((place) => records[place]!);
      await untilUnchanged(
        () => this.tryOut(sourceId, some, places[0] === 0 ? telling : {}),
        () => this.tryOut(sourceId, some, places[0] === 0 ? telling : {}),
      );
    };
    const found = await refusedAmong([...records.keys()], attempt);
    return found.map((index) => ({ index, reason: 'refused', pointer: '#', candidates: [] }));
  }

  private async tryOut(sourceId: string, records: readonly IncomingRecord[], { choice }: Telling): Promise<void> {
    const batch = await this.seal(sourceId, records, choice ? { choice } : {});
    const undone = new Error('Nothing of this is to stay');
    try {
      await this.uow.run(async () => {
        await this.write(batch);
        throw undone;
      });
    } catch (error) {
      if (error !== undone) throw error;
    }
  }
}
