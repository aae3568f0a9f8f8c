import { Random } from '../../../demo/population/random.js';
import type { Chaos } from '../support/chaos.js';
import { Findings } from '../support/findings.js';
import { account, SOUND } from './account.js';
import { type Blow, drawnBlows, EACH_BLOW, FEW_BLOWS } from './blows.js';
import { killWorkers } from './kill-workers.js';
import { type Manners, Payout } from './payout.js';
import { Scene } from './scene.js';
import { SIGNS, WRONG_PROTOCOLS, type WrongProtocol } from './wrong-protocols.js';

/** Workers that are killed for one postmaster. */
const WORKERS_FOR_A_POSTMASTER = 31;
const SEEN = { trouble: 140, fail: 20, settleMs: 300 };
/** Nothing by chance: each way of staying silent befalls one of the calls that are left alone by the kills. */
const ORDERED: Manners = {
  trouble: 0,
  fail: 200,
  settleMs: 0,
  faults: [
    { kind: 'reset-after', after: 3 },
    { kind: 'timeout-after', after: 0 },
    { kind: 'reset', after: 0 },
  ],
};
const PEACE_MS = { sound: 240_000, planted: 45_000 };

/** How much of it, and by which kills. */
export interface Form {
  readonly cycles: number;
  readonly crew: number;
  readonly width: number;
  readonly manners: Manners;
  readonly blows: (kills: number, random: Random) => readonly Blow[];
  readonly planted: {
    readonly protocols: readonly WrongProtocol[];
    readonly cycles: number;
    readonly manners: Manners;
    readonly blows: readonly Blow[];
  };
}

const LONG: Form = {
  cycles: 100,
  crew: 3,
  width: 6,
  manners: SEEN,
  blows: (kills, random) => drawnBlows(kills, Math.max(1, Math.floor(kills / WORKERS_FOR_A_POSTMASTER)), random),
  planted: { protocols: WRONG_PROTOCOLS, cycles: 4, manners: ORDERED, blows: EACH_BLOW },
};

function silentAfter(calls: number): Manners {
  return { ...ORDERED, faults: [{ kind: 'reset-after', after: calls }] };
}

/** A short form: the same few kills every time, and one wrong protocol. */
export const SHORT: Form = {
  cycles: 3,
  crew: 2,
  width: 1,
  manners: silentAfter(3),
  blows: () => FEW_BLOWS,
  planted: { protocols: ['silence is a failure'], cycles: 1, manners: silentAfter(0), blows: [] },
};

interface Told {
  readonly tell: (line: string) => void;
  readonly findings: Findings;
}

/** `registrants` are paid in as many cycles as the form has, under kills; then each wrong protocol pays them in a few, under some. */
export const disburseOf = (form: Form): Chaos => ({
  name: 'disburse',
  about:
    'kills workers and PostgreSQL in the middle of payments over an unreliable channel; catches six wrong protocols',
  size: { registrants: 90, kills: 250, perSecond: 1, times: 1 },
  async run({ registrants, kills, seed, tell }) {
    const findings = new Findings();
    const scene = await Scene.begin(registrants);
    try {
      await sound(scene, form, form.blows(kills, new Random(seed)), { tell, findings });
      for (const protocol of form.planted.protocols) await caught(scene, protocol, form.planted, { tell, findings });
      return findings;
    } finally {
      await scene.end();
    }
  },
});

export const disburse = disburseOf(LONG);

async function sound(scene: Scene, form: Form, blows: readonly Blow[], { tell, findings }: Told): Promise<void> {
  const payout = await Payout.approved(scene, 'SOUND', form.cycles, form.manners);
  tell(`${payout.batches.length} batches are approved`);
  const { left, workers, postmasters, ...struck } = await killWorkers(scene, payout, {
    ...form,
    blows,
    peaceMs: PEACE_MS.sound,
    tell,
  });
  const { paid, failed, payments, ...found } = await account(scene, payout);
  await payout.end();
  findings.tell(`${payments} payments in ${form.cycles} batches: ${paid} paid, ${failed} refused by the channel`);
  const { inFlight, fewest, instants } = struck;
  findings.tell(`payments in the calls that were struck: ${inFlight}, ${fewest} at least; ${JSON.stringify(instants)}`);
  const wanted = blows.filter(({ target }) => target === 'worker').length;
  findings.check(
    'killed in the middle of a call about payments',
    { workers, postmasters },
    { workers: wanted, postmasters: blows.length - wanted },
  );
  findings.check('batches that are not settled', left, 0);
  findings.check('payments with an outcome', paid + failed, payments);
  findings.check('channel, attempts, lines and fund held against each other', found, SOUND);
}

async function caught(
  scene: Scene,
  protocol: WrongProtocol,
  { cycles, manners, blows }: Form['planted'],
  { tell, findings }: Told,
): Promise<void> {
  const code = `WRONG_${WRONG_PROTOCOLS.indexOf(protocol)}`;
  const payout = await Payout.approved(scene, code, cycles, manners);
  tell(`planted: ${protocol}`);
  await killWorkers(scene, payout, {
    crew: Math.min(2, blows.length + 1),
    width: 1,
    peaceMs: PEACE_MS.planted,
    blows,
    protocol,
    tell,
  });
  const { paid, failed, payments, ...found } = await account(scene, payout);
  await payout.end();
  const off = Object.entries(found).filter(([, value]) => value !== 0);
  findings.tell(
    `${protocol}: of ${payments} paid ${paid}, failed ${failed}; ${JSON.stringify(Object.fromEntries(off))}`,
  );
  findings.check(`caught by ${SIGNS[protocol]}: ${protocol}`, found[SIGNS[protocol]] !== 0, true);
}
