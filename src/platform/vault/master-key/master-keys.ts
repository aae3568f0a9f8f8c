import { type MasterKey, MasterKeyUnusable, type WrappedRoot } from './master-key.js';

/** The master key of this deployment and, while it is being replaced, the next one: either opens what it wrapped. */
export class MasterKeys {
  constructor(
    readonly present: MasterKey,
    readonly next: MasterKey | null = null,
  ) {}

  get all(): readonly MasterKey[] {
    return this.next && this.next.id !== this.present.id ? [this.present, this.next] : [this.present];
  }

  /** Throws {@link MasterKeyUnusable} when no configured key wrapped this. */
  async unwrap(aad: Uint8Array, root: WrappedRoot): Promise<Buffer> {
    for (const master of this.all) {
      if (root.masterId === null ? master.versioned : !isOf(master, root.masterId)) continue;
      try {
        return await master.unwrap(aad, root.wrapped);
      } catch (error) {
        if (!(error instanceof MasterKeyUnusable)) throw error;
      }
    }
    throw new MasterKeyUnusable(
      'The master key does not open the key store: it is not the key this store was made with',
    );
  }

  /** What new root keys are wrapped under: the next key as soon as the store was moved to it. */
  inUse(masterIds: readonly (string | null)[]): MasterKey {
    const { next } = this;
    return next && masterIds.some((id) => id !== null && isOf(next, id)) ? next : this.present;
  }
}

/** Whether a name in the key store is this key, in any version. */
export const isOf = (master: MasterKey, masterId: string): boolean =>
  masterId === master.id || (master.versioned && masterId.startsWith(`${master.id}:`));
