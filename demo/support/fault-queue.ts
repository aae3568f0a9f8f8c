import { z } from 'zod';

/** Faults a test has ordered for the next calls: first come, first served, one per call. */
export class FaultQueue<Kind extends string> {
  private readonly waiting: Array<{ kind: Kind; delayMs: number; left: number; after: number }> = [];
  private readonly order: z.ZodType<{ kind: Kind; times: number; delayMs: number; after: number }>;

  constructor(kinds: readonly Kind[]) {
    this.order = z.object({
      kind: z.enum(kinds) as unknown as z.ZodType<Kind>,
      times: z.number().int().min(0).max(1_000_000).default(1),
      delayMs: z.number().int().min(0).max(600_000).default(1000),
      /** Calls that go well before. */
      after: z.number().int().min(0).max(1_000_000).default(0),
    }) as unknown as z.ZodType<{ kind: Kind; times: number; delayMs: number; after: number }>;
  }

  /** Takes an order `{ kind, times, delayMs, after }` as JSON; `times: 0` calls off all that wait. False when it is not an order. */
  add(json: string): boolean {
    const { success, data } = this.order.safeParse(readJson(json));
    if (!success) return false;
    if (data.times === 0) this.waiting.length = 0;
    else this.waiting.push({ kind: data.kind, delayMs: data.delayMs, left: data.times, after: data.after });
    return true;
  }

  /** The fault for this call, if one was ordered. */
  take(): { kind: Kind; delayMs: number } | undefined {
    const first = this.waiting[0];
    if (first === undefined) return undefined;
    if (first.after > 0) {
      first.after -= 1;
      return undefined;
    }
    first.left -= 1;
    if (first.left === 0) this.waiting.shift();
    return first;
  }
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
