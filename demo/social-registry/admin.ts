import { z } from 'zod';
import type { FaultQueue } from '../support/fault-queue.js';
import type { PeerReply, PeerRequest } from '../support/http-peer.js';
import { ORDER } from './changes.js';
import type { DciFace } from './dci/dci-face.js';
import type { Register } from './register.js';
import type { Fault } from './spoil.js';

const CALLBACK = z.object({
  token: z.string().max(10_000),
  isSilent: z.boolean().default(false),
  /** Whether it does not know what became of a search. */
  isForgetful: z.boolean().default(false),
  /** Whether it tells at once what became of a search, or by a call back only. */
  hasSyncStatus: z.boolean().default(true),
  delayMs: z.number().int().min(0).max(60_000).default(20),
  /** How long the next search takes. */
  workMs: z.number().int().min(0).max(60_000).default(0),
});

/** The side for tests: what the registry holds, what it costs, what goes wrong next, what changes, how it calls back. */
export class Admin {
  private readonly met: Record<string, number> = {};

  constructor(
    private readonly register: Register,
    private readonly faults: FaultQueue<Fault>,
    private readonly dci: DciFace,
  ) {}

  /** A fault has befallen somebody. */
  count(fault: Fault): void {
    this.met[fault] = (this.met[fault] ?? 0) + 1;
  }

  /** Undefined when nothing is served there. */
  handle({ method, path, text }: PeerRequest): PeerReply | undefined {
    const { individuals, groups } = this.register;
    if (method === 'GET' && path === '/admin/counts') return { status: 200, body: { individuals, groups } };
    if (method === 'GET' && path === '/admin/faults') return { status: 200, body: this.met };
    if (method === 'GET' && path === '/admin/usage') return { status: 200, body: process.cpuUsage() };
    if (method !== 'POST') return undefined;
    if (path === '/admin/faults') return taken(this.faults.add(text));
    if (path === '/admin/changes') return this.with(ORDER, text, (order) => this.register.change(order, new Date()));
    if (path === '/admin/callback') return this.with(CALLBACK, text, (callback) => void (this.dci.callback = callback));
    return undefined;
  }

  private with<T>(shape: z.ZodType<T>, text: string, act: (order: T) => void): PeerReply {
    const { success, data } = shape.safeParse(readJson(text));
    if (success) act(data);
    return taken(success);
  }
}

const taken = (isTaken: boolean): PeerReply => ({ status: isTaken ? 200 : 400, body: { taken: isTaken } });

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
