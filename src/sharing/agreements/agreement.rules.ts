import type { FieldFault } from '#platform/errors/domain-error.js';
import type { OutboundClient } from '#platform/http/outbound.client.js';
import type { Agreement } from './agreement.entity.js';

/** What an agreement is judged by. */
export interface Known {
  readonly outbound: Pick<OutboundClient, 'allows'>;
  readonly idTypes: readonly { readonly code: string }[];
  /** Those of the agreement's programs that there are. */
  readonly programs: readonly { readonly id: string }[];
  readonly now: Date;
}

const MOST_KEYS = 20;
const LONGEST_MS = 3 * 366 * 86_400_000;

/** Everything about an agreement that cannot be, each with its place. */
export function faultsOf(agreement: Agreement, { outbound, idTypes, programs, now }: Known): FieldFault[] {
  const faults: FieldFault[] = [];
  const wrong = (pointer: string, message: string): void => void faults.push({ pointer, message });
  agreement.programIds.forEach((id, index) => {
    if (!programs.some((program) => program.id === id)) wrong(`#/programIds/${index}`, 'must be a program');
  });
  agreement.idTypes.forEach(({ idType }, index) => {
    if (!idTypes.some(({ code }) => code === idType))
      wrong(`#/idTypes/${index}/idType`, 'must be the code of an ID type');
  });
  agreement.callbackHosts.forEach((host, index) => {
    if (!outbound.allows(`https://${host}/`))
      wrong(`#/callbackHosts/${index}`, 'must be a host in AMPARO_OUTBOUND_HOSTS');
  });
  if (agreement.callbackUrl !== null && !outbound.allows(agreement.callbackUrl))
    wrong('#/callbackUrl', 'must be of a host in AMPARO_OUTBOUND_HOSTS');
  if (agreement.jwks && !arePublicKeys(agreement.jwks))
    wrong('#/jwks', 'must be a JWK Set of public keys, each with a kid of its own');
  if (agreement.signatures !== 'off' && !agreement.jwks) wrong('#/signatures', 'must be off without jwks');
  if (!agreement.secretDigest && !agreement.jwks) wrong('#/clientSecret', 'must be given where there are no jwks');
  const lasts = agreement.expiresAt.getTime() - now.getTime();
  if (!(lasts > 0 && lasts <= LONGEST_MS)) wrong('#/expiresAt', 'must be ahead, by three years at most');
  return faults;
}

function arePublicKeys({ keys }: { readonly keys?: unknown }): boolean {
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > MOST_KEYS) return false;
  const isPublic = (key: unknown): boolean => {
    const { kty, kid, d, k } = (key ?? {}) as Record<string, unknown>;
    return /^(RSA|EC|OKP)$/.test(String(kty)) && typeof kid === 'string' && d === undefined && k === undefined;
  };
  return keys.every(isPublic) && new Set(keys.map(({ kid }) => kid as string)).size === keys.length;
}
