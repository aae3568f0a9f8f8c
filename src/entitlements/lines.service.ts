import { Injectable } from '@nestjs/common';
import { currentCaller, Handles, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { MoveNotAllowed } from '#platform/lifecycle/flow.js';
import { BadAmount, parseAmount } from '#platform/money/money.js';
import { Clock } from '#platform/time/clock.js';
import { ProgramsService } from '#programs';
import type { BenefitRecord } from './benefit.entity.js';
import { BenefitsService } from './benefits.service.js';
import { CycleMovesService } from './cycle-moves.service.js';
import { CyclesService } from './cycles.service.js';
import { EntitlementDto } from './entitlement.dto.js';
import { ENTITLEMENT_FLOW, type EntitlementState } from './entitlement.lifecycle.js';
import type { EntitlementRecord } from './entitlement.record.js';
import {
  AmountNeeded,
  BenefitOfOneKind,
  CorrectionUnfit,
  NotEnrolled,
  NothingSubmitted,
  StageBehind,
} from './entitlements.errors.js';
import { ENTITLEMENT } from './entitlements.sql.js';
import { type LineMove, LineMoveDto } from './line-move.dto.js';
import { FIND_LINE, LINE_HISTORY, SUPPLEMENT, TAKE_OUT } from './lines.sql.js';
import { APPROVED_BEFORE, SubmissionsService } from './submissions.service.js';
import type { CreateSupplementaryDto } from './supplementary.dto.js';

export interface FoundLine {
  readonly cycleId: string;
  readonly programId: string;
  readonly registrantId: string;
  readonly benefitId: string;
  readonly state: EntitlementState;
}

/** Single lines: shown, taken out before they are approved, and added besides the regular ones. */
@Injectable()
export class LinesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly handles: Handles,
    private readonly programs: ProgramsService,
    private readonly benefits: BenefitsService,
    private readonly cycles: CyclesService,
    private readonly moves: CycleMovesService,
    private readonly submissions: SubmissionsService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async show(id: string): Promise<EntitlementDto> {
    return EntitlementDto.from(await this.visible(id));
  }

  /** A line of somebody in scope. Throws {@link NotFound}. */
  async visible(id: string): Promise<EntitlementRecord> {
    const { programId } = await this.find(id);
    const line = await this.uow.row<EntitlementRecord>(ENTITLEMENT, [id, await this.scope.areasIn(programId)]);
    if (!line) throw new NotFound('entitlement');
    return line;
  }

  /** Oldest first. */
  async history(id: string, query: PageQuery): Promise<Page<LineMoveDto>> {
    await this.show(id);
    const { registrantId } = await this.find(id);
    const list = `line:${id}`;
    const after = this.cursors.decode<string>(list, query.cursor) ?? null;
    const rows = await this.uow.rows<LineMove>(LINE_HISTORY, [registrantId, id, after, query.limit + 1]);
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.id).map(LineMoveDto.from);
  }

  /** Takes a draft out of its cycle, before it is submitted. */
  async exclude(id: string, reason: string): Promise<EntitlementDto> {
    const { cycleId, registrantId } = await this.find(id);
    return this.uow.run(async () => {
      await this.holdOpen(cycleId, 'prepared');
      return this.takeOut(id, registrantId, 'excluded', reason);
    });
  }

  /**
   * Refuses one of the lines that wait for approval; the others wait on. Not once a stage was passed: whoever passed it saw all of
   * them. Throws NothingSubmitted, {@link StageBehind}.
   */
  async reject(id: string, reason: string): Promise<EntitlementDto> {
    const { cycleId, registrantId } = await this.find(id);
    return this.uow.run(async () => {
      const { state } = await this.moves.lock(cycleId);
      const submission = await this.submissions.open(cycleId);
      if (!submission) throw new NothingSubmitted(state);
      if (submission.signOffs.length > 0) throw new StageBehind();
      return this.takeOut(id, registrantId, 'rejected', reason);
    });
  }

  /** Adds a line for a late joiner, or one that corrects another. It is approved with what else waits, never by who made it. */
  async supplement(cycleId: string, input: CreateSupplementaryDto): Promise<EntitlementDto> {
    const { programId } = await this.cycles.visible(cycleId);
    await this.programs.requireOpen(programId);
    const registrantId = this.handles.read('registrant', input.registrantId);
    const [benefit] = (await this.benefits.ofProgram(programId)).filter(({ id }) => id === input.benefitId);
    if (!benefit) throw new NotFound('benefit');
    const { currency, unit } = benefit;
    const due = [currency, dueOf(benefit, input), unit, unit === null ? null : quantityOf(benefit, input)];
    const id = newId();
    return this.uow.run(async () => {
      await this.holdOpen(cycleId, 'prepared');
      const corrects = input.corrects ? await this.corrected(cycleId, registrantId, input) : null;
      const who = [currentCaller().userId, input.reason, corrects, this.clock.now()];
      const added = await this.uow.change(SUPPLEMENT, [
        id,
        registrantId,
        cycleId,
        programId,
        benefit.id,
        ...due,
        ...who,
      ]);
      if (added === 0) throw new NotEnrolled();
      return this.show(id);
    });
  }

  /** A line of a program in scope. Throws {@link NotFound}. */
  async find(id: string): Promise<FoundLine> {
    const found = await this.uow.row<FoundLine>(FIND_LINE, [id]);
    if (!found) throw new NotFound('entitlement');
    this.scope.requireProgram(found.programId, 'entitlement');
    return found;
  }

  /** Of a cycle that is held. */
  private async takeOut(
    id: string,
    registrantId: string,
    to: Extract<EntitlementState, 'excluded' | 'rejected'>,
    reason: string,
  ): Promise<EntitlementDto> {
    ENTITLEMENT_FLOW.assert((await this.find(id)).state, to);
    await this.uow.change(TAKE_OUT, [id, registrantId, currentCaller().userId, this.clock.now(), reason, to]);
    return this.show(id);
  }

  /** The cycle, held, when its drafts may still be changed: it is prepared or was approved before, and nothing waits for approval. */
  private async holdOpen(cycleId: string, to: 'prepared'): Promise<void> {
    const cycle = await this.moves.lock(cycleId);
    await this.submissions.assertDraftsOpen(cycle);
    if (cycle.state !== 'prepared' && !APPROVED_BEFORE.includes(cycle.state))
      throw new MoveNotAllowed('cycle', cycle.state, to);
  }

  private async corrected(cycleId: string, registrantId: string, input: CreateSupplementaryDto): Promise<string> {
    const id = this.handles.read('entitlement', input.corrects!);
    const line = await this.uow.row<FoundLine>(FIND_LINE, [id]);
    const isSame =
      line?.cycleId === cycleId && line.registrantId === registrantId && line.benefitId === input.benefitId;
    if (!isSame) throw new CorrectionUnfit();
    return id;
  }
}

function dueOf({ currency, amountMinor }: BenefitRecord, { amount, quantity }: CreateSupplementaryDto): string | null {
  if (currency === null) {
    if (amount !== undefined) throw new BenefitOfOneKind();
    return null;
  }
  if (quantity !== undefined) throw new BenefitOfOneKind();
  if (amount === undefined) return amountMinor ?? needed('amount');
  const minor = parseAmount(amount, currency, '#/amount');
  if (minor === 0n) throw new BadAmount('#/amount', 'the amount must be above zero');
  return minor.toString();
}

const quantityOf = (benefit: BenefitRecord, { quantity }: CreateSupplementaryDto): string =>
  quantity ?? benefit.quantity ?? needed('quantity');

function needed(field: string): never {
  throw new AmountNeeded(field);
}
