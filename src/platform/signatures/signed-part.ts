import canonicalize from 'canonicalize';

/** What a signature is over, and the signature. */
export interface SignedPart {
  readonly signature: unknown;
  readonly signed: string | undefined;
}

/** What is signed of a message: the JSON of `{header, message}` in the canonical form of RFC 8785. */
export const canonicalPart = (told: unknown): string | undefined => {
  const { header, message } = (told ?? {}) as Record<string, unknown>;
  return canonicalize({ header, message });
};

/** The signature of a message, and what it is over. */
export function signedPartOf(told: unknown): SignedPart {
  const { signature } = (told ?? {}) as Record<string, unknown>;
  const isThere = signature !== undefined && signature !== null && signature !== '';
  return { signature, signed: isThere ? canonicalPart(told) : undefined };
}
