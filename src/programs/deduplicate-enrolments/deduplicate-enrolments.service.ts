import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperationDto } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { OpenProfiles } from '#registry';
import { DeduplicationService } from '../deduplication.service.js';
import { COMPARED_STATES } from '../duplicate.lifecycle.js';
import { ProgramEnded } from '../duplicates.errors.js';
import { ENROLMENT_FLOW } from '../enrolment.lifecycle.js';
import { GivePlacesService } from '../give-places/give-places.service.js';
import { HOLD_SUSPECTED, RESTORE_GONE } from '../move-duplicates.sql.js';
import { ProgramsService } from '../programs.service.js';
import { FindMatches } from './find-matches.service.js';
import { IN_QUESTION } from './find-matches.sql.js';
import { FormClusters } from './form-clusters.service.js';
import { SEARCH, SearchAfterRuns, type SearchParameters } from './search-after-runs.service.js';

/** People in one look at the tokens: what it keeps for the next step stays small, and a crash loses no more. */
const SHARD_SIZE = 2_000_000;
const CHUNK_SIZE = 5_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Where a run is: which part of the tokens is next, or after whom somebody is moved back or aside. */
type Place =
  | { readonly step: 'match'; readonly shard: number }
  | { readonly step: 'cluster' }
  | { readonly step: 'restore' | 'hold'; readonly after: string };

/**
 * Looks for people who are in a program more than once: everybody whose enrolment has not ended, by the keys the program names.
 * Policy `warn` leaves them where they are and in question; `block` besides moves them aside until somebody has decided.
 */
@Injectable()
export class DeduplicateEnrolments implements OperationHandler, OnModuleInit {
  readonly kind = SEARCH;

  constructor(
    private readonly operations: OperationsService,
    private readonly programs: ProgramsService,
    private readonly deduplication: DeduplicationService,
    private readonly profiles: OpenProfiles,
    private readonly searches: SearchAfterRuns,
    private readonly places: GivePlacesService,
    private readonly matches: FindMatches,
    private readonly clusters: FormClusters,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /** By hand. Throws `DeduplicationOff`; {@link ProgramEnded}; when one is under way. */
  async order(programId: string): Promise<OperationDto> {
    await this.programs.visible(programId);
    return this.uow.run(async () => {
      await this.requireLiving(programId);
      return OperationDto.from(await this.searches.order(programId));
    });
  }

  /** A run of eligibility may have enrolled somebody behind this search's back. */
  ended({ subject }: { readonly subject: string }): Promise<void> {
    return this.searches.orderIfDue(subject);
  }

  async run(run: OperationRun): Promise<void> {
    const { asOf, deduplicationId } = run.parameters as unknown as SearchParameters;
    const { target } = await this.requireLiving(run.subject);
    const criteria = await this.deduplication.version(deduplicationId);
    const [inQuestion, registered] = await Promise.all([
      this.uow.row<{ count: number }>(IN_QUESTION, [run.subject, COMPARED_STATES]),
      this.profiles.total(target),
    ]);
    const { count } = inQuestion!;
    const search = { runId: run.id, programId: run.subject, target, asOf, criteria, inQuestion: count, registered };
    const shards = Math.max(1, Math.ceil(registered / SHARD_SIZE));
    let place = (run.cursor as Place | null) ?? { step: 'match', shard: 0 };
    await run.chunk(async () => ({ cursor: place, done: 0, total: count }));
    while (place.step === 'match') {
      const { shard }: { shard: number } = place;
      place = shard + 1 < shards ? { step: 'match', shard: shard + 1 } : { step: 'cluster' };
      const cursor = place;
      const done = Math.floor((count * (shard + 1)) / shards) - Math.floor((count * shard) / shards);
      await run.chunk(async () => {
        await this.matches.find(search, shard, shards);
        return { cursor, done, counts: { compared: done } };
      });
    }
    if (place.step === 'cluster') {
      place = { step: 'restore', after: FIRST };
      const cursor = place;
      await run.chunk(async () => {
        await this.requireLiving(run.subject);
        return { cursor, done: 0, counts: await this.clusters.form(search, run.createdBy) };
      });
    }
    if (place.step === 'restore') place = await this.restore(run, place.after);
    if (criteria.policy !== 'block') return;
    if ('after' in place) await this.hold(run, place.after);
    await this.places.orderFor(run.subject); // those who came by a run of eligibility have waited for this
  }

  private async restore(run: OperationRun, after: string): Promise<Place> {
    let place: Place = { step: 'restore', after };
    while (place.step === 'restore') {
      const from = place.after;
      await run.chunk(async () => {
        const values = [run.subject, run.createdBy, this.clock.now(), 'duplicate_gone', from, CHUNK_SIZE];
        const { count: restored, last } = await this.moved(RESTORE_GONE, run.subject, values);
        place = restored < CHUNK_SIZE ? { step: 'hold', after: FIRST } : { step: 'restore', after: last! };
        return { cursor: place, done: 0, counts: { restored } };
      });
    }
    return place;
  }

  private async hold(run: OperationRun, after: string): Promise<void> {
    const states = ENROLMENT_FLOW.sourcesOf('duplicated');
    let from = after;
    let held: number;
    do {
      held = 0;
      await run.chunk(async () => {
        const now = this.clock.now();
        const values = [run.subject, run.createdBy, now, 'duplicate_suspected', states, from, CHUNK_SIZE];
        const moved = await this.moved(HOLD_SUSPECTED, run.subject, values);
        held = moved.count;
        from = moved.last ?? from;
        return { cursor: { step: 'hold', after: from }, done: 0, counts: { held } };
      });
    } while (held === CHUNK_SIZE);
  }

  private async moved(statement: typeof RESTORE_GONE, programId: string, values: readonly unknown[]) {
    await this.requireLiving(programId);
    return (await this.uow.row<{ count: number; last: string | null }>(statement, values))!;
  }

  private async requireLiving(programId: string) {
    const program = await this.programs.get(programId);
    if (program.state === 'ended' || program.state === 'archived') throw new ProgramEnded(program.state);
    return program;
  }
}
