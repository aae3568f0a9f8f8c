import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CSV_CONTENTS, type CsvContent, populationCsv } from './csv.js';

const SEED = 20240830;

/** `node dist/demo/population/write-csv.js individuals 1000000 > people.csv`: the demo's people, as files to import. */
const [content = 'individuals', people = '10000'] = process.argv.slice(2);
if (!CSV_CONTENTS.includes(content as CsvContent) || !/^\d{1,8}$/.test(people)) {
  process.stderr.write(`write-csv (${CSV_CONTENTS.join(' | ')}) (number of people)\n`);
  process.exit(1);
}
await pipeline(Readable.from(populationCsv(SEED, Number(people), content as CsvContent)), process.stdout);
