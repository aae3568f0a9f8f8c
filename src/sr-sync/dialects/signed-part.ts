import canonicalize from 'canonicalize';
import type { SignedPart } from './page-answer.js';

/** The signature of an answer, and what it is over: the JSON of `{header, message}` in the canonical form of RFC 8785. */
export function signedPartOf(answer: unknown): SignedPart {
  const { signature, header, message } = (answer ?? {}) as Record<string, unknown>;
  const isThere = signature !== undefined && signature !== null && signature !== '';
  return { signature, signed: isThere ? canonicalize({ header, message }) : undefined };
}
