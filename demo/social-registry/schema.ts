import {
  GraphQLBoolean,
  GraphQLError,
  GraphQLFloat,
  GraphQLInt,
  GraphQLList,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  Kind,
  type GraphQLOutputType,
} from 'graphql';
import { getRegistrants, TEXT_FILTERS, type GetRegistrantsArguments } from './get-registrants.js';
import type { Register } from './register.js';

const fields = (type: GraphQLOutputType, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { type }]));

const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  parseValue: (value) => readInstant(value),
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : undefined),
});

const RegId = new GraphQLObjectType({
  name: 'RegId',
  fields: fields(GraphQLString, ['idTypeAsStr', 'value', 'expiryDate']),
});

const PhoneNumber = new GraphQLObjectType({
  name: 'PhoneNumber',
  fields: fields(GraphQLString, ['phoneNo', 'phoneSanitized', 'dateCollected', 'disabled']),
});

const PERSON = {
  ...fields(GraphQLString, ['name', 'givenName', 'familyName', 'addlName', 'registrationDate', 'address', 'email']),
  ...fields(GraphQLString, ['birthPlace', 'birthdate', 'gender', 'createDate', 'writeDate', 'kind']),
  ...fields(GraphQLBoolean, ['isGroup', 'isPartialGroup']),
  regIds: { type: new GraphQLList(RegId) },
  phoneNumberIds: { type: new GraphQLList(PhoneNumber) },
};

/** What this country added to the peer's model. */
const EXTENSION = {
  ...fields(GraphQLString, ['area', 'bankAccount', 'incomeBand', 'employment']),
  income: { type: GraphQLFloat },
};

const Individual = new GraphQLObjectType({ name: 'Individual', fields: { ...PERSON, ...EXTENSION } });

const GroupMembership = new GraphQLObjectType({
  name: 'GroupMembership',
  fields: {
    individual: { type: Individual },
    kind: { type: new GraphQLObjectType({ name: 'MembershipKind', fields: fields(GraphQLString, ['name']) }) },
    ...fields(GraphQLString, ['createDate', 'writeDate']),
  },
});

const Registrant = new GraphQLObjectType({
  name: 'Registrant',
  fields: { ...PERSON, ...EXTENSION, groupMembershipIds: { type: new GraphQLList(GroupMembership) } },
});

/**
 * The peer's query root. totalRegistrantCount is not a total: it is the length of the last page this process made,
 * so it says something only when asked after getRegistrants in the same query.
 */
export function registrySchema(register: Register): GraphQLSchema {
  let lastPageLength = 0;
  const query = new GraphQLObjectType({
    name: 'Query',
    fields: {
      getRegistrants: {
        type: new GraphQLList(Registrant),
        args: {
          isGroup: { type: GraphQLBoolean },
          limit: { type: GraphQLInt },
          offset: { type: GraphQLInt },
          order: { type: GraphQLString },
          lastSyncDate: { type: DateTime },
          ...Object.fromEntries(TEXT_FILTERS.map((name) => [name, { type: GraphQLString }])),
        },
        resolve: (_root, args) => {
          const page = getRegistrants(register, args as GetRegistrantsArguments);
          lastPageLength = page.length;
          return page;
        },
      },
      totalRegistrantCount: { type: GraphQLInt, resolve: () => lastPageLength },
    },
  });
  return new GraphQLSchema({ query });
}

function readInstant(value: unknown): Date {
  const instant = new Date(typeof value === 'string' ? value : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw new GraphQLError(`DateTime cannot represent value: ${String(value)}`);
  return instant;
}
