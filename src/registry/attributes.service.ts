import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { ScopeService } from '#access';
import { changeAsSeen } from '#platform/database/change-as-seen.js';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { AttributeDefinition } from './attribute-definition.entity.js';
import { AttributeDto, type ChangeAttributeDto, type CreateAttributeDto } from './attribute.dto.js';
import { declarationFaults, type ListOfCodes } from './attribute.rules.js';
import { CodeList } from './code-list.entity.js';
import { AttributeExists, AttributeUnusable } from './configuration.errors.js';
import { CODE_COUNT, HOLD_CODE_LIST } from './configuration.sql.js';

const TAKEN = {
  attribute_definition_one_dimension: () =>
    new AttributeUnusable([{ pointer: '#/dimension', message: 'an active attribute has it already' }]),
};
const UNFIT = { pointer: '#/dimension', message: 'is for another data type, or (area) for codes that are stored open' };

/** The fields of registrants a country declares. Nothing else is asked for or kept. */
@Injectable()
export class AttributesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async list(query: PageQuery): Promise<Page<AttributeDto>> {
    const after = this.cursors.decode<string>('attributes', query.cursor);
    const rows = await this.uow.repository(AttributeDefinition).find({
      ...(after ? { where: { id: MoreThan(after) } } : {}),
      order: { id: 'asc' },
      take: query.limit + 1,
    });
    const codes = await this.codesOf(rows);
    return pageOf(this.cursors, 'attributes', rows, query.limit, (row) => row.id).map((row) =>
      AttributeDto.from(row, codes.get(row.codeListId ?? '') ?? null),
    );
  }

  async get(id: string): Promise<AttributeDto> {
    const found = await this.uow.repository(AttributeDefinition).findOneBy({ id });
    if (!found) throw new NotFound('attribute');
    return AttributeDto.from(found, (await this.codesOf([found])).get(found.codeListId ?? '') ?? null);
  }

  async create(input: CreateAttributeDto): Promise<AttributeDto> {
    this.scope.requireEverywhere('attribute');
    return this.add(input);
  }

  /** Without a caller: for who may run commands on the host. */
  async add({ codeList, ...input }: CreateAttributeDto): Promise<AttributeDto> {
    const rest = { active: true, revision: 1, createdAt: this.clock.now() };
    try {
      return await this.uow.run(async () => {
        const list = codeList === null ? null : await this.hold(codeList);
        const attribute: AttributeDefinition = { id: newId(), ...input, codeListId: list?.id ?? null, ...rest };
        refuse(declarationFaults(attribute, list));
        await this.uow.repository(AttributeDefinition).insert(attribute);
        return AttributeDto.from(attribute, codeList);
      });
    } catch (error) {
      return whenViolated(error, { attribute_definition_key: () => new AttributeExists(), ...TAKEN });
    }
  }

  async change(id: string, revision: number, change: ChangeAttributeDto): Promise<AttributeDto> {
    this.scope.requireEverywhere('attribute');
    try {
      return await this.uow.run(() => this.changed(id, revision, change));
    } catch (error) {
      return whenViolated(error, { attribute_definition_dimension: () => new AttributeUnusable([UNFIT]), ...TAKEN });
    }
  }

  private async changed(id: string, revision: number, change: ChangeAttributeDto): Promise<AttributeDto> {
    await changeAsSeen(this.uow, AttributeDefinition, { id, revision }, change, 'attribute');
    const changed = await this.uow.repository(AttributeDefinition).findOneByOrFail({ id });
    const code = (await this.codesOf([changed])).get(changed.codeListId ?? '') ?? null;
    refuse(declarationFaults(changed, code === null ? null : await this.hold(code)));
    return AttributeDto.from(changed, code);
  }

  /** The list, kept as it is until the transaction ends. */
  private async hold(code: string): Promise<ListOfCodes> {
    const list = await this.uow.row<{ id: string; code: string }>(HOLD_CODE_LIST, [code]);
    if (!list) throw new AttributeUnusable([{ pointer: '#/codeList', message: 'must be the code of a code list' }]);
    return { ...list, ...(await this.uow.row<{ count: number }>(CODE_COUNT, [list.id]))! };
  }

  /** Codes of the lists that attributes are of, by the list's id. */
  private async codesOf(attributes: readonly AttributeDefinition[]): Promise<Map<string, string>> {
    const ids = attributes.flatMap(({ codeListId }) => codeListId ?? []);
    if (ids.length === 0) return new Map();
    const lists = await this.uow.repository(CodeList).findBy({ id: In(ids) });
    return new Map(lists.map(({ id, code }) => [id, code]));
  }
}

function refuse(faults: ConstructorParameters<typeof AttributeUnusable>[0]): void {
  if (faults.length > 0) throw new AttributeUnusable(faults);
}
