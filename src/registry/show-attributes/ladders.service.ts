import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import type { AttributeDefinition } from '../attribute-definition.entity.js';
import { ConfigurationService } from '../configuration.service.js';
import { DECLARED_STAMP } from '../configuration.sql.js';
import type { ParentCodes } from '../view-registrant/generalize.js';
import type { Ladder, LadderDefinition } from './ladder.js';
import { PARENT_CODES } from './show-attributes.sql.js';

/** A ladder, and a keyed digest of all it consists of: classes counted on another one say nothing on this. */
export interface StampedLadder {
  readonly ladder: Ladder;
  readonly stamp: Buffer;
}

/** The ladder that follows from what is declared just now. */
@Injectable()
export class Ladders {
  private kept: { readonly of: string; readonly found: StampedLadder } | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly configuration: ConfigurationService,
    private readonly cipher: ServiceCipher,
  ) {}

  /** With ages as of the year in which `asOf` falls. Read anew when a declaration has changed. */
  async on(asOf: Date): Promise<StampedLadder> {
    const agesAsOf = Date.UTC(asOf.getUTCFullYear(), 0, 1);
    const of = `${agesAsOf} ${(await this.uow.row<{ stamp: string }>(DECLARED_STAMP))!.stamp}`;
    if (this.kept?.of !== of) this.kept = { of, found: await this.build(agesAsOf) };
    return this.kept.found;
  }

  private async build(agesAsOf: number): Promise<StampedLadder> {
    const definitions = (await this.configuration.attributes()).map(pick);
    const parents = await this.parentsOf(
      definitions.flatMap(({ generalizer, dimension, codeListId }) =>
        codeListId && (generalizer === 'parent_code' || dimension === 'area') ? [codeListId] : [],
      ),
    );
    const told = [definitions, [...parents].map(([list, codes]) => [list, [...codes].toSorted()]), agesAsOf];
    return { ladder: { definitions, parents, agesAsOf }, stamp: this.cipher.digest('ladder', JSON.stringify(told)) };
  }

  private async parentsOf(lists: readonly string[]): Promise<ParentCodes> {
    const byList = new Map<string, Map<string, string | null>>(lists.toSorted().map((id) => [id, new Map()]));
    if (byList.size === 0) return byList;
    const rows = await this.uow.rows<{ codeListId: string; code: string; parentCode: string | null }>(PARENT_CODES, [
      [...byList.keys()],
    ]);
    for (const { codeListId, code, parentCode } of rows) byList.get(codeListId)!.set(code, parentCode);
    return byList;
  }
}

const pick = ({
  key,
  generalizer,
  bandWidth,
  dataType,
  codeListId,
  dimension,
}: AttributeDefinition): LadderDefinition => ({
  key,
  generalizer,
  bandWidth,
  dataType,
  codeListId,
  dimension,
});
