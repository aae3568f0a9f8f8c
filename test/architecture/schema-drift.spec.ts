import { DataSource, type EntityMetadata } from 'typeorm';
import { startTestApp, type TestApp } from '../support/app.js';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
}

/** PostgreSQL's own name of a type, for the names entities use. */
const TYPES: Readonly<Record<string, string>> = {
  timestamptz: 'timestamp with time zone',
  char: 'character',
  int: 'integer',
  smallint: 'smallint',
};

const declared = (entity: EntityMetadata): Column[] =>
  entity.columns.map((column) => {
    const name = typeof column.type === 'string' ? column.type : String(column.type.name).toLowerCase();
    const type = `${TYPES[name] ?? name}${column.length ? `(${column.length})` : ''}${column.precision ? `(${column.precision},${column.scale ?? 0})` : ''}`;
    return {
      name: column.databaseName,
      type: column.isArray ? `${type}[]` : type,
      nullable: column.isNullable,
      hasDefault: column.default !== undefined,
    };
  });

const byName = (columns: readonly Column[]): Column[] => columns.toSorted((a, b) => (a.name < b.name ? -1 : 1));

describe('entities and the migrated database', () => {
  let amparo: TestApp;
  let source: DataSource;

  beforeAll(async () => {
    amparo = await startTestApp();
    source = amparo.app.get(DataSource);
  });
  afterAll(() => amparo.close());

  const stored = async (entity: EntityMetadata): Promise<Column[]> =>
    source.query(
      `select attname::text as name, format_type(atttypid, atttypmod) as type, not attnotnull as nullable, atthasdef as "hasDefault"
         from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
      [entity.tablePath],
    );

  it('agree on every column: its name, its type, whether it may be null', async () => {
    expect(source.entityMetadatas.length).toBeGreaterThan(5);
    const bare = ({ name, type, nullable }: Column) => ({ name, type, nullable });
    for (const entity of source.entityMetadatas) {
      const found = byName(await stored(entity)).map(bare);
      expect([entity.tablePath, byName(declared(entity)).map(bare)]).toEqual([entity.tablePath, found]);
    }
  });

  it('agree on which columns the database fills in', async () => {
    for (const entity of source.entityMetadatas) {
      const filled = new Set((await stored(entity)).filter(({ hasDefault }) => hasDefault).map(({ name }) => name));
      const promised = declared(entity).filter(({ hasDefault }) => hasDefault);
      expect([entity.tablePath, promised.map(({ name }) => name).filter((name) => !filled.has(name))]).toEqual([
        entity.tablePath,
        [],
      ]);
    }
  });

  it('agree on the primary key', async () => {
    for (const entity of source.entityMetadatas) {
      const rows = await source.query<{ name: string }[]>(
        `select a.attname::text as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
          where i.indrelid = to_regclass($1) and i.indisprimary`,
        [entity.tablePath],
      );
      expect([entity.tablePath, entity.primaryColumns.map(({ databaseName }) => databaseName).toSorted()]).toEqual([
        entity.tablePath,
        rows.map(({ name }) => name).toSorted(),
      ]);
    }
  });
});
