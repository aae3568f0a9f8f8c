import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { ClientTokens, currentCaller, ScopeService } from '#access';
import { given } from '#platform/database/change-as-seen.js';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { Stale } from '#platform/http/if-match.js';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { ProgramsService } from '#programs';
import { RegistryService } from '#registry';
import { AgreementExists, AgreementUnusable, NoClient } from '../sharing.errors.js';
import { AgreementDto, type ChangeAgreementDto, type CreateAgreementDto } from './agreement.dto.js';
import { Agreement } from './agreement.entity.js';
import { faultsOf } from './agreement.rules.js';
import { AGREEMENT_OF_CLIENT, AGREEMENT_OF_USER } from './agreements.sql.js';

const WHAT = 'agreement';

/** What is taken where an agreement says nothing. */
const UNLESS_TOLD = {
  receiverId: 'amparo',
  predicates: [],
  requestsPerMinute: 60,
  callbackUrl: null,
  callbackHosts: [],
  signatures: 'off',
  jwks: null,
  secretDigest: null,
} as const;

/** Agreements with client systems: made and changed by who holds that for the whole registry. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly clients: ClientTokens,
    private readonly registry: RegistryService,
    private readonly programs: ProgramsService,
    private readonly outbound: OutboundClient,
    private readonly cipher: ServiceCipher,
    private readonly clock: Clock,
  ) {}

  async create({ clientSecret, ...input }: CreateAgreementDto): Promise<AgreementDto> {
    this.scope.requireEverywhere(WHAT);
    const client = await this.clients.user(input.userId);
    if (!client) throw new NoClient();
    const id = newId();
    const agreement = {
      ...UNLESS_TOLD,
      ...plain(input),
      id,
      clientId: client.subject,
      ...(clientSecret === undefined ? {} : { secretDigest: this.digest(id, clientSecret) }),
      active: true,
      revision: 1,
      createdBy: currentCaller().userId,
      createdAt: this.clock.now(),
    } as unknown as Agreement;
    await this.assertUsable(agreement);
    try {
      await this.uow.run(() => this.uow.repository(Agreement).insert(agreement as object));
    } catch (error) {
      const taken = (): AgreementExists => new AgreementExists();
      whenViolated(error, { agreement_user: taken, agreement_client: taken });
    }
    return AgreementDto.from(agreement);
  }

  async list(query: PageQuery): Promise<Page<AgreementDto>> {
    this.scope.requireEverywhere(WHAT);
    const after = this.cursors.decode<string>('agreements', query.cursor);
    const where = after ? { id: MoreThan(after) } : {};
    const rows = await this.uow.repository(Agreement).find({ where, order: { id: 'asc' }, take: query.limit + 1 });
    return pageOf(this.cursors, 'agreements', rows, query.limit, ({ id }) => id).map(AgreementDto.from);
  }

  async get(id: string): Promise<AgreementDto> {
    this.scope.requireEverywhere(WHAT);
    const found = await this.uow.repository(Agreement).findOneBy({ id });
    if (!found) throw new NotFound(WHAT);
    return AgreementDto.from(found);
  }

  /** As its reader saw it. Throws {@link Stale}. */
  async change(id: string, revision: number, input: ChangeAgreementDto): Promise<AgreementDto> {
    this.scope.requireEverywhere(WHAT);
    return this.uow.run(async () => {
      const before = await this.locked(id);
      if (before.revision !== revision) throw new Stale();
      const { clientSecret, ...told } = input;
      const secret = clientSecret === undefined ? {} : { secretDigest: this.digest(id, clientSecret) };
      const after = { ...before, ...plain(told), ...secret, revision: revision + 1 } as Agreement;
      await this.assertUsable(after);
      return this.write(after);
    });
  }

  async setActive(id: string, active: boolean): Promise<AgreementDto> {
    this.scope.requireEverywhere(WHAT);
    return this.uow.run(async () => {
      const before = await this.locked(id);
      if (before.active === active) return AgreementDto.from(before);
      return this.write({ ...before, active, revision: before.revision + 1 });
    });
  }

  /** The agreement in force with a user, or with a client by its id. */
  async inForce(by: { readonly userId: string } | { readonly clientId: string }): Promise<Agreement | null> {
    const [question, value] = 'userId' in by ? [AGREEMENT_OF_USER, by.userId] : [AGREEMENT_OF_CLIENT, by.clientId];
    const found = await this.uow.row<Agreement>(question, [value]);
    return found && found.expiresAt > this.clock.now() ? found : null;
  }

  /** What is kept of a secret, and compared with. */
  digest(agreementId: string, secret: string): Buffer {
    return this.cipher.digest('client-secret', agreementId, secret);
  }

  private async write(agreement: Agreement): Promise<AgreementDto> {
    const { id, ...columns } = agreement;
    await this.uow.repository(Agreement).update(id, columns as object);
    return AgreementDto.from(agreement);
  }

  private async locked(id: string): Promise<Agreement> {
    const where = { where: { id }, lock: { mode: 'pessimistic_write' as const } };
    const found = await this.uow.repository(Agreement).findOne(where);
    if (!found) throw new NotFound(WHAT);
    return found;
  }

  private async assertUsable(agreement: Agreement): Promise<void> {
    const programs = await this.programs.byIds(agreement.programIds);
    const idTypes = await this.registry.idTypes();
    const known = { outbound: this.outbound, idTypes, programs, now: this.clock.now() };
    const faults = faultsOf(agreement, known);
    if (faults.length > 0) throw new AgreementUnusable(faults);
  }
}

/** What a body says, as it is stored. */
const plain = ({ expiresAt, ...told }: Omit<ChangeAgreementDto, 'clientSecret'>): object => ({
  ...(JSON.parse(JSON.stringify(given(told))) as object),
  ...(expiresAt ? { expiresAt } : {}),
});
