import { existsSync, writeFileSync } from 'node:fs';
import { makeVectors } from '../test/vectors/make-vectors.js';
import { VECTORS_FILE } from '../test/vectors/am1.js';

/**
 * Writes test/vectors/am1.json, the values that today's code must open as the code of their day sealed them. Written
 * once for each format: written anew they prove nothing about what deployments hold, hence the word that has to be given.
 */
if (existsSync(VECTORS_FILE) && !process.argv.includes('--replace')) {
  process.stderr.write(
    'test/vectors/am1.json exists. What it holds must open for ever: a new format gets a file of its own.\n' +
      'To replace it all the same, give --replace.\n',
  );
  process.exit(1);
}
const lists = Object.entries(makeVectors()).map(([name, vectors]: [string, readonly unknown[]]) => {
  const lines = vectors.map((vector) => `    ${JSON.stringify(vector)}`);
  return `  ${JSON.stringify(name)}: [\n${lines.join(',\n')}\n  ]`;
});
writeFileSync(VECTORS_FILE, `{\n${lists.join(',\n')}\n}\n`);
process.stdout.write('test/vectors/am1.json is written\n');
