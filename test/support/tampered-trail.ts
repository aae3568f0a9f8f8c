import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { CheckpointFile } from '#platform/audit/checkpoint-file.js';
import type { TrailFault, TrailReport } from '#platform/audit/verify-trail/trail-report.js';
import { verifyTrail } from '#platform/audit/verify-trail/verify-trail.js';
import { WriteCheckpoints } from '#platform/audit/write-checkpoints.service.js';
import { RequestContext } from '#platform/context/request-context.js';
import { newId } from '#platform/ids/ids.js';
import { CheckpointSigner, type PublicKeys } from '#platform/vault/checkpoint-signer.js';
import { startTestApp, type TestApp } from './app.js';
import { asSuperuser } from './database.js';

/** Checkpoints, and events before each of them and after the last. */
export const ROUNDS = 12;
/** So that each of the streams has several, and no more: every trial reads the whole trail. */
const EVENTS_A_ROUND = 16;
export const EVENTS = (ROUNDS + 1) * EVENTS_A_ROUND;

export const random = (below: number): number => Math.floor(Math.random() * below);
export const oneOf = <T>(list: readonly T[]): T => list[random(list.length)]!;

const event = () => ({
  action: 'registrant:reveal',
  objectKind: 'registrant',
  objectId: newId(),
  programId: newId(),
  purpose: 'complaint',
  justification: 'A complaint about a payment',
  outcome: 'succeeded' as const,
  facts: { count: 1 },
});

/** An audit trail with checkpoints, in the hands of a superuser who can undo what he did to it. */
export class TamperedTrail {
  /** Events of each stream, and how many of them a checkpoint vouches for. */
  readonly ends = new Map<number, { seq: number; vouched: number }>();
  readonly client: pg.Client;
  /** The file of checkpoints, byte for byte. */
  text = '';
  private readonly folder = mkdtempSync(join(tmpdir(), 'amparo-tampered-'));
  private readonly keys: PublicKeys;

  private constructor(private readonly amparo: TestApp) {
    this.client = new pg.Client(asSuperuser(amparo.urls.data));
    this.keys = amparo.app.get(CheckpointSigner, { strict: false }).publicKeys();
  }

  static async begin(): Promise<TamperedTrail> {
    const made = new TamperedTrail(await startTestApp());
    await made.client.connect();
    for (let round = 0; round < ROUNDS; round++) {
      await made.record();
      await made.amparo.app.get(WriteCheckpoints, { strict: false }).write();
    }
    made.text = readFileSync(join(made.amparo.dataDirectory, 'audit', 'checkpoints.jsonl'), 'latin1');
    const heads = (): Promise<{ stream: number; seq: number }[]> =>
      made.sql('select stream, seq::int from audit.head where seq > 0');
    const vouched = new Map((await heads()).map(({ stream, seq }) => [stream, seq]));
    await made.record();
    for (const { stream, seq } of await heads()) made.ends.set(stream, { seq, vouched: vouched.get(stream) ?? 0 });
    return made;
  }

  async close(): Promise<void> {
    await this.client.end();
    await this.amparo.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async sql<T>(statement: string, values: unknown[] = []): Promise<T[]> {
    return (await this.client.query(statement, values)).rows as T[];
  }

  verify(folder = join(this.amparo.dataDirectory, 'audit')): Promise<TrailReport> {
    return verifyTrail(
      async (statement, values) => (await this.client.query({ ...statement, values: [...values] })).rows as never[],
      new CheckpointFile(folder),
      this.keys,
    );
  }

  /** Some stream, and the number of some event of it that is followed by `more`. */
  place({ more = 0, except = 0 } = {}): { stream: number; seq: number } {
    const fitting = [...this.ends].filter(([stream, { seq }]) => stream !== except && seq - more >= 1);
    const [stream, { seq }] = oneOf(fitting);
    return { stream, seq: 1 + random(seq - more) };
  }

  /** Tampers with the database, verifies, and undoes it. */
  async found(tamper: () => Promise<unknown>): Promise<readonly TrailFault[]> {
    await this.client.query(`begin; set local session_replication_role = replica`);
    try {
      await tamper();
      return (await this.verify()).faults;
    } finally {
      await this.client.query('rollback');
    }
  }

  /** The faults of a file with other content. */
  async foundIn(content: string): Promise<readonly TrailFault[]> {
    writeFileSync(join(this.folder, 'checkpoints.jsonl'), content, 'latin1');
    return (await this.verify(this.folder)).faults;
  }

  /** Moves the numbers of events of a stream, in two steps, since they are unique. */
  async renumber(stream: number, where: string, change: string): Promise<void> {
    await this.sql(`update audit.event set seq = -(${change}) where stream = $1 and ${where}`, [stream]);
    await this.sql('update audit.event set seq = -seq where stream = $1 and seq < 0', [stream]);
  }

  private async record(): Promise<void> {
    const trail = this.amparo.app.get(AuditTrail, { strict: false });
    const actor = { userId: newId(), organisation: 'ministry', reach: '', programs: null };
    for (let index = 0; index < EVENTS_A_ROUND; index++)
      await RequestContext.runAs(newId(), actor, () => trail.record(event()));
  }
}
