import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { VaultConfig } from '#config/config.js';
import { DatabaseFault } from '../database/database-error.js';
import type { Statement } from '../database/statement.js';
import { NotFound } from '../errors/common.errors.js';
import { DomainError } from '../errors/domain-error.js';
import { rootAad, type RootPurpose } from './key-ring.js';
import { KeyStore } from './key-store.js';
import type { MasterKey, WrappedRoot } from './master-key/master-key.js';
import { MasterKeys } from './master-key/master-keys.js';
import {
  ADD_PENDING,
  ALL_WRAPPED,
  DESTROY,
  FIND_ROOT,
  KNOWING,
  LIST_ROOTS,
  LOCK_ROOTS,
  MASTERS_IN_USE,
  NEXT_VERSION,
  PROMOTE,
  RETIRE_OLDER,
  REWRAP_ROOT,
  STEP_DOWN,
  WRAPPED_UNDER,
} from './root-key.sql.js';
import { KEY_BYTES, randomBytes } from './suite.js';

export type RootKeyState = 'pending' | 'primary' | 'decrypt_only' | 'disabled' | 'destroyed';

export interface RootKeyRecord {
  readonly purpose: RootPurpose;
  readonly version: number;
  readonly state: RootKeyState;
  readonly masterId: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** How many running replicas have loaded it. */
  readonly knownBy: number;
}

/** A replica that is silent for so many turns counts as dead. */
const SILENT_TURNS = 5;

/** The life of root keys: pending, primary, decrypt_only, disabled, destroyed. Every step may be repeated. */
@Injectable()
export class RootKeys {
  private readonly silentSeconds: number;

  constructor(
    private readonly store: KeyStore,
    private readonly masters: MasterKeys,
    config: VaultConfig,
  ) {
    this.silentSeconds = config.refreshSeconds * SILENT_TURNS;
  }

  list(): Promise<RootKeyRecord[]> {
    return this.store.rows<RootKeyRecord>(LIST_ROOTS, [this.silentSeconds]);
  }

  /** The version the next rotation of a purpose is about. */
  async next(purpose: RootPurpose): Promise<number> {
    return (await this.store.rows<{ version: number }>(NEXT_VERSION, [purpose]))[0]!.version;
  }

  /** Makes the key of a version, unless it was made before: every replica will load it, nobody uses it yet. */
  async add(purpose: RootPurpose, version: number): Promise<void> {
    await this.changing(async (ask) => {
      if ((await ask(FIND_ROOT, [purpose, version])).length > 0) return;
      const key = randomBytes(KEY_BYTES);
      const { masterId, wrapped } = await (await this.masterInUse()).wrap(rootAad(purpose, version), key);
      key.fill(0);
      await ask(ADD_PENDING, [purpose, version, masterId, wrapped]);
    });
  }

  /** What is made from now on is made under this version; the one before still opens. */
  async promote(purpose: RootPurpose, version: number): Promise<void> {
    await this.changing(async (ask) => {
      await ask(STEP_DOWN, [purpose, version]);
      await ask(PROMOTE, [purpose, version]);
    });
  }

  /** Takes the older versions out of service: every replica drops them. False while one of them still wraps a key. */
  async retireOlder(purpose: RootPurpose, version: number): Promise<boolean> {
    try {
      await this.store.change(RETIRE_OLDER, [purpose, version]);
      return true;
    } catch (error) {
      if (error instanceof DatabaseFault && error.constraint === 'root_key_still_wraps') return false;
      throw error;
    }
  }

  /** For ever. Only a disabled key can be destroyed; a destroyed one stays so. */
  async destroy(purpose: string, version: number): Promise<void> {
    const [found] = await this.store.rows<{ state: RootKeyState }>(FIND_ROOT, [purpose, version]);
    if (!found) throw new NotFound('key');
    if (found.state === 'destroyed') return;
    if ((await this.store.change(DESTROY, [purpose, version])) === 0) throw new KeyInService(found.state);
  }

  /** Wraps every root key that is not under this master key (in this version of it) anew. Gives their number. */
  rewrapAll(target: MasterKey, masterId: string): Promise<number> {
    return this.changing(async (ask) => {
      const rows = await ask<WrappedRoot & { purpose: RootPurpose; version: number }>(ALL_WRAPPED);
      const others = rows.filter((row) => row.masterId !== masterId);
      for (const row of others) {
        const aad = rootAad(row.purpose, row.version);
        const key = await this.masters.unwrap(aad, row);
        const anew = await target.wrap(aad, key);
        key.fill(0);
        await ask(REWRAP_ROOT, [row.purpose, row.version, anew.masterId, anew.wrapped]);
      }
      return others.length;
    });
  }

  /** The master key that new root keys are wrapped under. */
  async masterInUse(): Promise<MasterKey> {
    const rows = await this.store.rows<{ masterId: string | null }>(MASTERS_IN_USE);
    return this.masters.inUse(rows.map(({ masterId }) => masterId));
  }

  /** Whether every running replica has told that it has this: `purpose:version`, `purpose:version:primary`, `master:id`. */
  async everyoneKnows(name: string): Promise<boolean> {
    const { live, knowing } = await this.knowing(name);
    return live > 0 && knowing === live;
  }

  async nobodyKnows(name: string): Promise<boolean> {
    return (await this.knowing(name)).knowing === 0;
  }

  /** How many keys of registrants and of pieces of work each version of the key-encryption key wraps. */
  async wrappedUnder(): Promise<ReadonlyMap<number, number>> {
    const rows = await this.store.rows<{ version: number; keys: number }>(WRAPPED_UNDER);
    return new Map(rows.map(({ version, keys }) => [version, keys]));
  }

  private async knowing(name: string): Promise<{ live: number; knowing: number }> {
    return (await this.store.rows<{ live: number; knowing: number }>(KNOWING, [name, this.silentSeconds]))[0]!;
  }

  private changing<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
    return this.store.atomically(async (client: PoolClient) => {
      await client.query(LOCK_ROOTS);
      return work(async <R>({ name, text }: Statement, values: readonly unknown[] = []) => {
        return (await client.query({ name, text, values: [...values] })).rows as R[];
      });
    });
  }
}

/** A statement in the transaction that holds the root keys. */
type Ask = <R>(statement: Statement, values?: readonly unknown[]) => Promise<R[]>;

export class KeyInService extends DomainError {
  constructor(state: RootKeyState) {
    super('vault:key-in-service', 'conflict', `Only a disabled key can be destroyed: this one is ${state}`, { state });
  }
}
