import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { type FactFollower, FactFollowers } from '#platform/events/fact-followers.service.js';
import type { Fact } from '#platform/events/facts.service.js';
import { Clock } from '#platform/time/clock.js';
import { CLAIM_OWN, FOLLOW_KEYS, HOLD_BATCHES, PREFER_PRIMARY } from './follow-duplicates.sql.js';

/**
 * Lets what is held because of duplicates follow what was decided about them. It looks at how things are, not at what was
 * told: done twice, or late, it comes to the same.
 */
@Injectable()
export class FollowDuplicates implements FactFollower, OnModuleInit {
  readonly name = 'disbursements.duplicates';
  readonly kinds = ['duplicate.resolved', 'duplicate.reopened'];

  constructor(
    private readonly followers: FactFollowers,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async follow(facts: readonly Fact[]): Promise<void> {
    const who = [
      facts.flatMap(({ programId, registrantIds }) => registrantIds.map(() => programId)),
      facts.flatMap(({ registrantIds }) => registrantIds),
    ];
    const moving = [...who, this.clock.now(), RequestContext.requireActor().userId];
    await this.uow.rows(HOLD_BATCHES, who);
    await this.uow.change(PREFER_PRIMARY, moving);
    await this.uow.change(CLAIM_OWN, who);
    await this.uow.change(FOLLOW_KEYS, moving);
  }
}
