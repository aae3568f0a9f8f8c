import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { type FactFollower, FactFollowers } from '#platform/events/fact-followers.service.js';
import type { Fact } from '#platform/events/facts.service.js';
import { FIELD_OF, MOST_PEOPLE, TYPE_OF_FACT } from './event-types.js';
import { QUEUE_EVENTS } from './webhooks.sql.js';

const KINDS = Object.keys(TYPE_OF_FACT);
const TYPES = Object.values(TYPE_OF_FACT);
const FIELDS = TYPES.map((type) => FIELD_OF[type]);

/** Puts down what webhooks are to be told, in the transaction in which the facts are followed and by one statement. */
@Injectable()
export class QueueEvents implements FactFollower, OnModuleInit {
  readonly name = 'sharing.webhooks';
  readonly kinds = KINDS;

  constructor(
    private readonly followers: FactFollowers,
    private readonly uow: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async follow(facts: readonly Fact[]): Promise<void> {
    await this.uow.change(QUEUE_EVENTS, [facts.map(({ id }) => id), KINDS, TYPES, FIELDS, MOST_PEOPLE]);
  }
}
