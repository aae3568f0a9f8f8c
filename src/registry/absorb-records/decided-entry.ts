import type { WrappedKey } from '#platform/vault/key-ring.js';
import type { Updates } from '../import-registrants/update-people.service.js';
import type { GroupKind, MemberRole, RegistrantContent } from './incoming-record.js';
import type { SealedRows } from './seal-task.js';

/** A registrant to be written, when it is decided who it is. */
export interface DecidedEntry {
  /** Of a new registrant: an id made for it. */
  readonly registrantId: string;
  readonly kind: 'individual' | 'group';
  /** Null or absent in an update: stays what it was. */
  readonly groupKind?: GroupKind | null;
  readonly change: 'created' | 'updated';
  /** The version this profile will have: 1 of a new one, of a known one the version on file plus 1. */
  readonly profileVersion: number;
  /** Its key as the key store holds it, for an update; a new registrant gets a new key. */
  readonly storedKey?: WrappedKey | null;
  readonly record: RegistrantContent;
  /** Of a group: all members it has from now on. Absent: memberships stay as they are. */
  readonly members?: readonly DecidedMember[];
}

/** The same with its content as `writeContent` writes it. */
export interface EntryAsBytes extends Omit<DecidedEntry, 'record'> {
  readonly content: Buffer;
}

export interface DecidedMember extends MemberRole {
  readonly registrantId: string;
}

/** Rows of source links in COPY form, made by matching. */
export interface LinkRows {
  readonly sourceId: string;
  readonly created: Uint8Array | null;
  readonly updated: Uint8Array | null;
  /** When it was told: the beginning of the run. */
  readonly told: Date;
  /** Registrants of other origin that were found by an identifier, and are linked now. */
  readonly joined: readonly string[];
  /** Registrants whose record is told of again after it was gone. */
  readonly returned: readonly string[];
  /** What a full pull met unchanged. Null where nobody asks. */
  readonly seen: {
    readonly runId: string;
    /** The first 8 bytes of each token. */
    readonly tokens: Uint8Array;
    /** Tokens of groups that are not taken in: their members are not known to be gone. */
    readonly groups: readonly string[];
  } | null;
}

/** A pull that records come by. */
export interface PullRun {
  readonly id: string;
  readonly beganAt: Date;
  /** Whether it meets every record of the source, so that those it did not meet are gone. */
  readonly full: boolean;
}

/** A record that is not taken in before somebody decides. */
export interface SetAside {
  /** Its place among the records of the batch. */
  readonly index: number;
  /** `ambiguous`: it may be each of `candidates`. `refused`: the database holds a rule that it breaks. */
  readonly reason: 'ambiguous' | 'refused';
  /** Which part of the record: `#`, or `#/members/2`. */
  readonly pointer: string;
  readonly candidates: readonly string[];
}

/** A batch whose people are sealed and whose new keys are stored; what is left is to write it. Holds no plaintext. */
export interface SealedBatch {
  readonly now: Date;
  readonly sheets: readonly SealedRows[];
  readonly updated: readonly string[];
  /** Of the updated ones: whose identifiers, contacts and accounts are replaced. */
  readonly replaced: Readonly<Record<'identifiers' | 'contacts' | 'paymentAccounts', readonly string[]>>;
  /** Groups whose members are told of, and the members they have from now on. */
  readonly memberships: { readonly groups: readonly string[]; readonly rows: Uint8Array };
  /** What is written beside those who are merged with what is on file of them. */
  readonly merges: readonly Updates[];
  readonly links: LinkRows | null;
  /** Records of the batch that are not in it. */
  readonly setAside: readonly SetAside[];
  readonly counts: Readonly<Record<string, number>>;
}
