import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { issueDevelopmentToken } from '#access';
import { loadConfig } from '../../config/environment.js';
import { makeApp } from '../../src/app.setup.js';
import { SMALLEST_CLASS } from '../../src/registry/count-classes/count-classes.service.js';
import { provideDatabases } from '../support/databases.js';
import { type Attack, attackStatistics } from './attack-statistics.js';
import {
  type Call,
  callerOf,
  countClasses,
  declaredLooks,
  displayedLooks,
  fill,
  type Looks,
  rowsInSmallClasses,
} from './displayed-looks.js';
import { publishDays } from './published-days.js';

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run anonymity -- [--people N]`: shows everybody of a skewed population and attacks its statistics: tells who is shown with too few, or recovered. */
async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { people: { type: 'string', default: '200000' } } });
  const people = Number(values.people);
  const databases = await provideDatabases(process.env);
  try {
    await databases.reset();
    const { urls, dataDirectory } = databases;
    const environment = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      PORT: '0',
      AMPARO_DATA_DIR: dataDirectory,
      AMPARO_MASTER_KEY: randomBytes(32).toString('base64'),
      AMPARO_SCHEDULE: 'off',
      AMPARO_REQUESTS_PER_MINUTE: '1000000000',
      AMPARO_STATISTICS_PER_DAY: '1000000000',
    };
    const app = await makeApp(loadConfig(environment), urls);
    try {
      await app.listen(0, '127.0.0.1');
      const callerIn = async (organisation: string): Promise<Call> => {
        const order = { role: 'registry_admin', subject: organisation, organisation, programs: [] } as const;
        const where = { databaseUrl: urls.owner, dataDirectory };
        const token = await issueDevelopmentToken({ ...where, ...order, validSeconds: 3600 });
        return callerOf(await app.getUrl(), token);
      };
      const [call, other] = [await callerIn('development'), await callerIn('elsewhere')];
      const timed = async <T>(what: string, work: Promise<T>): Promise<T> => {
        const begun = performance.now();
        const done = await work;
        tell(`${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
        return done;
      };
      await timed(`${people} registrants taken in`, fill(app, call, people));
      await timed('Classes counted', countClasses(call));
      const { looks: shown, handles } = await timed('Everybody shown, page by page', displayedLooks(call));
      const { handles: others } = await timed('Everybody shown to another organisation', displayedLooks(other));
      const common = [...handles].filter((handle) => others.has(handle)).length;
      tell(`Handles of two organisations: ${handles.size} and ${others.size}, ${common} in common`);
      const declared = await declaredLooks(app, people);
      report('As the declarations alone would show them', declared);
      report('As they are shown', shown);
      const rows = [...shown.values()].reduce((sum, size) => sum + size, 0);
      if (rows !== people || handles.size !== people || others.size !== people)
        throw new Error(`${rows} of ${people} were shown`);
      const days = await timed('Three programs filled, and published on five days', publishDays(app, call));
      const attacks = await timed('Statistics attacked', attackStatistics(call, days));
      attacks.forEach(reportAttack);
      return (
        common === 0 &&
        rowsInSmallClasses(shown, SMALLEST_CLASS) === 0 &&
        attacks.every(({ recovered }) => recovered.length === 0)
      );
    } finally {
      await app.close();
    }
  } finally {
    await databases.release();
  }
}

function reportAttack({ name, suppressed, recovered, narrowest }: Attack): void {
  tell(
    `Statistics, ${name}: ${suppressed} suppressed, ${recovered.length} recovered, the narrowest between bounds ${narrowest.toFixed(1)} apart`,
  );
  for (const one of recovered.slice(0, 10)) tell(`  RECOVERED ${one}`);
}

function report(what: string, looks: Looks): void {
  const telling = [...looks].filter(([look]) => !look.endsWith('[]')).map(([, size]) => size);
  const nothing = [...looks].filter(([look]) => look.endsWith('[]')).reduce((sum, [, size]) => sum + size, 0);
  const rows = telling.reduce((sum, size) => sum + size, 0);
  tell(
    `${what}: ${rows} rows in ${telling.length} classes, the smallest of ${telling.reduce((least, size) => Math.min(least, size), Infinity)}; ` +
      `${rowsInSmallClasses(looks, SMALLEST_CLASS)} rows in a class under ${SMALLEST_CLASS}; ${nothing} rows that show nothing`,
  );
}

// A run that nothing keeps alive any more has proved nothing: it must not end as a success.
process.exitCode = 1;
main().then(
  (safe) => process.exit(safe ? 0 : 1),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
