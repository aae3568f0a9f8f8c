import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { sha256 } from '#platform/vault/suite.js';
import { ENROLMENT_MOVES, type EnrolmentMove, type EnrolmentState, FREEING } from '../enrolment.lifecycle.js';
import { GivePlacesService } from '../give-places/give-places.service.js';
import { DigestMissing, EnrolmentsChanged, FilterUnfit } from '../programs.errors.js';
import { ProgramsService } from '../programs.service.js';
import { ReasonCodesService } from '../reason-codes.service.js';
import { BulkMoveDto, type EnrolmentFilterDto, type OrderBulkMoveDto } from './bulk-move.dto.js';
import { FILTER_DIGEST, MOVE_CHUNK } from './move-enrolments.sql.js';

const FIRST = '00000000-0000-0000-0000-000000000000';
const A_CHUNK = 10_000;

/** States, before, since, reason, verdict: as {@link MOVE_CHUNK} takes them. */
type Filter = readonly [readonly EnrolmentState[], string | null, string | null, string | null, string | null];

interface Cursor {
  readonly after: string;
  readonly finished: boolean;
}

interface Parameters {
  readonly move: EnrolmentMove;
  readonly reason: string;
  readonly filter: Filter;
  readonly orderedAt: string;
}

interface Digested {
  readonly counts: Readonly<Record<string, number>>;
  readonly total: number;
  readonly parts: Buffer;
}

/** Moves many enrolments at once: those that a dry run counted, and only as they stood then. */
@Injectable()
export class MoveEnrolmentsService implements OperationHandler, OnModuleInit {
  readonly kind = 'move-enrolments';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly operations: OperationsService,
    private readonly programs: ProgramsService,
    private readonly reasons: ReasonCodesService,
    private readonly places: GivePlacesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /**
   * Counts whom the filter names, and orders their move unless it is a dry run. Throws {@link DigestMissing},
   * {@link EnrolmentsChanged} when the digest is another one by now, {@link FilterUnfit} for a state that the move is not for.
   */
  async order(programId: string, { move, reason, filter, dryRun, digest }: OrderBulkMoveDto): Promise<BulkMoveDto> {
    await this.programs.visible(programId);
    const named = filterOf(move, filter);
    return this.uow.run(async () => {
      await this.reasons.require('enrolment', move, reason);
      await this.programs.requireDelivering(programId);
      const orderedAt = this.clock.now().toISOString();
      const { counts, parts } = (await this.uow.row<Digested>(FILTER_DIGEST, [programId, ...named]))!;
      const now = sha256(Buffer.concat([parts, Buffer.from(JSON.stringify([programId, move, named]))])).toString('hex');
      if (dryRun) return BulkMoveDto.of(true, counts, now, null);
      if (digest === undefined) throw new DigestMissing();
      if (digest !== now) throw new EnrolmentsChanged();
      const parameters: Parameters = { move, reason, filter: named, orderedAt };
      const order = { kind: this.kind, subject: programId, programId, parameters: { ...parameters } };
      return BulkMoveDto.of(false, counts, now, (await this.operations.order(order)).id);
    });
  }

  async run(run: OperationRun): Promise<void> {
    let cursor = (run.cursor ?? { after: FIRST, finished: false }) as Cursor;
    while (!cursor.finished) cursor = await this.moveNext(run, cursor.after);
  }

  private async moveNext(run: OperationRun, after: string): Promise<Cursor> {
    const { move, reason, filter, orderedAt } = run.parameters as unknown as Parameters;
    const { to } = ENROLMENT_MOVES[move];
    let cursor: Cursor = { after, finished: false };
    await run.chunk(async () => {
      await this.programs.requireDelivering(run.subject);
      const values = [to, this.clock.now(), run.createdBy, reason, run.subject, after, A_CHUNK, orderedAt, ...filter];
      const { moved, last } = (await this.uow.row<{ moved: number; last: string | null }>(MOVE_CHUNK, values))!;
      cursor = { after: last ?? after, finished: moved < A_CHUNK };
      if (cursor.finished && FREEING.includes(move)) await this.places.orderFor(run.subject);
      return { cursor, done: moved, counts: { moved } };
    });
    return cursor;
  }
}

function filterOf(move: EnrolmentMove, { state, before, since, reason, verdict }: EnrolmentFilterDto): Filter {
  const from: readonly EnrolmentState[] = ENROLMENT_MOVES[move].from;
  if (state !== undefined && !from.includes(state)) throw new FilterUnfit(from);
  return [state === undefined ? from : [state], before ?? null, since ?? null, reason ?? null, verdict ?? null];
}
