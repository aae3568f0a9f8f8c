import { RequestContext } from '../context/request-context.js';
import { newId } from '../ids/ids.js';
import { KeyRing } from '../vault/key-ring.js';
import { ServiceCipher } from '../vault/service-cipher.js';
import { questionOf } from './correlation.js';
import { Cursors } from './cursors.js';
import { Page, pageOf } from './page.js';
import { InvalidInput } from './validation.pipe.js';

const ring = new KeyRing([{ purpose: 'service', version: 1, primary: true, key: new Uint8Array(32).fill(1) }]);
const cursors = new Cursors(new ServiceCipher(ring));
const as = <T>(userId: string, work: () => T): T =>
  RequestContext.runAs('test', { userId, organisation: 'o', reach: '', programs: null }, work);

describe('cursors', () => {
  const position = { at: '2026-01-01T00:00:00Z', id: newId() };
  const cursor = as('amina', () => cursors.encode('programs', position));

  it('give back the position to the caller and the list they were made for', () => {
    expect(as('amina', () => cursors.decode('programs', cursor))).toEqual(position);
  });

  it('are undefined for the first page', () => {
    expect(as('amina', () => cursors.decode('programs', undefined))).toBeUndefined();
  });

  it('show no part of the position', () => {
    const bytes = Buffer.from(cursor, 'base64url').toString('latin1');
    expect(bytes).not.toContain(position.id);
    expect(bytes).not.toContain('2026');
  });

  it.each([
    ['another caller', 'bruno', 'programs', cursor],
    ['another list', 'amina', 'operations', cursor],
    ['a list whose name runs into the caller', 'amina|programs', '', cursor],
    ['a changed cursor', 'amina', 'programs', `${cursor.slice(0, -2)}AA`],
    ['a cut cursor', 'amina', 'programs', cursor.slice(0, 40)],
    ['an invented cursor', 'amina', 'programs', 'eyJpZCI6MX0'],
    ['an empty cursor', 'amina', 'programs', ''],
  ])('are refused as malformed for %s', (_what, user, list, given) => {
    const decode = () => as(user, () => cursors.decode(list, given));
    expect(decode).toThrow(InvalidInput);
    expect(decode).toThrow('The request does not fit the declared shape');
  });
});

describe('a cursor of a request', () => {
  const asked = <T>(url: string, work: () => T): T =>
    RequestContext.run(
      'test',
      () => {
        RequestContext.identify({ userId: 'amina', organisation: 'o', reach: '', programs: null });
        return work();
      },
      questionOf(url),
    );
  const cursor = asked('/v1/things?state=open&kind=a&limit=1', () => cursors.encode('things', 7));
  const decoded = (url: string) => asked(url, () => cursors.decode('things', cursor));

  it('leads on through the same question, however it is written and however long its pages are', () => {
    for (const url of ['/v1/things?kind=a&state=open&limit=200&cursor=x', '/v1/things?cursor=y&state=open&kind=a'])
      expect(decoded(url)).toBe(7);
  });

  it.each(['/v1/things', '/v1/things?state=open', '/v1/things?state=open&kind=b', '/v1/other?state=open&kind=a'])(
    'is refused for another: %s',
    (url) => {
      expect(() => decoded(url)).toThrow(InvalidInput);
    },
  );
});

describe('a page', () => {
  const page = (rows: readonly number[]) => as('amina', () => pageOf(cursors, 'numbers', rows, 3, (row) => row));

  it('shows the limit and leads on from the last row shown, when there is more', () => {
    const { data, nextCursor } = page([1, 2, 3, 4]);
    expect(data).toEqual([1, 2, 3]);
    expect(as('amina', () => cursors.decode('numbers', nextCursor!))).toBe(3);
  });

  it('is the last when nothing more was read', () => {
    expect(page([1, 2, 3])).toEqual(new Page([1, 2, 3], null));
    expect(page([])).toEqual(new Page([], null));
  });

  it('keeps its cursor when its items change', () => {
    expect(new Page([1, 2], 'next').map(String)).toEqual(new Page(['1', '2'], 'next'));
  });
});
