import type { DisbursementRecord } from '#disbursements';
import type { EntitlementRecord } from '#entitlements';
import type { EnrolmentRecord } from '#programs';
import { BeneficiaryDto } from './beneficiary.dto.js';
import { composeBeneficiaries, type Findings, LineWithoutEnrolment } from './compose-beneficiary.js';

const enrolment = (registrantId: string, programId: string, period = 1): EnrolmentRecord =>
  ({
    id: `e-${registrantId}-${programId}-${period}`,
    registrantId,
    programId,
    programCode: programId,
    programName: programId,
    period,
  }) as EnrolmentRecord;

let lines = 0;
const line = {
  currency: null,
  unit: null,
  amountMinor: null,
  deliveredMinor: '0',
  quantity: null,
  deliveredQuantity: '0.000000',
};

function money(
  registrantId: string,
  programId: string,
  amountMinor: string,
  state = 'approved',
  deliveredMinor = '0',
): EntitlementRecord {
  const due = { ...line, currency: 'KES', amountMinor, deliveredMinor };
  return {
    ...due,
    id: `l${++lines}`,
    registrantId,
    programId,
    state,
    benefitKind: 'cash',
  } as unknown as EntitlementRecord;
}

function goods(
  registrantId: string,
  programId: string,
  quantity: string,
  deliveredQuantity: string,
): EntitlementRecord {
  const due = { ...line, unit: 'kg', quantity, deliveredQuantity, state: 'partly_fulfilled' };
  return { ...due, id: `l${++lines}`, registrantId, programId, benefitKind: 'in_kind' } as unknown as EntitlementRecord;
}

const attempt = (
  line: EntitlementRecord,
  state: string,
  amountMinor: string,
  deliveredMinor = '0',
): DisbursementRecord =>
  ({
    ...line,
    id: `d-${line.id}-${state}`,
    entitlementId: line.id,
    state,
    amountMinor,
    deliveredMinor,
    excessMinor: null,
    returnedMinor: null,
  }) as unknown as DisbursementRecord;

function compose(findings: Partial<Findings>) {
  const registrants = [{ registrantId: 'a', kind: 'individual' as const }];
  return composeBeneficiaries({ registrants, enrolments: [], entitlements: [], disbursements: [], ...findings });
}

const shown = (findings: Partial<Findings>) => BeneficiaryDto.from(compose(findings).get('a')!);

describe('a beneficiary', () => {
  test('has totals to the cent, per kind and currency or unit, beyond what a float holds', () => {
    const enrolments = [enrolment('a', 'P'), enrolment('a', 'Q')];
    const entitlements = [
      money('a', 'P', '900719925474099301', 'fulfilled', '900719925474099301'),
      money('a', 'Q', '2', 'approved'),
      { ...money('a', 'Q', '700'), currency: 'USD' },
      goods('a', 'P', '0.100000', '0.100000'),
      goods('a', 'P', '0.200000', '0.050000'),
    ];
    const { totals } = shown({ enrolments, entitlements });
    const none = { inFlight: '0.00', held: '0.00', expired: '0.00' };
    expect(totals).toEqual([
      {
        benefitKind: 'cash',
        currency: 'KES',
        unit: null,
        ...none,
        entitled: '9007199254740993.03',
        delivered: '9007199254740993.01',
        due: '0.02',
      },
      { benefitKind: 'cash', currency: 'USD', unit: null, ...none, entitled: '7.00', delivered: '0.00', due: '7.00' },
      {
        benefitKind: 'in_kind',
        currency: null,
        unit: 'kg',
        entitled: '0.3',
        delivered: '0.15',
        due: '0.15',
        inFlight: '0',
        held: '0',
        expired: '0',
      },
    ]);
  });

  test('has what was delivered of a line that was cancelled afterwards, and is due nothing of the rest', () => {
    const entitlements = [money('a', 'P', '1000', 'cancelled', '700'), money('a', 'P', '500')];
    const found = compose({ enrolments: [enrolment('a', 'P')], entitlements }).get('a')!;
    expect(found.totals).toMatchObject([{ entitled: 1200n, delivered: 700n, due: 500n, inFlight: 0n, held: 0n }]);
  });

  test('is due nothing of lines that are cancelled, excluded or rejected, though they are listed', () => {
    const entitlements = ['cancelled', 'excluded', 'rejected', 'approved'].map((state) =>
      money('a', 'P', '100', state),
    );
    const { programs, totals } = shown({ enrolments: [enrolment('a', 'P')], entitlements });
    expect(programs[0]!.entitlements).toHaveLength(4);
    expect(totals).toMatchObject([{ entitled: '1.00', due: '1.00' }]);
  });

  test('what is entitled is delivered, in flight, held, expired or due, each unit once', () => {
    const entitlements = [
      money('a', 'P', '1000', 'partly_fulfilled', '300'),
      money('a', 'P', '500'),
      money('a', 'P', '50', 'expired', '20'),
      money('a', 'P', '7'),
    ];
    const [first, second, , last] = entitlements;
    const disbursements = [
      attempt(first!, 'paid', '300', '300'),
      attempt(first!, 'in_doubt', '700'),
      attempt(second!, 'held', '500'),
      attempt(last!, 'failed', '7'),
      attempt(last!, 'pending', '7'),
    ];
    const { totals } = shown({ enrolments: [enrolment('a', 'P')], entitlements, disbursements });
    expect(totals).toMatchObject([
      { entitled: '15.57', delivered: '3.20', inFlight: '7.00', held: '5.00', expired: '0.30', due: '0.07' },
    ]);
  });

  test('has every line once, under its program, with its own attempts', () => {
    const entitlements = [money('a', 'P', '1'), money('a', 'Q', '2'), money('b', 'P', '4')];
    const disbursements = entitlements.map((line) => attempt(line, 'paid', line.amountMinor!));
    const registrants = ['a', 'b', 'c'].map((registrantId) => ({ registrantId, kind: 'individual' as const }));
    const enrolments = [enrolment('a', 'P'), enrolment('a', 'Q'), enrolment('b', 'P')];
    const composed = compose({ registrants, enrolments, entitlements, disbursements });
    expect([...composed.keys()]).toEqual(['a', 'b']);
    const seen = [...composed.values()].flatMap(({ programs }) => programs).flatMap((program) => program.entitlements);
    expect(seen.map(({ entitlement }) => entitlement.id)).toEqual(entitlements.map(({ id }) => id));
    for (const share of seen)
      expect(share.disbursements.map(({ entitlementId }) => entitlementId)).toEqual([share.entitlement.id]);
  });

  test('shows the newest period, and the earlier ones apart', () => {
    const { programs } = shown({ enrolments: [enrolment('a', 'P', 1), enrolment('a', 'P', 2)] });
    expect(programs).toHaveLength(1);
    expect(programs[0]).toMatchObject({ enrolment: { period: 2 }, earlierEnrolments: [{ period: 1 }] });
  });

  test('is nobody without an enrolment; a line without one is never dropped in silence', () => {
    expect(compose({}).size).toBe(0);
    expect(() => compose({ entitlements: [money('a', 'P', '1')] })).toThrow(LineWithoutEnrolment);
  });
});
