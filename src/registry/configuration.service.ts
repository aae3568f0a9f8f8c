import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { AttributeDefinition } from './attribute-definition.entity.js';
import { CODES, DECLARED_STAMP, ENTERABLE_CODES } from './configuration.sql.js';
import { Declarations, type Declared } from './declarations.js';
import { IdType } from './id-type.entity.js';
import { fullMatch } from './identifier.normalize.js';
import type { Dimensions } from './judge-dimensions/dimensions.js';
import { coarsest } from './judge-dimensions/coarsest.js';

/** What a country has configured, for those who map, check, judge or show. */
@Injectable()
export class ConfigurationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  private kept: { readonly stamp: string; readonly declared: Declared } | null = null;

  /** Every ID type and attribute: small tables, read as a whole by those who map or judge. */
  idTypes(): Promise<IdType[]> {
    return this.uow.repository(IdType).find({ order: { code: 'asc' } });
  }

  attributes(): Promise<AttributeDefinition[]> {
    return this.uow.repository(AttributeDefinition).find({ order: { key: 'asc' } });
  }

  /** What statistics are broken down by: attributes that are declared as a dimension, and what each of their codes counts as. */
  async dimensions(): Promise<Dimensions> {
    const attributes = (await this.attributes()).filter(({ active }) => active);
    const [sex, birthDate, area] = (['sex', 'birth_date', 'area'] as const).map((dimension) =>
      attributes.find((attribute) => attribute.dimension === dimension),
    );
    const coded = async (attribute: AttributeDefinition | undefined): Promise<Dimensions['sex']> => {
      if (!attribute) return null;
      const codes = await this.uow.rows<{ code: string; parent: string | null }>(CODES, [attribute.codeListId]);
      return { key: attribute.key, valueOf: coarsest(codes) };
    };
    return { sex: await coded(sex), birthDate: birthDate ? { key: birthDate.key } : null, area: await coded(area) };
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
