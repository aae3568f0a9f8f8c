import type { SourceRecord } from '../dialects/dialect.js';
import { keepDeclared } from './keep-declared.js';

const mapping = {
  idTypes: [{ name: 'CARD', idType: 'card' }],
  individual: [{ field: 'birthdate', attribute: 'birth_date' }],
  group: [{ field: 'village', attribute: 'village' }],
  phones: true,
  paymentAccount: { field: 'bankAccount', kind: 'bank' as const },
};
const record = (more: Partial<SourceRecord>): SourceRecord => ({
  isGroup: false,
  fields: {},
  identifiers: [],
  phones: [],
  members: [],
  ...more,
});

describe('what is kept of a record', () => {
  it('is what its kind is declared with: all else is dropped, and counted where it held something', () => {
    const fields = {
      birthdate: '1990-01-01',
      bankAccount: 'A',
      village: 'North',
      poverty: 0,
      sick: false,
      none: null,
      blank: '',
    };
    const kept = keepDeclared(record({ fields }), mapping);
    expect(kept.record.fields).toEqual({ birthdate: '1990-01-01', bankAccount: 'A' });
    expect(kept.dropped).toBe(3);
  });

  it('is the same of members, who are individuals', () => {
    const member = record({ fields: { birthdate: '1990-01-01', village: 'North', note: 'x' } });
    const group = record({
      isGroup: true,
      fields: { village: 'North', bankAccount: 'A' },
      members: [{ isHead: true, record: member }],
    });
    const kept = keepDeclared(group, mapping);
    expect(kept.record).toEqual({
      ...group,
      fields: { village: 'North' },
      members: [{ isHead: true, record: { ...member, fields: { birthdate: '1990-01-01' } } }],
    });
    expect(kept.dropped).toBe(3);
  });

  it('is no phone where none is declared', () => {
    const sent = record({ phones: ['+1', '+2'] });
    expect(keepDeclared(sent, mapping)).toEqual({ record: sent, dropped: 0 });
    expect(keepDeclared(sent, { ...mapping, phones: false })).toEqual({ record: { ...sent, phones: [] }, dropped: 2 });
  });
});
