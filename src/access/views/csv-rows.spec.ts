import 'reflect-metadata';
import { KeyRing } from '#platform/vault/key-ring.js';
import { Pseudonyms } from '#platform/vault/pseudonym.js';
import { csvLine, CsvRows, csvStream } from './csv-rows.js';
import { Operational, Public } from './field.decorators.js';
import { Handles } from './handles.js';
import { NotProjectable, Projector } from './projector.js';

class RowDto {
  @Operational() row = 2;
  @Public() rule: unknown = 'must be a date';
  name = 'Amina';
}

const key = { purpose: 'handle' as const, version: 1, primary: true, key: new Uint8Array(32).fill(7) };
const projector = new Projector(new Handles(new Pseudonyms(new KeyRing([key]))));

async function file(...rows: object[]): Promise<string> {
  async function* each(): AsyncGenerator<object> {
    yield* rows;
  }
  const pieces: Buffer[] = [];
  for await (const piece of csvStream(new CsvRows('rows', each()), RowDto, projector)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

describe('a CSV answer', () => {
  it('has a column for every marked field, and nothing of the others', async () => {
    expect(await file(new RowDto(), new RowDto())).toBe('row,rule\r\n2,must be a date\r\n2,must be a date\r\n');
    expect(await file()).toBe('row,rule\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('makes %j no formula', (text) => {
    expect(csvLine([text]).replaceAll('"', '')).toBe(`'${text}\r\n`);
  });

  it('quotes what would end a cell, leaves numbers, and nothing for null', () => {
    expect(csvLine(['a,b', 'say "x"', 'two\nlines', -1, null, true])).toBe(
      '"a,b","say ""x""","two\nlines",-1,,true\r\n',
    );
  });

  it('refuses a row of another class, and a cell that is none', async () => {
    await expect(file({ row: 2, rule: 'x' })).rejects.toThrow(NotProjectable);
    await expect(file(Object.assign(new RowDto(), { rule: { name: 'Amina' } }))).rejects.toThrow(NotProjectable);
  });
});
