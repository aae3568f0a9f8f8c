import type { Bench } from '../support/bench.js';

/** A program in which one in twenty is somebody's second entry: found, put into clusters; and, besides, moved aside. */
export const DEDUP: Bench = {
  name: 'dedup',
  title:
    'enrolments compared by two keys each, one in twenty a second entry; the limit is one self-join that keeps nothing',
  rows: 100_000,
  rounds: 3,
  setUp: new URL('./dedup.setup.js', import.meta.url).href,
  ours: new URL('./dedup.ours.js', import.meta.url).href,
  limit: new URL('./dedup.limit.js', import.meta.url).href,
  naive: new URL('./dedup.naive.js', import.meta.url).href,
  also: { 'and moved': new URL('./dedup.block.js', import.meta.url).href },
};
