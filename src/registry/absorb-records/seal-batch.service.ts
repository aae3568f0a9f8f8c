import { Injectable } from '@nestjs/common';
import { BlindIndex } from '#platform/vault/blind-index.js';
import { KeyRing } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { MatchToken } from '#platform/vault/match-token.js';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import { membershipsOf, replacedBy } from './batch-parts.js';
import type { EntryAsBytes, LinkRows, SealedBatch } from './decided-entry.js';
import type { Merged } from './merge-told.service.js';
import { sealAll } from './seal-all.js';
import { type SealedRows, type SealTask, taskOf } from './seal-task.js';

const WORKER = new URL('./seal-records.worker.js', import.meta.url).href;
/** So few are sealed sooner than they are sent to a thread. */
const FEW = 8;
/** Entries in one task of a thread: small enough that the threads end a batch together. */
const SHARE = 250;

/** Seals what was decided, in worker threads, and stores the keys of new registrants. */
@Injectable()
export class SealBatch {
  constructor(
    private readonly keys: KeyStore,
    readonly ring: KeyRing,
    readonly blindIndex: BlindIndex,
    readonly matchToken: MatchToken,
    private readonly workers: WorkerPool,
  ) {}

  /** Keys first: a key without data is harmless, data without a key is lost. */
  async seal(
    { entries, updates: merges }: Merged,
    now: Date,
    links: LinkRows | null,
    counts: Readonly<Record<string, number>>,
  ): Promise<SealedBatch> {
    const updated = entries.filter(({ change }) => change === 'updated');
    const isMerged = new Set(merges.flatMap((each) => each.entries.map(({ registrantId }) => registrantId)));
    const decided = {
      updated: updated.map(({ registrantId }) => registrantId),
      replaced: replacedBy(updated.filter(({ registrantId }) => !isMerged.has(registrantId))),
      memberships: membershipsOf(entries),
    };
    const sheets = await this.sheetsOf(entries, now.getTime());
    const keys = sheets.map((sheet) => sheet.keys).filter(({ length }) => length > 0);
    if (keys.length > 0) await this.keys.add(keys);
    return { now, sheets, ...decided, merges, links, setAside: [], counts };
  }

  private async sheetsOf(entries: readonly EntryAsBytes[], now: number): Promise<SealedRows[]> {
    if (entries.length <= FEW) return [sealAll(taskOf(entries, now), this)];
    const tasks: SealTask[] = [];
    for (let from = 0; from < entries.length; from += SHARE) tasks.push(taskOf(entries.slice(from, from + SHARE), now));
    return Promise.all(tasks.map((task) => this.workers.run<SealedRows>(WORKER, 'default', task)));
  }
}
