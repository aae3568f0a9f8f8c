import { Injectable } from '@nestjs/common';
import { ServiceCipher } from '#platform/vault/service-cipher.js';

/** Crockford's base 32: no I, L, O or U, so that a code can be read out. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/**
 * Codes of vouchers, of 80 bits. A code follows from the key of the service and the id of its disbursement: it is written into
 * distribution lists and is stored nowhere; what is stored is a keyed digest of it.
 */
@Injectable()
export class VoucherCodes {
  constructor(private readonly cipher: ServiceCipher) {}

  /** `7Q4M-...`: sixteen letters and digits in fours. */
  codeOf(disbursementId: string): string {
    const bits = BigInt(`0x${this.cipher.digest('voucher-code', disbursementId).toString('hex').slice(0, 20)}`);
    const letters = Array.from({ length: LENGTH }, (_, place) => LETTERS[Number((bits >> BigInt(place * 5)) & 31n)]);
    return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
  }

  /** By which a code is found, however it was typed: in small letters, without hyphens, with O for 0 and I or L for 1. */
  digestOf(code: string): Buffer {
    const typed = code.toUpperCase().replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
    return this.cipher.digest('voucher', typed);
  }
}
