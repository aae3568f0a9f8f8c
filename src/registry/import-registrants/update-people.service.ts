import { Injectable } from '@nestjs/common';
import { RegistryConfig } from '#config/config.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import type { WrappedKey } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import type { DecidedEntry } from '../absorb-records/decided-entry.js';
import type { IncomingIdentifier, RegistrantContent } from '../absorb-records/incoming-record.js';
import { OpenProfiles } from '../open-profiles/open-profiles.service.js';
import { RegistrantChangedMeanwhile } from '../registry.errors.js';
import { FindHolders, type HolderIds } from './find-holders.service.js';
import type { ImportJob } from './import-job.js';
import { COOL_OFF, EXPIRE, PROFILE_VERSIONS, REPLACED } from './import.sql.js';
import type { ProfileChanges } from './merge-profile.judge.js';
import type { MergedRows } from './merge-rows.js';

const MERGE = new URL('./merge-profile.judge.js', import.meta.url).href;
const HOUR_MS = 3_600_000;

/** A registrant and what rows tell of it, put together. */
export interface ToldRegistrant extends MergedRows {
  readonly registrantId: string;
}

interface OfKind {
  readonly registrantId: string;
  readonly kind: string;
}

/** Updates that are ready to be sealed, and what they take the place of. */
export interface Updates {
  readonly entries: readonly DecidedEntry[];
  readonly expiries: readonly {
    readonly registrantId: string;
    readonly sign: string;
    readonly expiresOn: string | null;
  }[];
  readonly contacts: readonly OfKind[];
  readonly paymentAccounts: readonly OfKind[];
}

interface OnFileNow {
  readonly versions: ReadonlyMap<string, number>;
  readonly keys: ReadonlyMap<string, WrappedKey>;
  readonly profiles: ReadonlyMap<string, Pick<RegistrantContent, 'attributes' | 'openCodes'>>;
}

/** Makes updates of what a file tells about known registrants: what it does not speak of stays as it is on file. */
@Injectable()
export class UpdatePeople {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly profiles: OpenProfiles,
    private readonly keys: KeyStore,
    private readonly holders: FindHolders,
    private readonly clock: Clock,
    private readonly config: RegistryConfig,
  ) {}

  /** Throws `RegistrantChangedMeanwhile` when somebody was erased just now. Outside of any transaction. */
  async prepare(
    job: Pick<ImportJob, 'openKeys'>,
    kind: 'individual' | 'group',
    told: readonly ToldRegistrant[],
    known: HolderIds,
  ): Promise<Updates> {
    const updates = { entries: [], expiries: [], contacts: [], paymentAccounts: [] };
    if (told.length === 0) return updates;
    const now = await this.onFileNow(job, told);
    const reachable = await this.holders.ids(
      told.flatMap(({ content }) => [...content.contacts, ...content.paymentAccounts].map(this.signOfValue)),
    );
    const parts = told.map((one) => this.update(kind, one, now, known, reachable));
    return {
      entries: parts.map(({ entry }) => entry),
      expiries: parts.flatMap(({ expiries }) => expiries),
      contacts: parts.flatMap(({ entry }) => kindsOf(entry, 'contacts')),
      paymentAccounts: parts.flatMap(({ entry }) => kindsOf(entry, 'paymentAccounts')),
    };
  }

  /** Makes room for what the corridor writes next, in the unit of work of the caller. */
  async replace({ expiries, ...lists }: Updates): Promise<void> {
    if (expiries.length > 0) {
      const tokens = expiries.map(({ sign }) => Buffer.from(sign, 'hex'));
      const ids = expiries.map(({ registrantId }) => registrantId);
      const days = expiries.map(({ expiresOn }) => expiresOn);
      await this.uow.change(EXPIRE, [tokens, ids, days, this.clock.now()]);
    }
    for (const list of ['contacts', 'paymentAccounts'] as const)
      if (lists[list].length > 0) await this.uow.change(REPLACED[list], columnsOf(lists[list]));
  }

  /** An account that took the place of another is not paid to at once. */
  async coolOff({ paymentAccounts }: Updates): Promise<void> {
    if (paymentAccounts.length === 0) return;
    const usableFrom = new Date(this.clock.now().getTime() + this.config.coolingOffHours * HOUR_MS);
    await this.uow.change(COOL_OFF, [...columnsOf(paymentAccounts), usableFrom]);
  }

  /** Versions first: who is changed while this reads has another version when it is written. */
  private async onFileNow(job: Pick<ImportJob, 'openKeys'>, told: readonly ToldRegistrant[]): Promise<OnFileNow> {
    const ids = told.map(({ registrantId }) => registrantId);
    const found = await this.uow.rows<{ id: string; profileVersion: number }>(PROFILE_VERSIONS, [ids]);
    const keys = await this.keys.fetch(ids);
    const parameters: ProfileChanges = {
      told: Object.fromEntries(told.map(({ registrantId, content }) => [registrantId, content])),
      openKeys: job.openKeys,
    };
    const judge = { module: MERGE, name: 'mergeProfile', parameters };
    const merged = await this.profiles.judge<ProfileChanges, RegistrantContent>(ids, this.clock.now(), 'import', judge);
    return {
      versions: new Map(found.map(({ id, profileVersion }) => [id, profileVersion])),
      keys,
      profiles: new Map(merged.ids.map((id, index) => [id, merged.results[index]!])),
    };
  }

  private update(
    kind: 'individual' | 'group',
    { registrantId, groupKind, content }: ToldRegistrant,
    { versions, keys, profiles }: OnFileNow,
    known: HolderIds,
    reachable: HolderIds,
  ): { readonly entry: DecidedEntry; readonly expiries: Updates['expiries'] } {
    const [profile, version, storedKey] = [
      profiles.get(registrantId),
      versions.get(registrantId),
      keys.get(registrantId),
    ];
    if (!profile || version === undefined || !storedKey) throw new RegistrantChangedMeanwhile();
    const has = (by: HolderIds, sign: string): boolean => by.get(sign)?.includes(registrantId) === true;
    const isNew = (value: { kind: string; value: string }): boolean => !has(reachable, this.signOfValue(value));
    const signOf = ({ idTypeId, normalized }: IncomingIdentifier): string => this.holders.signOf(idTypeId, normalized);
    const isKnown = (one: IncomingIdentifier): boolean => has(known, signOf(one));
    const record: RegistrantContent = {
      ...profile,
      identifiers: content.identifiers.filter((one) => !isKnown(one)),
      contacts: content.contacts.filter(isNew),
      paymentAccounts: content.paymentAccounts.filter(isNew),
    };
    const expiries = content.identifiers
      .filter((one) => one.expiresOn !== null && isKnown(one))
      .map((one) => ({ registrantId, sign: signOf(one), expiresOn: one.expiresOn }));
    const change = { change: 'updated' as const, profileVersion: version + 1, storedKey };
    return { entry: { registrantId, kind, groupKind, ...change, record }, expiries };
  }

  private readonly signOfValue = ({ kind, value }: { readonly kind: string; readonly value: string }): string =>
    this.holders.signOf(kind, value);
}

/** What an update brings of contacts or accounts, by kind: what is on file of that kind goes. */
function kindsOf({ registrantId, record }: DecidedEntry, list: 'contacts' | 'paymentAccounts'): OfKind[] {
  return (record[list] ?? []).map(({ kind }) => ({ registrantId, kind }));
}

const columnsOf = (values: readonly OfKind[]): [string[], string[]] => [
  values.map(({ registrantId }) => registrantId),
  values.map(({ kind }) => kind),
];
