import { Random } from '../../../demo/population/random.js';
import type { Chaos } from '../support/chaos.js';
import { Findings } from '../support/findings.js';
import { account, SOUND } from './account.js';
import { killWorkers } from './kill-workers.js';
import { Payout } from './payout.js';
import { Scene } from './scene.js';
import { WRONG_PROTOCOLS, type WrongProtocol } from './wrong-protocols.js';

/** Postmasters that are killed, for so many workers. */
const WORKERS_FOR_A_POSTMASTER = 31;
const CYCLES = { long: 30, planted: 4 };
/** Calls in a thousand that go wrong: of few calls more of them, so that each kind is met. */
const TROUBLE = { long: 140, planted: 500 };
/** Kills under which a wrong protocol shows itself. */
const KILLS_OF_PLANTED = 3;

/** `registrants` are paid in 30 cycles, under kills; then each wrong protocol pays them in a few, under some. */
export const disburse: Chaos = {
  name: 'disburse',
  about:
    'pays through an unreliable channel while workers and PostgreSQL are killed; each wrong protocol must be caught',
  size: { registrants: 300, kills: 250, perSecond: 1, times: 1 },
  async run({ registrants, kills, seed, tell }) {
    const cycles = CYCLES.long;
    const findings = new Findings();
    const scene = await Scene.begin(registrants);
    const random = new Random(seed);
    try {
      const postmasters = Math.max(1, Math.floor(kills / WORKERS_FOR_A_POSTMASTER));
      const payout = await Payout.approved(scene, 'SOUND', cycles, TROUBLE.long);
      tell(`${registrants * cycles} payments in ${cycles} batches are approved`);
      const { left, ...dead } = await killWorkers(scene, payout, { workers: kills, postmasters, random, tell });
      const { paid, failed, ...found } = await account(scene, payout);
      await payout.end();
      findings.tell(`${registrants * cycles} payments: ${paid} paid, ${failed} refused by the channel`);
      findings.check('killed', dead, { workers: kills, postmasters });
      findings.check('batches that are not settled', left, 0);
      findings.check('payments with an outcome', paid + failed, registrants * cycles);
      findings.check('channel, attempts, lines and fund held against each other', found, SOUND);
      for (const protocol of WRONG_PROTOCOLS) await caught(scene, protocol, { random, tell, findings });
      return findings;
    } finally {
      await scene.end();
    }
  },
};

async function caught(
  scene: Scene,
  protocol: WrongProtocol,
  { random, tell, findings }: { random: Random; tell: (line: string) => void; findings: Findings },
): Promise<void> {
  const code = `WRONG_${WRONG_PROTOCOLS.indexOf(protocol)}`;
  const payout = await Payout.approved(scene, code, CYCLES.planted, TROUBLE.planted);
  tell(`planted: ${protocol}`);
  await killWorkers(scene, payout, { workers: KILLS_OF_PLANTED, postmasters: 0, protocol, random, tell });
  const { paid, failed, ...found } = await account(scene, payout);
  await payout.end();
  const off = Object.entries(found).filter(([, value]) => value !== 0);
  findings.tell(`planted: ${protocol}: ${paid} paid, ${failed} failed; ${JSON.stringify(Object.fromEntries(off))}`);
  findings.check(`caught: ${protocol}`, off.length > 0, true);
}
