import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { ScopeService } from '#access';
import { changeAsSeen } from '#platform/database/change-as-seen.js';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { ReasonCodeExists, ReasonUnknown, ReasonUnfit } from './programs.errors.js';
import {
  type ChangeReasonCodeDto,
  type CreateReasonCodeDto,
  REASONED_MOVES,
  ReasonCodeDto,
  type ReasonCodesQuery,
} from './reason-code.dto.js';
import { ReasonCode, type ReasonedEntity } from './reason-code.entity.js';

const WHAT = 'reason code';

/** The reasons that may be given for moves: one list for all programs. None is ever removed. */
@Injectable()
export class ReasonCodesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
  ) {}

  /** Throws {@link ReasonUnknown} unless the code is active and a reason for this move. */
  async require(entity: ReasonedEntity, move: string, code: string): Promise<void> {
    const found = await this.uow.repository(ReasonCode).findOneBy({ entity, code, active: true });
    if (!found?.moves.includes(move)) throw new ReasonUnknown();
  }

  async list(query: ReasonCodesQuery): Promise<Page<ReasonCodeDto>> {
    const list = `reason-codes:${query.entity ?? ''}`;
    const after = this.cursors.decode<string>(list, query.cursor);
    const rows = await this.uow.repository(ReasonCode).find({
      where: { ...(query.entity ? { entity: query.entity } : {}), ...(after ? { id: MoreThan(after) } : {}) },
      order: { id: 'asc' },
      take: query.limit + 1,
    });
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.id).map(ReasonCodeDto.from);
  }

  async get(id: string): Promise<ReasonCodeDto> {
    return ReasonCodeDto.from(await this.find(id));
  }

  /** Throws {@link ReasonCodeExists}, {@link ReasonUnfit}. */
  async create({ entity, code, name, moves }: CreateReasonCodeDto): Promise<ReasonCodeDto> {
    this.scope.requireEverywhere(WHAT);
    assertMovesOf(entity, moves);
    const made: ReasonCode = { id: newId(), entity, code, name, moves, active: true, revision: 1 };
    try {
      await this.uow.repository(ReasonCode).insert(made);
    } catch (error) {
      whenViolated(error, { reason_code_code: () => new ReasonCodeExists() });
    }
    return ReasonCodeDto.from(made);
  }

  async change(id: string, revision: number, change: ChangeReasonCodeDto): Promise<ReasonCodeDto> {
    this.scope.requireEverywhere(WHAT);
    return this.uow.run(async () => {
      const { entity } = await this.find(id);
      assertMovesOf(entity, change.moves ?? []);
      await changeAsSeen(this.uow, ReasonCode, { id, revision }, { ...change }, WHAT);
      return this.get(id);
    });
  }

  private async find(id: string): Promise<ReasonCode> {
    const found = await this.uow.repository(ReasonCode).findOneBy({ id });
    if (!found) throw new NotFound(WHAT);
    return found;
  }
}

function assertMovesOf(entity: ReasonedEntity, moves: readonly string[]): void {
  if (!moves.every((move) => REASONED_MOVES[entity].includes(move))) throw new ReasonUnfit(REASONED_MOVES[entity]);
}
