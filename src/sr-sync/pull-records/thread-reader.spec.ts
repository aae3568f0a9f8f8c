import { Declarations, type ReadTold } from '#registry';
import { mappingContext } from './map-record.js';
import { ThreadReader } from './thread-reader.js';

const mapping = { idTypes: [], individual: [], group: [], phones: false, paymentAccount: null };
const declarations = new Declarations({ idTypes: new Map(), attributes: new Map() }, '2026-12-01');
const ids = { messageId: 'm', transactionId: 't', referenceId: 'r' };
const question = { kind: 'individual', offset: 0, limit: 4, ...ids } as const;

describe('ThreadReader', () => {
  it('says of a page in which a thread came upon what is no JSON that the source is to be asked again', async () => {
    const verdict = { fault: null, signedPart: null, next: 4, total: 9, seen: null };
    const more = { received: 0, rejected: [], dropped: 0, fault: { is: 'peer-fault', reason: 'not-json' } };
    const reading = {
      read: () => Promise.resolve({ verdict, told: Promise.resolve({ batch: {}, more, bytes: Buffer.of() }) }),
    };
    const context = mappingContext(mapping, declarations);
    const source = { dialect: 'dci', mapping } as const;
    const reader = new ThreadReader(reading as unknown as ReadTold, 'source', source, context);
    const { answer } = await reader.read(Buffer.of(), question, false);
    const { told, next } = answer();
    expect(next).toBe(4);
    await expect(told).rejects.toMatchObject({ code: expect.stringContaining('not-json') as string });
  });
});
