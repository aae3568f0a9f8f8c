import { type IncomingRecord, RegistryService } from '#registry';
import { keptOf } from '../../src/sr-sync/pull-records/keep-declared.js';
import { mappingContext, mapRecord } from '../../src/sr-sync/pull-records/map-record.js';
import { openRowAtATime } from '../absorb/row-at-a-time.js';
import type { OpenPart } from '../support/bench.js';
import { openWithRegistry, pagesOf, unstoredSource, warmUp } from './source.js';

const SAMPLE = 5_000;

/** Row at a time: a page is read, and each of its registrants looked up, sealed and upserted by itself; groups and their members only. */
const openNaive: OpenPart = async (stage) => {
  const { app, registry } = await openWithRegistry(stage);
  const naive = await openRowAtATime(app, stage);
  const declarations = await app.get(RegistryService).declarations();
  return {
    async round(index) {
      if (index === 0) return warmUp(app, registry.url);
      const source = unstoredSource(app, registry.url);
      const context = mappingContext(source.mapping, declarations);
      const most = Math.min(stage.rows, SAMPLE);
      const began = performance.now();
      let items = 0;
      for await (const page of pagesOf(app, source)) {
        for (const item of page.items) {
          if (!('record' in item)) continue;
          for (const one of registrantsOf(mapRecord(keptOf(item, source.mapping).record, context))) {
            await naive.absorb(one);
            items++;
          }
        }
        if (items >= most || page.position.kind === 'individual') break;
      }
      return { items, seconds: (performance.now() - began) / 1000 };
    },
    async close() {
      await naive.close();
      await app.close();
      await registry.stop();
    },
  };
};

/** A group and its members; who has no identifier is passed over. */
function registrantsOf(record: IncomingRecord): IncomingRecord[] {
  const members = record.kind === 'group' ? record.members : [];
  const all = [record, ...members.map((member) => ({ ...member, kind: 'individual' as const }))];
  return all.filter(({ link }) => link !== null);
}

export default openNaive;
