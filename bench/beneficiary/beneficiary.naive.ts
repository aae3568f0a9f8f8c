import pg from 'pg';
import { reachingEveryProgram } from '#platform/database/row-scope.js';
import type { OpenPart } from '../support/bench.js';
import { type BeneficiaryFacts, CONCURRENCY, secondsOf } from './beneficiary.facts.js';
import { repeat } from './repeat.js';
import { rowAtATime } from './row-at-a-time.js';

/** N+1 statements on one pool, without HTTP. */
const openNaive: OpenPart = async (stage) => {
  const { ids } = stage.facts as BeneficiaryFacts;
  const pool = new pg.Pool({ connectionString: reachingEveryProgram(stage.dataUrl), max: CONCURRENCY });
  const answer = rowAtATime(pool);
  return {
    round: (index) => repeat(ids, secondsOf(index), answer),
    close: () => pool.end(),
  };
};

export default openNaive;
