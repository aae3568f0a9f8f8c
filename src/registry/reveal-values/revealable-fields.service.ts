import { Injectable } from '@nestjs/common';
import type { DataClass } from '#access';
import { ConfigurationService } from '../configuration.service.js';
import { OpenRegistrant } from '../open-profiles/open-registrant.service.js';
import { FieldsNotRevealable } from './reveal.errors.js';
import { isNeededFor, type RevealPurpose } from './reveal.purposes.js';

/** A field somebody asks for: what class of data it is, and how its values are opened. */
export interface RevealableField {
  readonly name: string;
  readonly dataClass: DataClass;
  readonly open: (registrantId: string) => Promise<readonly unknown[]>;
}

const UNKNOWN = 'must be a declared attribute or a known ID type';

/** The fields by which people are kept, under the names they are asked for. */
@Injectable()
export class RevealableFields {
  constructor(
    private readonly configuration: ConfigurationService,
    private readonly registrants: OpenRegistrant,
  ) {}

  /** These fields, in this order; the same whomever they are asked of. Throws {@link FieldsNotRevealable}. */
  async named(names: readonly string[], purpose: RevealPurpose): Promise<readonly RevealableField[]> {
    const found = await Promise.all(names.map((name) => this.field(name)));
    const faults = found.flatMap((field, index) => {
      if (!field) return [{ index, message: UNKNOWN }];
      const { dataClass } = field;
      if (isNeededFor(purpose, dataClass)) return [];
      return [{ index, message: `is of the class ${dataClass}, which the purpose does not allow` }];
    });
    if (faults.length > 0) throw new FieldsNotRevealable(faults);
    return found.filter((field) => field !== undefined);
  }

  private async field(name: string): Promise<RevealableField | undefined> {
    const [noun, kind] = name.split(':') as [string, string | undefined];
    if (kind === undefined) return this.attribute(name);
    if (noun === 'identifier') return this.identifier(name, kind);
    const reachable = kind as 'phone' | 'email' | 'bank' | 'wallet';
    const dataClass = noun === 'contact' ? 'contact' : 'payment';
    return { name, dataClass, open: (id) => this.registrants.reachable(id, reachable, 'reveal') };
  }

  private async identifier(name: string, code: string): Promise<RevealableField | undefined> {
    const idType = (await this.configuration.idTypes()).find((one) => one.code === code);
    return (
      idType && { name, dataClass: 'identity', open: (id) => this.registrants.identifiers(id, idType.id, 'reveal') }
    );
  }

  private async attribute(key: string): Promise<RevealableField | undefined> {
    if (!(await this.configuration.attributes()).some((one) => one.key === key)) return undefined;
    const open = async (id: string): Promise<unknown[]> => {
      const opened = await this.registrants.profile(id, 'now', 'reveal');
      const kept = opened?.sealed[key] ?? opened?.open[key];
      return kept === undefined || kept === null ? [] : [kept];
    };
    return { name: key, dataClass: 'attributes', open };
  }
}
