import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { ScopeService } from '#access';
import { type Change, changeAsSeen } from '#platform/database/change-as-seen.js';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { MOST_OPEN_CODES } from './attribute.rules.js';
import {
  type ChangeCodeListDto,
  type ChangeCodeValuesDto,
  CodeListDto,
  CodeValueDto,
  type CreateCodeListDto,
} from './code-list.dto.js';
import { CodeList } from './code-list.entity.js';
import { CodeValue } from './code-value.entity.js';
import { type GivenValue, mergeValues } from './code-values.merge.js';
import { CodeListExists, CodesUnusable } from './configuration.errors.js';
import { KEPT_OPEN, WRITE_CODES } from './configuration.sql.js';

/** The lists that codes are of. Values are added, renamed and deactivated; none is ever removed. */
@Injectable()
export class CodeListsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async list(query: PageQuery): Promise<Page<CodeListDto>> {
    const after = this.cursors.decode<string>('code-lists', query.cursor);
    const rows = await this.uow.repository(CodeList).find({
      ...(after ? { where: { id: MoreThan(after) } } : {}),
      order: { id: 'asc' },
      take: query.limit + 1,
    });
    return pageOf(this.cursors, 'code-lists', rows, query.limit, (row) => row.id).map(CodeListDto.from);
  }

  async get(id: string): Promise<CodeListDto> {
    return CodeListDto.from(await this.find(id));
  }

  async values(id: string, query: PageQuery): Promise<Page<CodeValueDto>> {
    const list = `code-values ${id}`;
    const after = this.cursors.decode<string>(list, query.cursor);
    await this.find(id);
    const rows = await this.uow.repository(CodeValue).find({
      where: { codeListId: id, ...(after === undefined ? {} : { code: MoreThan(after) }) },
      order: { code: 'asc' },
      take: query.limit + 1,
    });
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.code).map(CodeValueDto.from);
  }

  async create(input: CreateCodeListDto): Promise<CodeListDto> {
    this.scope.requireEverywhere('code list');
    return this.add(input);
  }

  /** Without a caller: for who may run commands on the host. */
  async add({ code, name, values }: CreateCodeListDto): Promise<CodeListDto> {
    const list: CodeList = { id: newId(), code, name, revision: 1, createdAt: this.clock.now() };
    try {
      await this.uow.run(async () => {
        await this.uow.repository(CodeList).insert(list);
        await this.write(list.id, values);
      });
    } catch (error) {
      whenViolated(error, { code_list_code: () => new CodeListExists() });
    }
    return CodeListDto.from(list);
  }

  change(id: string, revision: number, { name }: ChangeCodeListDto): Promise<CodeListDto> {
    return this.changeList(id, revision, { name });
  }

  changeValues(id: string, revision: number, { values }: ChangeCodeValuesDto): Promise<CodeListDto> {
    return this.changeList(id, revision, {}, values);
  }

  /** The row of the list is changed first: whoever else changes its values waits, and then is stale. */
  private async changeList(
    id: string,
    revision: number,
    change: Change<CodeList>,
    values: readonly GivenValue[] = [],
  ): Promise<CodeListDto> {
    this.scope.requireEverywhere('code list');
    return this.uow.run(async () => {
      await changeAsSeen(this.uow, CodeList, { id, revision }, change, 'code list');
      await this.write(id, values);
      return CodeListDto.from(await this.find(id));
    });
  }

  private async write(id: string, given: readonly GivenValue[]): Promise<void> {
    if (given.length === 0) return;
    const there = await this.uow.repository(CodeValue).findBy({ codeListId: id });
    const { written, count, faults } = mergeValues(id, there, given);
    if (faults.length > 0) throw new CodesUnusable(faults);
    if (count > MOST_OPEN_CODES) await this.refuseIfOpen(id);
    await this.uow.change(WRITE_CODES, [
      id,
      written.map(({ code }) => code),
      written.map(({ name }) => name),
      written.map(({ parentCode }) => parentCode),
      written.map(({ active }) => active),
    ]);
  }

  private async refuseIfOpen(id: string): Promise<void> {
    const { isOpen } = (await this.uow.row<{ isOpen: boolean }>(KEPT_OPEN, [id]))!;
    const message = `an attribute keeps its codes open: the list has at most ${MOST_OPEN_CODES} values`;
    if (isOpen) throw new CodesUnusable([{ pointer: '#/values', message }]);
  }

  private async find(id: string): Promise<CodeList> {
    const found = await this.uow.repository(CodeList).findOneBy({ id });
    if (!found) throw new NotFound('code list');
    return found;
  }
}
