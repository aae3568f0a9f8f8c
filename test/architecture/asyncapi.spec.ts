import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { asyncApiDocument } from '#sharing';
import { startTestApp, type TestApp } from '../support/app.js';
import { committedEvents, eventFaults } from '../support/async-api.js';
import { ROOT } from './sources.js';

const HANDLE = 'A'.repeat(22);

describe('the AsyncAPI document', () => {
  let amparo: TestApp;

  beforeAll(async () => {
    amparo = await startTestApp();
  });
  afterAll(() => amparo.close());

  it('is the committed one, which the service gives out without a token: after a wanted change run `npm run openapi`', async () => {
    const made = JSON.parse(JSON.stringify(asyncApiDocument())) as unknown;
    expect(made).toEqual(committedEvents());
    expect((await amparo.anyone().get('/asyncapi.json')).body).toEqual(made);
  });

  it('is AsyncAPI 3, by the schema its makers publish', () => {
    const file = join(ROOT, 'node_modules/@asyncapi/specs/schemas/3.0.0-without-$id.json');
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
    formats.default(ajv);
    const isValid = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
    const faultsOf = (document: object): string[] =>
      isValid(document) ? [] : isValid.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
    expect(faultsOf(committedEvents())).toEqual([]);
    expect(faultsOf({ ...committedEvents(), operations: { one: { action: 'shout' } } })).not.toEqual([]);
  });

  it('refers to nothing that it does not hold', () => {
    const document = committedEvents();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1]!);
    expect(references.length).toBeGreaterThan(15);
    const missing = references.filter(
      (reference) =>
        reference
          .split('/')
          .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document) === undefined,
    );
    expect(missing).toEqual([]);
  });

  it('refuses what no event is', () => {
    const subject = { beneficiary: HANDLE, disbursement: HANDLE };
    const data = { program: 'CASH', target: 'group', status: 'paid', subjects: [subject] };
    const event = { id: amparo.dataDirectory, type: 'disbursement.paid', timestamp: new Date().toISOString(), data };
    const good = { ...event, id: '0190a1b2-0000-7000-8000-000000000000' };
    expect(eventFaults(good)).toEqual([]);
    expect(eventFaults(event)).toHaveLength(1);
    for (const changed of [
      { subjects: [] },
      { subjects: [{ ...subject, name: 'Ana' }] },
      { subjects: [{ beneficiary: HANDLE }] },
      { status: 'returned' },
      { amount: '10.00' },
    ])
      expect(eventFaults({ ...good, data: { ...data, ...changed } } as never)).not.toEqual([]);
    expect(eventFaults({ type: 'birthday' })).toEqual(['no such event: birthday']);
  });
});
