import { createHmac } from 'node:crypto';
import type { ServiceCipher } from '#platform/vault/service-cipher.js';
import { newId } from '#platform/ids/ids.js';
import { VoucherCodes } from './voucher-codes.js';

const keyed = (key: string): VoucherCodes =>
  new VoucherCodes({
    digest: (...parts: string[]) => createHmac('sha256', key).update(JSON.stringify(parts)).digest(),
  } as unknown as ServiceCipher);

describe('codes of vouchers', () => {
  const codes = keyed('one');

  it('are the same for one disbursement, and of no other, and of no other service', () => {
    const ids = Array.from({ length: 1000 }, () => newId());
    const all = ids.map((id) => codes.codeOf(id));
    expect(new Set(all).size).toBe(1000);
    expect(all).toEqual(ids.map((id) => codes.codeOf(id)));
    expect(all).not.toContain(keyed('two').codeOf(ids[0]!));
  });
  it('are sixteen letters and digits that can be read out, each of all thirty-two', () => {
    const all = Array.from({ length: 1000 }, () => codes.codeOf(newId()));
    for (const code of all) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    for (let place = 0; place < 19; place++)
      if (all[0]![place] !== '-') expect(new Set(all.map((code) => code[place])).size).toBe(32);
  });
  it('are found however they are typed', () => {
    const digest = codes.digestOf('0123-ABCD-0011-WXYZ');
    for (const typed of ['0123abcd0011wxyz', 'O123-ABCD-OOIL-WXYZ', '0123ABCD-0011WXYZ'])
      expect(codes.digestOf(typed)).toEqual(digest);
    expect(codes.digestOf('0123-ABCD-0011-WXYA')).not.toEqual(digest);
  });
});
