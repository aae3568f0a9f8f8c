import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Role, ROLES } from '#access';
import { type Finding, NeedleIndex } from '../support/canary/index.js';
import { changesSeen, type Watched, watchChanges } from '../support/untold-changes.js';
import { type Control, CONTROL, plantControls } from './controls.js';
import { declare, describeSource } from './declare.js';
import { lookEverywhere, type Place } from './look.js';
import { Planter } from './planted-people.js';
import { Stage } from './stage.js';
import { walkAdministration } from './walk-administration.js';
import { everyRoute, walkEveryRoute } from './walk-every-route.js';
import { walkImports } from './walk-imports.js';
import { backUp, findNobodyInTheBackup, walkErasures, walkRotations } from './walk-keys.js';
import { walkAnswers } from './walk-answers.js';
import { walkLookups } from './walk-lookups.js';
import { walkPrograms, walkPull } from './walk-programs.js';
import { walkSharing } from './walk-sharing.js';
import { walkRegistrants } from './walk-registrants.js';

/** How much is planted: people by the API, households by file and by the social registry, and callers who try every route. */
export interface ScanSize {
  readonly registered: number;
  readonly importedGroups: number;
  readonly pulledGroups: number;
  readonly callers: readonly (Role | null)[];
}

export const SHORT: ScanSize = {
  registered: 4,
  importedGroups: 4,
  pulledGroups: 5,
  callers: ['registry_admin', null],
};
export const LONG: ScanSize = { registered: 25, importedGroups: 15, pulledGroups: 20, callers: [...ROLES, null] };

/** What a scan planted, where it looked, and what came of it. */
export interface ScanReport {
  /** Planted values of people. */
  readonly canaries: number;
  /** Forms of all planted values that were looked for. */
  readonly forms: number;
  readonly requests: number;
  readonly places: readonly Place[];
  /** Planted values of people that turned up anywhere. */
  readonly leaks: readonly Finding[];
  readonly controls: readonly Control[];
  /** Leaks made on purpose that were not found at their place. */
  readonly missed: readonly Control[];
  /** Routes that were never answered with a success, or never with a refusal. */
  readonly unwalked: readonly string[];
  /** Whether what the walk changed was told of in the same transaction. */
  readonly changes: Watched;
}

/** Plants people, walks with them through everything the service does, and looks for every form of every value everywhere. */
export async function runScan(seed: number, size: ScanSize, tell: (line: string) => void): Promise<ScanReport> {
  const planter = new Planter(seed);
  const groups = (way: string, count: number) => Array.from({ length: count }, () => planter.group(way));
  const people = (way: string, count: number) => Array.from({ length: count }, () => planter.person(way));
  const pulled = groups('pulled', size.pulledGroups);
  const imported = groups('imported', size.importedGroups);
  const registered = people('API', size.registered);
  const stage = await Stage.build(pulled, people('pulled, set aside', 2));
  try {
    const { asker } = stage;
    const watched = stage.server.url('amparo');
    await watchChanges(watched);
    tell('walking: registered, imported, pulled; enrolled, entitled, paid');
    await declare(asker);
    const handles = await walkRegistrants(asker, planter, registered);
    await walkImports(asker, planter, imported);
    const registryUrl = `http://127.0.0.1:${stage.toRegistry.port}`;
    const sourceId = await describeSource(asker, registryUrl);
    await walkPull(stage, sourceId);
    await walkLookups(asker, registryUrl, pulled[0]!, registered[0]!);
    await walkAnswers(stage, sourceId, pulled[0]!.members);
    await walkPrograms(stage, pulled);
    await walkSharing(stage, pulled[0]!.members[1]!, registered[0]!);
    await walkAdministration(stage, planter);
    const requests = await walkEveryRoute(asker, planter, size.callers);
    tell('rotating, backing up, erasing, restoring the backup');
    await walkRotations(stage);
    const changes = await changesSeen(watched, stage.urls.data);
    await stage.service.stop();
    await backUp(stage);
    await stage.startService();
    const erased = registered
      .slice(0, Math.ceil(size.registered / 2))
      .map((person, n) => ({ person, handle: handles[n]! }));
    await walkErasures(stage, erased);
    await stage.service.stop();
    await findNobodyInTheBackup(stage, erased);
    const unwalked = unwalkedRoutes(join(stage.folder, 'service', 'amparo.log'));
    const canaries = planter.canaries.length;
    const planted = await plantControls(stage, planter);
    await stage.leave();
    const index = new NeedleIndex(planter.canaries);
    tell(`looking for ${index.size} forms of ${planter.canaries.length} values`);
    const places = await lookEverywhere(stage, planted, index);
    const found = places.flatMap(({ findings }) => findings);
    return {
      canaries,
      forms: index.size,
      requests,
      places,
      leaks: found.filter(({ label }) => !label.startsWith(CONTROL)),
      controls: planted.controls,
      missed: planted.controls.filter((control) => !found.some((finding) => isFoundAt(control, finding))),
      unwalked,
      changes,
    };
  } finally {
    await stage.end();
  }
}

/** What cannot be walked, and why. */
const NOT_WALKED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['on-search', 'on-subscribe', 'on-unsubscribe', 'txn/on-status'].map((answer) => [
      `POST /dci/registry/${answer} success`,
      'nobody is asked, and so nobody is waited for',
    ]),
  ),
  'GET /health/live refusal': 'it has nothing to refuse',
  'GET /.well-known/jwks.json refusal': 'it has nothing to refuse',
  'GET /health/ready refusal': 'it refuses while PostgreSQL is away, and says nothing then',
  'POST /v1/disbursement-batches/{id}/reconcile success':
    'the dispatch orders it itself; by hand only if that was cancelled',
  'POST /v1/registrants/{id}/reveal success': 'it is not there in strict mode, which is the one searched',
};

const isFoundAt = ({ label, place, encoding }: Control, finding: Finding): boolean =>
  finding.label === label && place.test(finding.place) && (encoding?.test(finding.encoding) ?? true);

/** By the service's own log of requests, which names routes by their template. */
function unwalkedRoutes(log: string): string[] {
  const seen = new Set<string>();
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    if (!line.includes('"context":"Http"')) continue;
    const { method, route, status } = JSON.parse(line) as { method: string; route: string; status: number };
    seen.add(`${method} ${route.replaceAll(/:(\w+)/g, '{$1}')} ${status < 400 ? 'success' : 'refusal'}`);
  }
  return everyRoute().flatMap(({ method, path }) =>
    ['success', 'refusal']
      .map((end) => `${method} ${path} ${end}`)
      .filter((walk) => !seen.has(walk) && !(walk in NOT_WALKED)),
  );
}
