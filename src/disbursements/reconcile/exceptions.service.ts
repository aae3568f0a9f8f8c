import { Injectable } from '@nestjs/common';
import { currentCaller, Handles, ScopeService } from '#access';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { Clock } from '#platform/time/clock.js';
import { ProgramsService } from '#programs';
import { AlreadyResolved, NothingToAccept, OpenerMayNotAccept, ReturnKnown } from '../disbursements.errors.js';
import {
  type ExceptionRecord,
  type ExceptionsQuery,
  ReconciliationExceptionDto,
  type ReconciliationRecord,
  type ResolveExceptionDto,
} from '../reconciliation.dto.js';
import { AcceptResult } from './accept-result.service.js';
import { RESOLVE_EXCEPTION } from './accept-result.sql.js';
import { FIND_EXCEPTION, FIND_RECONCILIATIONS, LIST_EXCEPTIONS, LIST_EXCEPTIONS_OF_PROGRAM } from './reconcile.sql.js';

type Found = ExceptionRecord & {
  readonly programId: string | null;
  readonly openedBy: string;
  readonly registrantId: string | null;
  readonly toldReference: string | null;
};

/** What results said that did not fit: listed with its age, and decided about by a person. */
@Injectable()
export class ExceptionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly handles: Handles,
    private readonly programs: ProgramsService,
    private readonly booking: AcceptResult,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async ofReconciliation(reconciliationId: string, query: PageQuery): Promise<Page<ReconciliationExceptionDto>> {
    const found = await this.uow.row<ReconciliationRecord>(FIND_RECONCILIATIONS, [[reconciliationId]]);
    if (!found) throw new NotFound('reconciliation');
    this.requireReach(found);
    const list = `exceptions:${reconciliationId}`;
    const after = this.cursors.decode<string>(list, query.cursor) ?? null;
    const rows = await this.uow.rows<ExceptionRecord>(LIST_EXCEPTIONS, [reconciliationId, after, query.limit + 1]);
    return this.page(list, rows, query.limit);
  }

  /** Of all reconciliations of a program. */
  async ofProgram(
    programId: string,
    { kind, resolved, cursor, limit }: ExceptionsQuery,
  ): Promise<Page<ReconciliationExceptionDto>> {
    this.scope.requireWholeProgram(programId);
    await this.programs.get(programId);
    const list = `exceptions-of-program:${programId}:${kind ?? ''}:${resolved ?? ''}`;
    const after = this.cursors.decode<string>(list, cursor) ?? null;
    const values = [programId, after, limit + 1, kind ?? null, resolved === undefined ? null : resolved === 'true'];
    return this.page(list, await this.uow.rows<ExceptionRecord>(LIST_EXCEPTIONS_OF_PROGRAM, values), limit);
  }

  /**
   * Accepting says that what was told arrived or came back, no more and no less: by somebody else than who brought it in. Throws
   * {@link AlreadyResolved}, {@link OpenerMayNotAccept}, {@link ReturnKnown}, {@link NothingToAccept}, and ProgramClosed.
   */
  async resolve(
    reconciliationId: string,
    handle: string,
    { decision, reason }: ResolveExceptionDto,
  ): Promise<ReconciliationExceptionDto> {
    const id = this.handles.read('exception', handle);
    const find = () => this.uow.row<Found>(FIND_EXCEPTION, [reconciliationId, id]);
    const found = await find();
    if (!found) throw new NotFound('exception');
    this.requireReach(found);
    return this.uow.run(async () => {
      const { userId } = currentCaller();
      const now = this.clock.now();
      const resolution = [id, decision, reason, userId, now];
      const resolved = await this.uow.change(RESOLVE_EXCEPTION, resolution).catch((error) => {
        return whenViolated(error, { exception_resolution_return_once: () => new ReturnKnown() });
      });
      if (resolved === 0) throw new AlreadyResolved();
      if (decision === 'accepted') await this.accept(found, userId);
      const { programId: _, openedBy: __, registrantId: ___, toldReference: ____, ...record } = (await find())!;
      return ReconciliationExceptionDto.from(record, now);
    });
  }

  private accept(found: Found, userId: string): Promise<void> {
    const { id, openedBy, registrantId, disbursementId, kind, toldOutcome } = found;
    if (openedBy === userId) throw new OpenerMayNotAccept();
    if (kind !== 'amount_mismatch' || !disbursementId || !registrantId || !toldOutcome) throw new NothingToAccept();
    const told = { outcome: toldOutcome, minor: found.toldMinor, currency: found.toldCurrency };
    return this.booking.book({
      exceptionId: id,
      disbursementId,
      registrantId,
      ...told,
      reference: found.toldReference,
    });
  }

  /**
   * Of references nobody knows no area is known, and of rows that are of no batch not even a program: these are for who brought them
   * in, and for who is limited by nothing.
   */
  private requireReach({ programId, openedBy }: Pick<Found, 'programId' | 'openedBy'>): void {
    if (programId !== null) return this.scope.requireWholeProgram(programId, 'reconciliation');
    if (openedBy !== currentCaller().userId && !this.scope.isUnlimited()) throw new NotFound('reconciliation');
  }

  private page(list: string, rows: readonly ExceptionRecord[], limit: number): Page<ReconciliationExceptionDto> {
    const now = this.clock.now();
    return pageOf(this.cursors, list, rows, limit, (row) => row.id).map((row) =>
      ReconciliationExceptionDto.from(row, now),
    );
  }
}
