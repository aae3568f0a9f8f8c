import { RequestContext, THE_SERVICE } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import {
  AbsorbRecords,
  EndLinks,
  type IncomingRecord,
  type OpenedProfile,
  OpenProfiles,
  type SealedBatch,
} from '#registry';
import type { TestApp } from './app.js';
import { connected } from './database.js';
import { EVERYTHING } from './profile.judge.js';

type Row = Record<string, unknown>;

/** Links that end in one part: so few that there are several parts. */
const FEW = 3;

/** The corridor of records as pulls walk it: under the worker role, in pages, with an end. */
export class Corridor {
  private readonly absorb: AbsorbRecords;
  private readonly uow: UnitOfWork;

  constructor(readonly amparo: TestApp) {
    this.absorb = amparo.app.get(AbsorbRecords, { strict: false });
    this.uow = amparo.app.get(UnitOfWork, { strict: false });
  }

  rows(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return connected(this.amparo.urls.data, async (client) => (await client.query<Row>(sql, [...values])).rows);
  }

  async idType(code: string): Promise<string> {
    const id = newId();
    await this.rows(
      `insert into registry.id_type (id, code, name, class, pattern) values ($1, $2, 'Card', 'functional', '.+')`,
      [id, code],
    );
    return id;
  }

  /** One batch, as it was told. */
  async tell(source: string, records: readonly IncomingRecord[]): Promise<SealedBatch & { readonly ended: number }> {
    const batch = await this.absorb.seal(source, records);
    const written = await this.uow.asWorker(() => this.uow.run(() => this.absorb.write(batch)));
    return { ...batch, ...written };
  }

  /** A full pull by pages of so many, to its end, whatever is gone; what was set aside, by page. */
  pull(source: string, records: readonly IncomingRecord[], pageSize: number): Promise<SealedBatch['setAside'][]> {
    const run = { id: newId(), beganAt: new Date(), full: true };
    const setAside: SealedBatch['setAside'][] = [];
    const pages = async function* (): AsyncGenerator<{ records: readonly IncomingRecord[] }> {
      for (let from = 0; from < records.length; from += pageSize)
        yield { records: records.slice(from, from + pageSize) };
    };
    const commit = async (_: unknown, batch: SealedBatch): Promise<void> => {
      await this.uow.run(() => this.absorb.write(batch));
      setAside.push(batch.setAside);
    };
    return RequestContext.runAs(run.id, THE_SERVICE, () =>
      this.uow.asWorker(async () => {
        await this.absorb.absorbPages(source, pages(), commit, { run });
        const links = this.amparo.app.get(EndLinks, { strict: false });
        const { parts } = await this.uow.run(() => links.findMissing(source, run, true, FEW));
        for (let part = 0; part < parts; part++) await this.uow.run(() => links.endPart(source, run, part));
        await this.uow.run(() => links.forget(source, null));
        return setAside;
      }),
    );
  }

  /** Whom a source's links lead to, in the order of the registrants. */
  async linked(source: string): Promise<string[]> {
    const found = await this.rows(
      'select registrant_id as id from registry.source_link where source_id = $1 order by 1',
      [source],
    );
    return found.map(({ id }) => id as string);
  }

  /** What is on file, opened. */
  async opened(ids: readonly string[]): Promise<ReadonlyMap<string, OpenedProfile>> {
    const door = this.amparo.app.get(OpenProfiles, { strict: false });
    const found = await door.judge<null, OpenedProfile>(ids, new Date(), 'view', EVERYTHING);
    return new Map(found.ids.map((id, index) => [id, found.results[index]!]));
  }
}
