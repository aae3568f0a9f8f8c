import type { FieldFault } from '#platform/errors/domain-error.js';
import type { RegistrantContent } from '../absorb-records/incoming-record.js';
import type { Checked } from '../checked.js';
import type { Declarations } from '../declarations.js';
import type { RegisterDto } from './registration.dto.js';

/** What is told about a registrant in the form in which it is kept, and every rule it breaks. */
export function shapeRegistration(
  input: Pick<RegisterDto, 'kind' | 'attributes' | 'identifiers' | 'contacts' | 'paymentAccounts'>,
  declarations: Declarations,
): { readonly content: Required<RegistrantContent>; readonly faults: readonly FieldFault[] } {
  const { attributes, openCodes, faults } = declarations.attributes(input.kind, input.attributes ?? {}, '#/attributes');
  const all: FieldFault[] = [...faults];
  const keep = <T>(checked: Checked<T>): T[] => {
    if ('value' in checked) return [checked.value];
    all.push(...checked.faults);
    return [];
  };
  const each = <I, T>(list: readonly I[] | undefined, at: string, check: (item: I, at: string) => Checked<T>): T[] =>
    (list ?? []).flatMap((item, index) => keep(check(item, `#/${at}/${index}`)));
  const content = {
    attributes,
    openCodes,
    identifiers: each(input.identifiers, 'identifiers', (item, at) => declarations.identifier(item, at)),
    contacts: each(input.contacts, 'contacts', (item, at) => declarations.contact(item, at)),
    paymentAccounts: each(input.paymentAccounts, 'paymentAccounts', (item, at) =>
      declarations.paymentAccount(item, at),
    ),
  };
  return { content, faults: all };
}
