import { Journal } from '../../../demo/payment-channel/journal.js';
import { PaymentChannelsService } from '../../../src/disbursements/dispatch-batch/payment-channels.service.js';
import type { Payout } from './payout.js';
import type { Scene } from './scene.js';

/** Payments and the fund, as the channel, the attempts and the ledger have them; all zero where nothing went wrong. */
export interface Account {
  /** Payments the channel has taken in beyond those there are: under whatever reference, somebody may be paid twice. */
  readonly takenTooMany: number;
  /** Payments the channel made that no attempt which is paid here stands for: somebody is paid twice, or will be. */
  readonly paidThereOnly: number;
  /** Attempts that are paid here and that the channel never paid: somebody is left out. */
  readonly paidHereOnly: number;
  readonly withoutOutcome: number;
  /** In minor units: what the fund says was paid less what the attempts say, and what the lines say less that. */
  readonly fundIsOff: number;
  readonly linesAreOff: number;
  /** What the fund's entries sum to, and what its balances are off from them. */
  readonly entriesSum: number;
  readonly balancesAreOff: number;
}

/** How things are called that hold. */
export const SOUND: Account = {
  takenTooMany: 0,
  paidThereOnly: 0,
  paidHereOnly: 0,
  withoutOutcome: 0,
  fundIsOff: 0,
  linesAreOff: 0,
  entriesSum: 0,
  balancesAreOff: 0,
};

interface Attempt {
  readonly id: string;
  readonly state: string;
}

const FUND = `
  with attempts as (select coalesce(sum(delivered_minor), 0) as minor from disbursements.disbursement where program_id = $1),
       lines as (select coalesce(sum(delivered_minor), 0) as minor from entitlements.entitlement where program_id = $1),
       accounts as (select a.code, a.balance_minor, coalesce(sum(e.amount_minor), 0) as entries
                      from entitlements.fund_account a left join entitlements.fund_entry e on e.account_id = a.id
                     where a.program_id = $1 group by a.id, a.code, a.balance_minor)
  select (select balance_minor from accounts where code = 'paid') - attempts.minor as "fundIsOff", lines.minor - attempts.minor as "linesAreOff",
         (select sum(entries) from accounts) as "entriesSum", (select sum(abs(balance_minor - entries)) from accounts) as "balancesAreOff"
    from attempts, lines`;

/** Holds attempts, ledger and the channel's own journal against each other, by reference. */
export async function account(
  scene: Scene,
  payout: Payout,
): Promise<Account & { readonly payments: number; readonly paid: number; readonly failed: number }> {
  const { taken, paid: there } = await told(payout.journal);
  const attempts = await scene.postgres.rows<Attempt>(
    'select id, state from disbursements.disbursement where program_id = $1',
    [payout.programId],
  );
  const channels = scene.get(PaymentChannelsService);
  const paid = attempts.filter(({ state }) => state === 'paid');
  const here = new Set(paid.map(({ id }) => channels.referenceOf(payout.channelId, id)));
  const failed = attempts.filter(({ state }) => state === 'failed').length;
  const [fund] = await scene.postgres.rows<Record<string, string>>(FUND, [payout.programId]);
  return {
    payments: attempts.length,
    paid: paid.length,
    failed,
    takenTooMany: Math.max(0, taken.size - attempts.length),
    paidThereOnly: [...there].filter((reference) => !here.has(reference)).length,
    paidHereOnly: [...here].filter((reference) => !there.has(reference)).length,
    withoutOutcome: attempts.length - paid.length - failed,
    ...(Object.fromEntries(Object.entries(fund!).map(([name, value]) => [name, Number(value)])) as Pick<
      Account,
      'fundIsOff' | 'linesAreOff' | 'entriesSum' | 'balancesAreOff'
    >),
  };
}

/** References the channel took in, and those whose money moved. */
async function told(journal: string): Promise<Readonly<Record<'taken' | 'paid', ReadonlySet<string>>>> {
  const taken = new Set<string>();
  const rejected = new Set<string>();
  const paid = new Set<string>();
  for await (const line of new Journal(journal).read()) {
    if ('taken' in line) {
      taken.add(line.reference);
      if (line.taken.reason !== null) rejected.add(line.reference);
    } else if ('settled' in line && !rejected.has(line.reference)) paid.add(line.reference);
  }
  return { taken, paid };
}
