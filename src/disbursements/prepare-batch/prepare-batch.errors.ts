import { DomainError } from '#platform/errors/domain-error.js';

/** Nothing can be put into a batch. What is due and of an amount that the channel does not take is counted, and waits for another channel. */
export class NothingToDeliver extends DomainError {
  constructor(leftOut = 0) {
    super(
      'disbursements:nothing-to-deliver',
      'rule-broken',
      leftOut === 0
        ? 'Nothing approved is due that this channel delivers and that is not under way'
        : `Nothing is due that this channel delivers but what is outside its amount limits. Lines left out: ${leftOut}`,
      leftOut === 0 ? {} : { leftOut },
    );
  }
}

/** Which limit a line is outside of. */
export type BrokenLimit = 'leastAmount' | 'mostAmount';

/** One line alone was to be paid, and the channel takes no payment of its amount. */
export class OutsideLimits extends DomainError {
  constructor(limit: BrokenLimit) {
    const message = `what is due is ${limit === 'leastAmount' ? 'below' : 'above'} the ${limit} of this channel in its currency`;
    super('disbursements:outside-limits', 'rule-broken', 'The channel takes no payment of this amount', { limit }, [
      { pointer: '#/channelId', message },
    ]);
  }
}
