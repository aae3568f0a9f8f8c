import { Injectable } from '@nestjs/common';
import { currentCaller, Handles } from '#access';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Stale } from '#platform/http/if-match.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import type { DuplicateDetailDto } from '../duplicate.dto.js';
import { DUPLICATE_FLOW, type DuplicateState } from '../duplicate.lifecycle.js';
import type { DuplicateClusterRecord } from '../duplicate.record.js';
import { InAnotherCluster, NotOfTheCluster, ProgramEnded, ResolvedByOneself } from '../duplicates.errors.js';
import { DuplicatesService } from '../duplicates.service.js';
import { HOLD_DUPLICATES } from '../duplicates.sql.js';
import { ENROLMENT_FLOW } from '../enrolment.lifecycle.js';
import { GivePlacesService } from '../give-places/give-places.service.js';
import { HOLD_MEMBERS, RESTORE_MEMBERS } from '../move-duplicates.sql.js';
import { ProgramsService } from '../programs.service.js';
import type { JustifyDto, OverrideDuplicatesDto, ResolveDuplicatesDto } from './resolve.dto.js';
import { ADD_KNOWN, DISMISS, END_KNOWN, OVERRIDE, REOPEN, REPOINT_KNOWN, RESOLVE } from './resolve-duplicates.sql.js';

/** A cluster held for a decision, and whom it is about. */
interface Held {
  readonly cluster: DuplicateClusterRecord;
  readonly ids: readonly string[];
}

/** What people decide about duplicates: that they are, that they are not, that one goes on meanwhile, or that it was wrong. */
@Injectable()
export class ResolveDuplicates {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly duplicates: DuplicatesService,
    private readonly places: GivePlacesService,
    private readonly handles: Handles,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * One is kept and gets back the state it had, the others become (or stay) duplicated; or all get theirs back, and what
   * matched is forgotten. Throws `NotFound`; {@link Stale}; `MoveNotAllowed`; {@link NotOfTheCluster}; {@link ProgramEnded}.
   */
  resolve(programId: string, clusterId: string, seen: number, body: ResolveDuplicatesDto): Promise<DuplicateDetailDto> {
    return this.decide(programId, clusterId, seen, 'resolved', async ({ ids }) => {
      const { outcome, justification } = body;
      const primary = outcome === 'duplicate' ? this.oneOf(ids, body.primaryId!, '#/primaryId') : null;
      if (outcome === 'not_duplicate' && body.primaryId !== undefined) throw new NotOfTheCluster('#/primaryId');
      const others = ids.filter((id) => id !== primary);
      const { userId } = currentCaller();
      const now = this.clock.now();
      await this.uow.change(RESOLVE, [programId, clusterId, outcome, primary, userId, now, newId()]);
      if (primary === null) {
        await this.restore(programId, clusterId, ids, 'not_duplicate');
        await this.uow.change(DISMISS, [programId, clusterId, ids]);
      } else {
        await this.restore(programId, clusterId, [primary], 'duplicate_primary');
        const states = ENROLMENT_FLOW.sourcesOf('duplicated');
        const holding = [programId, userId, now, 'duplicate', states, clusterId, others];
        await this.uow.change(HOLD_MEMBERS, holding);
        await this.uow.change(END_KNOWN, [programId, primary, others, now]);
        await this.uow.change(REPOINT_KNOWN, [programId, primary, others]);
        await this.uow.change(ADD_KNOWN, [programId, primary, others, clusterId, now]);
      }
      await this.tell('duplicate:resolve', programId, clusterId, [...(primary ? [primary] : []), ...others], {
        justification,
        facts: { outcome },
      });
      await this.places.orderFor(programId); // some have left theirs, some may take one
    });
  }

  /** Somebody goes on as before although nobody has decided; runs leave them alone. Throws as `resolve`. */
  override(
    programId: string,
    clusterId: string,
    seen: number,
    { registrantId, justification }: OverrideDuplicatesDto,
  ): Promise<DuplicateDetailDto> {
    return this.decide(programId, clusterId, seen, null, async ({ ids }) => {
      const id = this.oneOf(ids, registrantId, '#/registrantId');
      await this.uow.change(OVERRIDE, [clusterId, id, currentCaller().userId, this.clock.now()]);
      await this.restore(programId, clusterId, [id], 'duplicate_overridden');
      await this.tell('duplicate:override', programId, clusterId, [id], { justification, facts: {} });
      await this.places.orderFor(programId);
    });
  }

  /**
   * A resolution was wrong: they are in question again, and what was dismissed counts again. Whoever was moved stays where they
   * are until the next run or decision. Throws as `resolve`; {@link ResolvedByOneself}; {@link InAnotherCluster}.
   */
  async reopen(
    programId: string,
    clusterId: string,
    seen: number,
    { justification }: JustifyDto,
  ): Promise<DuplicateDetailDto> {
    const change = this.decide(programId, clusterId, seen, 'open', async ({ cluster, ids }) => {
      const { userId } = currentCaller();
      if (cluster.resolvedBy === userId) throw new ResolvedByOneself();
      await this.uow.change(REOPEN, [programId, clusterId, userId, this.clock.now(), newId()]);
      await this.tell('duplicate:reopen', programId, clusterId, ids, { justification, facts: {} });
    });
    return change.catch((error: unknown) =>
      whenViolated(error, { duplicate_member_one_open: () => new InAnotherCluster() }),
    );
  }

  /** Holds the cluster as the caller saw it. `to`: the state it moves to; null: it stays open. */
  private decide(
    programId: string,
    clusterId: string,
    seen: number,
    to: DuplicateState | null,
    work: (held: Held) => Promise<void>,
  ): Promise<DuplicateDetailDto> {
    return this.uow.run(async () => {
      const { state } = await this.programs.visible(programId);
      if (state === 'ended' || state === 'archived') throw new ProgramEnded(state);
      await this.uow.rows(HOLD_DUPLICATES, [programId, clusterId]);
      const cluster = await this.duplicates.require(programId, clusterId);
      if (cluster.revision !== seen) throw new Stale();
      if (to !== null) DUPLICATE_FLOW.assert(cluster.state, to);
      else if (cluster.state !== 'open') DUPLICATE_FLOW.assert(cluster.state, 'resolved');
      const members = await this.duplicates.members(clusterId);
      await work({ cluster, ids: members.filter(({ role }) => role !== 'gone').map((one) => one.registrantId) });
      return this.duplicates.get(programId, clusterId);
    });
  }

  private restore(programId: string, clusterId: string, ids: readonly string[], reason: string): Promise<number> {
    const { userId } = currentCaller();
    return this.uow.change(RESTORE_MEMBERS, [programId, userId, this.clock.now(), reason, clusterId, ids]);
  }

  private oneOf(ids: readonly string[], handle: string, pointer: string): string {
    const id = this.handles.read('registrant', handle);
    if (!ids.includes(id)) throw new NotOfTheCluster(pointer);
    return id;
  }

  private tell(
    action: string,
    programId: string,
    clusterId: string,
    [first, ...moreIds]: readonly string[],
    { justification, facts }: { justification: string; facts: Readonly<Record<string, string>> },
  ): Promise<void> {
    const told = { objectKind: 'registrant', objectId: first!, moreIds, programId, outcome: 'succeeded' } as const;
    return this.trail.record({ action, ...told, justification, facts: { cluster: clusterId, ...facts } });
  }
}
