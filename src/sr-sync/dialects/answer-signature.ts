import type { FlattenedVerifyGetKey } from 'jose';
import { MessageSignature } from '#platform/signatures/message-signature.js';
import { type SignedPart, signedPartOf } from '#platform/signatures/signed-part.js';
import type { Signatures } from '../social-registry.entity.js';
import { UnreadableAnswer } from './peer-answer.js';

/** Whether an answer is signed by its source, as `MessageSignature` has it, where the source is to sign. */
export class AnswerSignature {
  private readonly signature: MessageSignature | null;

  constructor(
    private readonly mode: Signatures,
    keys: FlattenedVerifyGetKey | null,
    now: () => number = Date.now,
  ) {
    this.signature = keys && new MessageSignature(keys, now);
  }

  /** Whether {@link checkPart} is to be asked at all. */
  get isLookedAt(): boolean {
    return this.mode !== 'off';
  }

  /** Throws {@link UnreadableAnswer}. */
  async check(answer: unknown): Promise<void> {
    if (this.isLookedAt) await this.checkPart(signedPartOf(answer));
  }

  /** The same, of what `signedPartOf` has found in an answer. */
  async checkPart({ signature, signed }: SignedPart): Promise<void> {
    if (signature === undefined || signature === null || signature === '') {
      if (this.mode === 'required') throw new UnreadableAnswer('signature-missing');
      return;
    }
    if (!(await this.signature?.holds(signature, signed))) throw new UnreadableAnswer('signature-invalid');
  }
}
