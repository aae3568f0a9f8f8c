import type { ApiClient } from './api-client.js';
import { finished } from './finished.js';
import { growingPauses } from './pauses.js';

interface Enrolment {
  readonly id: string;
  readonly registrantId: string;
  readonly state: string;
  readonly period: number;
  readonly revision: number;
  readonly reason: string | null;
  readonly enrolledAt: string | null;
  readonly endedAt: string | null;
}

/** A program as its manager works with it. Throws when a step is refused that should not be. */
export class ProgramUnderTest {
  private constructor(
    private readonly api: ApiClient,
    readonly path: string,
  ) {}

  /** An active program for individuals. */
  static async founded(api: ApiClient, code: string, rule: string): Promise<ProgramUnderTest> {
    const made = await api.post('/v1/programs', { code, name: code, target: 'individual' });
    const program = new ProgramUnderTest(api, `/v1/programs/${made.body.id as string}`);
    await program.rule(rule);
    const opened = await api.post(`${program.path}/activate`);
    if (opened.status !== 200) throw new Error(`Not opened: ${JSON.stringify(opened.body)}`);
    return program;
  }

  get id(): string {
    return this.path.split('/').at(-1)!;
  }

  /** Saves a version; `more` is what it says besides the expression. */
  async rule(expression: string, more: object = {}): Promise<void> {
    const saved = await this.api.post(`${this.path}/rules`, { expression, ...more });
    if (saved.status !== 201) throw new Error(`No rule: ${JSON.stringify(saved.body)}`);
  }

  async change(change: object): Promise<void> {
    const { headers } = await this.api.get(this.path);
    const changed = await this.api.patch(this.path, change, headers.get('etag'));
    if (changed.status !== 200) throw new Error(`Not changed: ${JSON.stringify(changed.body)}`);
  }

  /** Judges everybody, and waits until the places are given that are given after it. */
  async judged(mode = 'full'): Promise<Record<string, number>> {
    const { counts } = await finished(this.api, await this.api.post(`${this.path}/eligibility-runs`, { mode }));
    await this.settled();
    return counts;
  }

  /** Waits until nothing is under way in any program. */
  async settled(): Promise<void> {
    const pause = growingPauses();
    for (;;) {
      const { body } = await this.api.get('/v1/operations?limit=200');
      if (!body.data.some(({ state }: { state: string }) => ['queued', 'running'].includes(state))) return;
      await pause();
    }
  }

  async enrolments(query = ''): Promise<Enrolment[]> {
    const { body } = await this.api.get(`${this.path}/enrolments?limit=200${query}`);
    return body.data;
  }

  /** Everybody's state, by handle. */
  async states(): Promise<Record<string, string>> {
    return Object.fromEntries((await this.enrolments()).map(({ registrantId, state }) => [registrantId, state]));
  }

  move(enrolment: Pick<Enrolment, 'id' | 'revision'>, move: string, reason: string) {
    const headers = { 'if-match': `"${enrolment.revision}"` };
    return this.api.post(`${this.path}/enrolments/${enrolment.id}/moves`, { move, reason }, headers);
  }
}
