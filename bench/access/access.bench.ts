import { BENEFICIARY } from '../beneficiary/beneficiary.bench.js';
import type { Bench } from '../support/bench.js';
import { type Wall, WALLS } from './walls.js';

/** The service up to a wall. */
const until = (first: Wall): string =>
  new URL(`./access.until.js?first=${encodeURIComponent(first)}`, import.meta.url).href;

/** The parts in the order they are measured: each has what the one before has, and one thing more. */
const ADDED = [
  'the service without walls',
  'with token',
  'with grants',
  'with row security',
  'with projection',
] as const;

/** The headline query through a bare route of NestJS on Fastify, then through the service with one wall more at a time. */
export const ACCESS: Bench = {
  ...BENEFICIARY,
  name: 'access',
  title:
    'answers to "what does this beneficiary receive", one wall more at a time (the limit is a bare route), 16 at a time',
  limit: BENEFICIARY.also!['bare route']!,
  also: Object.fromEntries(ADDED.map((name, at) => [name, until(WALLS[at]!)])),
  adding: ['limit', ...ADDED, 'ours'],
};
