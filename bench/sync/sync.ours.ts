import type { Api, Operation } from '../../demo/main-job/api.js';
import type { SyncRunDto } from '../../src/sr-sync/sync-run.dto.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { rowsWritten } from './rows-written.js';
import { asAdministrator, describe, openWithRegistry, processorOf, SOURCE_SECRET, warmUp } from './source.js';

const LOOK_EVERY_MS = 100;
/** An edited household is two changed registrants: itself, and its head. So one in a hundred registrants is changed. */
const ROWS_TO_AN_EDIT = 200;

type Run = Pick<SyncRunDto, 'state' | 'problem' | 'received' | 'created' | 'updated' | 'peerTotal' | 'reconciled'> & {
  readonly startedAt: string;
  readonly finishedAt: string;
};

/** As the service does it, over its API: a full run; a full one when one in a hundred is changed; an incremental one after the like. */
const openOurs: OpenPart = async (stage) => {
  const { app, registry } = await openWithRegistry(stage);
  await app.listen(0, '127.0.0.1');
  const api = await asAdministrator(app, stage);
  const databases = [await connect(stage.dataUrl), await connect(stage.keyUrl)];

  const edit = (): Promise<unknown> =>
    fetch(`${registry.url}/admin/changes`, {
      method: 'POST',
      body: JSON.stringify({ edit: Math.ceil(stage.rows / ROWS_TO_AN_EDIT) }),
    });
  const measured = async (source: string, mode: 'full' | 'incremental') => {
    const before = await rowsWritten(databases);
    const [own, theirs] = [process.cpuUsage(), await processorOf(registry)];
    const run = await pulled(api, source, mode);
    const { user, system } = process.cpuUsage(own);
    const processor = { own: (user + system) / 1e6, registry: (await processorOf(registry)) - theirs };
    return { ...run, seconds: secondsOf(run), processor, written: (await rowsWritten(databases)) - before };
  };

  return {
    async round(index) {
      if (index === 0) return warmUp(app, registry.url);
      const description = { ...describe(registry.url), clientSecret: SOURCE_SECRET };
      const { id } = await api.post<{ id: string }>('/v1/social-registries', description);
      const source = `/v1/social-registries/${id}`;
      const first = await measured(source, 'full');
      for (const database of databases) await database.query('vacuum analyze'); // a day later it has been done
      await edit();
      const second = await measured(source, 'full');
      await edit();
      const third = await measured(source, 'incremental');
      const of = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;
      const took = ({ seconds, processor: { own, registry: theirs } }: typeof first): string =>
        `${seconds.toFixed(1)} s (processor: ours ${own.toFixed(1)} s, the registry's ${theirs.toFixed(1)} s)`;
      const note = [
        `first run: ${first.received} records of ${first.peerTotal} (reconciled: ${first.reconciled}), ${first.written} rows written, ${took(first)}`,
        `second full run: ${of(second.updated, first.created)} updated, ${second.written} rows written (${of(second.written, first.written)}), ${took(second)}, ${(second.seconds / first.seconds).toFixed(2)} of its time`,
        `incremental run: ${third.received} records read (${of(third.received, first.received)}), ${third.updated} updated, ${took(third)}`,
      ].join('; ');
      return { items: first.created, seconds: first.seconds, note };
    },
    async close() {
      for (const database of databases) await database.end();
      await app.close();
      await registry.stop();
    },
  };
};

async function pulled(api: Api, source: string, mode: 'full' | 'incremental'): Promise<Run> {
  const ordered = await api.post<Operation>(`${source}/sync-runs`, { mode });
  for (;;) {
    const { state } = await api.get<Operation>(`/v1/operations/${ordered.id}`);
    if (state !== 'queued' && state !== 'running') break;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  const { data } = await api.get<{ data: Run[] }>(`${source}/sync-runs?limit=1`);
  const [run] = data as [Run];
  if (run.state !== 'succeeded') throw new Error(`The ${mode} run ${run.state}: ${run.problem}`);
  return run;
}

const secondsOf = ({ startedAt, finishedAt }: Run): number => (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;

export default openOurs;
