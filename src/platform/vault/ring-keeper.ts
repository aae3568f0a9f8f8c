import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { VaultConfig } from '#config/config.js';
import { newId } from '../ids/ids.js';
import { faultOf } from '../telemetry/fault-of.js';
import { KeyRing, type RootKey, rootAad } from './key-ring.js';
import { KeyStore } from './key-store.js';
import { MasterKeys } from './master-key/master-keys.js';
import type { RootRow } from './open-key-ring.js';
import { BEAT, FORGET_GONE, LEAVE, LOADED_ROOTS } from './root-key.sql.js';

/** A user of the ring that has a copy of its own: resolves when nothing works with the old copy any more. */
type Follower = () => Promise<void>;

/**
 * Keeps the ring of this replica up to date while it serves, and tells the others which keys it has: `purpose:version`,
 * `purpose:version:primary`, `master:id`. A key is told of when nothing of this replica works without it any more, and no
 * longer told of when nothing works with it any more; both a turn after the ring has changed.
 */
@Injectable()
export class RingKeeper implements OnApplicationBootstrap {
  private readonly logger = new Logger('Vault');
  private readonly replica = newId();
  private readonly followers: Follower[] = [];
  /** What rings held that something may still work with. */
  private readonly fading = new Set<readonly string[]>();
  private readonly stopping = new AbortController();
  private readonly everyMs: number;
  private refreshing: Promise<void> | undefined;
  private turning: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: KeyStore,
    private readonly ring: KeyRing,
    private readonly masters: MasterKeys,
    config: VaultConfig,
  ) {
    this.everyMs = config.refreshSeconds * 1000;
    store.whenMet((version) => this.canOpen(version));
    store.beforeEnd(() => this.leave());
  }

  /** The others wait for us from before we have loaded what they are to wait for. */
  async onApplicationBootstrap(): Promise<void> {
    await this.store.change(FORGET_GONE);
    await this.beat([]);
    await this.refresh();
    this.fading.clear(); // nobody has worked with anything yet
    await this.beat(this.known());
    this.turning = this.turn();
  }

  follow(follower: Follower): void {
    this.followers.push(follower);
  }

  /** Loads what has changed in the key store. Throws when a new key cannot be unwrapped; the ring then stays as it is. */
  refresh(): Promise<void> {
    this.refreshing ??= this.load().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  private async canOpen(version: number): Promise<boolean> {
    const held = (): boolean => this.ring.versions('registrant').some((root) => root.version === version);
    // twice: a refresh that was under way may have read before the version was made
    for (let attempt = 0; attempt < 2 && !held(); attempt++) await this.refresh();
    return held();
  }

  private async load(): Promise<void> {
    const rows = await this.store.rows<RootRow>(LOADED_ROOTS);
    const before = this.ring.roots;
    const roots = await Promise.all(rows.map((row) => this.opened(row, before)));
    if (namesOf(roots).join() === namesOf(before).join()) return;
    this.ring.replace(roots);
    this.logger.log({ keys: namesOf(roots), now: 'loaded' });
    const old = namesOf(before);
    this.fading.add(old);
    const turn = pause(this.everyMs, undefined, { ref: false, signal: this.stopping.signal }); // what began before has ended
    void Promise.allSettled([turn, ...this.followers.map((follow) => follow())]).then(() => this.fading.delete(old));
  }

  /** A root key never changes, only its state and its wrapping do. */
  private async opened(row: RootRow, before: readonly RootKey[]): Promise<RootKey> {
    const { purpose, version, state } = row;
    const held = before.find((root) => root.purpose === purpose && root.version === version);
    const key = held?.key ?? new Uint8Array(await this.masters.unwrap(rootAad(purpose, version), row));
    return { purpose, version, primary: state === 'primary', key };
  }

  private async leave(): Promise<void> {
    this.stopping.abort();
    await this.turning;
    await this.store.change(LEAVE, [this.replica]).catch(() => {}); // the others wait until we count as gone
  }

  private async turn(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(this.everyMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      await this.refresh()
        .then(() => this.beat(this.known()))
        .catch((error: unknown) => this.logger.warn({ ...faultOf(error), during: 'key refresh' }));
    }
  }

  /** What the replica says it knows: a new key only when all of its rings have it, an old one until none of them has it. */
  private known(): string[] {
    const now = namesOf(this.ring.roots);
    const old = [...this.fading];
    const everywhere = now.filter((name) => old.every((names) => names.includes(name)));
    const leaving = old.flat().filter((name) => !now.includes(name) && !name.endsWith(PRIMARY));
    return [...new Set([...everywhere, ...leaving, ...this.masters.all.map(({ id }) => `master:${id}`)])];
  }

  private async beat(knows: readonly string[]): Promise<void> {
    await this.store.change(BEAT, [this.replica, knows]);
  }
}

const PRIMARY = ':primary';

const namesOf = (roots: readonly RootKey[]): string[] =>
  roots.flatMap(({ purpose, version, primary }) => {
    const name = `${purpose}:${version}`;
    return primary ? [name, `${name}${PRIMARY}`] : [name];
  });
