import type { Agreement } from '../agreements/agreement.entity.js';

/** Whether the agreement lets its client be called at an address: its own, or one of its hosts. */
export function isAgreed(
  url: string,
  { callbackUrl, callbackHosts }: Pick<Agreement, 'callbackUrl' | 'callbackHosts'>,
): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, hostname, username, password } = new URL(url);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return false;
  const own = callbackUrl === null ? [] : [new URL(callbackUrl).host];
  return own.includes(host) || callbackHosts.some((allowed) => allowed === host || allowed === hostname);
}

/** Where an answer goes: the full address of the message, or that of the agreement with the path of the operation. */
export const addressOf = (
  told: string | undefined,
  path: string,
  { callbackUrl }: Pick<Agreement, 'callbackUrl'>,
): string | undefined => told ?? (callbackUrl === null ? undefined : `${callbackUrl.replace(/\/+$/, '')}/${path}`);
