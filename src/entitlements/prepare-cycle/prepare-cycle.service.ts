import { Injectable, type OnModuleInit } from '@nestjs/common';
import { stage } from '#platform/database/stage.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { MoveNotAllowed } from '#platform/lifecycle/flow.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { BenefitsService } from '../benefits.service.js';
import { CycleMovesService } from '../cycle-moves.service.js';
import { Cycle } from '../cycle.entity.js';
import { type CalculatedChunk, CalculateLines } from './calculate-lines.service.js';
import { CALCULATED, COUNT_ENROLLED, HOLD_DRAFT, PREPARE_CALCULATED, PREPARE_CHUNK } from './prepare-cycle.sql.js';

const ENROLMENTS_A_CHUNK = 10_000;

interface Cursor {
  readonly last: string | null;
  readonly finished: boolean;
}

type Counts = Readonly<Record<string, number>>;

/** Makes one line for each enrolment as of the freeze and each benefit. Repeated or concurrent runs make exactly one each. */
@Injectable()
export class PrepareCycleService implements OperationHandler, OnModuleInit {
  readonly kind = 'prepare-cycle';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly operations: OperationsService,
    private readonly benefits: BenefitsService,
    private readonly calculating: CalculateLines,
    private readonly moves: CycleMovesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  async run(run: OperationRun): Promise<void> {
    const cursor = run.cursor as Cursor | null;
    if (cursor?.finished) return;
    const cycle = (await this.uow.repository(Cycle).findOneBy({ id: run.subject }))!;
    const benefits = await this.benefits.byIds(run.parameters['benefitIds'] as string[]);
    const calculated = benefits.filter(({ calculation }) => calculation !== null);
    const flat = benefits.filter(({ calculation }) => calculation === null).map(({ id }) => id);
    if (calculated.length === 0) return this.flat(run, cycle, flat);
    for await (const chunk of this.calculating.chunks(cycle, calculated, cursor?.last ?? null))
      await this.calculated(run, cycle, flat, chunk);
    await run.chunk(async () => {
      await this.hold(cycle);
      await this.finish(run);
      return { cursor: { last: null, finished: true }, done: 0 };
    });
  }

  /** What is the same to all is made by the database alone. */
  private async flat(run: OperationRun, cycle: Cycle, benefitIds: readonly string[]): Promise<void> {
    for (let cursor = (run.cursor as Cursor | null) ?? { last: null, finished: false }; !cursor.finished;)
      cursor = await this.flatChunk(run, cycle, benefitIds, cursor.last);
  }

  private async flatChunk(
    run: OperationRun,
    cycle: Cycle,
    benefitIds: readonly string[],
    after: string | null,
  ): Promise<Cursor> {
    let cursor: Cursor = { last: after, finished: false };
    await run.chunk(async () => {
      await this.hold(cycle);
      const total = await this.total(cycle, after);
      const { enrolled, last, counts } = await this.made(cycle, benefitIds, after, { most: ENROLMENTS_A_CHUNK });
      cursor = { last: last ?? after, finished: enrolled < ENROLMENTS_A_CHUNK };
      if (cursor.finished) await this.finish(run);
      return { cursor, done: enrolled, counts, ...total };
    });
    return cursor;
  }

  private calculated(
    run: OperationRun,
    cycle: Cycle,
    flat: readonly string[],
    { after, last, enrolled, rows, counts: undone }: CalculatedChunk,
  ): Promise<void> {
    return run.chunk(async () => {
      await this.hold(cycle);
      const total = await this.total(cycle, after);
      await stage(this.uow.client, CALCULATED.table, CALCULATED.columns, rows);
      const values = [cycle.id, cycle.programId, cycle.freezeAt, this.clock.now()];
      const { counts } = (await this.uow.row<{ counts: Counts }>(PREPARE_CALCULATED, values))!;
      const others = flat.length > 0 ? (await this.made(cycle, flat, after, { last })).counts : {};
      return { cursor: { last, finished: false }, done: enrolled, counts: added(counts, others, undone), ...total };
    });
  }

  private async hold(cycle: Cycle): Promise<void> {
    const held = await this.uow.row<{ state: string }>(HOLD_DRAFT, [cycle.id]);
    if (held?.state !== 'draft') throw new MoveNotAllowed('cycle', held?.state ?? 'unknown', 'prepared');
  }

  private async made(
    { id, programId, freezeAt }: Cycle,
    benefitIds: readonly string[],
    after: string | null,
    { most = null, last = null }: { readonly most?: number | null; readonly last?: string | null },
  ) {
    const values = [id, programId, freezeAt, after, most, benefitIds, this.clock.now(), last];
    return (await this.uow.row<{ enrolled: number; last: string | null; counts: Counts }>(PREPARE_CHUNK, values))!;
  }

  /** How many there are, told with the first chunk. */
  private async total({ programId, freezeAt }: Cycle, after: string | null): Promise<{ total?: number }> {
    if (after !== null) return {};
    return { total: (await this.uow.row<{ enrolled: number }>(COUNT_ENROLLED, [programId, freezeAt]))!.enrolled };
  }

  private async finish(run: OperationRun): Promise<void> {
    await this.moves.move(await this.moves.lock(run.subject), 'prepared', 'prepared', { preparedBy: run.createdBy });
  }
}

function added(...all: readonly Counts[]): Counts {
  const sum: Record<string, number> = {};
  for (const [name, count] of all.flatMap((counts) => Object.entries(counts))) sum[name] = (sum[name] ?? 0) + count;
  return Object.fromEntries(Object.entries(sum).filter(([, count]) => count > 0));
}
