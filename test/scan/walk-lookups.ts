import { DCI_PATH } from '../../demo/social-registry/dci/dci-face.js';
import type { Asker } from './asker.js';
import type { PlantedGroup, PlantedPerson } from './planted-people.js';

/** How many numbers of people and households are asked for. */
export const ASKED_FOR = 3;

/** Asks the social registry, by DCI, for one planted person and one planted household, and for somebody it does not know. */
export async function walkLookups(
  asker: Asker,
  registryUrl: string,
  { householdId, members }: PlantedGroup,
  stranger: PlantedPerson,
): Promise<void> {
  const baseUrl = `${registryUrl}${DCI_PATH}`;
  const { body } = await asker.must(201, 'POST', '/v1/social-registries', {
    body: {
      code: 'planted-dci',
      name: 'The same in DCI',
      dialect: 'dci',
      baseUrl,
      tokenUrl: `${baseUrl}/oauth2/client/token`,
      clientId: 'amparo-demo',
      clientSecret: 'amparo-demo-secret',
      dci: { registryType: 'ns:org:RegistryType:Social', groupRecordType: 'Group', individualRecordType: 'Member' },
      mapping: {
        idTypes: [
          { name: 'HOUSEHOLD_ID', idType: 'household_id' },
          { name: 'UIN', idType: 'national_id' },
          { name: 'VOTER CARD', idType: 'voter_card' },
        ],
        individual: [
          { field: 'name.given_name', attribute: 'given_name' },
          { field: 'name.surname', attribute: 'family_name' },
          { field: 'birth_date', attribute: 'birth_date' },
        ],
        group: [],
        phones: true,
      },
    },
  });
  const path = `/v1/social-registries/${body.id as string}/lookups`;
  const person = { idType: 'national_id', value: members[1]!.nationalId };
  await asker.must(200, 'POST', path, { body: person });
  await asker.must(200, 'POST', path, { body: { idType: 'household_id', value: householdId, kind: 'group' } });
  await asker.must(404, 'POST', path, { body: { idType: 'national_id', value: stranger.nationalId } });
}
