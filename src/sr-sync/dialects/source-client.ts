import { setTimeout as pause } from 'node:timers/promises';
import { BrokenCircuitError, type CircuitBreakerPolicy, IsolatedCircuitError } from 'cockatiel';
import pRetry from 'p-retry';
import { type OutboundClient, PeerFault } from '#platform/http/outbound.client.js';
import type { PeerFaultReason } from '#platform/http/outbound-fault.js';
import type { Sensitive } from '#platform/vault/sensitive.js';
import { SourceRefused, SourceUnavailable } from '../sr-sync.errors.js';
import type { AccessToken } from './access-token.js';
import { RefusedAnswer, UnreadableAnswer } from './peer-answer.js';

/** Of the time an answer may take, what may pass between two pieces of it. */
const IDLE_SHARE = 1 / 3;
const MOST_BYTES = 5 * 1024 * 1024;
const ATTEMPTS = 5;
/** A peer that stays with it would repeat itself in the next attempt too, and this run has taken in the wrong page perhaps. */
const REPEATED = 'page-repeated';
const TOO_LARGE = 'too-large';
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** A peer that wants to be left alone for longer is left alone by the run: it is put back and tried later. */
const LONGEST_RETRY_AFTER_MS = 60_000;

/**
 * One exchange: `body` is made anew for each attempt; `read` is given the bytes of an answer, which it may give away, and throws
 * `PeerFault` as `parseBody` does, and {@link UnreadableAnswer} for what is not as agreed.
 */
export interface Exchange<T, S extends object> {
  readonly url: string;
  readonly body: () => S | Promise<S>;
  readonly read: (answer: Buffer, sent: S) => T | Promise<T>;
}

/** What stays so however often the same is asked; a page that is too large is asked for in parts. */
const STAYING: ReadonlySet<PeerFaultReason> = new Set(['not-allowed', 'private-address', TOO_LARGE]);

/** Whether a fault may pass: the same question may be answered another time. */
export const mayPass = (error: unknown): boolean => {
  if (error instanceof UnreadableAnswer) return true;
  if (!(error instanceof PeerFault) || STAYING.has(error.reason)) return false;
  const status = error.status ?? 500;
  return status >= 500 || status === 408 || status === 425 || status === 429;
};

/**
 * Asks one source: with its token, through its breaker, again after a fault that may pass, with growing and jittered pauses and
 * none shorter than the peer asks for. Throws {@link SourceUnavailable} or {@link SourceRefused}.
 */
export class SourceClient {
  constructor(
    private readonly outbound: Pick<OutboundClient, 'postForBytes'>,
    private readonly token: AccessToken,
    private readonly breaker: CircuitBreakerPolicy,
    private readonly answerSeconds: number,
    private readonly attempts = ATTEMPTS,
  ) {}

  async ask<T, S extends object>(exchange: Exchange<T, S>): Promise<T> {
    try {
      return await pRetry(() => this.breaker.execute(() => this.once(exchange)), {
        retries: this.attempts - 1,
        minTimeout: FIRST_PAUSE_MS,
        maxTimeout: LONGEST_PAUSE_MS,
        randomize: true,
        shouldRetry: ({ error }) => mayPass(error) && retryAfter(error) <= LONGEST_RETRY_AFTER_MS,
        onFailedAttempt: ({ error, retriesLeft }) => (retriesLeft > 0 ? leaveAlone(error) : undefined),
      });
    } catch (error) {
      throw asDomainError(error);
    }
  }

  /** One attempt, for who is in one already. A token that is refused is renewed once. Throws `PeerFault` as it is. */
  async once<T, S extends object>(exchange: Exchange<T, S>): Promise<T> {
    const header = await this.token.authorization();
    try {
      return await this.post(exchange, header);
    } catch (error) {
      if (!(error instanceof PeerFault && error.status === 401)) throw error;
      this.token.forget(header);
      return this.post(exchange, await this.token.authorization());
    }
  }

  private async post<T, S extends object>({ url, body, read }: Exchange<T, S>, header: Sensitive<string>): Promise<T> {
    const sent = await body();
    const answer = await this.outbound.postForBytes({
      url,
      headers: { authorization: header.reveal() },
      contentType: 'application/json',
      timeoutMs: this.answerSeconds * 1000,
      idleMs: this.answerSeconds * 1000 * IDLE_SHARE,
      mostBytes: MOST_BYTES,
      body: JSON.stringify(sent),
    });
    return read(answer, sent);
  }
}

const retryAfter = (error: unknown): number => (error instanceof PeerFault ? (error.retryAfterMs ?? 0) : 0);

async function leaveAlone(error: unknown): Promise<void> {
  const ms = retryAfter(error);
  if (ms > 0 && ms <= LONGEST_RETRY_AFTER_MS) await pause(ms);
}

function asDomainError(error: unknown): unknown {
  if (error instanceof BrokenCircuitError || error instanceof IsolatedCircuitError)
    return new SourceUnavailable('circuit-open');
  if (error instanceof UnreadableAnswer)
    return error.reason === REPEATED ? new SourceRefused(REPEATED) : new SourceUnavailable(error.reason);
  if (error instanceof RefusedAnswer) return new SourceRefused(error.reason);
  if (!(error instanceof PeerFault)) return error;
  const reason = error.status ? `status-${error.status}` : error.reason;
  return mayPass(error) || error.reason === TOO_LARGE ? new SourceUnavailable(reason) : new SourceRefused(reason);
}
