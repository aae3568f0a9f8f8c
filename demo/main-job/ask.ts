import Table from 'cli-table3';
import { household } from '../population/index.js';
import { type Api, ApiProblem } from './api.js';
import type { Progress } from './progress.js';

interface Line {
  readonly amount: string | null;
  readonly deliveredAmount: string | null;
  readonly currency: string | null;
  readonly quantity: string | null;
  readonly deliveredQuantity: string | null;
  readonly unit: string | null;
  readonly state: string;
}

interface Beneficiary {
  readonly id: string;
  readonly kind: string;
  readonly programs: readonly {
    readonly code: string;
    readonly enrolment: {
      readonly state: string;
      readonly enrolledAt: string | null;
      readonly ruleVersion: number | null;
      readonly verdict: string | null;
    };
    readonly entitlements: readonly (Line & {
      readonly cycleNumber: number;
      readonly benefitName: string;
      readonly disbursements: readonly (Line & { readonly channelCode: string; readonly at: string })[];
    })[];
  }[];
}

interface Question {
  readonly idType: 'household_id' | 'national_id';
  readonly value: string;
  /** How the person is called in the output: what was typed is not shown again. */
  readonly who: string;
}

const MOST_TRIES = 3_000;

/** Asks the headline question for three people by ID type and value, and prints what a program manager sees of them. */
export async function ask(manager: Api, seed: number, households: number, progress: Progress): Promise<void> {
  progress.tell(
    '\nWhat does this person receive? Asked by ID type and value, as a program manager of both programs sees it:',
  );
  const attempted = (state: string) => (found: Beneficiary) =>
    attempts(found).some((attempt) => attempt.state === state);
  const wanted: [string, (found: Beneficiary) => boolean, (h: number) => Question | null][] = [
    ['A household that was paid', attempted('paid'), (h) => byHousehold(seed, h)],
    ['A household whose payment failed', attempted('failed'), (h) => byHousehold(seed, h)],
    ['An elder whose basket came in part', attempted('partly_delivered'), (h) => byElder(seed, h)],
  ];
  for (const [title, matches, question] of wanted) {
    const found = await search(manager, Math.min(households, MOST_TRIES), matches, question);
    progress.tell(
      found
        ? `\n${title} (asked by ${found.question.idType}):\n${tableOf(found.beneficiary)}`
        : `\n${title}: none among the first ${MOST_TRIES} asked`,
    );
  }
}

async function search(
  manager: Api,
  tries: number,
  matches: (found: Beneficiary) => boolean,
  questionOf: (h: number) => Question | null,
): Promise<{ question: Question; beneficiary: Beneficiary } | null> {
  for (let h = 0; h < tries; h++) {
    const question = questionOf(h);
    const beneficiary = question ? (await lookup(manager, question)).find(matches) : undefined;
    if (question && beneficiary) return { question, beneficiary };
  }
  return null;
}

async function lookup(manager: Api, { idType, value }: Question): Promise<readonly Beneficiary[]> {
  try {
    return (await manager.post<{ data: Beneficiary[] }>('/v1/beneficiaries/lookup', { idType, value })).data;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return []; // not a beneficiary of these programs
    throw error;
  }
}

const byHousehold = (seed: number, h: number): Question => ({
  idType: 'household_id',
  value: household(seed, h).householdId,
  who: 'household',
});

function byElder(seed: number, h: number): Question | null {
  const elder = household(seed, h).members.find((member) => member.age > 60 && member.nationalId !== null);
  return elder ? { idType: 'national_id', value: elder.nationalId!, who: 'elder' } : null;
}

const attempts = (found: Beneficiary) =>
  found.programs.flatMap(({ entitlements }) => entitlements.flatMap(({ disbursements }) => disbursements));

function tableOf(beneficiary: Beneficiary): string {
  const table = new Table({
    head: ['program', 'enrolled', 'by rule', 'benefit', 'due', 'reached them', 'disbursement', 'channel', 'since'],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  for (const { code, enrolment, entitlements } of beneficiary.programs) {
    const enrolled = `${enrolment.state} ${day(enrolment.enrolledAt)}`;
    const rule = `v${enrolment.ruleVersion ?? '-'} ${enrolment.verdict ?? ''}`;
    if (entitlements.length === 0) table.push([code, enrolled, rule, '-', '-', '-', '-', '-', '-']);
    for (const line of entitlements) {
      const last = line.disbursements.at(-1);
      table.push([
        code,
        enrolled,
        rule,
        `${line.benefitName}, cycle ${line.cycleNumber}`,
        amountOf(line.amount, line.currency, line.quantity, line.unit),
        amountOf(line.deliveredAmount, line.currency, line.deliveredQuantity, line.unit),
        last?.state ?? 'none yet',
        last?.channelCode ?? '-',
        day(last?.at ?? null),
      ]);
    }
  }
  return `${beneficiary.kind} ${beneficiary.id}\n${table.toString()}`;
}

const amountOf = (
  amount: string | null,
  currency: string | null,
  quantity: string | null,
  unit: string | null,
): string => (currency ? `${amount} ${currency}` : `${quantity} ${unit}`);

const day = (instant: string | null): string => instant?.slice(0, 10) ?? '-';
