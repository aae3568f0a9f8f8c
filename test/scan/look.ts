import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import {
  type Finding,
  type Looked,
  type NeedleIndex,
  scanBuffer,
  scanDatabase,
  scanDirectory,
} from '../support/canary/index.js';
import type { Planted } from './controls.js';
import type { Stage } from './stage.js';
import { ASKED_FOR } from './walk-lookups.js';

/** One place that was looked at, with what was found in it. */
export interface Place extends Looked {
  readonly name: string;
  readonly findings: readonly Finding[];
}

type Scan = (looked: Looked) => Finding[] | Promise<Finding[]>;

/** Looks everywhere a value could have come to lie, first while PostgreSQL runs, then at what it leaves on disk. */
export async function lookEverywhere(stage: Stage, planted: Planted, index: NeedleIndex): Promise<Place[]> {
  const places: Place[] = [];
  const look = async (name: string, scan: Scan): Promise<void> => {
    const looked: Looked = { things: 0, bytes: 0 };
    const findings = await scan(looked);
    places.push({ name, ...looked, findings });
  };
  const { server, folder } = stage;
  for (const [name, recorder, only] of [
    ['socket to PostgreSQL', stage.database, undefined],
    ['HTTP answers', stage.answers, 'from'],
    ['answers of the payment channel', stage.toChannel, 'from'],
  ] as const) {
    if (recorder.missed() > 0) throw new Error(`The recorder of the ${name} did not keep everything`);
    await look(name, (looked) => scanBuffer(recorder.bytes(only), index, name, looked));
  }
  await look('HTTP answers of a bad route', (looked) => scanBuffer(planted.rawAnswer, index, 'HTTP answers', looked));
  await look('questions to the social registry', (looked) => questions(stage, index, looked));
  await look('payment orders', (looked) => paymentOrders(stage, index, looked));
  await analyze(server.url('amparo'));
  for (const database of ['amparo', 'amparo_keys', 'amparo_old', 'postgres'])
    await look(`COPY of every table and statistic of ${database}`, (looked) =>
      scanDatabase(server.url(database), index, looked),
    );
  if (spilled(server.folder) === 0) throw new Error('The held sort is not on disk');
  await look('data directory and log of PostgreSQL, running', (looked) => scanDirectory(server.folder, index, looked));
  await planted.close();
  await server.stop();
  await look('data directory with WAL, stopped', (looked) => scanDirectory(server.folder, index, looked));
  for (const [name, what] of [
    ['service', 'log, stdout and stderr of the service'],
    ['tmp', 'temporary folder'],
    ['work', 'working folder'],
  ] as const)
    await look(what, (looked) => scanDirectory(join(folder, name), index, looked));
  return places;
}

/** What pays is told the account and nothing else: every other value is a leak there as well. */
const paymentOrders = ({ toChannel }: Stage, index: NeedleIndex, looked: Looked): Finding[] => {
  const found = scanBuffer(toChannel.bytes('to'), index, 'payment orders', looked);
  if (!found.some(({ label }) => label.endsWith(', bank account'))) throw new Error('No account was paid to');
  return found.filter(({ label, encoding }) => !(label.endsWith(', bank account') && /utf8|json/.test(encoding)));
};

/** A social registry that is asked for one person or household is told the number asked for, and nothing else of anybody. */
const questions = ({ toRegistry }: Stage, index: NeedleIndex, looked: Looked): Finding[] => {
  if (toRegistry.missed() > 0) throw new Error('The recorder before the social registry did not keep everything');
  const found = scanBuffer(toRegistry.bytes('to'), index, 'questions to the social registry', looked);
  const isAsked = ({ label, encoding }: Finding): boolean =>
    /, (national|household) ID$/.test(label) && /utf8|json/.test(encoding);
  const asked = new Set(found.filter(isAsked).map(({ label }) => label));
  if (asked.size !== ASKED_FOR) throw new Error(`${asked.size} people were asked for, not ${ASKED_FOR}`);
  return found.filter((finding) => !isAsked(finding));
};

/** So that the statistics of every table are there to be looked at. */
async function analyze(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('create extension pg_stat_statements; analyze; checkpoint');
  await client.end();
}

function spilled(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /pgsql_tmp\/./.test(file));
  return files.reduce((total, file) => total + statSync(join(folder, file)).size, 0);
}
