import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import openOurs from '../beneficiary/beneficiary.ours.js';
import { takeAwayFrom, type Wall } from './walls.js';

/** The tables behind row security, as the bench's owner finds them. */
const WALLED = `select c.oid::regclass::text as name from pg_class c where c.relkind = 'r' and c.relrowsecurity`;

/** The service as it is, without the walls from the one on that this module's address names (`?first=grants`). */
const openUntil: OpenPart = async (stage) => {
  const away = takeAwayFrom(new URL(import.meta.url).searchParams.get('first') as Wall);
  const part = await openOurs(stage);
  if (!away.includes('row security')) return part;
  const owner = await connect(stage.dataUrl);
  const tables = (await owner.query<{ name: string }>(WALLED)).rows.map(({ name }) => name);
  const all = async (how: 'enable' | 'disable'): Promise<void> => {
    for (const table of tables) await owner.query(`alter table ${table} ${how} row level security`);
  };
  return {
    // the tables are those of all parts: the wall is away for this round only
    async round(index) {
      await all('disable');
      try {
        return await part.round(index);
      } finally {
        await all('enable');
      }
    },
    async close() {
      await part.close();
      await owner.end();
    },
  };
};

export default openUntil;
