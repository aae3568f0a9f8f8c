import { AREAS } from '../population/index.js';
import type { Api } from './api.js';

/** ID types of the demo country. The source names a record by the first of them it carries. */
const ID_TYPES = [
  { code: 'household_id', name: 'Household ID', class: 'functional', pattern: 'HH-\\d{7}', source: 'HOUSEHOLD ID' },
  {
    code: 'social_registry_number',
    name: 'Social registry number',
    class: 'functional',
    pattern: '(SR-)?\\d{9,10}',
    source: 'SOCIAL REGISTRY NUMBER',
  },
  {
    code: 'national_id',
    name: 'National ID',
    class: 'foundational',
    pattern: '\\d{10}|\\d{12}',
    source: 'NATIONAL ID',
  },
] as const;

const ATTRIBUTES = [
  { key: 'given_name', name: 'Given name', dataType: 'text', appliesTo: 'individual', field: 'givenName' },
  { key: 'family_name', name: 'Family name', dataType: 'text', appliesTo: 'individual', field: 'familyName' },
  {
    key: 'birth_date',
    name: 'Date of birth',
    dataType: 'date',
    appliesTo: 'individual',
    field: 'birthdate',
    generalizer: 'age_band',
  },
  { key: 'sex', name: 'Sex', dataType: 'code', appliesTo: 'individual', field: 'gender', generalizer: 'as_is' },
  { key: 'income_band', name: 'Income band', dataType: 'code', appliesTo: 'individual', field: 'incomeBand' },
  {
    key: 'area',
    name: 'Area',
    dataType: 'code',
    appliesTo: 'both',
    field: 'area',
    storage: 'open',
    codeList: 'area',
    generalizer: 'parent_code',
  },
  { key: 'income', name: 'Monthly household income', dataType: 'decimal', appliesTo: 'group', field: 'income' },
] as const;

/** Where the people of the sample file live (ISO 3166-2). */
const SAMPLE_AREAS = 'AA AF AM BE DD GA HA OR SI SN SO SW TI'.split(' ').map((code) => `ET-${code}`);

const regionOf = (area: string): string => area.slice(0, area.lastIndexOf('-'));

/** Districts and the regions they lie in: "XA-01-07" lies in "XA-01". */
const AREA_VALUES = [
  ...[...new Set([...AREAS, ...SAMPLE_AREAS].map(regionOf))].map((code) => ({ code, name: `Region ${code}` })),
  ...[...AREAS, ...SAMPLE_AREAS].map((code) => ({ code, name: `District ${code}`, parentCode: regionOf(code) })),
];

/** Declares ID types, areas and attributes of the demo country. */
export async function declare(admin: Api): Promise<void> {
  for (const { source: _, ...idType } of ID_TYPES)
    await admin.post('/v1/id-types', idType, `demo-id-type-${idType.code}`);
  await admin.post('/v1/code-lists', { code: 'area', name: 'Areas', values: AREA_VALUES }, 'demo-code-list-area');
  for (const { field: _, ...attribute } of ATTRIBUTES)
    await admin.post('/v1/attributes', attribute, `demo-attribute-${attribute.key}`);
}

/** Declares the country, and describes the social registry. Returns the source's id. */
export async function configure(admin: Api, registryUrl: string, pageSize = 500): Promise<string> {
  await declare(admin);
  const mappingOf = (kind: 'individual' | 'group') =>
    ATTRIBUTES.filter(({ appliesTo }) => appliesTo === kind || appliesTo === 'both').map(({ field, key }) => ({
      field,
      attribute: key,
    }));
  const source = await admin.post<{ id: string }>(
    '/v1/social-registries',
    {
      code: 'national-social-registry',
      name: 'National social registry',
      dialect: 'openg2p',
      baseUrl: `${registryUrl}/api/v1/g2p-connect`,
      tokenUrl: `${registryUrl}/realms/openg2p/protocol/openid-connect/token`,
      clientId: 'amparo-demo',
      clientSecret: 'amparo-demo-secret',
      pageSize,
      mapping: {
        idTypes: ID_TYPES.map(({ source: name, code: idType }) => ({ name, idType })),
        individual: mappingOf('individual'),
        group: mappingOf('group'),
        phones: true,
        paymentAccount: { field: 'bankAccount', kind: 'bank' },
      },
    },
    'demo-social-registry',
  );
  return source.id;
}
