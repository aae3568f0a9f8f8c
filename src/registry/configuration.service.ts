import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { ScopeService } from '#access';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { Clock } from '#platform/time/clock.js';
import { AttributeDefinition } from './attribute-definition.entity.js';
import { AttributeDto, type CreateAttributeDto, type CreateIdTypeDto, IdTypeDto } from './configuration.dto.js';
import { DECLARED_STAMP, ENTERABLE_CODES } from './configuration.sql.js';
import { Declarations, type Declared } from './declarations.js';
import { IdType } from './id-type.entity.js';
import { fullMatch } from './identifier.normalize.js';
import { AttributeExists, IdTypeExists, OpenNeedsCode, PatternUnusable } from './registry.errors.js';

/** What a country configures before anybody is registered: ID types and attributes. */
@Injectable()
export class ConfigurationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  private kept: { readonly stamp: string; readonly declared: Declared } | null = null;

  async createIdType(input: CreateIdTypeDto): Promise<IdTypeDto> {
    this.scope.requireEverywhere();
    assertCompiles(input.pattern);
    const idType = { id: newId(), ...input, active: true };
    try {
      await this.uow.run(() => this.uow.repository(IdType).insert(idType));
    } catch (error) {
      whenViolated(error, { id_type_code: () => new IdTypeExists() });
    }
    return IdTypeDto.from(idType as IdType);
  }

  async createAttribute(input: CreateAttributeDto): Promise<AttributeDto> {
    this.scope.requireEverywhere();
    if (input.storage === 'open' && input.dataType !== 'code') throw new OpenNeedsCode();
    const attribute = { id: newId(), ...input };
    try {
      await this.uow.run(() => this.uow.repository(AttributeDefinition).insert(attribute));
    } catch (error) {
      whenViolated(error, { attribute_definition_key: () => new AttributeExists() });
    }
    return AttributeDto.from(attribute as AttributeDefinition);
  }

  async listIdTypes(query: PageQuery): Promise<Page<IdTypeDto>> {
    const after = this.cursors.decode<string>('id-types', query.cursor);
    const rows = await this.uow.repository(IdType).find({
      ...(after ? { where: { id: MoreThan(after) } } : {}),
      order: { id: 'asc' },
      take: query.limit + 1,
    });
    return pageOf(this.cursors, 'id-types', rows, query.limit, (row) => row.id).map(IdTypeDto.from);
  }

  async listAttributes(query: PageQuery): Promise<Page<AttributeDto>> {
    const after = this.cursors.decode<string>('attributes', query.cursor);
    const rows = await this.uow.repository(AttributeDefinition).find({
      ...(after ? { where: { id: MoreThan(after) } } : {}),
      order: { id: 'asc' },
      take: query.limit + 1,
    });
    return pageOf(this.cursors, 'attributes', rows, query.limit, (row) => row.id).map(AttributeDto.from);
  }

  /** Every ID type and attribute: small tables, read as a whole by those who map or judge. */
  idTypes(): Promise<IdType[]> {
    return this.uow.repository(IdType).find({ order: { code: 'asc' } });
  }

  attributes(): Promise<AttributeDefinition[]> {
    return this.uow.repository(AttributeDefinition).find({ order: { key: 'asc' } });
  }

  /**
   * What is declared just now. Read anew only when a declaration has changed, in whatever process: not to be asked for in a
   * transaction that changes one.
   */
  async declarations(): Promise<Declarations> {
    const { stamp } = (await this.uow.row<{ stamp: string }>(DECLARED_STAMP))!;
    if (this.kept?.stamp !== stamp) this.kept = { stamp, declared: await this.readDeclared() };
    return new Declarations(this.kept.declared, this.clock.now().toISOString().slice(0, 10));
  }

  private async readDeclared(): Promise<Declared> {
    const [idTypes, attributes] = [await this.idTypes(), await this.attributes()];
    const lists = await this.uow.rows<{ codeListId: string; codes: string[] }>(ENTERABLE_CODES);
    const codes = new Map(lists.map((list) => [list.codeListId, new Set(list.codes)]));
    const codesOf = (codeListId: string | null) => (codeListId ? (codes.get(codeListId) ?? new Set<string>()) : null);
    return {
      idTypes: new Map(idTypes.map((idType) => [idType.code, { ...idType, pattern: fullMatch(idType.pattern) }])),
      attributes: new Map(
        attributes
          .filter(({ active }) => active)
          .map((attribute) => [attribute.key, { ...attribute, codes: codesOf(attribute.codeListId) }]),
      ),
    };
  }
}

function assertCompiles(pattern: string): void {
  try {
    fullMatch(pattern);
  } catch {
    throw new PatternUnusable();
  }
}
