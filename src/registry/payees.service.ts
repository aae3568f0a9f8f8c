import { Injectable } from '@nestjs/common';
import { Handles, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { Clock } from '#platform/time/clock.js';
import { UnknownRegistrant } from './membership.errors.js';
import { NamePayee } from './name-payee/name-payee.service.js';
import { type EndPayeeDto, type NamePayeeDto, PayeeDto, type PayeesQuery } from './payee.dto.js';
import type { PayeeRecord } from './payee.record.js';
import { FIND_PAYEE, PAYEES_OF } from './payee.sql.js';
import { RegistrantReach } from './registrant-reach.service.js';
import { EXISTING } from './registrant.sql.js';

const FIRST = '00000000-0000-0000-0000-000000000000';
const instant = (told: string | undefined): Date | undefined => (told === undefined ? undefined : new Date(told));

/** Who is named to collect for registrants, for registry staff. Every use case asks for the scope first. */
@Injectable()
export class PayeesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly reach: RegistrantReach,
    private readonly handles: Handles,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
    private readonly naming: NamePayee,
  ) {}

  async list(beneficiaryId: string, { ended, limit, cursor }: PayeesQuery): Promise<Page<PayeeDto>> {
    await this.reach.requireVisible(beneficiaryId);
    if ((await this.uow.rows(EXISTING, [[beneficiaryId]])).length === 0) throw new NotFound('registrant');
    const after = this.cursors.decode<string>('payees', cursor) ?? FIRST;
    const notEndedBy = ended === 'true' ? null : this.clock.now();
    const rows = await this.uow.rows<PayeeRecord>(PAYEES_OF, [
      beneficiaryId,
      notEndedBy,
      after,
      limit + 1,
      await this.scope.areasEverywhere(),
    ]);
    return pageOf(this.cursors, 'payees', rows, limit, (row) => row.payeeId).map(PayeeDto.from);
  }

  async get(beneficiaryId: string, payeeId: string): Promise<PayeeDto> {
    await this.reach.requireVisible(beneficiaryId);
    const found = await this.uow.row<PayeeRecord>(FIND_PAYEE, [beneficiaryId, payeeId]);
    if (!found || (await this.reach.visible([found.registrantId])).length === 0) throw new NotFound('payee');
    return PayeeDto.from(found);
  }

  async name(beneficiaryId: string, { registrantId, kind, validFrom, validTo }: NamePayeeDto): Promise<PayeeDto> {
    this.scope.requireEverywhere('registrant');
    const payee = this.handles.tryRead('registrant', registrantId);
    if (!payee) throw new UnknownRegistrant();
    const wanted = { registrantId: payee, kind, validFrom: instant(validFrom), validTo: instant(validTo) };
    return PayeeDto.from(await this.naming.name(beneficiaryId, wanted));
  }

  async end(beneficiaryId: string, payeeId: string, { endedAt }: EndPayeeDto): Promise<PayeeDto> {
    this.scope.requireEverywhere('registrant');
    return PayeeDto.from(await this.naming.end(beneficiaryId, payeeId, instant(endedAt)));
  }
}
