import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { COMPARED_STATES } from '../duplicate.lifecycle.js';
import { TooManyDuplicates, TooManyOthers } from '../duplicates.errors.js';
import { MORE_MEMORY } from './find-matches.sql.js';
import type { Search } from './find-matches.service.js';
import {
  CLOSE_EMPTY,
  COUNT_LINKS,
  COUNT_MEMBERS,
  COUNT_NODES,
  EXTENT,
  FILL_COMPONENTS,
  FILL_LINKS,
  FILL_MEMBERS,
  FILL_NODES,
  JOIN_CLUSTERS,
  LEAVE_CLUSTERS,
  MAKE_COMPONENTS,
  MAKE_LINKS,
  MAKE_MEMBERS,
  MAKE_NODES,
  OPEN_CLUSTERS,
  REVISE_CLUSTERS,
  SPREAD_LABELS,
  UNSETTLED,
} from './form-clusters.sql.js';

/** A path of a million needs about thirty rounds. */
const MOST_ROUNDS = 200;

/** How many people are like somebody, and how many others the one is like who is like most. */
interface Extent {
  readonly people: number;
  readonly others: number;
}

/** Puts those who are like each other, directly or through others, into one cluster, and goes on with the open ones. */
@Injectable()
export class FormClusters {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * From the matches of the run; inside one transaction of the worker role. Counts the clusters and the people in them. Throws
   * {@link TooManyOthers} and {@link TooManyDuplicates}.
   */
  async form(search: Search, actorId: string): Promise<Record<string, number>> {
    const { programId, runId } = search;
    await this.uow.rows(MORE_MEMORY);
    await this.step(MAKE_LINKS, FILL_LINKS, [programId, runId, COMPARED_STATES]);
    await this.uow.rows(COUNT_LINKS);
    const { people, others } = await this.withinLimits(search);
    await this.step(MAKE_NODES, FILL_NODES);
    await this.uow.rows(COUNT_NODES);
    if (others > 1) await this.connect(); // two who are like nobody else have one label already
    await this.step(MAKE_COMPONENTS, FILL_COMPONENTS, [programId]);
    await this.step(MAKE_MEMBERS, FILL_MEMBERS, [programId]);
    await this.uow.rows(COUNT_MEMBERS);
    const now = this.clock.now();
    const opened = await this.uow.change(OPEN_CLUSTERS, [programId, runId, now]);
    await this.uow.change(LEAVE_CLUSTERS, [programId, now]);
    await this.uow.change(JOIN_CLUSTERS, [programId, now]);
    await this.uow.change(REVISE_CLUSTERS, [programId, now]);
    const closed = await this.uow.change(CLOSE_EMPTY, [programId, actorId, now]);
    return { people, opened, closed };
  }

  private async step(make: typeof MAKE_LINKS, fill: typeof FILL_LINKS, values: readonly unknown[] = []): Promise<void> {
    await this.uow.rows(make);
    await this.uow.change(fill, values);
  }

  private async withinLimits({ criteria, inQuestion }: Search): Promise<Extent> {
    const extent = (await this.uow.row<Extent>(EXTENT))!;
    const { people, others } = extent;
    if (others > criteria.mostOthers) throw new TooManyOthers(criteria.mostOthers);
    if (people * 100 > criteria.mostPercent * inQuestion) throw new TooManyDuplicates(criteria.mostPercent);
    return extent;
  }

  private async connect(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      if (!(await this.uow.row<{ found: boolean }>(UNSETTLED))!.found) return;
      await this.uow.change(SPREAD_LABELS);
    }
    throw new Error('The clusters did not come to rest');
  }
}
