import type { DomainError } from '#platform/errors/domain-error.js';
import type { AmountLimitDto } from './amount-limit.dto.js';
import { limitsOf } from './amount-limits.js';
import { CHANNEL_KIND_NAMES, type ChannelKind } from './channel-kinds.js';

function fault(limit: AmountLimitDto, kind: ChannelKind = 'http_payment'): unknown[] {
  try {
    return ['taken', limitsOf(kind, [{ currency: 'KES', mostAmount: '1' }, limit])];
  } catch (error) {
    const { code, errors } = error as DomainError;
    return [code.split(':').at(-1), errors![0]!.pointer];
  }
}

describe('amount limits of a channel', () => {
  it('are kept in the minor units of their currency, in the order they were told', () => {
    const told = [
      { currency: 'KES', leastAmount: '1', mostAmount: '5000.5' },
      { currency: 'JPY', mostAmount: '70000' },
      { currency: 'KWD', leastAmount: '90000000000000.125' },
    ];
    expect(limitsOf('http_payment', told)).toEqual([
      { currency: 'KES', leastMinor: '100', mostMinor: '500050' },
      { currency: 'JPY', leastMinor: null, mostMinor: '70000' },
      { currency: 'KWD', leastMinor: '90000000000000125', mostMinor: null },
    ]);
  });

  it('are of amounts: a currency, bounds above zero, the least no more than the most', () => {
    expect(fault({ currency: 'XQX', leastAmount: '1' })).toEqual(['bad-amount', '#/limits/1/currency']);
    expect(fault({ currency: 'USD' })).toEqual(['limits-unusable', '#/limits/1']);
    expect(fault({ currency: 'USD', leastAmount: '0.00' })).toEqual(['bad-amount', '#/limits/1/leastAmount']);
    expect(fault({ currency: 'USD', mostAmount: '0' })).toEqual(['bad-amount', '#/limits/1/mostAmount']);
    expect(fault({ currency: 'USD', mostAmount: '1.005' })).toEqual(['bad-amount', '#/limits/1/mostAmount']);
    const upsideDown = { currency: 'USD', leastAmount: '10', mostAmount: '9.99' };
    expect(fault(upsideDown)).toEqual(['limits-unusable', '#/limits/1/leastAmount']);
    expect(fault({ currency: 'USD', leastAmount: '10', mostAmount: '10.00' })[0]).toBe('taken');
  });

  it('are for whoever delivers amounts, and no limits are for everybody', () => {
    const limited = CHANNEL_KIND_NAMES.filter(
      (kind) => fault({ currency: 'USD', leastAmount: '1' }, kind)[0] === 'taken',
    );
    expect(limited).toEqual(CHANNEL_KIND_NAMES.filter((kind) => kind !== 'in_kind'));
    expect(fault({ currency: 'USD', leastAmount: '1' }, 'in_kind')).toEqual(['limits-unusable', '#/limits']);
    for (const kind of CHANNEL_KIND_NAMES) expect(limitsOf(kind, [])).toEqual([]);
  });
});
