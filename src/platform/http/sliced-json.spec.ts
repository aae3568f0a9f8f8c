import fc from 'fast-check';
import { slicedJson } from './sliced-json.js';

const PATH = ['message', 'answers', 0, 'records'] as const;

interface Told {
  message: { answers: [{ records: unknown[] }] };
}

/** All of it, opened. */
function whole(bytes: Buffer): unknown {
  const sliced = slicedJson(bytes, PATH);
  if (!sliced) return null;
  const value = sliced.value as Told;
  const [answer] = value.message.answers;
  answer.records = answer.records.map((record) => sliced.open(record));
  return value;
}

const answer = (records: unknown, beside: object = {}): object => ({
  header: { records: ['not these'] },
  message: { answers: [{ ...beside, records }, { records: [1] }] },
});

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

describe('slicedJson', () => {
  const list = fc.array(fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 }));
  const spaces = fc.constantFrom(undefined, 1, '\t', '\r\n '.slice(1));

  it('gives what parsing the whole gives, element by element', () => {
    fc.assert(
      fc.property(list, spaces, fc.jsonValue(), (records, space, beside) => {
        const bytes = Buffer.from(JSON.stringify(answer(records, { beside }), null, space));
        expect(JSON.stringify(whole(bytes))).toBe(JSON.stringify(JSON.parse(bytes.toString('utf8'))));
      }),
      { numRuns: 1_000 },
    );
  });

  it('never reads what is broken otherwise than the parser does', () => {
    fc.assert(
      fc.property(list, fc.nat(), fc.nat(255), (records, at, byte) => {
        const bytes = Buffer.from(JSON.stringify(answer(records)));
        bytes[at % bytes.length] = byte;
        let told: unknown;
        try {
          told = whole(bytes);
        } catch {
          told = undefined;
        }
        // an answer that is read, and whose list stands where it is looked for, is read as the parser reads it
        if (told !== null && told !== undefined) expect(JSON.stringify(told)).toBe(JSON.stringify(parsed(bytes)));
        else if (told === undefined) expect(parsed(bytes)).toBeUndefined();
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['no list there', { message: { answers: [] } }],
    ['an object for the list', answer({ name: 'Amina' })],
    ['no object at all', 7],
  ])('finds %s', (_, told) => {
    expect(slicedJson(Buffer.from(JSON.stringify(told)), PATH)).toBeNull();
  });

  it.each([
    ['a list that is told twice', '{"message":{"answers":[{"records":[1],"records":[2]}]}}'],
    ['a name with an escape', String.raw`{"message":{"answers":[{"r\u0065cords":[1]}]}}`],
    ['a list that does not end', '{"message":{"answers":[{"records":[1,'],
    ['a comma too many', '{"message":{"answers":[{"records":[1,]}]}}'],
    ['an element that does not end', '{"message":{"answers":[{"records":[{"a":"b]}]}}'],
  ])('leaves %s to the parser', (_, text) => {
    expect(slicedJson(Buffer.from(text), PATH)).toBeNull();
  });

  it('throws for an element that is no JSON when it is opened, and for no other', () => {
    const sliced = slicedJson(Buffer.from('{"message":{"answers":[{"records":[{"a":1},{"a":nothing}]}]}}'), PATH)!;
    const [good, bad] = (sliced.value as Told).message.answers[0].records;
    expect(sliced.open(good)).toEqual({ a: 1 });
    expect(() => sliced.open(bad)).toThrow(SyntaxError);
  });

  it('throws for what is no JSON around the list', () => {
    expect(() => slicedJson(Buffer.from('{"message":{"answers":[{"records":[1]}]}} and more'), PATH)).toThrow(
      SyntaxError,
    );
  });
});
