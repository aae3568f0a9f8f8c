import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What `npm run audit:verify` says of the trail; numbers stand as N in `shape`, which is this one when it holds. */
export const TRAIL_HOLDS = 'N events and N checkpoints hold\n';

export async function verifiedTrail(
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly told: string; readonly shape: string }> {
  const env = { PATH: process.env['PATH'] ?? '', ...environment };
  const told = await run(process.execPath, ['dist/scripts/verify-audit.js'], { env }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => `${error.stdout}${error.stderr}`,
  );
  return { told: told.trim(), shape: told.replaceAll(/\d+/g, 'N') };
}
