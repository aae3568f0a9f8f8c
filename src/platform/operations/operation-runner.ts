import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { OperationsConfig } from '#config/config.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { RequestContext } from '../context/request-context.js';
import { DatabaseFault } from '../database/database-error.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import type { ChunkProgress, OperationRecord, OperationRun } from './operation.js';
import { faultOf } from '../telemetry/fault-of.js';
import { told } from './operation-event.js';
import { ADVANCE, CLAIM, EXTEND_LEASE, FINISH, RELEASE, RETRY_LATER } from './operations.sql.js';
import { Orders } from './orders.js';
import { OperationsService } from './operations.service.js';

const LOOK_EVERY_MS = 1_000;
const MOST_ATTEMPTS = 8;
/** A chunk that takes longer than this is left to the lease: another replica does it again. */
const LONGEST_GOODBYE_MS = 20_000;

type Claimed = OperationRecord & { readonly epoch: number };

/** The operation was cancelled, or another process holds it now. */
class Lost extends Error {}

/** Claims operations and runs them under a lease: when this process dies, another takes over where the last chunk ended. */
@Injectable()
export class OperationRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Operations');
  private readonly owner = `${hostname()}:${process.pid}`;
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private nudge: () => void = () => {};
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly operations: OperationsService,
    private readonly orders: Orders,
    private readonly uow: UnitOfWork,
    private readonly config: OperationsConfig,
    private readonly trail: AuditTrail,
  ) {}

  onApplicationBootstrap(): void {
    this.operations.onOrder(() => this.nudge());
    this.looking = RequestContext.asService(() => this.look());
  }

  /** Lets the chunk in hand commit, then hands the operations back to the queue. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.nudge();
    await this.looking;
    await Promise.race([Promise.all(this.running), pause(LONGEST_GOODBYE_MS, undefined, { ref: false })]);
  }

  private async look(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const claimed = this.running.size < this.config.concurrency ? await this.claim() : undefined;
      if (claimed) this.start(claimed);
      else await this.rest();
    }
  }

  private async claim(): Promise<Claimed | undefined> {
    try {
      return await this.uow.run(async () => {
        const values = [this.owner, this.config.leaseSeconds, this.operations.kinds()];
        const claimed = await this.uow.row<Claimed>(CLAIM, values);
        if (claimed) await onBehalf(claimed, () => this.trail.record(told(claimed, 'start', 'succeeded')));
        return claimed;
      });
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'claim' }); // whatever it was, the next look is in a second
      return undefined;
    }
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      this.nudge = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private start(claimed: Claimed): void {
    const work = onBehalf(claimed, () => this.perform(claimed)).finally(() => {
      this.running.delete(work);
      this.nudge();
    });
    this.running.add(work);
  }

  private async perform(claimed: Claimed): Promise<void> {
    const lost = new AbortController();
    const beat = this.heartbeat(claimed, lost);
    this.logger.log({ operation: claimed.id, kind: claimed.kind, epoch: claimed.epoch, now: 'started' });
    try {
      const handler = this.operations.handlerOf(claimed.kind)!;
      await this.uow.asWorker(() => handler.run(this.view(claimed, lost.signal)));
      await this.end(claimed, 'succeeded', null); // a handler that is to stop throws; one that returns has finished
    } catch (error) {
      await this.failed(claimed, error);
    } finally {
      clearInterval(beat);
    }
  }

  private view(claimed: Claimed, lost: AbortSignal): OperationRun {
    const signal = AbortSignal.any([lost, this.stopping.signal]);
    const { uow, orders, config } = this;
    return {
      ...claimed,
      signal,
      async chunk(work: () => Promise<ChunkProgress>): Promise<void> {
        if (signal.aborted) throw new Lost();
        await uow.run(async () => {
          await orders.assertInOrder(claimed);
          const { cursor, done, total, counts } = await work();
          const values = [
            claimed.id,
            claimed.epoch,
            JSON.stringify(cursor),
            done,
            total ?? null,
            counts ?? {},
            config.leaseSeconds,
          ];
          if ((await uow.change(ADVANCE, values)) === 0) throw new Lost();
        });
      },
    };
  }

  private heartbeat(claimed: Claimed, lost: AbortController): NodeJS.Timeout {
    return setInterval(
      () => {
        this.uow
          .change(EXTEND_LEASE, [claimed.id, claimed.epoch, this.config.leaseSeconds])
          .then((held) => (held === 0 ? lost.abort() : undefined))
          .catch((error: unknown) =>
            this.logger.warn({ operation: claimed.id, ...faultOf(error), during: 'heartbeat' }),
          );
      },
      (this.config.leaseSeconds * 1000) / 3,
    );
  }

  private async failed(claimed: Claimed, error: unknown): Promise<void> {
    if (error instanceof Lost || this.stopping.signal.aborted) return this.end(claimed, 'released', null);
    const problem =
      error instanceof DomainError
        ? error.code
        : `platform:${error instanceof DatabaseFault ? 'database' : 'unexpected'}`;
    this.logger.warn({ operation: claimed.id, kind: claimed.kind, problem, ...faultOf(error) });
    if (error instanceof DomainError && error.kind !== 'unavailable')
      return this.end(claimed, 'failed', problem, error.atFault);
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        const again = await this.uow.change(RETRY_LATER, [claimed.id, claimed.epoch, problem, MOST_ATTEMPTS]);
        return again > 0 ? undefined : await this.end(claimed, 'failed', problem);
      } catch {
        await pause(1000); // the database is away: the lease runs out if it stays so
      }
    }
  }

  private finish(
    claimed: Claimed,
    state: string,
    problem: string | null,
    atFault: readonly string[],
  ): Promise<boolean> {
    return this.uow.run(async () => {
      if ((await this.uow.change(FINISH, [claimed.id, claimed.epoch, state, problem, atFault])) === 0) return false;
      await this.trail.record(told(claimed, 'end', state === 'failed' ? 'failed' : 'succeeded', { state, problem }));
      return true;
    });
  }

  private async end(
    claimed: Claimed,
    how: 'succeeded' | 'failed' | 'released',
    problem: string | null,
    atFault: readonly string[] = [],
  ): Promise<void> {
    try {
      const cancelled = how === 'released' && !this.stopping.signal.aborted;
      if (how === 'released' && !cancelled) await this.uow.change(RELEASE, [claimed.id, claimed.epoch]);
      else if (await this.finish(claimed, cancelled ? 'cancelled' : how, problem, atFault))
        await this.operations.handlerOf(claimed.kind)?.ended?.(claimed);
      this.logger.log({ operation: claimed.id, kind: claimed.kind, problem, now: cancelled ? 'cancelled' : how });
    } catch (error) {
      this.logger.warn({ operation: claimed.id, ...faultOf(error), during: 'end' }); // the lease runs out
    }
  }
}

/** Whatever an operation does, it does for the one who ordered it, and within its program if it has one. */
const onBehalf = <T>(claimed: Claimed, work: () => Promise<T>): Promise<T> => {
  const { id, createdBy: userId, programId, permission: using } = claimed;
  const programs = programId === null ? null : [programId];
  return RequestContext.runAs(id, { userId, organisation: 'operation', reach: 'operation', programs, using }, work);
};
