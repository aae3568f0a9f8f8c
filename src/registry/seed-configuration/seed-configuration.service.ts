import { Injectable, type Type } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { InvalidInput, StrictValidation } from '#platform/http/validation.pipe.js';
import { AttributeDefinition } from '../attribute-definition.entity.js';
import { CreateAttributeDto } from '../attribute.dto.js';
import { AttributesService } from '../attributes.service.js';
import { CodeList } from '../code-list.entity.js';
import { CreateCodeListDto } from '../code-list.dto.js';
import { CodeListsService } from '../code-lists.service.js';
import { CreateIdTypeDto } from '../id-type.dto.js';
import { IdType } from '../id-type.entity.js';
import { IdTypesService } from '../id-types.service.js';

/** Declarations as files hold them: bodies of the routes that make them, not checked yet. */
export interface Seeds {
  readonly codeLists: readonly unknown[];
  readonly idTypes: readonly unknown[];
  readonly attributes: readonly unknown[];
}

/** What became of one declaration. */
export interface Sown {
  readonly what: 'code list' | 'ID type' | 'attribute';
  readonly code: string;
  readonly outcome: 'added' | 'left as it is';
}

/**
 * Declares what is not declared yet, all of it or nothing, by the rules of the routes. What is there is left as it is, since a
 * country may have changed it. It stands behind no route: whoever can run a command on the host may.
 */
@Injectable()
export class SeedConfiguration {
  private readonly pipe = new StrictValidation();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly idTypes: IdTypesService,
    private readonly attributes: AttributesService,
    private readonly codeLists: CodeListsService,
  ) {}

  /** Throws what the routes answer, naming the declaration by its place: `#/idTypes/2/pattern`. */
  sow(seeds: Seeds): Promise<Sown[]> {
    return this.uow.run(async () => {
      const sown: Sown[] = [];
      for (const list of await this.checked(CreateCodeListDto, seeds.codeLists, 'codeLists')) {
        const isThere = await this.uow.repository(CodeList).existsBy({ code: list.code });
        if (!isThere) await this.codeLists.add(list);
        sown.push({ what: 'code list', code: list.code, outcome: isThere ? 'left as it is' : 'added' });
      }
      for (const idType of await this.checked(CreateIdTypeDto, seeds.idTypes, 'idTypes')) {
        const isThere = await this.uow.repository(IdType).existsBy({ code: idType.code });
        if (!isThere) await this.idTypes.add(idType);
        sown.push({ what: 'ID type', code: idType.code, outcome: isThere ? 'left as it is' : 'added' });
      }
      for (const attribute of await this.checked(CreateAttributeDto, seeds.attributes, 'attributes')) {
        const isThere = await this.uow.repository(AttributeDefinition).existsBy({ key: attribute.key });
        if (!isThere) await this.attributes.add(attribute);
        sown.push({ what: 'attribute', code: attribute.key, outcome: isThere ? 'left as it is' : 'added' });
      }
      return sown;
    });
  }

  private async checked<T>(type: Type<T>, bodies: readonly unknown[], where: string): Promise<T[]> {
    const checked: T[] = [];
    for (const [index, body] of bodies.entries())
      try {
        checked.push((await this.pipe.transform(body, { type: 'body', metatype: type })) as T);
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const at = `#/${where}/${index}`;
        throw new InvalidInput(error.errors!.map((fault) => ({ ...fault, pointer: at + fault.pointer.slice(1) })));
      }
    return checked;
  }
}
