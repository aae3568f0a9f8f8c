// `npm test [-- jest arguments]`: runs the compiled specs. The last line is "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

// The compiler leaves behind what was compiled from a source that is gone: such a spec must not run.
for (const file of readdirSync(join(root, 'dist'), { recursive: true })) {
  if (!file.endsWith('.spec.js') || existsSync(join(root, file.replace(/\.js$/, '.ts')))) continue;
  for (const stale of [file, `${file}.map`]) rmSync(join(root, 'dist', stale), { force: true });
}

const folder = mkdtempSync(join(tmpdir(), 'amparo-results-'));
const outputFile = join(folder, 'results.json');
const jest = join(root, 'node_modules/jest/bin/jest.js');
const options = [jest];
const { status } = spawnSync(
  process.execPath,
  // forced, because a spec that fails in its setup may leave a connection or a child process behind
  [...options, '--forceExit', '--json', `--outputFile=${outputFile}`, ...process.argv.slice(2)],
  { cwd: root, stdio: ['inherit', 'ignore', 'inherit'] }, // on stdout Jest tells only where its results lie
);

let passed = 0;
let failed = status === 0 ? 0 : 1; // Jest itself failed, unless its results say more
if (existsSync(outputFile)) {
  const results = JSON.parse(readFileSync(outputFile, 'utf8'));
  passed = results.numPassedTests;
  failed = Math.max(failed, results.numFailedTests + results.numRuntimeErrorTestSuites);
}
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
