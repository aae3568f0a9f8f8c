import { Writable } from 'node:stream';
import { format, inspect } from 'node:util';
import { pino } from 'pino';
import { Sensitive } from './sensitive.js';

const VALUE = 'AB1234567';
const sensitive = new Sensitive(VALUE);
const holder = { name: 'a', credential: sensitive, more: [sensitive] };

function logged(write: (log: pino.Logger) => void): string {
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  write(pino(sink));
  return lines.join('');
}

/** Every way a value has got into a log, an answer or an error somewhere. */
const WAYS: Readonly<Record<string, () => string>> = {
  'a template literal': () => `${sensitive}`,
  'an addition of text': () => sensitive + '',
  'String and toLocaleString': () => String(sensitive) + sensitive.toLocaleString(),
  'JSON.stringify': () => JSON.stringify(holder),
  'util.inspect with everything shown': () =>
    inspect(holder, { showHidden: true, depth: 9, customInspect: true }) +
    inspect(holder, { showHidden: true, depth: 9, customInspect: false, getters: true, showProxy: true }),
  'util.format': () => format('%s %o %O %j', sensitive, sensitive, sensitive, sensitive) + format(sensitive, holder),
  'a spread, its keys and its entries': () =>
    JSON.stringify({ ...sensitive }) + inspect({ ...sensitive }) + Reflect.ownKeys(sensitive).map(String).join(),
  'a structured clone, as to a worker thread': () => inspect(structuredClone(sensitive), { showHidden: true }),
  'a joined list': () => [sensitive, sensitive].join(),
  'an error': () => inspect(new Error(`bad ${sensitive}`, { cause: holder })),
  'a line of the log': () =>
    logged((log) => {
      log.info(holder, 'told %s %o', sensitive, holder);
      log.error({ err: Object.assign(new Error(`${sensitive}`), { holder }) });
    }),
};

describe('a sensitive value', () => {
  it('is given to who asks for it by name', () => {
    expect(sensitive.reveal()).toBe(VALUE);
    expect(new Sensitive(null).reveal()).toBeNull();
  });

  it.each(Object.keys(WAYS))('is not shown by %s', (way) => {
    expect(WAYS[way]!()).not.toContain(VALUE);
  });

  it('says what it is instead', () => {
    expect(`${sensitive}`).toBe('[sensitive]');
    expect(JSON.stringify({ sensitive })).toBe('{"sensitive":"[sensitive]"}');
    expect(inspect(sensitive, { showHidden: true })).toBe('[sensitive]');
    expect(logged((log) => log.info({ sensitive }))).toContain('"sensitive":"[sensitive]"');
  });

  it('would be seen in all of these ways if it were a plain one', () => {
    const plain = { name: 'a', credential: VALUE };
    for (const shown of [
      `${VALUE}`,
      JSON.stringify(plain),
      inspect(plain),
      format('%o', plain),
      logged((l) => l.info(plain)),
    ])
      expect(shown).toContain(VALUE);
  });
});
