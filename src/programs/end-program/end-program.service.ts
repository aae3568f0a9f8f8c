import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperationDto } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { MoveNotAllowed } from '#platform/lifecycle/flow.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import type { MoveProgramDto } from '../program.dto.js';
import { PROGRAM_MOVES, type ProgramState } from '../program.lifecycle.js';
import { MOVE_PROGRAM } from '../program.sql.js';
import { ProgramsService } from '../programs.service.js';
import { ReasonCodesService } from '../reason-codes.service.js';
import { WindingUp } from '../winding-up.service.js';

const A_CHUNK = 5_000;
const { to: ENDED, from: ENDABLE } = PROGRAM_MOVES.end;

/** Where the next chunk begins: in which room, after which of its open things. */
interface Cursor {
  readonly room: number;
  readonly after: string | null;
  readonly ended?: true;
}

/**
 * Ends a program: cancels what is open in it, chunk by chunk, then moves it. Until that last transaction it stays closing, and
 * what was cancelled by then is cancelled: where something was sent meanwhile the operation fails, and is ordered again later.
 */
@Injectable()
export class EndProgramService implements OperationHandler, OnModuleInit {
  readonly kind = 'end-program';

  constructor(
    private readonly operations: OperationsService,
    private readonly programs: ProgramsService,
    private readonly reasons: ReasonCodesService,
    private readonly windingUp: WindingUp,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /** Throws MoveNotAllowed unless the program is closing, and what a room throws while something is sent or in doubt. */
  async order(programId: string, { reason = 'requested' }: MoveProgramDto = {}): Promise<OperationDto> {
    return this.uow.run(async () => {
      assertEndable((await this.programs.visible(programId)).state);
      await this.reasons.require('program', 'end', reason);
      await this.windingUp.assertEndable(programId);
      const order = { kind: this.kind, subject: programId, programId, parameters: { reason } };
      return OperationDto.from(await this.operations.order(order));
    });
  }

  async run(run: OperationRun): Promise<void> {
    let cursor = (run.cursor as Cursor | null) ?? (await this.begin(run));
    if (cursor.ended) return;
    while (cursor.room < this.windingUp.rooms.length) cursor = await this.cancelNext(run, cursor);
    await run.chunk(async () => ({ cursor: { ...cursor, ended: true }, done: await this.end(run) }));
  }

  private async begin(run: OperationRun): Promise<Cursor> {
    const cursor: Cursor = { room: 0, after: null };
    const total = await this.windingUp.count(run.subject);
    await run.chunk(() => Promise.resolve({ cursor, done: 0, total }));
    return cursor;
  }

  private async cancelNext(run: OperationRun, { room, after }: Cursor): Promise<Cursor> {
    let next: Cursor = { room, after };
    await run.chunk(async () => {
      assertEndable((await this.programs.get(run.subject)).state);
      const cancelled = await this.windingUp.rooms[room]!.cancelNext(run.subject, after, A_CHUNK);
      next = cancelled ? { room, after: cancelled.last } : { room: room + 1, after: null };
      return { cursor: next, done: cancelled?.count ?? 0, counts: { cancelled: cancelled?.count ?? 0 } };
    });
    return next;
  }

  /** The last transaction: holds the program, cancels the few that were opened meanwhile, and closes what held them. */
  private async end({ subject: programId, createdBy, parameters }: OperationRun): Promise<number> {
    const values = [programId, ENDED, ENDABLE, newId(), createdBy, this.clock.now(), parameters['reason']];
    if ((await this.uow.change(MOVE_PROGRAM, values)) === 0) assertEndable((await this.programs.get(programId)).state);
    let done = 0;
    for (const room of this.windingUp.rooms) {
      for (let after: string | null = null; ;) {
        const cancelled = await room.cancelNext(programId, after, A_CHUNK);
        if (!cancelled) break;
        done += cancelled.count;
        after = cancelled.last;
      }
      await room.assertEndable(programId);
      await room.close(programId);
    }
    return done;
  }
}

function assertEndable(state: ProgramState): void {
  if (!(ENDABLE as readonly ProgramState[]).includes(state)) throw new MoveNotAllowed('program', state, ENDED);
}
