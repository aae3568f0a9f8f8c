import fc from 'fast-check';
import { newId } from '#platform/ids/ids.js';
import {
  ENROLMENT_FLOW,
  ENROLMENT_MOVES,
  ENROLMENT_STATES,
  type EnrolmentMove,
  type EnrolmentState,
} from '../../src/programs/enrolment.lifecycle.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { asSuperuser, connected } from '../support/database.js';
import { TestPeople } from '../support/people.js';

const SEQUENCES = 300;
const TOGETHER = 50;
const MOVES = Object.keys(ENROLMENT_MOVES) as EnrolmentMove[];

/** A reason that is given for each move. */
const REASON: Readonly<Record<EnrolmentMove, string>> = {
  pause: 'requested',
  resume: 'requested',
  exit: 'deceased',
  graduate: 'graduated',
  reject: 'documents_missing',
  uphold_appeal: 'appeal_upheld',
  waitlist: 'no_place',
};

/** The lifecycle of domain.md once more, by itself: where each move leads from each state. */
const MODEL: Readonly<Record<EnrolmentState, Partial<Record<EnrolmentMove, EnrolmentState>>>> = {
  draft: { reject: 'rejected', waitlist: 'waitlisted' },
  enrolled: { pause: 'paused', exit: 'exited', graduate: 'graduated' },
  waitlisted: {},
  not_eligible: { waitlist: 'waitlisted' },
  duplicated: {},
  rejected: { uphold_appeal: 'draft' },
  paused: { resume: 'enrolled', exit: 'exited', graduate: 'graduated' },
  exited: {},
  graduated: {},
};
const ENDED: readonly EnrolmentState[] = ['exited', 'graduated'];

type Step = EnrolmentMove | 'reopen' | 'stale';

interface Sequence {
  readonly begin: EnrolmentState;
  readonly steps: readonly Step[];
}

interface Shown {
  readonly id: string;
  readonly state: EnrolmentState;
  readonly period: number;
  readonly revision: number;
  readonly enrolledAt: string | null;
  readonly endedAt: string | null;
}

describe('an enrolment and its model', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let people: TestPeople;
  let path: string;
  let programId: string;

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('program_admin');
    people = new TestPeople(amparo);
    const made = await admin.post('/v1/programs', { code: 'MODEL', name: 'Model', target: 'individual' });
    programId = made.body.id as string;
    path = `/v1/programs/${programId}`;
    await admin.post(`${path}/rules`, { expression: 'true' });
    await admin.post(`${path}/activate`);
  });
  afterAll(() => amparo.close());

  /** Enrolments in these states, as runs and people would have left them. */
  async function begun(registrants: readonly string[], states: readonly EnrolmentState[]): Promise<string[]> {
    const ids = registrants.map(() => newId());
    await connected(asSuperuser(amparo.urls.data), (client) =>
      client.query(
        `insert into programs.enrolment (id, registrant_id, program_id, state, state_since, enrolled_at, ended_at)
         select id, registrant_id, $4, state, now(), case when state in ('enrolled', 'paused', 'exited', 'graduated') then now() end,
                case when state in ('exited', 'graduated') then now() end
           from unnest($1::uuid[], $2::uuid[], $3::text[]) as e (id, registrant_id, state)`,
        [ids, registrants, states, programId],
      ),
    );
    return ids.map((id) => people.handle(id, 'enrolment'));
  }

  async function follow({ begin, steps }: Sequence, registrantId: string, first: string): Promise<void> {
    let at = (await admin.get(`${path}/enrolments/${first}`)).body as Shown;
    expect(at).toMatchObject({ state: begin, period: 1, revision: 1 });
    let moves = 0;
    for (const step of steps) {
      const of = `${path}/enrolments/${at.id}`;
      if (step === 'reopen') {
        const answer = await admin.post(`${path}/enrolments`, { registrantId });
        expect([at.state, answer.status]).toEqual([at.state, ENDED.includes(at.state) ? 201 : 409]);
        if (answer.status === 201) {
          expect(answer.body).toMatchObject({ state: 'draft', period: at.period + 1, revision: 1, enrolledAt: null });
          [at, moves] = [answer.body as Shown, 0];
        }
        continue;
      }
      const move = step === 'stale' ? 'exit' : step;
      const headers = { 'if-match': `"${step === 'stale' ? at.revision + 1 : at.revision}"` };
      const answer = await admin.post(`${of}/moves`, { move, reason: REASON[move] }, headers);
      const to = step === 'stale' ? undefined : MODEL[at.state][move];
      expect([at.state, step, answer.status]).toEqual([at.state, step, to ? 200 : step === 'stale' ? 412 : 409]);
      if (!to) continue;
      const { enrolledAt } = at; // the first date of a period never changes
      expect(answer.body).toMatchObject({
        id: at.id,
        state: to,
        period: at.period,
        revision: at.revision + 1,
        enrolledAt,
      });
      expect(answer.body.endedAt === null).toBe(!ENDED.includes(to));
      [at, moves] = [answer.body as Shown, moves + 1];
    }
    const { body } = await admin.get(`/v1/enrolments/${at.id}/history?limit=100`);
    expect([body.data.length, body.data.at(-1)?.toState ?? at.state]).toEqual([moves, at.state]);
  }

  it(`agree on ${SEQUENCES} random sequences of moves, refused ones among them`, async () => {
    const states = ENROLMENT_STATES.filter((state) => state !== 'duplicated');
    const sequence = fc.record({
      begin: fc.constantFrom(...states),
      steps: fc.array(fc.constantFrom<Step[]>(...MOVES, 'reopen', 'stale'), { minLength: 1, maxLength: 8 }),
    });
    const many = fc.array(sequence, { minLength: TOGETHER, maxLength: TOGETHER });
    await fc.assert(
      fc.asyncProperty(many, async (sequences) => {
        const registrants = await people.individuals(sequences.length);
        const first = await begun(
          registrants,
          sequences.map(({ begin }) => begin),
        );
        await Promise.all(sequences.map((one, n) => follow(one, people.handle(registrants[n]!), first[n]!)));
      }),
      { numRuns: SEQUENCES / TOGETHER, endOnFailure: true },
    );
  }, 240_000);

  it('lead where the transition table allows, and by hand nowhere else', () => {
    for (const state of ENROLMENT_STATES)
      for (const to of Object.values(MODEL[state]))
        expect([state, to, ENROLMENT_FLOW.allows(state, to)]).toEqual([state, to, true]);
    for (const [move, { to, from }] of Object.entries(ENROLMENT_MOVES))
      for (const state of ENROLMENT_STATES)
        expect([move, state, MODEL[state][move as EnrolmentMove]]).toEqual([
          move,
          state,
          (from as readonly string[]).includes(state) ? to : undefined,
        ]);
  });
});
