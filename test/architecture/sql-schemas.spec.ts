import ts from 'typescript';
import {
  ACROSS_ROOMS,
  KEY_STORE_READERS,
  MAY_IMPORT,
  MIGRATION_EXCEPTIONS,
  MORE_SCHEMAS,
  PUBLISHED_FUNCTIONS,
  SCHEMA_OF,
  SQL_EXCEPTIONS,
  WRITE_EXCEPTIONS,
} from './house.law.js';
import { isSpec, type Source, sourcesOf } from './sources.js';

const migrations = sourcesOf('migrations');
/** Every table, view and function the migrations make. */
const made = new Set(
  migrations.flatMap(({ text }) =>
    [...text.matchAll(/create (?:table|view|function)\s+([a-z_]+\.[a-z0-9_]+)/g)].map((match) => match[1]!),
  ),
);
const sources = sourcesOf('src').filter((source) => source.room !== null && !isSpec(source));

/** The SQL of a file: its texts, without names of statements and of modules. */
function texts(source: Source): string[] {
  return [...source.nodes()].flatMap((node) => {
    if (ts.isStringLiteral(node) && (ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent)))
      return [];
    if (
      ts.isCallExpression(node.parent) &&
      node.parent.expression.getText() === 'statement' &&
      node.parent.arguments[0] === node
    )
      return [];
    return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
      ? [node.text]
      : [];
  });
}

const named = (text: string): string[] =>
  [...text.toLowerCase().matchAll(/\b([a-z_]+\.[a-z0-9_]+)\b/g)]
    .map((match) => match[1]!)
    .filter((name) => made.has(name));

const WRITTEN =
  /\b(?:insert\s+into|update|delete\s+from|truncate(?:\s+table)?|merge\s+into|copy|lock\s+table)\s+([a-z_]+\.[a-z0-9_]+)/g;
const written = (text: string): string[] =>
  [...text.toLowerCase().matchAll(WRITTEN)].map((match) => match[1]!).filter((name) => made.has(name));

const schemaOf = (name: string): string => name.split('.')[0]!;
const roomOf = (schema: string): string | undefined =>
  Object.keys(SCHEMA_OF).find((room) => SCHEMA_OF[room] === schema) ?? MORE_SCHEMAS[schema]?.room;
const excepted = (source: Source, name: string): boolean => SQL_EXCEPTIONS[source.path]?.names.includes(name) ?? false;

function mayRead(source: Source, name: string): boolean {
  const schema = schemaOf(name);
  if (schema === 'keys') return Object.keys(KEY_STORE_READERS).some((folder) => source.path.startsWith(folder));
  if (roomOf(schema) === source.room || PUBLISHED_FUNCTIONS.includes(name)) return true;
  const upstream = MAY_IMPORT[source.room!]!.includes(roomOf(schema) ?? '');
  return (upstream && name.split('.')[1]!.startsWith('v_')) || excepted(source, name);
}

function mayWrite(source: Source, name: string): boolean {
  if (WRITE_EXCEPTIONS[source.path]?.names.includes(name)) return true;
  if (schemaOf(name) === 'keys') return source.path.startsWith('src/platform/vault/');
  return roomOf(schemaOf(name)) === source.room;
}

describe('the schema law', () => {
  it('sees the tables, views and functions of every room', () => {
    const schemas = new Set([...made].map(schemaOf));
    expect([...schemas].toSorted()).toEqual(
      [
        ...Object.values(SCHEMA_OF).filter((schema) => schema !== null),
        ...Object.keys(MORE_SCHEMAS),
        'keys',
      ].toSorted(),
    );
  });

  it('lets a room read its own schema, and others upstream only through published views', () => {
    const faults = sources.flatMap((source) =>
      texts(source)
        .flatMap(named)
        .filter((name) => !mayRead(source, name))
        .map((name) => `${source.path} reads ${name}`),
    );
    expect(faults).toEqual([]);
  });

  it('lets a room write its own schema only', () => {
    const faults = sources.flatMap((source) =>
      texts(source)
        .flatMap(written)
        .filter((name) => !mayWrite(source, name))
        .map((name) => `${source.path} writes ${name}`),
    );
    expect(faults).toEqual([]);
  });

  it('maps entities to tables of their own room', () => {
    const faults = sources.flatMap((source) =>
      [...source.text.matchAll(/@Entity\(\{\s*schema:\s*'([a-z_]+)'/g)]
        .filter((match) => match[1] !== SCHEMA_OF[source.room!])
        .map((match) => `${source.path} maps a table of ${match[1]}`),
    );
    expect(faults).toEqual([]);
    expect(sources.filter(({ text }) => /@Entity\((?!\{\s*schema:)/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('lets a migration touch one room, apart from the published functions', () => {
    const ofOneRoom = migrations.filter(({ path }) => !(path in ACROSS_ROOMS));
    const faults = ofOneRoom.flatMap((source) => {
      const allowed = [...PUBLISHED_FUNCTIONS, ...(MIGRATION_EXCEPTIONS[source.path]?.names ?? [])];
      const touched = named(source.text).filter((name) => !allowed.includes(name));
      const rooms = new Set(touched.map((name) => roomOf(schemaOf(name)) ?? schemaOf(name)));
      return rooms.size > 1 ? [`${source.path} touches ${[...rooms].join(' and ')}`] : [];
    });
    expect(faults).toEqual([]);
  });

  it('keeps no exception that nobody uses', () => {
    const used = (path: string, name: string) =>
      sources.some((source) => source.path === path && texts(source).flatMap(named).includes(name));
    const idle = Object.entries(SQL_EXCEPTIONS).flatMap(([path, { names }]) =>
      names.filter((name) => !used(path, name)),
    );
    const idleInMigrations = Object.entries(MIGRATION_EXCEPTIONS).flatMap(([path, { names }]) =>
      names.filter((name) => !migrations.some((source) => source.path === path && named(source.text).includes(name))),
    );
    expect([...idle, ...idleInMigrations]).toEqual([]);
  });
});
