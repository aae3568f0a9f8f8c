import { MAY_IMPORT, OUTSIDE_ROOMS, WIRING } from './house.law.js';
import { type Import, type Source, sourcesOf } from './sources.js';

const sources = sourcesOf('src');
const rooms = Object.keys(MAY_IMPORT);

/** What is wrong with an import of a file in a room, or undefined. */
function faultInRoom(source: Source, room: string, { specifier }: Import): string | undefined {
  if (specifier.startsWith('.')) {
    const target = source.resolve(specifier)!;
    if (!target.startsWith(`src/${room}/`)) return 'leaves its room by a path';
    return target === `src/${room}/index.ts` ? 'imports the door of its own room' : undefined;
  }
  if (!specifier.startsWith('#')) return undefined;
  if (specifier === '#config/config.js') return undefined;
  const named = specifier.startsWith('#platform/') ? 'platform' : specifier.slice(1);
  if (named === room) return 'imports its own room through the door';
  if (!rooms.includes(named)) return 'is no door';
  return MAY_IMPORT[room]!.includes(named) ? undefined : 'goes against the arrows';
}

function faultOutside(source: Source, { specifier }: Import): string | undefined {
  const target = source.resolve(specifier);
  if (target === null) return undefined;
  return OUTSIDE_ROOMS.includes(target) || WIRING.includes(target) ? undefined : 'is neither a door nor wiring';
}

const faults = (files: readonly Source[], judge: (source: Source, one: Import) => string | undefined): string[] =>
  files.flatMap((source) =>
    source.imports.flatMap((one) => {
      const fault = judge(source, one);
      return fault ? [`${source.path} -> ${one.specifier} ${fault}`] : [];
    }),
  );

/** One circle of files that need each other at run time, or undefined. */
function circle(files: readonly Source[]): string[] | undefined {
  const paths = new Map(files.map((source) => [source.path, source]));
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (finished.has(path)) return undefined;
    const source = paths.get(path)!;
    for (const { specifier, typeOnly } of source.imports) {
      const target = specifier.startsWith('#') ? doorPath(specifier) : source.resolve(specifier);
      const found = !typeOnly && target && paths.has(target) ? visit(target, [...trail, path]) : undefined;
      if (found) return found;
    }
    finished.add(path);
    return undefined;
  };
  for (const path of paths.keys()) {
    const found = visit(path, []);
    if (found) return found;
  }
  return undefined;
}

const doorPath = (specifier: string): string =>
  specifier.startsWith('#platform/')
    ? specifier.replace('#', 'src/').replace(/\.js$/, '.ts')
    : `src/${specifier.slice(1)}/index.ts`;

describe('the import law', () => {
  it('knows every folder and every file of src', () => {
    const strangers = sources.filter(({ path, room }) =>
      room === null ? !OUTSIDE_ROOMS.includes(path) : !rooms.includes(room),
    );
    expect(strangers.map(({ path }) => path)).toEqual([]);
  });

  it('has no circle between rooms', () => {
    const upstream = (room: string): Set<string> => {
      const reached = new Set(MAY_IMPORT[room]);
      for (const one of reached) for (const next of MAY_IMPORT[one]!) reached.add(next);
      return reached;
    };
    expect(rooms.filter((room) => upstream(room).has(room))).toEqual([]);
  });

  it('lets a room use only the doors upstream of it', () => {
    const inRooms = sources.filter(({ room }) => room !== null);
    expect(faults(inRooms, (source, one) => faultInRoom(source, source.room!, one))).toEqual([]);
  });

  it('lets the wiring use doors, configuration and migrations only', () => {
    const outside = sources.filter(({ room }) => room === null);
    expect(faults(outside, faultOutside)).toEqual([]);
  });

  it('keeps configuration and migrations apart from the rooms', () => {
    const apart =
      (folder: string) =>
      (source: Source, { specifier }: Import) =>
        specifier.startsWith('#') || (source.resolve(specifier)?.startsWith(`${folder}/`) ?? true) === false
          ? 'leaves its folder'
          : undefined;
    expect(faults(sourcesOf('config'), apart('config'))).toEqual([]);
    expect(faults(sourcesOf('migrations'), apart('migrations'))).toEqual([]);
  });

  it('has no circle of files, and no forward reference that would hide one', () => {
    expect(circle(sources)).toBeUndefined();
    expect(sources.filter(({ imports }) => imports.some(({ names }) => names.includes('forwardRef')))).toEqual([]);
  });
});
