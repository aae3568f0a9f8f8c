import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperationDto, PublishCounts, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { OperationHandler, OperationRecord, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { ProgramsService } from '#programs';
import {
  type Dimensions,
  DIMENSIONS_JUDGE,
  type DimensionValues,
  OpenProfiles,
  RegistryService,
  UNKNOWN,
} from '#registry';
import { type Classes, classesOf, identitiesOf, quantitiesOf } from '../statistics.catalogue.js';
import { StatisticsTaken } from '../statistics.errors.js';
import { PublishedStatistics } from './published-statistics.js';
import { COUNT_ENROLLED, COUNT_STATES, NEWEST_CYCLE, NEXT_ENROLLED, TAKEN } from './take-statistics.sql.js';
import { Tally } from './tally.js';

const FIRST = '00000000-0000-0000-0000-000000000000';
const CHUNK_SIZE = 5_000;

/** Fixed when it is ordered, so that a repetition after a crash counts the same. */
interface RunParameters {
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly asOf: string;
  readonly dimensions: Dimensions;
  readonly classes: Classes;
  readonly cycleId: string | null;
}

interface Cursor {
  readonly after: string;
  readonly tally: string;
}

/** Counts a program's beneficiaries by class and publishes what may be shown: at most once a day. */
@Injectable()
export class TakeStatistics implements OperationHandler, OnModuleInit {
  readonly kind = 'take-statistics';

  constructor(
    private readonly operations: OperationsService,
    private readonly programs: ProgramsService,
    private readonly registry: RegistryService,
    private readonly profiles: OpenProfiles,
    private readonly publishing: PublishCounts,
    private readonly published: PublishedStatistics,
    private readonly cipher: ServiceCipher,
    private readonly scope: ScopeService,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /** Orders today's statistics of a program in scope. Throws {@link StatisticsTaken} when they are there. */
  async order(programId: string): Promise<OperationDto> {
    this.scope.requireProgram(programId);
    return OperationDto.from(await this.orderFor(programId));
  }

  /** The same, for the schedule in the name of `createdBy`. */
  async orderFor(programId: string, createdBy?: string): Promise<OperationRecord> {
    await this.programs.get(programId);
    const now = this.clock.now();
    const day = now.toISOString().slice(0, 10);
    const dimensions = await this.registry.dimensions();
    const valuesOf = (dimension: Dimensions['sex']): string[] =>
      [...new Set(Object.values(dimension?.valueOf ?? {}))].toSorted();
    const classes = classesOf(valuesOf(dimensions.sex), valuesOf(dimensions.area));
    return this.uow.run(async () => {
      if ((await this.uow.row<{ taken: boolean }>(TAKEN, [programId, day]))!.taken) throw new StatisticsTaken(day);
      const cycle = await this.uow.row<{ cycleId: string }>(NEWEST_CYCLE, [programId]);
      const parameters = { day, asOf: now.toISOString(), dimensions, classes, cycleId: cycle?.cycleId ?? null };
      return this.operations.order({
        kind: this.kind,
        subject: programId,
        programId,
        parameters,
        ...(createdBy ? { createdBy } : {}),
      });
    });
  }

  async run(run: OperationRun): Promise<void> {
    const parameters = run.parameters as unknown as RunParameters;
    const quantities = quantitiesOf(parameters.classes);
    const cursor = run.cursor as Cursor | null;
    const tally = cursor ? Tally.open(quantities, cursor.tally, this.cipher, run.id) : new Tally(quantities);
    let after = cursor?.after ?? FIRST;
    if (!cursor) await this.begin(run);
    for (;;) {
      const rows = await this.uow.rows<{ registrantId: string; delivery: string }>(NEXT_ENROLLED, [
        run.subject,
        after,
        CHUNK_SIZE,
        parameters.cycleId,
      ]);
      if (rows.length === 0) break;
      await this.count(rows, parameters, tally);
      after = rows.at(-1)!.registrantId;
      const next: Cursor = { after, tally: tally.seal(this.cipher, run.id) };
      await run.chunk(() => Promise.resolve({ cursor: next, done: 1 }));
    }
    await this.publish(run, parameters, tally);
  }

  /** How far it is, is told in chunks: how many are enrolled is a statistic, and shown as one. */
  private async begin(run: OperationRun): Promise<void> {
    const { total } = (await this.uow.row<{ total: number }>(COUNT_ENROLLED, [run.subject]))!;
    const chunks = Math.ceil(total / CHUNK_SIZE);
    await run.chunk(() => Promise.resolve({ cursor: null, done: 0, total: chunks }));
  }

  /** Somebody erased meanwhile opens no more and counts as unknown. */
  private async count(
    rows: readonly { registrantId: string; delivery: string }[],
    { asOf, dimensions }: RunParameters,
    tally: Tally,
  ): Promise<void> {
    const ids = rows.map(({ registrantId }) => registrantId);
    const judge = { ...DIMENSIONS_JUDGE, parameters: dimensions };
    const judged = await this.profiles.judge<Dimensions, DimensionValues>(ids, new Date(asOf), 'statistics', judge);
    const values = new Map(judged.ids.map((id, at) => [id, judged.results[at]!]));
    for (const { registrantId, delivery } of rows) {
      const [sex, ageBand, area] = values.get(registrantId) ?? [UNKNOWN, UNKNOWN, UNKNOWN];
      tally.add({ sex, age_band: ageBand, area, delivery });
    }
  }

  private async publish(run: OperationRun, { day, asOf, classes }: RunParameters, tally: Tally): Promise<void> {
    const states = await this.uow.rows<{ state: string; count: number }>(COUNT_STATES, [run.subject]);
    const enrolled = classes.sex.reduce((sum, sex) => sum + tally.all()[`sex=${sex}`]!, 0);
    for (const { state, count } of states) tally.set(`state=${state}`, count);
    tally.set('state=enrolled', enrolled); // as many as were classed: the sums hold whoever joined meanwhile
    tally.set(
      'all',
      classes.state.reduce((sum, state) => sum + tally.all()[`state=${state}`]!, 0),
    );
    const counts = tally.all();
    const published = await this.publishing.publish({
      counts,
      identities: identitiesOf(classes),
      earlier: await this.published.before(run.subject, day),
    });
    const suppressed = Object.values(published).filter(({ shown }) => shown === null).length;
    await run.chunk(async () => {
      await this.published.keep({ programId: run.subject, day, asOf, classes, counts, published });
      return { cursor: run.cursor, done: 0, counts: { quantities: Object.keys(published).length, suppressed } };
    });
  }
}
