import { randomBytes } from 'node:crypto';
import { type Checkpoint, digestOf, lineOf, NOTHING_BEFORE } from '#platform/audit/checkpoint-line.js';
import { keyNameOf } from '#platform/vault/checkpoint-signer.js';
import { publicKeyEd25519, signEd25519 } from '#platform/vault/suite.js';
import { oneOf, random, ROUNDS, TamperedTrail } from '../support/tampered-trail.js';

const TRIALS = 100;

describe('tampering with the checkpoints of the audit trail', () => {
  let trail: TamperedTrail;

  beforeAll(async () => {
    trail = await TamperedTrail.begin();
  }, 120_000);
  afterAll(() => trail.close());

  const repeatedly = async (trial: () => Promise<void>): Promise<void> => {
    for (let index = 0; index < TRIALS; index++) await trial();
  };

  it(
    'names the line of the file in which a byte was changed',
    () =>
      repeatedly(async () => {
        const at = random(trail.text.length);
        const other = String.fromCharCode(trail.text.charCodeAt(at) ^ (1 << random(7)));
        const seq = trail.text.slice(0, at).split('\n').length;
        const faults = await trail.foundIn(trail.text.slice(0, at) + other + trail.text.slice(at + 1));
        expect(faults).toMatchObject([{ kind: 'checkpoint-changed', stream: 0, seq }]);
      }),
    120_000,
  );

  it(
    'names the first line a shortened file lacks',
    () =>
      repeatedly(async () => {
        const short = trail.text.slice(0, random(trail.text.length - 1));
        const whole = short.split('\n').filter((line) => line.endsWith('}')).length;
        const faults = await trail.foundIn(short);
        expect(faults).toMatchObject([{ stream: 0, seq: whole + 1 }]);
      }),
    120_000,
  );

  it(
    'names the first line that was signed by another key, though the chain of the file holds',
    () =>
      repeatedly(async () => {
        const from = 1 + random(ROUNDS);
        const seed = randomBytes(32);
        const stranger = publicKeyEd25519(seed);
        let previous = NOTHING_BEFORE;
        const lines = trail.text
          .trimEnd()
          .split('\n')
          .map((line, index) => {
            const { signature: _, ...checkpoint } = JSON.parse(line) as Checkpoint & { signature: string };
            const signed = lineOf({ ...checkpoint, previous, key: keyNameOf(stranger) }, (told) =>
              signEd25519(seed, Buffer.from(told)),
            );
            const kept = index + 1 < from ? line : signed;
            previous = digestOf(kept).toString('hex');
            return kept;
          });
        const faults = await trail.foundIn(`${lines.join('\n')}\n`);
        expect(faults).toMatchObject([{ kind: 'checkpoint-changed', stream: 0, seq: from }]);
      }),
    120_000,
  );

  it(
    'names a checkpoint the database was made to forget, or to remember otherwise',
    () =>
      repeatedly(async () => {
        const number = 1 + random(ROUNDS - 1);
        const [kind, tamper] = oneOf([
          ['checkpoint-untold', 'delete from audit.checkpoint where number = $1'],
          ['checkpoint-untold', 'delete from audit.checkpoint where number >= $1'],
          ['checkpoint-changed', `update audit.checkpoint set digest = sha256(digest) where number = $1`],
        ] as const);
        const faults = await trail.found(() => trail.sql(tamper, [number]));
        expect([tamper, faults]).toMatchObject([tamper, [{ kind, stream: 0 }]]);
        expect(Math.abs(faults[0]!.seq - number)).toBeLessThanOrEqual(1);
      }),
    120_000,
  );
});
