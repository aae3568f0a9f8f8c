import type { ImportPolicy } from './import.record.js';
import { planPeople, type TokenedRow } from './plan-people.js';

const content = { attributes: {}, openCodes: {}, identifiers: [], contacts: [], paymentAccounts: [] };
const row = (number: number, ...tokens: string[]): TokenedRow => ({ row: number, groupKind: null, content, tokens });

/** What becomes of the rows: new registrants as "new", known ones by id, each with its rows; then faults. */
function outcome(rows: TokenedRow[], known: Record<string, string[]>, policy: ImportPolicy) {
  const { registrants, faults, counts } = planPeople(rows, new Map(Object.entries(known)), policy);
  const told = registrants.map(({ registrantId, change, rows: from }) => [
    change === 'created' ? 'new' : registrantId,
    from.map((one) => one.row),
  ]);
  return { told, faults: faults.map((fault) => fault.row), counts };
}

describe('what becomes of the rows of an import', () => {
  it('is new where no identifier is known, also without any identifier', () => {
    expect(outcome([row(2, 'a'), row(3), row(4)], {}, 'skip')).toEqual({
      told: [
        ['new', [2]],
        ['new', [3]],
        ['new', [4]],
      ],
      faults: [],
      counts: { created: 3, updated: 0, skipped: 0, knownMatches: 0 },
    });
  });

  it.each<[ImportPolicy, unknown]>([
    ['skip', { told: [['new', [3]]], counts: { created: 1, updated: 0, skipped: 2, knownMatches: 2 } }],
    [
      'update',
      {
        told: [
          ['known', [2]],
          ['new', [3, 4]],
        ],
        counts: { created: 1, updated: 2, skipped: 0, knownMatches: 2 },
      },
    ],
    [
      'add-entry',
      {
        told: [
          ['new', [2]],
          ['new', [3]],
          ['new', [4]],
        ],
        counts: { created: 3, updated: 0, skipped: 0, knownMatches: 2 },
      },
    ],
  ])('follows the policy %s for what is on file, and for what stands in the file twice', (policy, expected) => {
    expect(outcome([row(2, 'a'), row(3, 'b'), row(4, 'b')], { a: ['known'] }, policy)).toMatchObject(
      expected as object,
    );
  });

  it('is a fault where an update could mean several entries, of one identifier or of two', () => {
    const known = { a: ['one', 'other'], b: ['one'], c: ['other'] };
    expect(outcome([row(2, 'a'), row(3, 'b', 'c'), row(4, 'b')], known, 'update')).toMatchObject({
      told: [['one', [4]]],
      faults: [2, 3],
    });
  });

  it('knows a registrant by every identifier the rows before gave it', () => {
    expect(outcome([row(2, 'a', 'b'), row(3, 'b', 'c'), row(4, 'c')], {}, 'update').told).toEqual([['new', [2, 3, 4]]]);
  });
});
