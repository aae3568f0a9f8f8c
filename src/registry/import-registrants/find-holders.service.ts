import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { MatchToken } from '#platform/vault/match-token.js';
import { HOLDERS } from './import.sql.js';

/** A registrant that has a value. */
export interface Holder {
  readonly registrantId: string;
  readonly kind: 'individual' | 'group';
  readonly status: 'active' | 'disabled';
}

/** Ids of holders by sign; a value nobody has is missing. */
export type HolderIds = ReadonlyMap<string, readonly string[]>;

/** Finds who has identifiers, contacts or accounts, many at once, by their exact keyed tokens. */
@Injectable()
export class FindHolders {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tokens: MatchToken,
  ) {}

  /** The token of a value as a text to look it up by. `scope`: the id of an ID type, or `phone`, `email`, `bank`, `wallet`. */
  signOf(scope: string, normalized: string): string {
    return this.tokens.of(scope, normalized).toString('hex');
  }

  async of(signs: Iterable<string>): Promise<Map<string, Holder[]>> {
    const tokens = [...new Set(signs)].map((sign) => Buffer.from(sign, 'hex'));
    const holders = new Map<string, Holder[]>();
    if (tokens.length === 0) return holders;
    for (const { token, ...holder } of await this.uow.rows<Holder & { readonly token: Buffer }>(HOLDERS, [tokens])) {
      const sign = token.toString('hex');
      const found = holders.get(sign);
      if (found) found.push(holder);
      else holders.set(sign, [holder]);
    }
    return holders;
  }

  async ids(signs: Iterable<string>): Promise<HolderIds> {
    const found = await this.of(signs);
    return new Map([...found].map(([sign, holders]) => [sign, holders.map(({ registrantId }) => registrantId)]));
  }
}
