import type { IncomingRecord } from '#registry';
import { person } from '../support/people.js';
import { BATCH_SIZE } from '../support/registry.js';
import { batches } from '../support/rounds.js';
import { HOUSEHOLD, type Target } from './evaluate.facts.js';

/** An income that somebody has only when it was changed in this round. */
export type Changed = { readonly income: number };

/** The individuals or households of an index up to another, in pages of a source; changed where told. */
export async function* records(
  target: Target,
  from: number,
  to: number,
  changed?: Changed,
): AsyncGenerator<{ readonly records: IncomingRecord[] }> {
  const make = target === 'individual' ? individual : household;
  const size = target === 'individual' ? BATCH_SIZE : BATCH_SIZE / HOUSEHOLD;
  for (const page of batches(from, to, size))
    yield { records: Array.from({ length: page.to - page.from }, (_, at) => make(page.from + at, changed)) };
}

function individual(index: number, changed?: Changed): IncomingRecord & { kind: 'individual' } {
  const record = person(index) as IncomingRecord & { kind: 'individual' };
  return changed ? { ...record, attributes: { ...record.attributes, ...changed } } : record;
}

function household(index: number, changed?: Changed): IncomingRecord {
  const members = Array.from({ length: HOUSEHOLD }, (_, at) => {
    const { kind: _kind, ...told } = individual(index * HOUSEHOLD + at, changed);
    return { ...told, isHead: at === 0, memberKey: String(at) };
  });
  const nothing = { attributes: {}, openCodes: {}, identifiers: [], contacts: [], paymentAccounts: [] };
  return { ...nothing, kind: 'group', groupKind: 'household', link: ['household', String(index)], members };
}
