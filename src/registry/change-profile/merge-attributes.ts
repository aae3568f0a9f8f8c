import type { FieldFault } from '#platform/errors/domain-error.js';
import type { AttributeValue } from '../absorb-records/incoming-record.js';
import { type Declarations, MOST_PROFILE_BYTES } from '../declarations.js';
import type { OpenedRegistrant } from '../open-profiles/opened-registrant.js';

type Values = Record<string, AttributeValue>;

/** What is on file with a change: named attributes are replaced, null removes one, the rest stays as it is. */
export function mergeAttributes(
  opened: Pick<OpenedRegistrant, 'kind' | 'sealed' | 'open'>,
  change: Readonly<Record<string, unknown>>,
  declarations: Declarations,
): { readonly attributes: Values; readonly openCodes: Values; readonly faults: readonly FieldFault[] } {
  const shaped = declarations.attributes(opened.kind, change, '#/attributes');
  const kept = (values: Readonly<Record<string, unknown>>): Values =>
    Object.fromEntries(Object.entries(values).filter(([key]) => !Object.hasOwn(change, key))) as Values;
  const attributes = { ...kept(opened.sealed), ...shaped.attributes };
  const faults = shaped.faults.filter(({ pointer }) => !isRemoval(change, pointer));
  if (Buffer.byteLength(JSON.stringify(attributes)) > MOST_PROFILE_BYTES)
    faults.push({
      pointer: '#/attributes',
      message: `must not come to more than ${MOST_PROFILE_BYTES} bytes together`,
    });
  return { attributes, openCodes: { ...kept(opened.open), ...shaped.openCodes }, faults };
}

/** An attribute that is declared no longer may still be removed. */
const isRemoval = (change: Readonly<Record<string, unknown>>, pointer: string): boolean =>
  change[pointer.replace('#/attributes/', '')] === null;
