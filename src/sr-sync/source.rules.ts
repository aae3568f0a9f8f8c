import { CronTime } from 'cron';
import type { FieldFault } from '#platform/errors/domain-error.js';
import type { OutboundClient } from '#platform/http/outbound.client.js';
import type { AttributeSchema } from '#registry';
import type { SocialRegistry, SourceMapping } from './social-registry.entity.js';

/** What a source is judged by. */
export interface Declared {
  readonly outbound: Pick<OutboundClient, 'allows'>;
  readonly attributes: AttributeSchema;
  readonly idTypes: readonly { readonly code: string }[];
}

const MOST_KEYS = 20;

/** Everything about a described source that cannot be used, each with its place. */
export function faultsOf(source: SocialRegistry, declared: Declared): FieldFault[] {
  return [
    ...faultyAddresses(source, declared),
    ...faultyMapping(source, declared),
    ...faultySchedules(source),
    ...faultyKeys(source),
    ...(source.dialect === 'dci' && !source.dci
      ? [{ pointer: '#/dci', message: 'must be given for this dialect' }]
      : []),
  ];
}

function faultyAddresses(source: SocialRegistry, { outbound }: Declared): FieldFault[] {
  return (['baseUrl', 'tokenUrl', 'jwksUrl'] as const)
    .filter((name) => source[name] !== null && !outbound.allows(source[name]))
    .map((name) => ({ pointer: `#/${name}`, message: 'must be of a host in AMPARO_OUTBOUND_HOSTS' }));
}

function faultyMapping({ mapping, dialect }: SocialRegistry, { attributes, idTypes }: Declared): FieldFault[] {
  const faults: FieldFault[] = [];
  mapping.idTypes.forEach(({ idType }, index) => {
    if (!idTypes.some(({ code }) => code === idType))
      faults.push({ pointer: `#/mapping/idTypes/${index}/idType`, message: 'must be the code of an ID type' });
  });
  for (const kind of ['individual', 'group'] as const)
    mapping[kind].forEach(({ attribute }, index) => {
      const found = attributes.find(({ key }) => key === attribute);
      if (!found || (found.appliesTo !== kind && found.appliesTo !== 'both'))
        faults.push({
          pointer: `#/mapping/${kind}/${index}/attribute`,
          message: `must be the key of an attribute of ${kind}s`,
        });
    });
  if (dialect !== 'openg2p') return faults;
  const pathed = fieldsOf(mapping).filter(({ field }) => field.includes('.'));
  return [...faults, ...pathed.map(({ pointer }) => ({ pointer, message: 'must be one name in this dialect' }))];
}

function fieldsOf({ individual, group, paymentAccount }: SourceMapping): { pointer: string; field: string }[] {
  const of = (kind: string, mapped: SourceMapping['group']) =>
    mapped.map(({ field }, index) => ({ pointer: `#/mapping/${kind}/${index}/field`, field }));
  const account = paymentAccount ? [{ pointer: '#/mapping/paymentAccount/field', field: paymentAccount.field }] : [];
  return [...of('individual', individual), ...of('group', group), ...account];
}

function faultySchedules(source: SocialRegistry): FieldFault[] {
  return (['fullSchedule', 'incrementalSchedule'] as const)
    .filter((name) => source[name] !== null && !isCron(source[name]))
    .map((name) => ({ pointer: `#/${name}`, message: 'must be a cron expression' }));
}

function isCron(expression: string): boolean {
  try {
    return new CronTime(expression, 'UTC').sendAt().isValid;
  } catch {
    return false;
  }
}

function faultyKeys({ signatures, jwks, jwksUrl }: SocialRegistry): FieldFault[] {
  if (jwks && jwksUrl) return [{ pointer: '#/jwks', message: 'must not be given beside jwksUrl' }];
  if (jwks && !arePublicKeys(jwks))
    return [{ pointer: '#/jwks', message: 'must be a JWK Set of public keys, each with a kid of its own' }];
  if (signatures !== 'off' && !jwks && !jwksUrl)
    return [{ pointer: '#/signatures', message: 'must be off without keys (jwksUrl or jwks)' }];
  return [];
}

function arePublicKeys({ keys }: { readonly keys?: unknown }): boolean {
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > MOST_KEYS) return false;
  const isPublic = (key: unknown): boolean => {
    const { kty, kid, d, k } = (key ?? {}) as Record<string, unknown>;
    return /^(RSA|EC|OKP)$/.test(String(kty)) && typeof kid === 'string' && d === undefined && k === undefined;
  };
  return keys.every(isPublic) && new Set(keys.map(({ kid }) => kid as string)).size === keys.length;
}
