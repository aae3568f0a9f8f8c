import { Injectable } from '@nestjs/common';
import { RegistryConfig } from '#config/config.js';
import { ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { Stale } from '#platform/http/if-match.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { BlindIndex } from '#platform/vault/blind-index.js';
import { MatchToken } from '#platform/vault/match-token.js';
import { LOCK_PROFILE } from '../change-profile/change-profile.sql.js';
import type { Checked } from '../checked.js';
import { ConfigurationService } from '../configuration.service.js';
import { CONTACT, IDENTIFIER, PAYMENT_ACCOUNT } from '../places.js';
import { RegistrantReach } from '../registrant-reach.service.js';
import { EXISTING } from '../registrant.sql.js';
import { ValuesUnfit } from '../registry.errors.js';
import type {
  ChangeIdentifierDto,
  ChangeValueDto,
  NewContactDto,
  NewIdentifierDto,
  NewPaymentAccountDto,
} from '../value.dto.js';
import { ADD_ACCOUNT, ADD_CONTACT, ADD_IDENTIFIER, type ValueNoun, VALUES } from './keep-values.sql.js';
import { SealValue } from './seal-value.service.js';

/** What is told of a value: never the value. What it has besides depends on its noun. */
export interface ValueRow {
  readonly valueId: string;
  readonly registrantId: string;
}

const FIRST = '00000000-0000-0000-0000-000000000000';
const HOUR_MS = 3_600_000;

/** Identifiers, contacts and payment accounts of one registrant, one by one. A value comes in sealed and stays: it is made invalid, never changed. */
@Injectable()
export class KeepValues {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly reach: RegistrantReach,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
    private readonly configuration: ConfigurationService,
    private readonly sealing: SealValue,
    private readonly blindIndex: BlindIndex,
    private readonly matchToken: MatchToken,
    private readonly config: RegistryConfig,
  ) {}

  async list(noun: ValueNoun, registrantId: string, { limit, cursor }: PageQuery): Promise<Page<ValueRow>> {
    await this.reach.requireVisible(registrantId);
    if (!(await this.uow.row(EXISTING, [[registrantId]]))) throw new NotFound('registrant');
    const after = this.cursors.decode<string>(noun, cursor) ?? FIRST;
    const rows = await this.uow.rows<ValueRow>(VALUES[noun].list, [registrantId, after, limit + 1]);
    return pageOf(this.cursors, noun, rows, limit, (row) => row.valueId);
  }

  async get(noun: ValueNoun, registrantId: string, valueId: string): Promise<ValueRow> {
    await this.reach.requireVisible(registrantId);
    const found = await this.uow.row<ValueRow>(VALUES[noun].find, [registrantId, valueId]);
    if (!found) throw new NotFound(noun);
    return found;
  }

  async addIdentifier(registrantId: string, input: NewIdentifierDto): Promise<ValueRow> {
    const declarations = await this.configuration.declarations();
    const { idTypeId, normalized, expiresOn } = fit(declarations.identifier(input, '#'));
    return this.add('identifier', registrantId, async (id) => {
      const sealed = await this.sealing.seal(registrantId, id, 'identity', IDENTIFIER, normalized);
      const entries = this.blindIndex.of(idTypeId, normalized);
      const [versions, blind] = [entries.map(({ version }) => version), entries.map(({ index }) => index)];
      const token = this.matchToken.of(idTypeId, normalized);
      const row = [id, registrantId, idTypeId, sealed, expiresOn, this.clock.now()];
      await this.uow.change(ADD_IDENTIFIER, [...row, versions, blind, token]);
    });
  }

  async addContact(registrantId: string, input: NewContactDto): Promise<ValueRow> {
    const { kind, value } = fit((await this.configuration.declarations()).contact(input, '#'));
    return this.add('contact', registrantId, async (id) => {
      const sealed = await this.sealing.seal(registrantId, id, 'contact', CONTACT, value);
      const token = this.matchToken.of(kind, value);
      await this.uow.change(ADD_CONTACT, [id, registrantId, kind, sealed, this.clock.now(), token]);
    });
  }

  async addPaymentAccount(registrantId: string, input: NewPaymentAccountDto): Promise<ValueRow> {
    const { kind, value } = fit((await this.configuration.declarations()).paymentAccount(input, '#'));
    return this.add('payment-account', registrantId, async (id) => {
      const sealed = await this.sealing.seal(registrantId, id, 'payment', PAYMENT_ACCOUNT, value);
      const token = this.matchToken.of(kind, value);
      const row = [id, registrantId, kind, sealed, this.clock.now(), token];
      await this.uow.change(ADD_ACCOUNT, [...row, this.cooledOff()]);
    });
  }

  /** `revision`: of the value as the caller saw it. Throws {@link Stale}. */
  changeIdentifier(
    registrantId: string,
    valueId: string,
    revision: number,
    { status, expiresOn }: ChangeIdentifierDto,
  ): Promise<ValueRow> {
    const expiry = [expiresOn !== undefined, expiresOn ?? null];
    return this.change('identifier', registrantId, valueId, [revision, status ?? null, this.clock.now(), ...expiry]);
  }

  changeContact(
    registrantId: string,
    valueId: string,
    revision: number,
    { status }: ChangeValueDto,
  ): Promise<ValueRow> {
    return this.change('contact', registrantId, valueId, [revision, status, this.clock.now()]);
  }

  changePaymentAccount(
    registrantId: string,
    valueId: string,
    revision: number,
    { status }: ChangeValueDto,
  ): Promise<ValueRow> {
    const values = [revision, status, this.clock.now(), this.cooledOff()];
    return this.change('payment-account', registrantId, valueId, values);
  }

  private async add(
    noun: ValueNoun,
    registrantId: string,
    write: (valueId: string) => Promise<void>,
  ): Promise<ValueRow> {
    this.scope.requireEverywhere('registrant');
    return this.uow.run(async () => {
      // held until the value stands: two first accounts at once would both be paid to at once
      if (!(await this.uow.row(LOCK_PROFILE, [registrantId]))) throw new NotFound('registrant');
      const valueId = newId();
      await write(valueId);
      return this.get(noun, registrantId, valueId);
    });
  }

  private async change(
    noun: ValueNoun,
    registrantId: string,
    valueId: string,
    values: readonly unknown[],
  ): Promise<ValueRow> {
    this.scope.requireEverywhere('registrant');
    return this.uow.run(async () => {
      const changed = await this.uow.change(VALUES[noun].change, [registrantId, valueId, ...values]);
      const found = await this.get(noun, registrantId, valueId);
      if (changed === 0) throw new Stale();
      return found;
    });
  }

  /** Until then whoever put a foreign account in place has time to be found out. */
  private cooledOff(): Date {
    return new Date(this.clock.now().getTime() + this.config.coolingOffHours * HOUR_MS);
  }
}

function fit<T>(checked: Checked<T>): T {
  if ('faults' in checked) throw new ValuesUnfit(checked.faults);
  return checked.value;
}
