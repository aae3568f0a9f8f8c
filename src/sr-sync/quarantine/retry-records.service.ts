import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { AbsorbRecords, type IncomingRecord, RegistryService, type SetAside } from '#registry';
import type { SourceRecord } from '../dialects/dialect.js';
import { BadRecord, mappingContext, mapRecord, type MappingContext } from '../pull-records/map-record.js';
import type { SocialRegistry } from '../social-registry.entity.js';
import { keptOf } from '../pull-records/keep-declared.js';
import { AskAnew } from './ask-anew.service.js';
import { RecordDecidedMeanwhile } from './quarantine.errors.js';
import { QuarantineKeys } from './quarantine-keys.service.js';
import { openRecord } from './quarantine-seal.js';
import { TRIED_AGAIN } from './quarantine.sql.js';
import type { Fault, HeldRecord, QuarantineReason } from './quarantined-record.record.js';
import { SetAsideRecords, uuidArray } from './set-aside.service.js';

/** What becomes of records that are tried again. */
export interface Outcome {
  readonly accepted: readonly string[];
  readonly again: readonly (Fault & { readonly id: string })[];
}

/** What a source told of a case when it was asked anew, and the run that met it. */
interface ToldAnew {
  readonly syncRunId: string;
  readonly record: SourceRecord;
}

/** Whether a record is kept as one: of the others only what they may be asked for by is. */
export const isKept = (reason: QuarantineReason): boolean => reason !== 'unreadable' && reason !== 'too_large';

/** By which registrant a record is, as somebody decided: at its pointer. */
export type Decision = ReadonlyMap<string, string | 'new'>;

/** Takes quarantined records through the corridor again, by what is declared now: many at once, in one transaction. */
@Injectable()
export class RetryRecords {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly registry: RegistryService,
    private readonly absorb: AbsorbRecords,
    private readonly aside: SetAsideRecords,
    private readonly keys: QuarantineKeys,
    private readonly anew: AskAnew,
  ) {}

  /**
   * Under the worker role, outside of any transaction; `commit` runs what is to be written in one, and is called again when
   * somebody was changed meanwhile. `decision` is about the first record. Throws {@link RecordDecidedMeanwhile}.
   */
  async retry(
    source: SocialRegistry,
    held: readonly HeldRecord[],
    commit: (write: () => Promise<Outcome>) => Promise<unknown>,
    decision: Decision | null = null,
  ): Promise<void> {
    const page = await this.mapped(source, held);
    await this.absorb.absorbPages(
      source.id,
      (async function* () {
        yield page;
      })(),
      ({ ids, faults, anew }, batch) =>
        commit(async () => {
          await this.absorb.write(batch);
          const doubts = new Map(batch.setAside.map((one) => [one.index, one]));
          const accepted = ids.filter((_, index) => !doubts.has(index));
          const again = [
            ...faults,
            ...[...doubts].map(([index, doubt]) => ({ id: ids[index]!, ...setAsideFor(doubt) })),
          ];
          await this.note({ accepted, again: again.filter(({ id }) => !anew.has(id)) });
          await this.setAsideAnew(source.id, again, anew);
          return { accepted, again };
        }),
      decision ? { choice: decision } : {},
    );
  }

  private async mapped(source: SocialRegistry, held: readonly HeldRecord[]) {
    const context = mappingContext(source.mapping, await this.registry.declarations());
    const page = {
      records: [] as IncomingRecord[],
      ids: [] as string[],
      faults: [] as (Fault & { id: string })[],
      anew: new Map<string, ToldAnew>(),
    };
    const keys = new Map<string, Buffer | undefined>();
    for (const { id, syncRunId, sealed, reason } of held) {
      if (!keys.has(syncRunId)) keys.set(syncRunId, await this.keys.ifAny(syncRunId));
      const key = keys.get(syncRunId);
      const told = await this.recordOf(source, reason, key && sealed ? openRecord(key, id, sealed) : null);
      if ('record' in told && !isKept(reason)) page.anew.set(id, { syncRunId, record: told.record });
      const mapped = 'record' in told ? mapAgain(told.record, context) : told;
      if ('record' in mapped) {
        page.records.push(mapped.record);
        page.ids.push(id);
      } else page.faults.push({ id, ...mapped });
    }
    for (const key of keys.values()) key?.fill(0);
    return page;
  }

  /** As it was kept, or as its source tells it now; or why there is none. */
  private async recordOf(
    source: SocialRegistry,
    reason: QuarantineReason,
    kept: unknown,
  ): Promise<{ readonly record: SourceRecord } | Fault> {
    if (kept === null) return LOST;
    if (isKept(reason)) return { record: kept as SourceRecord };
    const told = await this.anew.ask(source, kept);
    return 'record' in told ? { record: keptOf(told, source.mapping).record } : told;
  }

  private async note({ accepted, again }: Outcome): Promise<void> {
    if (accepted.length > 0 && (await this.aside.move(accepted, 'accepted', 'retried')) !== accepted.length)
      throw new RecordDecidedMeanwhile();
    if (again.length === 0) return;
    const values = [
      again.map(({ id }) => id),
      again.map(({ reason }) => reason),
      again.map(({ rule }) => rule),
      again.map(({ pointer }) => pointer),
      again.map(({ candidates }) => uuidArray(candidates)),
    ];
    if ((await this.uow.change(TRIED_AGAIN, values)) !== again.length) throw new RecordDecidedMeanwhile();
  }

  /** What its source tells otherwise now, and cannot be taken in either, is a case of its own. */
  private async setAsideAnew(
    sourceId: string,
    again: Outcome['again'],
    anew: ReadonlyMap<string, ToldAnew>,
  ): Promise<void> {
    const otherwise = again.filter(({ id }) => anew.has(id));
    const last = otherwise.at(-1);
    if (!last) return;
    const ids = otherwise.map(({ id }) => id);
    if ((await this.aside.move(ids, 'superseded', 'told_otherwise')) !== ids.length) throw new RecordDecidedMeanwhile();
    const rejected = otherwise.map(({ id, ...fault }) => ({ ...fault, item: anew.get(id)!.record }));
    await this.aside.setAside(sourceId, anew.get(last.id)!.syncRunId, rejected);
  }
}

export const setAsideFor = ({
  reason,
  pointer,
  candidates,
}: Pick<SetAside, 'reason' | 'pointer' | 'candidates'>): Fault => ({
  reason,
  pointer,
  candidates,
  rule: reason === 'ambiguous' ? 'must not be several registrants' : 'must be what the database can hold',
});

/** Its key is gone. */
const LOST: Fault = {
  reason: 'unreadable',
  rule: 'must be kept by a key that is there',
  pointer: '#',
  candidates: [],
};

function mapAgain(record: SourceRecord, context: MappingContext): { readonly record: IncomingRecord } | Fault {
  const broken = (pointer: string, rule: string): Fault => ({ reason: 'rule_broken', rule, pointer, candidates: [] });
  try {
    const mapped = mapRecord(record, context);
    return mapped.link === null
      ? broken('#/regIds', 'an individual needs an identifier of a mapped type')
      : { record: mapped };
  } catch (error) {
    if (error instanceof BadRecord) return broken(error.pointer, error.reason);
    throw error;
  }
}
