import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { ScopeService } from '#access';
import { changeAsSeen, given } from '#platform/database/change-as-seen.js';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { CheckDigitUnusable, IdTypeExists, IdTypeInUse, PatternUnusable } from './configuration.errors.js';
import { ID_TYPE_IN_USE, LOCK_ID_TYPE } from './configuration.sql.js';
import { type ChangeIdTypeDto, type CreateIdTypeDto, IdTypeDto } from './id-type.dto.js';
import { IdType } from './id-type.entity.js';
import { fullMatch } from './identifier.normalize.js';

/** The kinds of identifiers a country knows its people by. */
@Injectable()
export class IdTypesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async list(query: PageQuery): Promise<Page<IdTypeDto>> {
    const after = this.cursors.decode<string>('id-types', query.cursor);
    const rows = await this.uow.repository(IdType).find({
      ...(after ? { where: { id: MoreThan(after) } } : {}),
      order: { id: 'asc' },
      take: query.limit + 1,
    });
    return pageOf(this.cursors, 'id-types', rows, query.limit, (row) => row.id).map(IdTypeDto.from);
  }

  async get(id: string): Promise<IdTypeDto> {
    return IdTypeDto.from(await this.find(id));
  }

  async create(input: CreateIdTypeDto): Promise<IdTypeDto> {
    this.scope.requireEverywhere('ID type');
    return this.add(input);
  }

  /** Without a caller: for who may run commands on the host. */
  async add(input: CreateIdTypeDto): Promise<IdTypeDto> {
    assertUsable(input);
    const idType: IdType = { id: newId(), ...input, active: true, revision: 1, createdAt: this.clock.now() };
    try {
      await this.uow.run(() => this.uow.repository(IdType).insert(idType));
    } catch (error) {
      whenViolated(error, { id_type_code: () => new IdTypeExists() });
    }
    return IdTypeDto.from(idType);
  }

  async change(id: string, revision: number, change: ChangeIdTypeDto): Promise<IdTypeDto> {
    this.scope.requireEverywhere('ID type');
    return this.uow.run(async () => {
      await this.uow.rows(LOCK_ID_TYPE, [id]); // who stores an identifier just now waits, or is waited for
      const before = await this.find(id);
      assertUsable({ ...before, ...given(change) });
      await changeAsSeen(this.uow, IdType, { id, revision }, change, 'ID type');
      await this.refuseInUse(before, change);
      return IdTypeDto.from(await this.find(id));
    });
  }

  /** Stored identifiers were sealed and indexed in their normalized form, and programs ask for a class. */
  private async refuseInUse(before: IdType, change: ChangeIdTypeDto): Promise<void> {
    const fixed = (['class', 'normalization'] as const).filter(
      (field) => change[field] !== undefined && change[field] !== before[field],
    );
    if (fixed.length === 0) return;
    const { used } = (await this.uow.row<{ used: boolean }>(ID_TYPE_IN_USE, [before.id]))!;
    if (used) throw new IdTypeInUse(fixed);
  }

  private async find(id: string): Promise<IdType> {
    const found = await this.uow.repository(IdType).findOneBy({ id });
    if (!found) throw new NotFound('ID type');
    return found;
  }
}

function assertUsable({
  pattern,
  checkDigit,
  normalization,
}: Pick<IdType, 'pattern' | 'checkDigit' | 'normalization'>): void {
  try {
    fullMatch(pattern);
  } catch {
    throw new PatternUnusable();
  }
  if (normalization === 'digits' && (checkDigit === 'mod11-2' || checkDigit === 'mod37-36'))
    throw new CheckDigitUnusable();
}
