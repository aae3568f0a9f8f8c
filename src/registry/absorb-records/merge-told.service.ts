import { Injectable } from '@nestjs/common';
import { CopyFields } from '#platform/database/copy-fields.js';
import { CopyRows } from '#platform/database/copy-rows.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { ConfigurationService } from '../configuration.service.js';
import { FindHolders } from '../import-registrants/find-holders.service.js';
import { type ToldRegistrant, UpdatePeople, type Updates } from '../import-registrants/update-people.service.js';
import { readContent, writeContent } from './content-bytes.js';
import type { EntryAsBytes } from './decided-entry.js';
import type { RegistrantContent } from './incoming-record.js';

/** Entries of which those with values from elsewhere are merged with what is on file, and what is written beside them. */
export interface Merged {
  readonly entries: readonly EntryAsBytes[];
  readonly updates: readonly Updates[];
}

/**
 * What a source tells of a registrant that others tell of too (or that somebody entered or changed by hand) is written over what is
 * on file, and the rest of it stays, as when a file of registrants tells of known ones.
 */
@Injectable()
export class MergeTold {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly configuration: ConfigurationService,
    private readonly holders: FindHolders,
    private readonly updating: UpdatePeople,
  ) {}

  /** `merging`: ids of the registrants it is about. Outside of any transaction. Throws `RegistrantChangedMeanwhile`. */
  async merge(entries: readonly EntryAsBytes[], merging: ReadonlySet<string>): Promise<Merged> {
    if (merging.size === 0) return { entries, updates: [] };
    const attributes = await this.configuration.attributes();
    const openKeys = attributes.filter(({ storage }) => storage === 'open').map(({ key }) => key);
    const merged = new Map<string, Buffer>();
    const updates: Updates[] = [];
    for (const kind of ['individual', 'group'] as const) {
      const told = entries.filter((one) => one.kind === kind && merging.has(one.registrantId)).map(toldOf);
      const update = await this.uow.asWorker(async () =>
        this.updating.prepare({ openKeys }, kind, told, await this.holdersOf(told)),
      );
      for (const { registrantId, record } of update.entries) merged.set(registrantId, bytesOf(record));
      updates.push(update);
    }
    return {
      entries: entries.map((entry) => ({ ...entry, content: merged.get(entry.registrantId) ?? entry.content })),
      updates,
    };
  }

  /** In the unit of work of the caller: makes room for what the corridor writes next. */
  async replace(updates: readonly Updates[]): Promise<void> {
    for (const update of updates) await this.updating.replace(update);
  }

  /** In the unit of work of the caller, when that is written. */
  async coolOff(updates: readonly Updates[]): Promise<void> {
    for (const update of updates) await this.updating.coolOff(update);
  }

  private holdersOf(told: readonly ToldRegistrant[]): ReturnType<FindHolders['ids']> {
    const identifiers = told.flatMap(({ content }) => content.identifiers);
    return this.holders.ids(identifiers.map(({ idTypeId, normalized }) => this.holders.signOf(idTypeId, normalized)));
  }
}

function toldOf({ registrantId, groupKind, content }: EntryAsBytes): ToldRegistrant {
  const { attributes, openCodes, lists } = readContent(new CopyFields(content));
  const [identifiers, contacts, paymentAccounts] = lists;
  const told = {
    attributes: JSON.parse(attributes.toString('utf8')) as RegistrantContent['attributes'],
    openCodes: JSON.parse(openCodes.toString('utf8')) as RegistrantContent['openCodes'],
    identifiers: identifiers ?? [],
    contacts: (contacts ?? []) as Required<RegistrantContent>['contacts'],
    paymentAccounts: (paymentAccounts ?? []) as Required<RegistrantContent>['paymentAccounts'],
  };
  return { registrantId, groupKind: groupKind ?? null, content: told };
}

function bytesOf(record: RegistrantContent): Buffer {
  const content = new CopyRows(3, 512);
  writeContent(content, record);
  return content.take();
}
