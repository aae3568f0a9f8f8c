import { type Server } from 'node:http';
import { DCI_PATH, DciFace } from '../../demo/social-registry/dci/dci-face.js';
import { Signing } from '../../demo/social-registry/dci/signing.js';
import { Register } from '../../demo/social-registry/register.js';
import { BLANK, phoneNumber, type Registrant, regId } from '../../demo/social-registry/registrant.js';
import { registrySchema } from '../../demo/social-registry/schema.js';
import { search } from '../../demo/social-registry/search.js';
import { DCI_TOKEN_PATH, SEARCH_PATH, TOKEN_PATH } from '../../demo/social-registry/social-registry.js';
import { readSettings } from '../../demo/social-registry/settings.js';
import { Tokens } from '../../demo/social-registry/tokens.js';
import { type PeerReply, servePeer } from '../../demo/support/http-peer.js';
import type { PlantedGroup, PlantedPerson } from './planted-people.js';

/** The planted households in the place of the demo's population. */
class PlantedRegister extends Register {
  /** It tells of nobody: everybody seems gone. */
  isSilent = false;

  constructor(
    individuals: readonly Registrant[],
    private readonly households: readonly Registrant[],
  ) {
    super(0, 0, individuals);
  }

  override *listGroups(from: number): Generator<Registrant> {
    if (!this.isSilent) yield* this.households.slice(from);
  }

  override *listIndividuals(from: number): Generator<Registrant> {
    if (!this.isSilent) yield* super.listIndividuals(from);
  }
}

/** Where the registry is told to fall silent, or to speak again. */
export const SILENCE_PATH = '/planted/silence';

const NOT_FOUND: PeerReply = { status: 404, body: {} };

/** The reference social registry, which knows planted people only; `refused` have an ID that its pattern refuses. */
export async function servePlantedRegistry(
  groups: readonly PlantedGroup[],
  refused: readonly PlantedPerson[],
): Promise<{ server: Server; url: string }> {
  const individuals = [
    ...groups.flatMap(({ members }) => members.map(asRegistrant)),
    ...refused.map((person) => asRegistrant({ ...person, nationalId: `${person.nationalId}X` })),
  ];
  const register = new PlantedRegister(individuals, groups.map(asHousehold));
  const schema = registrySchema(register);
  const dci = new DciFace(register, new Signing('off'));
  const tokens = new Tokens(readSettings({}));
  const startedAt = new Date();
  return servePeer(async (request) => {
    if (request.path === TOKEN_PATH) return tokens.issue(request);
    if (request.path === SILENCE_PATH)
      return { status: 200, body: { silent: (register.isSilent = !register.isSilent) } };
    if (request.path === DCI_TOKEN_PATH) return tokens.issue(request);
    const isDci = request.path.startsWith(DCI_PATH);
    if (request.path !== SEARCH_PATH && !isDci) return NOT_FOUND;
    const refusal = await tokens.refusal(request.headers.authorization);
    if (refusal) return refusal;
    if (!isDci) return search(schema, startedAt, request);
    return (await dci.handle(request.path.slice(DCI_PATH.length), request, 'well')) ?? NOT_FOUND;
  }, 0);
}

const asRegistrant = (person: PlantedPerson): Registrant => ({
  ...BLANK,
  name: `${person.familyName}, ${person.givenName}`,
  givenName: person.givenName,
  familyName: person.familyName,
  addlName: person.note,
  birthdate: person.birthDate,
  address: person.address,
  email: person.email, // nobody declares it: it must not even be asked for
  regIds: [regId('NATIONAL ID', person.nationalId), regId('VOTER CARD', person.voterCard)],
  phoneNumberIds: [phoneNumber(person.phone, person.phone)],
  income: Number(person.income),
  bankAccount: person.bank,
  employment: person.trade,
});

const asHousehold = (group: PlantedGroup): Registrant => ({
  ...BLANK,
  name: `${group.members[0]!.familyName} household`,
  isGroup: true,
  kind: 'Household',
  address: group.address,
  regIds: [regId('HOUSEHOLD ID', group.householdId)],
  income: Number(group.income),
  groupMembershipIds: group.members.map((person, index) => ({
    individual: asRegistrant(person),
    kind: { name: index === 0 ? 'Head' : null },
    createDate: BLANK.createDate,
    writeDate: BLANK.writeDate,
  })),
});
