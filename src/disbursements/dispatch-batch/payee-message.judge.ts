import type { Judge, MakeJudge } from '#registry';

/** The account to pay into: the first valid one of whoever collects, null when there is none. Runs in a worker thread. */
export const payeeAccount: MakeJudge<null, string | null> = () => (profile) =>
  profile.payee?.accounts[0]?.value ?? null;

/** How a worker thread finds {@link payeeAccount}. */
export const PAYEE_ACCOUNT: Judge<null> = { module: import.meta.url, name: 'payeeAccount', parameters: null };
