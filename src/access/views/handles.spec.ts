import fc from 'fast-check';
import { RequestContext } from '#platform/context/request-context.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { newId } from '#platform/ids/ids.js';
import { KeyRing } from '#platform/vault/key-ring.js';
import { Pseudonyms } from '#platform/vault/pseudonym.js';
import { type HandleKind, Handles } from './handles.js';

const KINDS = Object.keys({
  registrant: 1,
  membership: 1,
  payee: 1,
  identifier: 1,
  contact: 1,
  'payment-account': 1,
  'access-request': 1,
  enrolment: 1,
  proposal: 1,
  entitlement: 1,
  disbursement: 1,
  exception: 1,
} satisfies Record<HandleKind, 1>) as HandleKind[];

const ring = new KeyRing([{ purpose: 'handle', version: 1, primary: true, key: new Uint8Array(32).fill(7) }]);
const handles = new Handles(new Pseudonyms(ring));
const as = <T>(organisation: string, work: () => T): T =>
  RequestContext.runAs('test', { userId: 'u', organisation, reach: '', programs: null }, work);

describe('handles', () => {
  const ids = Array.from({ length: 5_000 }, newId);
  const shownTo = (organisation: string, kind: HandleKind): string[] =>
    as(organisation, () => ids.map((id) => handles.show(kind, id)));

  it('of two consumers match in no case, nor do those of two kinds', () => {
    const all = ['ministry', 'ministry ', 'Ministry', 'agency'].flatMap((organisation) =>
      KINDS.flatMap((kind) => shownTo(organisation, kind)),
    );
    expect(all).toHaveLength(4 * KINDS.length * ids.length);
    expect(new Set(all).size).toBe(all.length);
  });

  it('lead back to their own id, and from another consumer or kind to nobody there is', () => {
    const known = new Set(ids);
    for (const id of ids.slice(0, 1_000)) {
      const handle = as('ministry', () => handles.show('registrant', id));
      expect(as('ministry', () => handles.read('registrant', handle))).toBe(id);
      expect(known.has(as('agency', () => handles.read('registrant', handle)))).toBe(false);
      expect(known.has(as('ministry', () => handles.read('enrolment', handle)))).toBe(false);
    }
  });

  it('say nothing of their order: neighbours in time are none as handles', () => {
    const shown = shownTo('ministry', 'registrant');
    const ascending = shown.filter((handle, at) => at > 0 && shown[at - 1]! < handle).length;
    expect(Math.abs(ascending / ids.length - 0.5)).toBeLessThan(0.05);
  });

  it('are refused as unknown when they are none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        fc.pre(!/^[A-Za-z0-9_-]{22}$/.test(text));
        expect(() => as('ministry', () => handles.read('registrant', text))).toThrow(NotFound);
      }),
    );
  });

  it('of any two consumers are different, whatever they are called', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.uuid({ version: 7 }), (one, other, id) => {
        fc.pre(one !== other);
        const show = (organisation: string) => as(organisation, () => handles.show('registrant', id));
        expect(show(one)).not.toBe(show(other));
      }),
    );
  });
});
