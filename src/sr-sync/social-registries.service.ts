import { Injectable } from '@nestjs/common';
import { CronTime } from 'cron';
import { MoreThan } from 'typeorm';
import { currentCaller, OperationDto, ScopeService } from '#access';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import type { FieldFault } from '#platform/errors/domain-error.js';
import { Cursors } from '#platform/http/cursors.js';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { RegistryService } from '#registry';
import { type CreateSocialRegistryDto, SocialRegistryDto } from './social-registry.dto.js';
import { SocialRegistry, type SourceMapping } from './social-registry.entity.js';
import { MappingUnusable, SourceExists } from './sr-sync.errors.js';
import { SyncRun } from './sync-run.entity.js';

export const PULL_RECORDS = 'pull-records';

/** Without a success among so many runs an incremental one pulls everything. */
const RUNS_LOOKED_AT = 20;

/** Social-registry sources: how they are described, and the order to pull from them. */
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

  async create(input: CreateSocialRegistryDto): Promise<SocialRegistryDto> {
    this.scope.requireEverywhere();
    const mapping: SourceMapping = { ...input.mapping, paymentAccount: input.mapping.paymentAccount ?? null };
    await this.assertUsable(input, mapping);
    const id = newId();
    const { clientSecret, schedule, ...described } = input;
    const source = {
      ...described,
      id,
      mapping,
      schedule: schedule ?? null,
      active: true,
      createdBy: currentCaller().userId,
    };
    try {
      await this.uow.run(() =>
        this.uow
          .repository(SocialRegistry)
          .insert({ ...source, clientSecretSealed: this.cipher.seal('client-secret', id, clientSecret) }),
      );
    } catch (error) {
      whenViolated(error, { social_registry_code: () => new SourceExists() });
    }
    return SocialRegistryDto.from(source as SocialRegistry & typeof source);
  }

  async list(query: PageQuery): Promise<Page<SocialRegistryDto>> {
    this.scope.requireEverywhere();
    const after = this.cursors.decode<string>('social-registries', query.cursor);
    const rows = await this.uow.repository(SocialRegistry).find({
      ...(after ? { where: { id: MoreThan(after) } } : {}),
      order: { id: 'asc' },
      take: query.limit + 1,
    });
    return pageOf(this.cursors, 'social-registries', rows, query.limit, (row) => row.id).map(SocialRegistryDto.from);
  }

  /** Orders a pull; refused while one of this source is under way. */
  async startRun(sourceId: string, mode: 'full' | 'incremental'): Promise<OperationDto> {
    this.scope.requireEverywhere();
    return this.order(sourceId, mode, currentCaller().userId);
  }

  async order(sourceId: string, mode: 'full' | 'incremental', createdBy: string): Promise<OperationDto> {
    return this.uow.run(async () => {
      const source = await this.uow.repository(SocialRegistry).findOneBy({ id: sourceId });
      if (!source) throw new NotFound('social registry');
      const watermark = this.clock.now();
      const since = mode === 'incremental' ? await this.lastWatermark(sourceId) : null;
      const id = newId();
      const order = { kind: PULL_RECORDS, subject: sourceId, createdBy };
      const operation = await this.operations.order({
        ...order,
        parameters: { runId: id, since: since?.toISOString() ?? null },
      });
      await this.uow
        .repository(SyncRun)
        .insert({ id, socialRegistryId: sourceId, operationId: operation.id, mode, watermark, createdBy });
      return OperationDto.from(operation);
    });
  }

  /** Start of the last run that succeeded: what a failed or cancelled one did not take in is asked for again. */
  private async lastWatermark(sourceId: string): Promise<Date | null> {
    const recent = { where: { socialRegistryId: sourceId }, order: { id: 'desc' as const }, take: RUNS_LOOKED_AT };
    for (const run of await this.uow.repository(SyncRun).find(recent))
      if ((await this.operations.get(run.operationId)).state === 'succeeded') return run.watermark;
    return null;
  }

  private async assertUsable(input: CreateSocialRegistryDto, mapping: SourceMapping): Promise<void> {
    const [schema, idTypes] = [await this.registry.attributeSchema(), await this.registry.idTypes()];
    const faults: FieldFault[] = [];
    for (const name of ['baseUrl', 'tokenUrl'] as const)
      if (!this.outbound.allows(input[name]))
        faults.push({ pointer: `#/${name}`, message: 'must be of a host in AMPARO_OUTBOUND_HOSTS' });
    mapping.idTypes.forEach(({ idType }, index) => {
      if (!idTypes.some(({ code }) => code === idType))
        faults.push({ pointer: `#/mapping/idTypes/${index}/idType`, message: 'must be the code of an ID type' });
    });
    for (const kind of ['individual', 'group'] as const)
      mapping[kind].forEach(({ attribute }, index) => {
        const declared = schema.find(({ key }) => key === attribute);
        if (!declared || (declared.appliesTo !== kind && declared.appliesTo !== 'both'))
          faults.push({
            pointer: `#/mapping/${kind}/${index}/attribute`,
            message: `must be the key of an attribute of ${kind}s`,
          });
      });
    if (input.schedule && !isCron(input.schedule))
      faults.push({ pointer: '#/schedule', message: 'must be a cron expression' });
    if (faults.length > 0) throw new MappingUnusable(faults);
  }
}

function isCron(expression: string): boolean {
  try {
    return new CronTime(expression, 'UTC').sendAt().isValid;
  } catch {
    return false;
  }
}
