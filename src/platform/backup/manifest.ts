import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Which database it is of. */
export type Side = 'data' | 'keys';

export const MANIFEST = 'manifest.json';
export const FORMAT = 'amparo-backup-1';

const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  side: z.enum(['data', 'keys']),
  /** Instant of the snapshot. */
  madeAt: z.iso.datetime(),
  /** Names of the migrations that made its tables, oldest first. */
  migrations: z.array(z.string()),
  tables: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
      columns: z.array(z.string().regex(/^[a-z0-9_]+$/)),
      rows: z.int().min(0),
      /** SHA-256 of the file, in hexadecimal. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

/** What a backup says of itself: written last, so that without it there is no backup. */
export type Manifest = z.infer<typeof Manifest>;

/** Reads and checks it. Throws when the folder holds no whole backup of this side. */
export async function readManifest(folder: string, side: Side): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null) throw new Error(`${folder} holds no backup, or one that was not finished`);
  const parsed = Manifest.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${folder} holds no backup that this version reads`);
  if (parsed.data.side !== side)
    throw new Error(`${folder} is a backup of the ${parsed.data.side}, not of the ${side}`);
  return parsed.data;
}

/** The file of a table. */
export const fileOf = (folder: string, table: string): string => join(folder, `${table}.copy.gz`);
