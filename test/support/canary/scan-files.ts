import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Canaries, type Finding, indexOf, type Looked, Scanner } from './scanner.js';

const CHUNK_BYTES = 1024 * 1024;

/** Scans files of any size. A file that is gone by then is passed over: a running server removes files all the time. */
export async function scanFiles(paths: Iterable<string>, canaries: Canaries, looked?: Looked): Promise<Finding[]> {
  const index = indexOf(canaries);
  const findings: Finding[] = [];
  for (const path of paths) {
    const scanner = new Scanner(index, path, looked);
    await feed(path, scanner);
    findings.push(...scanner.end());
  }
  return findings;
}

/**
 * Scans every regular file below a folder, such as a data directory with its tables, write-ahead log, temporary
 * files and logs. File names are scanned too. Links are not followed.
 *
 * Compressed values are not seen in files: a database needs `scanDatabase` as well.
 */
export async function scanDirectory(directory: string, canaries: Canaries, looked?: Looked): Promise<Finding[]> {
  const index = indexOf(canaries);
  const files: string[] = [];
  const names = new Scanner(index, `${directory} (file names)`);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    names.write(Buffer.from(`${entry.name}\n`));
    if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
  }
  return [...names.end(), ...(await scanFiles(files.toSorted(), index, looked))];
}

async function feed(path: string, scanner: Scanner): Promise<void> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return;
  try {
    for (;;) {
      // A fresh buffer each time, because the scanner may hold on to a small piece.
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES);
      if (bytesRead === 0) return;
      scanner.write(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
