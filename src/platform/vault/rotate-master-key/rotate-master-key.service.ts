import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '../../errors/domain-error.js';
import type { OperationHandler, OperationRun } from '../../operations/operation.js';
import { OperationsService } from '../../operations/operations.service.js';
import { waitUntil } from '../../operations/wait-until.js';
import type { MasterKey } from '../master-key/master-key.js';
import { MasterKeys } from '../master-key/master-keys.js';
import { RootKeys } from '../root-keys.js';

/** Which key everything is to be under; `from` is the version that is to be left, where the key stays and its version changes. */
interface Target {
  readonly to: string;
  readonly from: string | null;
}

/** Moves the root keys to the next master key, or to a new version of a key that has versions. The root keys stay the same. */
@Injectable()
export class RotateMasterKeyService implements OperationHandler, OnModuleInit {
  readonly kind = 'rotate-master-key';

  constructor(
    private readonly operations: OperationsService,
    private readonly masters: MasterKeys,
    private readonly roots: RootKeys,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /** Throws when there is no key to move to. */
  async requireTarget(): Promise<void> {
    await this.target();
  }

  async run(run: OperationRun): Promise<void> {
    const decided = (run.cursor as Target | null) ?? (await this.decide(run));
    const target = this.masters.all.find(({ id }) => id === decided.to);
    if (!target) throw new NoNextMasterKey(); // taken out of the configuration meanwhile
    await waitUntil(run, () => this.roots.everyoneKnows(`master:${target.id}`));
    if (decided.from !== null && (await nameOf(target)) === decided.from) await target.rotate();
    const rewrapped = await this.roots.rewrapAll(target, await nameOf(target));
    await run.chunk(() => Promise.resolve({ cursor: decided, done: rewrapped, counts: { rewrapped } }));
  }

  private async decide(run: OperationRun): Promise<Target> {
    const target = await this.target();
    const stays = target === (await this.roots.masterInUse());
    const decided: Target = { to: target.id, from: stays ? await nameOf(target) : null };
    await run.chunk(() => Promise.resolve({ cursor: decided, done: 0 }));
    return decided;
  }

  private async target(): Promise<MasterKey> {
    const inUse = await this.roots.masterInUse();
    const { next } = this.masters;
    if (next && next !== inUse) return next;
    if (!inUse.versioned) throw new NoNextMasterKey();
    return inUse;
  }
}

/** The name under which a master key wraps now: with the version, where there is one. */
const nameOf = async (master: MasterKey): Promise<string> =>
  (await master.wrap(Buffer.from('AM1 probe'), Buffer.alloc(1))).masterId;

export class NoNextMasterKey extends DomainError {
  constructor() {
    const settings = 'AMPARO_NEXT_MASTER_KEY_FILE or AMPARO_NEXT_KEY_SERVICE_URL';
    super(
      'vault:no-next-master-key',
      'rule-broken',
      `There is no key to move to: give every replica one in ${settings}`,
    );
  }
}
