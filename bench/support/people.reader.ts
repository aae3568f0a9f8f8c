import type { MakeReader } from '#registry';
import { people } from './people.js';

/** Which people a page tells of. */
export interface PeopleQuestion {
  readonly from: number;
  readonly to: number;
}

/** Makes people in a worker thread, where the reader of a pull makes records of what a source has sent. */
export const readPeople: MakeReader<null, PeopleQuestion, null, null> =
  () =>
  (_, { from, to }) => ({
    verdict: null,
    records: () => ({ records: people(from, to), met: [], more: null }),
  });
