import type { SlicedJson } from '#platform/http/sliced-json.js';
import type { PageItem } from './dialect.js';
import type { ReadAnswer } from './page-answer.js';

/** How records that are still bytes are opened: see `parseSliced`. */
export type Slices = Pick<SlicedJson, 'open' | 'bytesOf'>;

/** The records of an answer as items, each opened and read when it is its turn, or recalled by its bytes and not opened at all. */
export const itemsOf = (
  records: readonly unknown[],
  read: (record: unknown) => PageItem,
  { open, bytesOf }: Slices,
): Pick<ReadAnswer, 'items' | 'recalling'> => ({
  *items() {
    for (const record of records) yield read(open(record));
  },
  *recalling(memory) {
    for (const record of records) {
      const bytes = bytesOf(record);
      const looked = bytes && memory.look(bytes);
      if (looked?.record) yield { recalled: looked.record };
      else yield looked ? { ...read(open(record)), digest: looked.digest } : read(open(record));
    }
  },
});
