import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { RequestContext } from '../context/request-context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { faultOf } from '../telemetry/fault-of.js';
import { type Fact, Facts } from './facts.service.js';
import { HOLD_FOLLOWER, MAKE_FOLLOWER, PLACE_FOLLOWER } from './facts.sql.js';

/** Facts acted upon in one transaction. */
const AT_ONCE = 100;

/** Acts upon what a room below has told. */
export interface FactFollower {
  /** By which it is kept how far it is. */
  readonly name: string;
  readonly kinds: readonly string[];
  /** Within one transaction of the worker role, which reaches every program; what it does for the service, it does for nobody else. */
  follow(facts: readonly Fact[]): Promise<void>;
}

/** Brings facts to the rooms above, each once: the follower's place is moved in the transaction of what it does. */
@Injectable()
export class FactFollowers {
  private readonly logger = new Logger('Facts');
  private readonly followers: FactFollower[] = [];

  constructor(
    private readonly facts: Facts,
    private readonly uow: UnitOfWork,
    private readonly app: AppConfig,
  ) {}

  register(follower: FactFollower): void {
    this.followers.push(follower);
  }

  @Cron(CronExpression.EVERY_5_SECONDS, { name: 'follow-facts', waitForCompletion: true })
  async often(): Promise<void> {
    if (!this.app.schedule) return;
    try {
      await this.follow();
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'follow' }); // nothing was moved on: looked at again in a moment
    }
  }

  /** Brings everybody what was told since. */
  async follow(): Promise<void> {
    for (const follower of this.followers) {
      let brought: number;
      do brought = await this.page(follower);
      while (brought === AT_ONCE);
    }
  }

  private page(follower: FactFollower): Promise<number> {
    const { name, kinds } = follower;
    const once = async (): Promise<number> => {
      await this.uow.change(MAKE_FOLLOWER, [name]);
      const held = await this.uow.row<{ place: string | null }>(HOLD_FOLLOWER, [name]);
      if (!held) return 0;
      const { facts, next } = await this.facts.after(held.place, AT_ONCE, kinds);
      if (facts.length === 0) return 0;
      await follower.follow(facts);
      await this.uow.change(PLACE_FOLLOWER, [name, next]);
      return facts.length;
    };
    return RequestContext.asService(() => this.uow.asWorker(() => this.uow.run(once)));
  }
}
