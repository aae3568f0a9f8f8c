import type { Asker } from './asker.js';

const ID_TYPES = [
  { code: 'household_id', name: 'Household ID', class: 'functional', pattern: 'HH-[A-Z0-9]{14}' },
  { code: 'national_id', name: 'National ID', class: 'foundational', pattern: '\\d{15}', checkDigit: 'verhoeff' },
  { code: 'voter_card', name: 'Voter card', class: 'functional', pattern: 'V[A-Z0-9]{13}' },
];

/** Attribute, type, field of the source, and how it is shown. */
const ATTRIBUTES = [
  ['given_name', 'text', 'givenName', 'hidden'],
  ['family_name', 'text', 'familyName', 'hidden'],
  ['home_address', 'text', 'address', 'hidden'],
  ['note', 'text', 'addlName', 'hidden'],
  ['birth_date', 'date', 'birthdate', 'age_band'],
  ['income', 'decimal', 'income', 'hidden'],
  ['trade', 'code', 'employment', 'hidden'],
  ['dwelling', 'integer', null, 'hidden'],
] as const;

/** Declares a country in which every kind of value can be planted. */
export async function declare(asker: Asker): Promise<void> {
  for (const body of ID_TYPES) await asker.must(201, 'POST', '/v1/id-types', { body });
  for (const [key, dataType, , generalizer] of ATTRIBUTES)
    await asker.must(201, 'POST', '/v1/attributes', {
      body: { key, name: key, dataType, appliesTo: 'both', generalizer },
    });
}

/** Describes the social registry, and returns the id of the source. */
export async function describeSource(asker: Asker, url: string): Promise<string> {
  const fields = ATTRIBUTES.flatMap(([attribute, , field]) => (field === null ? [] : [{ field, attribute }]));
  const { body } = await asker.must(201, 'POST', '/v1/social-registries', {
    body: {
      code: 'planted',
      name: 'Planted social registry',
      dialect: 'openg2p',
      baseUrl: `${url}/api/v1/g2p-connect`,
      tokenUrl: `${url}/realms/openg2p/protocol/openid-connect/token`,
      clientId: 'amparo-demo',
      clientSecret: 'amparo-demo-secret',
      pageSize: 20,
      mapping: {
        idTypes: ID_TYPES.map(({ code }) => ({ name: code.replace('_', ' ').toUpperCase(), idType: code })),
        individual: fields,
        group: fields.filter(({ field }) => field === 'income' || field === 'address'),
        phones: true,
        paymentAccount: { field: 'bankAccount', kind: 'bank' },
      },
    },
  });
  return body.id as string;
}
