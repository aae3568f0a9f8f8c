import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { HttpConfig } from '#config/config.js';
import { RequestContext } from '#platform/context/request-context.js';
import { DomainError } from '#platform/errors/domain-error.js';
import { Draining } from '#platform/http/edge/draining.js';
import type { OperationRecord } from '#platform/operations/operation.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { Metrics } from '#platform/telemetry/metrics.service.js';
import { currentCaller } from '../caller.js';
import { CallersService } from '../grants/callers.service.js';
import { LiveStates } from '../views/live-states.js';
import { OperationDto } from './operation.dto.js';
import { NoStreamLeft, TooManyStreams } from './operation-events.errors.js';
import { OperationsViewService } from './operations-view.service.js';

const LOOK_EVERY_MS = 1_000;
/** Proxies cut a connection on which nothing was said, mostly after a minute or half of one. */
const SAY_SOMETHING_EVERY_MS = 15_000;
/** Streams of one caller in this replica. */
const MOST_OF_CALLER = 10;

/** One stream that is open. */
interface Place {
  readonly userId: string;
  readonly stop: AbortController;
}

/**
 * Progress of an operation, told as it comes. Each look is what a request would be: the caller is read anew, with the grants
 * of that moment, and then the operation within what they reach, behind row security; between two looks nothing is held.
 */
@Injectable()
export class OperationEventsService implements OnModuleDestroy {
  private readonly logger = new Logger('Operations');
  private readonly open = new Set<Place>();
  private closing = false;

  constructor(
    private readonly view: OperationsViewService,
    private readonly callers: CallersService,
    private readonly draining: Draining,
    private readonly metrics: Metrics,
    private readonly config: HttpConfig,
  ) {}

  /** Before anything else of the shutdown: the server would wait for every stream. */
  onModuleDestroy(): void {
    this.closing = true;
    for (const { stop } of this.open) stop.abort();
  }

  /** Throws `NotFound`, {@link TooManyStreams} and {@link NoStreamLeft}: the stream has not begun by then. */
  async follow(id: string): Promise<LiveStates<OperationDto>> {
    const found = await this.view.visible(id);
    const place = this.take(currentCaller().userId);
    return new LiveStates(this.states(found, place.stop.signal), place.stop.signal, () => this.leave(place));
  }

  private take(userId: string): Place {
    const own = [...this.open].filter((place) => place.userId === userId);
    if (own.length >= MOST_OF_CALLER) throw new TooManyStreams();
    if (this.open.size >= this.config.eventStreams) throw new NoStreamLeft();
    const place = { userId, stop: new AbortController() };
    this.open.add(place);
    this.metrics.streamsOpen(this.open.size);
    return place;
  }

  private leave(place: Place): void {
    place.stop.abort();
    this.open.delete(place);
    this.metrics.streamsOpen(this.open.size);
  }

  /** Ends after the last state, or when it may not be told any more; the one who listens asks again, and is told why. */
  private async *states(first: OperationRecord, signal: AbortSignal): AsyncGenerator<OperationDto | null> {
    let seen = first;
    let saidAt = performance.now();
    yield OperationDto.from(seen);
    while (isUnderWay(seen) && !this.closing && !this.draining.begun) {
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => {}); // told to stop: that is seen in the next line
      const found = signal.aborted ? undefined : await this.lookAgain(seen.id);
      if (!found) return;
      const isNew = progressOf(found) !== progressOf(seen);
      if (!isNew && performance.now() - saidAt < SAY_SOMETHING_EVERY_MS) continue;
      seen = found;
      saidAt = performance.now();
      yield isNew ? OperationDto.from(seen) : null;
    }
  }

  /** Undefined: the token has ended, a grant, or the operation's place in its reach; or nobody can say just now. */
  private async lookAgain(id: string): Promise<OperationRecord | undefined> {
    try {
      const caller = await this.callers.again(currentCaller());
      if (!caller) return undefined;
      RequestContext.identify(caller);
      return await this.view.visible(id);
    } catch (error) {
      if (!(error instanceof DomainError)) this.logger.warn({ operation: id, ...faultOf(error), during: 'events' });
      return undefined;
    }
  }
}

const isUnderWay = ({ state }: OperationRecord): boolean => state === 'queued' || state === 'running';

/** What changes when something has happened: the rate changes by itself. */
const progressOf = ({ state, done, total, counts, problem }: OperationRecord): string =>
  JSON.stringify([state, done, total, counts, problem]);
