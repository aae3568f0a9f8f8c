import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { NotProjectable } from './projector.js';

/** A file in parts, each encrypted to somebody outside: the only thing that leaves without passing the projector, for nobody here can read it. */
export class EncryptedParts {
  constructor(
    /** Without its ending. */
    readonly fileName: string,
    /** Compact JWEs (RFC 7516), made as they are sent. */
    readonly parts: AsyncIterable<string>,
  ) {}
}

const PART = /^[A-Za-z0-9_-]+$/;
const ALGORITHMS = new Set(['RSA-OAEP-256', 'ECDH-ES+A256KW']);

/** A JWE to a line. What is none, or would be open to others than its recipient, breaks the stream off. */
export function encryptedStream({ parts }: EncryptedParts): Readable {
  const inContext = AsyncLocalStorage.snapshot(); // what a part needs is the caller's, and a stream is read in any context
  async function* lines(): AsyncGenerator<string> {
    const each = parts[Symbol.asyncIterator]();
    for (;;) {
      const next = await inContext(() => each.next());
      if (next.done) return;
      if (!isEncrypted(next.value)) throw new NotProjectable('A part of an encrypted file is not encrypted');
      yield `${next.value}\n`;
    }
  }
  return Readable.from(lines(), { objectMode: false });
}

function isEncrypted(text: string): boolean {
  const parts = text.split('.');
  if (parts.length !== 5 || !parts.every((part) => PART.test(part))) return false;
  try {
    const { alg, enc } = JSON.parse(Buffer.from(parts[0]!, 'base64url').toString()) as Record<string, unknown>;
    return ALGORITHMS.has(alg as string) && enc === 'A256GCM';
  } catch {
    return false;
  }
}
