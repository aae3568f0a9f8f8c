import type { Judge, MakeJudge } from '#registry';

type Fields = Readonly<Record<string, unknown>>;

/** Who is due something, and who collects it: of both the fields that were asked for. */
export interface Collected {
  readonly beneficiary: Fields;
  readonly payeeId: string | null;
  /** Null when somebody from elsewhere collects, who is opened by themselves. */
  readonly payee: Fields | null;
}

interface Asked {
  readonly fields: readonly string[];
}

const picking =
  (fields: readonly string[]) =>
  (attributes: Fields): Fields =>
    Object.fromEntries(
      fields.flatMap((field) => (attributes[field] === undefined ? [] : [[field, attributes[field]] as const])),
    );

/** Runs in a worker thread. */
export const whoCollects: MakeJudge<Asked, Collected> = ({ fields }) => {
  const pick = picking(fields);
  return ({ registrantId, attributes, members, payee }) => {
    const payeeId = payee?.registrantId ?? null;
    const own = payeeId === registrantId ? attributes : members.find((one) => one.registrantId === payeeId)?.attributes;
    return { beneficiary: pick(attributes), payeeId, payee: own ? pick(own) : null };
  };
};

/** The fields of somebody who collects for others. Runs in a worker thread. */
export const fieldsOf: MakeJudge<Asked, Fields> = ({ fields }) => {
  const pick = picking(fields);
  return ({ attributes }) => pick(attributes);
};

/** How a worker thread finds {@link whoCollects} and {@link fieldsOf}. */
export const WHO_COLLECTS = (fields: readonly string[]): Judge<Asked> => ({
  module: import.meta.url,
  name: 'whoCollects',
  parameters: { fields },
});
export const FIELDS_OF = (fields: readonly string[]): Judge<Asked> => ({
  module: import.meta.url,
  name: 'fieldsOf',
  parameters: { fields },
});
