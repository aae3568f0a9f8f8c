import { Injectable } from '@nestjs/common';
import { LookupBudget, ScopeService } from '#access';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Page } from '#platform/http/page.js';
import { AbsorbRecords, FindLinked, type IncomingIdentifier, type IncomingRecord, RegistryService } from '#registry';
import { AskForOne } from '../dialects/ask-for-one.service.js';
import type { PageItem, ReadItem } from '../dialects/dialect.js';
import { canBeAskedFor } from '../dialects/known-by.js';
import { keptOf } from '../pull-records/keep-declared.js';
import { BadRecord, mappingContext, type MappingContext, mapRecord } from '../pull-records/map-record.js';
import { SocialRegistry } from '../social-registry.entity.js';
import { SourceInactive, SourceUnavailable } from '../sr-sync.errors.js';
import { PulledRegistrantDto, type PullOneDto } from './pull-one.dto.js';
import { CannotBeAskedFor, RecordAmbiguous, RecordUnusable } from './pull-one.errors.js';

/** Pulls one person or household while somebody waits, through the corridor of every pull. Nothing of the question is kept. */
@Injectable()
export class PullOne {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly registry: RegistryService,
    private readonly budget: LookupBudget,
    private readonly asking: AskForOne,
    private readonly absorb: AbsorbRecords,
    private readonly linked: FindLinked,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Throws `NotFound` where the source tells of nobody; {@link CannotBeAskedFor}, {@link RecordUnusable},
   * {@link RecordAmbiguous}, `BudgetSpent`, {@link SourceInactive}, `SourceRefused`, {@link SourceUnavailable}.
   */
  async pull(sourceId: string, { idType, value, kind }: PullOneDto): Promise<Page<PulledRegistrantDto>> {
    this.scope.requireEverywhere('social registry');
    const source = await this.uow.repository(SocialRegistry).findOneBy({ id: sourceId });
    if (!source) throw new NotFound('social registry');
    if (!canBeAskedFor(source, kind))
      throw new CannotBeAskedFor('#/kind', 'must be one whose records the source can be asked for singly');
    if (!source.active) throw new SourceInactive();
    const context = mappingContext(source.mapping, await this.registry.declarations());
    const names = source.mapping.idTypes.filter((mapped) => mapped.idType === idType).map(({ name }) => name);
    if (names.length === 0) throw new CannotBeAskedFor('#/idType', 'must be an ID type that the mapping names');
    const wanted = context.declarations.identifier({ idType, value }, '#');
    if ('faults' in wanted) throw new CannotBeAskedFor(wanted.faults[0]!.pointer, wanted.faults[0]!.message);
    const found = await this.budget.spend(async () => {
      for (const type of names) {
        const items = await this.asking.ask(source, { kind, type, value: wanted.value.value });
        const records = items.map((item) => mapOne(item, wanted.value, context));
        if (records.length > 0) return this.takeIn(sourceId, records);
      }
      return [];
    });
    if (found.length === 0) throw new NotFound('record');
    return new Page(
      found.map((id) => PulledRegistrantDto.of(id, kind)),
      null,
    );
  }

  /** Ids of the registrants the records are; without those who were erased, of whom nothing is taken in. */
  private takeIn(sourceId: string, records: readonly IncomingRecord[]): Promise<readonly string[]> {
    return this.uow.asWorker(async () => {
      let ids: readonly string[] = [];
      const pages = (async function* () {
        yield { records };
      })();
      await this.absorb.absorbPages(sourceId, pages, (_, batch) =>
        this.uow.run(async () => {
          const [doubt] = batch.setAside;
          if (doubt?.reason === 'ambiguous') throw new RecordAmbiguous();
          if (doubt)
            throw new RecordUnusable({ pointer: doubt.pointer, message: 'must be what the database can hold' });
          await this.absorb.write(batch);
          ids = await this.alive(await this.linked.of(sourceId, records));
          const { created = 0, updated = 0, joined = 0, unchanged = 0 } = batch.counts;
          await this.trail.record({
            action: 'registrant:pull',
            objectKind: 'registrant',
            objectId: null,
            moreIds: ids,
            programId: null,
            outcome: 'succeeded',
            facts: { source: sourceId, created, updated, joined, unchanged },
          });
        }),
      );
      return ids;
    });
  }

  private async alive(ids: readonly string[]): Promise<readonly string[]> {
    const found = await this.registry.existing(ids);
    return found.filter(({ status }) => status !== 'erased').map(({ registrantId }) => registrantId);
  }
}

/** A record as it is taken in. Throws {@link RecordUnusable}, and {@link SourceUnavailable} for one that was not asked for. */
function mapOne(item: PageItem, wanted: IncomingIdentifier, context: MappingContext): IncomingRecord {
  if ('unreadable' in item) throw new RecordUnusable({ pointer: '#', message: 'must be of the agreed shape' });
  const record = mapped(item, context);
  const isMeant = record.identifiers.some(
    ({ idTypeId, normalized }) => idTypeId === wanted.idTypeId && normalized === wanted.normalized,
  );
  if (!isMeant) throw new SourceUnavailable('answer-of-another');
  return record;
}

function mapped(item: ReadItem, context: MappingContext): IncomingRecord {
  try {
    return mapRecord(keptOf(item, context.mapping).record, context);
  } catch (error) {
    if (error instanceof BadRecord) throw new RecordUnusable({ pointer: error.pointer, message: error.reason });
    throw error;
  }
}
