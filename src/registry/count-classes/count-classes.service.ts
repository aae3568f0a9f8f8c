import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperationDto, ScopeService } from '#access';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { FIRST_ID } from '#platform/ids/ids.js';
import type { OperationHandler, OperationRecord, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { OpenProfiles, type ScannedChunk } from '../open-profiles/open-profiles.service.js';
import { REGISTRANT_KINDS, type RegistrantKind } from '../registrant.record.js';
import { NAME_BYTES } from '../show-attributes/class-names.js';
import type { DisplayParameters } from '../show-attributes/display.judge.js';
import { areaLevels, type Ladder } from '../show-attributes/ladder.js';
import { Ladders } from '../show-attributes/ladders.service.js';
import type { CountedClass } from './count.judge.js';
import {
  ADD_TO_TALLY,
  BEGIN_COUNT,
  CLEAR_TALLY,
  COUNT,
  DROP_OLDER,
  FINISH_COUNT,
  PLACE_PEOPLE,
  SHOW_CLASSES,
} from './count-classes.sql.js';

const JUDGE = new URL('./count.judge.js', import.meta.url).href;

/** Nobody is shown together with fewer people than make this many with them (the minimum cell of requirement 10). */
export const SMALLEST_CLASS = 10;

/** Rungs below those of the area: without age, without sex, without any other value; and the first, as declared. */
const OTHER_RUNGS = 4;

type Cursor = { readonly kind: RegistrantKind; readonly after: string } | { readonly rung: number };

/**
 * Counts how many people look alike on every rung of the ladder, over everybody, and keeps which classes may be shown. Who is
 * shown on one rung is not counted below it: a class is as large as the people who are really shown like that.
 */
@Injectable()
export class CountClasses implements OperationHandler, OnModuleInit {
  readonly kind = 'count-classes';

  constructor(
    private readonly operations: OperationsService,
    private readonly profiles: OpenProfiles,
    private readonly ladders: Ladders,
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /** Throws while a counting is under way. */
  async order(): Promise<OperationDto> {
    this.scope.requireEverywhere('registrant');
    return this.uow.run(async () => OperationDto.from(await this.enqueue()));
  }

  /** For the schedule, which nobody calls. */
  async orderUnasked(): Promise<void> {
    await RequestContext.asService(() => this.uow.run(() => this.enqueue()));
  }

  /** Goes on where it was, unless a declaration has changed meanwhile: then all classes are others, and it begins anew. */
  async run(run: OperationRun): Promise<void> {
    const begun = await this.uow.row<{ asOf: Date; ladder: Buffer }>(COUNT, [run.id]);
    const asOf = begun?.asOf ?? this.clock.now();
    const { ladder, stamp } = await this.ladders.on(asOf);
    const isSame = begun?.ladder.equals(stamp) ?? false;
    const cursor = isSame ? (run.cursor as Cursor) : await this.begin(run, asOf, stamp);
    if ('kind' in cursor)
      for (const kind of REGISTRANT_KINDS.slice(REGISTRANT_KINDS.indexOf(cursor.kind)))
        await this.count(run, { kind, asOf, after: kind === cursor.kind ? cursor.after : FIRST_ID }, ladder);
    const rungs = areaLevels(ladder) + OTHER_RUNGS;
    const first = 'kind' in cursor ? 0 : cursor.rung;
    for (let rung = first; rung < rungs; rung++) await this.place(run, rung);
    await this.finish(run, rungs);
  }

  private enqueue(): Promise<OperationRecord> {
    return this.operations.order({ kind: this.kind, subject: 'registrants' });
  }

  private async begin(run: OperationRun, asOf: Date, stamp: Buffer): Promise<Cursor> {
    const cursor: Cursor = { kind: REGISTRANT_KINDS[0], after: FIRST_ID };
    const totals = await Promise.all(REGISTRANT_KINDS.map((kind) => this.profiles.total(kind)));
    await run.chunk(async () => {
      await this.uow.change(BEGIN_COUNT, [run.id, asOf, stamp]);
      await this.uow.change(CLEAR_TALLY, [run.id]);
      return { cursor, done: 0, total: totals.reduce((sum, total) => sum + total, 0) };
    });
    return cursor;
  }

  private async count(
    run: OperationRun,
    scan: { readonly kind: RegistrantKind; readonly asOf: Date; readonly after: string },
    ladder: Ladder,
  ): Promise<void> {
    const judge = { module: JUDGE, name: 'classes', parameters: { ladder, countId: run.id } };
    for await (const chunk of this.profiles.scan<DisplayParameters, CountedClass>(scan, 'view', judge))
      await this.add(run, scan.kind, chunk);
  }

  private add(
    run: OperationRun,
    kind: RegistrantKind,
    { ids, results, last }: ScannedChunk<CountedClass>,
  ): Promise<void> {
    const people = new Map<CountedClass, number>();
    for (const chain of results) people.set(chain, (people.get(chain) ?? 0) + 1);
    const chains = [...people.keys()].toSorted(); // rows are taken in one order by all
    return run.chunk(async () => {
      const rows = chains.map((chain) => Buffer.from(chain, 'base64'));
      await this.uow.change(ADD_TO_TALLY, [run.id, rows, chains.map((chain) => people.get(chain)!)]);
      return { cursor: { kind, after: last } satisfies Cursor, done: ids.length, counts: { counted: ids.length } };
    });
  }

  private place(run: OperationRun, rung: number): Promise<void> {
    const at = [run.id, rung * NAME_BYTES + 1];
    return run.chunk(async () => {
      const shown = await this.uow.change(SHOW_CLASSES, [...at, SMALLEST_CLASS]);
      await this.uow.change(PLACE_PEOPLE, at);
      return { cursor: { rung: rung + 1 } satisfies Cursor, done: 0, counts: { classes: shown } };
    });
  }

  private finish(run: OperationRun, rungs: number): Promise<void> {
    return run.chunk(async () => {
      await this.uow.change(FINISH_COUNT, [run.id, this.clock.now()]);
      await this.uow.change(CLEAR_TALLY, [run.id]);
      for (const statement of DROP_OLDER) await this.uow.change(statement, [run.id]);
      return { cursor: { rung: rungs } satisfies Cursor, done: 0 };
    });
  }
}
