import type { Api, Operation } from '../../demo/main-job/api.js';
import { configure } from '../../demo/main-job/configure.js';
import { growingPauses } from './pauses.js';

/** Fields of the DCI face of the reference registry, and the attributes of the demo country they go to. */
const INDIVIDUAL = [
  { field: 'name.given_name', attribute: 'given_name' },
  { field: 'name.surname', attribute: 'family_name' },
  { field: 'birth_date', attribute: 'birth_date' },
  { field: 'sex', attribute: 'sex' },
  { field: 'additional_attributes.income_band', attribute: 'income_band' },
  { field: 'address.region_code', attribute: 'area' },
];
const GROUP = [
  { field: 'address.region_code', attribute: 'area' },
  { field: 'additional_attributes.income', attribute: 'income' },
];

/** Declares the demo country and the reference registry as two sources, one for each dialect. */
export async function describeBoth(admin: Api, registryUrl: string, pageSize: number, more: object = {}) {
  const openg2p = await configure(admin, registryUrl, pageSize);
  const baseUrl = `${registryUrl}/dci/v1.0.0`;
  const dci = await admin.post<{ id: string }>('/v1/social-registries', {
    code: 'dci-registry',
    name: 'The same, in DCI',
    dialect: 'dci',
    baseUrl,
    tokenUrl: `${baseUrl}/oauth2/client/token`,
    tokenStyle: 'json',
    clientId: 'amparo-demo',
    clientSecret: 'amparo-demo-secret',
    pageSize,
    dci: {
      registryType: 'ns:org:RegistryType:Social',
      groupRecordType: 'Group',
      individualRecordType: 'Member',
      changedAttribute: 'last_updated',
    },
    mapping: {
      idTypes: [
        { name: 'HOUSEHOLD_ID', idType: 'household_id' },
        { name: 'SRN', idType: 'social_registry_number' },
        { name: 'UIN', idType: 'national_id' },
      ],
      individual: INDIVIDUAL,
      group: GROUP,
      phones: true,
      paymentAccount: { field: 'additional_attributes.bank_account', kind: 'bank' },
    },
    ...more,
  });
  return { openg2p, dci: dci.id };
}

/** Orders a full run, and waits until it fits or has ended. */
export async function pulled(
  admin: Api,
  sourceId: string,
  fits: (operation: Operation) => boolean = () => false,
): Promise<Operation> {
  const ordered = await admin.post<Operation>(`/v1/social-registries/${sourceId}/sync-runs`, { mode: 'full' });
  return settled(admin, ordered.id, fits);
}

/** The operation, when it fits or has ended. */
export async function settled(
  admin: Api,
  id: string,
  fits: (operation: Operation) => boolean = () => false,
): Promise<Operation> {
  const pause = growingPauses();
  for (;;) {
    const operation = await admin.get<Operation>(`/v1/operations/${id}`);
    if (fits(operation) || ['succeeded', 'failed', 'cancelled'].includes(operation.state)) return operation;
    await pause();
  }
}
