import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { DISBURSE_PATH } from '../../../demo/payment-channel/payment-channel.js';
import { type PeerReply, type PeerRequest, servePeer } from '../../../demo/support/http-peer.js';

/** Longer than any caller waits for the channel. */
const SILENT_MS = 15_000;

/** A call about payments that have no outcome, on its way to the channel. */
export interface Call {
  readonly kind: 'disburse' | 'status';
  readonly references: readonly string[];
}

/**
 * When in the course of a call it strikes: before the channel hears of it, and it never does (`lost`) or does afterwards (`late`);
 * when the channel has acted and nobody was told (`after`); once its answer is passed on (`answered`).
 */
export type Instant = 'lost' | 'late' | 'after' | 'answered';

export interface Strike {
  /** The how many-th call from now. */
  readonly calls: number;
  /** Only such calls count. */
  readonly of?: Call['kind'];
  readonly instant: Instant;
  /** Milliseconds after the answer. */
  readonly delayMs: number;
  /** Made ready when the call comes; undefined: not at this call, at the next. */
  readonly aim: (call: Call) => Promise<(() => Promise<void>) | undefined>;
}

interface Armed extends Strike {
  left: number;
  readonly struck: (call: Call) => void;
  readonly failed: (error: unknown) => void;
}

/** Stands between the workers and the channel, passes everything on both ways, and strikes in the middle of a call. */
export class Between {
  private armed: Armed | undefined;

  private constructor(
    private readonly channel: string,
    private server: Server | undefined,
    /** Where the workers find it. */
    public url: string,
  ) {}

  static async open(channel: string): Promise<Between> {
    const between = new Between(channel, undefined, '');
    const served = await servePeer((request) => between.pass(request), 0);
    between.server = served.server;
    between.url = served.url;
    return between;
  }

  /** Resolves with the call in which it has struck. One at a time. */
  strike(strike: Strike): Promise<Call> {
    if (this.armed) throw new Error('It is about to strike already');
    return new Promise((struck, failed) => {
      this.armed = { ...strike, left: strike.calls, struck, failed };
    });
  }

  /** Nothing is struck any more; the strike that was to come never does. */
  disarm(): void {
    this.armed = undefined;
  }

  close(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private async pass(request: PeerRequest): Promise<PeerReply> {
    const call = read(request);
    const due = this.due(call);
    const blow = due && (await this.aimed(due, call));
    if (!due || !blow) return this.forward(request);
    const strike = (): Promise<void> => blow().then(() => due.struck(call), due.failed);
    if (due.instant === 'lost' || due.instant === 'late') await strike();
    if (due.instant === 'lost') return 'reset';
    const reply = await this.forward(request);
    if (due.instant === 'after') await strike();
    if (due.instant === 'answered') void pause(due.delayMs).then(strike);
    return reply;
  }

  /** Whether it strikes at this call. Then nothing is armed any more. */
  private due(call: Call): Armed | undefined {
    const { armed } = this;
    if (!armed || (armed.of && armed.of !== call.kind) || --armed.left > 0) return undefined;
    this.armed = undefined;
    return armed;
  }

  private async aimed(armed: Armed, call: Call): Promise<(() => Promise<void>) | undefined> {
    const blow = await armed.aim(call).catch(armed.failed);
    if (!blow) this.armed = { ...armed, left: 1 };
    return blow ?? undefined;
  }

  private async forward({ method, path, headers, text }: PeerRequest): Promise<PeerReply> {
    try {
      const response = await fetch(`${this.channel}${path}`, {
        method,
        headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
        body: text,
        signal: AbortSignal.timeout(SILENT_MS),
      });
      return { status: response.status, body: await response.json() };
    } catch (error) {
      return (error as Error).name === 'TimeoutError' ? 'silence' : 'reset';
    }
  }
}

function read({ path, text }: PeerRequest): Call {
  const { message } = JSON.parse(text) as {
    message: {
      disbursements?: { reference_id: string }[];
      txnstatus_request?: { attribute_value: string[] };
    };
  };
  if (path === DISBURSE_PATH)
    return { kind: 'disburse', references: message.disbursements!.map(({ reference_id: reference }) => reference) };
  return { kind: 'status', references: message.txnstatus_request!.attribute_value };
}
