import type { ApiAnswer, ApiClient } from './api-client.js';
import type { TestApp } from './app.js';
import { finished } from './finished.js';
import { TestPeople } from './people.js';

type Body = ApiAnswer['body'];

/** A program with cycles, as those work with it who found, prepare and approve. Throws when a step is refused that should not be. */
export class GivingProgram {
  private constructor(
    readonly amparo: TestApp,
    readonly people: TestPeople,
    readonly founder: ApiClient,
    readonly manager: ApiClient,
    readonly approver: ApiClient,
    readonly id: string,
    readonly path: string,
  ) {}

  /** An active program that takes everybody. */
  static async founded(
    amparo: TestApp,
    code: string,
    target: 'individual' | 'group' = 'individual',
  ): Promise<GivingProgram> {
    const admin = await amparo.api('registry_admin');
    const founder = await amparo.api('program_admin', { subject: 'founder' });
    const manager = await amparo.api('program_manager', { subject: 'manager' });
    const approver = await amparo.api('approver', { subject: 'approver' });
    const { id } = ok(await admin.post('/v1/programs', { code, name: code, target }));
    const path = `/v1/programs/${id}`;
    ok(await founder.post(`${path}/rules`, { expression: 'true' }));
    ok(await founder.post(`${path}/activate`));
    return new GivingProgram(amparo, new TestPeople(amparo), founder, manager, approver, id as string, path);
  }

  async benefit(benefit: object): Promise<Body> {
    return ok(await this.founder.post(`${this.path}/benefits`, benefit));
  }

  /** So much to everybody. */
  flat(amount: string, code = 'CASH'): Promise<Body> {
    return this.benefit({ code, name: code, kind: 'cash', currency: 'KES', amount });
  }

  async funded(amount: string, currency = 'KES'): Promise<void> {
    ok(await this.founder.post(`${this.path}/fund/postings`, { currency, amount }));
  }

  /** Enrols whoever is there. */
  async enrolled(): Promise<void> {
    await finished(this.founder, await this.founder.post(`${this.path}/eligibility-runs`));
  }

  async cycle(more: object = {}): Promise<CycleUnderTest> {
    const made = ok(await this.manager.post(`${this.path}/cycles`, { name: 'A round', ...more }));
    return new CycleUnderTest(this, made.id as string);
  }

  /** Everything of its postings, as the database has it. */
  async entries(): Promise<{ kind: string; amount: string }[]> {
    return this.people.rows(
      `select p.kind, e.amount_minor::text as amount from entitlements.fund_posting p
         join entitlements.fund_entry e on e.posting_id = p.id where p.program_id = $1 and e.amount_minor > 0 order by p.id`,
      [this.id],
    );
  }

  async fund(currency = 'KES'): Promise<Body> {
    const { balances } = ok(await this.manager.get(`${this.path}/fund`));
    return balances.find((balance: { currency: string }) => balance.currency === currency);
  }
}

/** One round of giving. */
export class CycleUnderTest {
  readonly path: string;

  constructor(
    private readonly program: GivingProgram,
    readonly id: string,
  ) {
    this.path = `/v1/cycles/${id}`;
  }

  async prepared(): Promise<Record<string, number>> {
    return (await finished(this.program.manager, await this.program.manager.post(`${this.path}/prepare`))).counts;
  }

  async submitted(): Promise<this> {
    ok(await this.program.manager.post(`${this.path}/submit`));
    return this;
  }

  approved(by: ApiClient = this.program.approver): Promise<Record<string, number>> {
    return this.passed('approve', by);
  }

  /** Has the stage of this name passed, by whom; the counts of the operation. */
  async passed(stage: string, by: ApiClient): Promise<Record<string, number>> {
    return (await finished(this.program.manager, await by.post(`${this.path}/${stage}`))).counts;
  }

  /** Prepared and submitted. */
  async waiting(): Promise<this> {
    await this.prepared();
    return this.submitted();
  }

  async states(): Promise<Record<string, number>> {
    return (await this.shown()).lines as Record<string, number>;
  }

  async submissions(): Promise<Body[]> {
    return ok(await this.program.manager.get(`${this.path}/submissions`)).data;
  }

  async shown(): Promise<Body> {
    return ok(await this.program.manager.get(this.path));
  }

  /** By registrant, then by code of the benefit. */
  async lines(): Promise<Body[]> {
    const lines: Body[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: Body = ok(await this.program.manager.get(`${this.path}/entitlements?limit=200${from}`));
      lines.push(...page.data);
      cursor = page.nextCursor as string | null;
    }
    return lines;
  }

  /** What a registrant (a raw id) is due, by code of the benefit. */
  async due(registrantId: string): Promise<Record<string, string>> {
    const handle = this.program.people.handle(registrantId);
    const own = (await this.lines()).filter((line) => line.registrantId === handle);
    return Object.fromEntries(own.map((line) => [line.benefitCode, line.amount ?? line.quantity]));
  }
}

/** The body of an answer that is none of a refusal. */
export function ok({ status, body }: ApiAnswer): Body {
  if (status >= 400) throw new Error(`Refused: ${status} ${JSON.stringify(body)}`);
  return body;
}
