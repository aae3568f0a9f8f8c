import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { currentCaller, ScopeService } from '#access';
import { given } from '#platform/database/change-as-seen.js';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { Stale } from '#platform/http/if-match.js';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { RegistryService } from '#registry';
import {
  type ChangeSocialRegistryDto,
  type CreateSocialRegistryDto,
  SocialRegistryDto,
} from './social-registry.dto.js';
import { SocialRegistry } from './social-registry.entity.js';
import { faultsOf } from './source.rules.js';
import { MappingUnusable, PullUnderWay, SourceExists } from './sr-sync.errors.js';
import { PULL_RECORDS } from './sync-runs.service.js';

const WHAT = 'social registry';

/** What is taken where a description says nothing. */
const UNLESS_TOLD = {
  tokenStyle: 'form',
  pageSize: 500,
  requestsPerMinute: null,
  purpose: null,
  consentReference: null,
  fullSchedule: null,
  incrementalSchedule: null,
  overlapSeconds: 300,
  signatures: 'off',
  jwksUrl: null,
  jwks: null,
  dci: null,
} as const;

/** Social-registry sources: how they are described. */
@Injectable()
export class SocialRegistriesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly registry: RegistryService,
    private readonly cipher: ServiceCipher,
    private readonly outbound: OutboundClient,
    private readonly operations: OperationsService,
    private readonly clock: Clock,
  ) {}

  async create({ clientSecret, ...input }: CreateSocialRegistryDto): Promise<SocialRegistryDto> {
    this.scope.requireEverywhere(WHAT);
    const [id, now] = [newId(), this.clock.now()];
    const source = {
      ...UNLESS_TOLD,
      ...described(input),
      id,
      clientSecretSealed: this.cipher.seal('client-secret', id, clientSecret),
      credentialsSetAt: now,
      scheduledSince: now,
      watermark: null,
      active: true,
      revision: 1,
      createdBy: currentCaller().userId,
      createdAt: now,
    } as SocialRegistry;
    await this.assertUsable(source);
    await this.store(() => this.uow.repository(SocialRegistry).insert(source as object));
    return SocialRegistryDto.from(source);
  }

  async list(query: PageQuery): Promise<Page<SocialRegistryDto>> {
    this.scope.requireEverywhere(WHAT);
    const after = this.cursors.decode<string>('social-registries', query.cursor);
    const rows = await this.uow.repository(SocialRegistry).find({
      ...(after ? { where: { id: MoreThan(after) } } : {}),
      order: { id: 'asc' },
      take: query.limit + 1,
    });
    return pageOf(this.cursors, 'social-registries', rows, query.limit, (row) => row.id).map(SocialRegistryDto.from);
  }

  async get(id: string): Promise<SocialRegistryDto> {
    this.scope.requireEverywhere(WHAT);
    const found = await this.uow.repository(SocialRegistry).findOneBy({ id });
    if (!found) throw new NotFound(WHAT);
    return SocialRegistryDto.from(found);
  }

  /**
   * Changes what is told. Where other records, or the same ones in another way, are asked for then, the watermark is given up,
   * and it is refused while a run goes on by the description before: throws {@link PullUnderWay}.
   */
  async change(
    id: string,
    revision: number,
    { clientSecret, ...input }: ChangeSocialRegistryDto,
  ): Promise<SocialRegistryDto> {
    this.scope.requireEverywhere(WHAT);
    return this.store(async () => {
      const before = await this.locked(id);
      if (before.revision !== revision) throw new Stale();
      const told = described(input);
      const after: SocialRegistry = { ...before, ...told, revision: revision + 1 };
      await this.assertUsable(after);
      const now = this.clock.now();
      if (clientSecret !== undefined) after.clientSecretSealed = this.cipher.seal('client-secret', id, clientSecret);
      if (clientSecret !== undefined || told.clientId !== undefined) after.credentialsSetAt = now;
      if (told.fullSchedule !== undefined || told.incrementalSchedule !== undefined) after.scheduledSince = now;
      if (!asksAlike(before, after)) {
        if (await this.operations.isUnderWay(PULL_RECORDS, id)) throw new PullUnderWay();
        after.watermark = null;
      }
      return this.write(after);
    });
  }

  /** Lets runs be ordered, or no longer; scheduled dates that passed meanwhile are not caught up with. */
  async setActive(id: string, active: boolean): Promise<SocialRegistryDto> {
    this.scope.requireEverywhere(WHAT);
    return this.uow.run(async () => {
      const before = await this.locked(id);
      if (before.active === active) return SocialRegistryDto.from(before);
      const scheduledSince = active ? this.clock.now() : before.scheduledSince;
      return this.write({ ...before, active, scheduledSince, revision: before.revision + 1 });
    });
  }

  private async write(source: SocialRegistry): Promise<SocialRegistryDto> {
    const { id, ...columns } = source;
    await this.uow.repository(SocialRegistry).update(id, columns as object);
    return SocialRegistryDto.from(source);
  }

  /** As it is, and as it stays until the transaction ends. */
  private async locked(id: string): Promise<SocialRegistry> {
    const where = { where: { id }, lock: { mode: 'pessimistic_write' as const } };
    const found = await this.uow.repository(SocialRegistry).findOne(where);
    if (!found) throw new NotFound(WHAT);
    return found;
  }

  private async store<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.uow.run(work);
    } catch (error) {
      return whenViolated(error, { social_registry_code: () => new SourceExists() });
    }
  }

  private async assertUsable(source: SocialRegistry): Promise<void> {
    const [attributes, idTypes] = [await this.registry.attributeSchema(), await this.registry.idTypes()];
    const faults = faultsOf(source, { outbound: this.outbound, attributes, idTypes });
    if (faults.length > 0) throw new MappingUnusable(faults);
  }
}

/** What a description says, as it is stored. */
function described(input: Omit<ChangeSocialRegistryDto, 'clientSecret'>): Partial<SocialRegistry> {
  const { mapping, ...told } = given(input);
  const whole = mapping && { mapping: { ...mapping, paymentAccount: mapping.paymentAccount ?? null } };
  return JSON.parse(JSON.stringify({ ...told, ...whole })) as Partial<SocialRegistry>; // plain, as it is read again
}

/** Whether the same records are asked for, in the same way: a run goes on where it was, and an incremental one may follow. */
function asksAlike(one: SocialRegistry, other: SocialRegistry): boolean {
  const asked = ({ dialect, baseUrl, pageSize, mapping, dci }: SocialRegistry) => [
    dialect,
    baseUrl,
    pageSize,
    mapping,
    dci,
  ];
  return isDeepStrictEqual(asked(one), asked(other));
}
