import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { RequestContext } from '#platform/context/request-context.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { namedIn } from '../dialects/known-by.js';
import { QuarantineKeys } from './quarantine-keys.service.js';
import { MOVE_QUARANTINED, NOT_MET_AGAIN, SET_ASIDE } from './quarantine.sql.js';
import { QUARANTINE_FLOW } from './quarantined-record.lifecycle.js';
import type { Fault, QuarantineState } from './quarantined-record.record.js';
import { MOST_RECORD_BYTES, sealRecord } from './quarantine-seal.js';

/** A record that is not taken in, and why. */
export interface Rejected extends Fault {
  /** As the dialect read it, or as the peer sent it where it could not. */
  readonly item: unknown;
}

/** Keeps what cannot be taken in, sealed under a key of the run that met it, until it is decided. */
@Injectable()
export class SetAsideRecords {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: QuarantineKeys,
    private readonly cipher: ServiceCipher,
    private readonly clock: Clock,
  ) {}

  /** In the unit of work of the caller. A record that is set aside already stays one case. */
  async setAside(sourceId: string, runId: string, rejected: readonly Rejected[]): Promise<void> {
    if (rejected.length === 0) return;
    const key = await this.keys.of(runId);
    const rows = new Map(
      rejected.map((one) => this.rowOf(sourceId, key, one)).map((row) => [row.digest.toString('hex'), row]),
    );
    key.fill(0);
    const column = <C>(of: (row: ReturnType<SetAsideRecords['rowOf']>) => C): C[] => [...rows.values()].map(of);
    await this.uow.change(SET_ASIDE, [
      sourceId,
      runId,
      this.clock.now(),
      column(({ id }) => id),
      column(({ reason }) => reason),
      column(({ rule }) => rule),
      column(({ pointer }) => pointer),
      column(({ candidates }) => uuidArray(candidates)),
      column(({ digest }) => digest),
      column(({ sealed }) => sealed),
      column(({ knownAs }) => knownAs),
    ]);
  }

  /** In the unit of work of the caller: how many of these moved. */
  move(ids: readonly string[], to: QuarantineState, reason: string): Promise<number> {
    const by = RequestContext.requireActor().userId;
    return this.uow.change(MOVE_QUARANTINED, [ids, QUARANTINE_FLOW.sourcesOf(to), to, reason, by, this.clock.now()]);
  }

  /** After a full run met every record of a source: what it did not meet in that form any more. In the caller's unit of work. */
  async supersede(sourceId: string, runId: string): Promise<void> {
    const ids = (await this.uow.rows<{ id: string }>(NOT_MET_AGAIN, [sourceId, runId])).map(({ id }) => id);
    if (ids.length > 0) await this.move(ids, 'superseded', 'not_met_again');
  }

  private rowOf(sourceId: string, key: Uint8Array, { item, ...fault }: Rejected) {
    const [id, text] = [newId(), JSON.stringify(item) ?? 'null'];
    const named = namedIn(item);
    const knownAs = named && (named.isGroup ? ('group' as const) : ('individual' as const));
    const digest = this.cipher.digest('quarantine', sourceId, text);
    const sealed = sealRecord(key, id, text);
    if (sealed) return { id, ...fault, digest, sealed, knownAs };
    const left = named && sealRecord(key, id, JSON.stringify(named));
    const rule = `must not be larger than ${MOST_RECORD_BYTES} bytes`;
    return { id, ...fault, reason: 'too_large', rule, digest, sealed: left, knownAs: left && knownAs };
  }
}

export const uuidArray = (ids: readonly string[]): string => `{${ids.join(',')}}`;
