/** A root key as the key store holds it: wrapped, and by which master key. */
export interface WrappedRoot {
  /** Name of the master key, with ":vN" behind it where that key has versions; null: a local key of before names were kept. */
  readonly masterId: string | null;
  readonly wrapped: Buffer;
}

/** The key that wraps the root keys, wherever it is kept. Asked at boot and at rotation, never per record. */
export interface MasterKey {
  /** Its name without a version. Tells two keys apart and nothing about the key. */
  readonly id: string;
  /** Where it is kept, in words for the log. */
  readonly source: string;
  /** Whether a new version of it can be made where it is kept. */
  readonly versioned: boolean;
  wrap(aad: Uint8Array, key: Uint8Array): Promise<WrappedRoot & { readonly masterId: string }>;
  /** Throws {@link MasterKeyUnusable} when it does not open, {@link KeyServiceFault} when nobody could try. */
  unwrap(aad: Uint8Array, wrapped: Buffer): Promise<Buffer>;
  /** Makes a new version, with which everything is wrapped from now on; what older ones wrapped still opens. */
  rotate(): Promise<void>;
}

/** The configured master key is absent, not of 32 bytes, or not the key of this store; the boot stops. */
export class MasterKeyUnusable extends Error {}

/** The key service did not do its work: away, sealed, or it does not let us. Says which, never what was sent. */
export class KeyServiceFault extends Error {}
