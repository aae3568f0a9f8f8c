import { CopyRows } from '#platform/database/copy-rows.js';
import { newId } from '#platform/ids/ids.js';
import { writeContent } from './content-bytes.js';
import type { RegistrantContent } from './incoming-record.js';
import { taskOf, toSeal } from './seal-task.js';

const content = (told: RegistrantContent): Buffer => {
  const rows = new CopyRows(3);
  writeContent(rows, told);
  return rows.take();
};
const identifier = { idTypeId: newId(), value: 'a-1', normalized: 'A1', expiresOn: null };

describe('the task of a sealing thread', () => {
  it('says of every entry what is to be sealed, of a new one and of one with a key', () => {
    const storedKey = { generation: 3, kekVersion: 2, wrapped: Buffer.alloc(60, 9) };
    const fresh = {
      registrantId: newId(),
      kind: 'individual' as const,
      profileVersion: 1,
      content: content({ attributes: { name: 'Nguyễn' }, openCodes: { area: 'XÄ' }, identifiers: [identifier] }),
    };
    const known = {
      registrantId: newId(),
      kind: 'group' as const,
      groupKind: 'household' as const,
      profileVersion: 70_000,
      storedKey,
      content: content({ attributes: {}, openCodes: {}, contacts: [], paymentAccounts: [] }),
    };
    const sent = structuredClone(taskOf([fresh, known, fresh], 0));
    const told = [...toSeal(sent)].map(({ id, attributes, openCodes, ...rest }) => ({
      ...rest,
      id: id.toString('hex'),
      texts: [attributes.toString(), openCodes.toString()],
    }));
    const [first, second] = [
      {
        id: fresh.registrantId.replaceAll('-', ''),
        kind: 'individual',
        groupKind: null,
        profileVersion: 1,
        storedKey: null,
        texts: ['{"name":"Nguyễn"}', '{"area":"XÄ"}'],
        lists: [[identifier], null, null],
      },
      {
        id: known.registrantId.replaceAll('-', ''),
        kind: 'group',
        groupKind: 'household',
        profileVersion: 70_000,
        storedKey,
        texts: ['{}', '{}'],
        lists: [null, [], []],
      },
    ];
    expect(told).toEqual([first, second, first]);
  });
});
