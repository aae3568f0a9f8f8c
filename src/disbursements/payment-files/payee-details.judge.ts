import type { Judge, MakeJudge } from '#registry';

/** What a payment file says of who is paid. */
export interface PayeeDetails {
  readonly account: string;
  readonly kind: 'bank' | 'wallet';
  /** Empty when the file names nobody, or nothing is known. */
  readonly name: string;
}

interface Parameters {
  readonly nameAttributes: readonly string[];
}

/** The first valid account of whoever collects and their name; null without an account. Runs in a worker thread. */
export const payeeDetails: MakeJudge<Parameters, PayeeDetails | null> =
  ({ nameAttributes }) =>
  ({ payee }) => {
    const account = payee?.accounts[0];
    if (!account) return null;
    const parts = nameAttributes.map((key) => payee.attributes?.[key]);
    const name = parts.filter((part) => typeof part === 'string').join(' ');
    return { account: account.value, kind: account.kind, name: name.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ').trim() };
  };

/** How a worker thread finds {@link payeeDetails}. */
export const judgePayees = (nameAttributes: readonly string[]): Judge<Parameters> => ({
  module: import.meta.url,
  name: 'payeeDetails',
  parameters: { nameAttributes },
});
