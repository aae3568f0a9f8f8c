import Table from 'cli-table3';
import type { Cast } from './cast.js';
import type { StageFigure } from './progress.js';
import type { ServiceProcess } from './service.js';

/** The figures of the run, and how to go on by hand. */
export function summarize(
  figures: readonly StageFigure[],
  service: ServiceProcess,
  cast: Cast,
  dataDirectory: string,
): void {
  const table = new Table({
    head: ['stage', 'rows', 'seconds', 'rows/s'],
    colAligns: ['left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  for (const { stage, rows, seconds } of figures)
    table.push([stage, rows, seconds.toFixed(1), seconds > 0 ? Math.round(rows / seconds) : '-']);
  const peak = service.peakMb();
  const tokens = [...cast.tokens].map(
    ([player, token]) => `# ${player} (${cast.roleOf(player)})\nexport ${player.toUpperCase()}=${token}`,
  );
  process.stdout.write(`
${table.toString()}
Peak memory of the application: ${peak === null ? 'not told by this system' : `${peak} MB`}

To go on by hand:
  API        ${service.url}/v1/me
  Docs       ${service.url}/docs        OpenAPI ${service.url}/openapi.json
  Health     ${service.url}/health/ready
  Data       ${dataDirectory}
Tokens (12 hours):
${tokens.join('\n')}
`);
}
