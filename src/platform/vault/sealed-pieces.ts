import type { ServiceCipher } from './service-cipher.js';

/** Bytes of one piece: a sealed value has an upper limit. */
const PIECE = 60_000;

/**
 * A long text, sealed in pieces. Each is bound to its place among so many: none can be left out, or stand elsewhere. The text
 * must be JSON: it is made ASCII, so that none is cut within a character.
 */
export function sealPieces(cipher: ServiceCipher, purpose: string, binding: string, json: string): Buffer[] {
  const text = json.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const pieces = Array.from({ length: Math.ceil(text.length / PIECE) }, (_, at) =>
    text.slice(at * PIECE, (at + 1) * PIECE),
  );
  return pieces.map((piece, at) => cipher.seal(purpose, `${binding} ${at} ${pieces.length}`, piece, 1024));
}

/** The JSON of {@link sealPieces}. Throws `NotOpened`. */
export const openPieces = (
  cipher: ServiceCipher,
  purpose: string,
  binding: string,
  sealed: readonly Buffer[],
): string => sealed.map((piece, at) => cipher.open(purpose, `${binding} ${at} ${sealed.length}`, piece)).join('');
