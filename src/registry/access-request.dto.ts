import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsObject, IsString, Length } from 'class-validator';
import { Handle, Operational } from '#access';
import { ACCESS_REQUEST_STATES } from './access-request.lifecycle.js';
import {
  ACCESS_PURPOSES,
  type AccessPurpose,
  type AccessRequestRecord,
  REFUSAL_REASONS,
  type RefusalReason,
} from './access-request.record.js';

const INSTANT = { type: String, format: 'date-time' } as const;

/** A person asks for what is kept about them, and brings the key that the answer is for. */
export class OpenAccessRequestDto {
  @ApiProperty({ enum: ACCESS_PURPOSES })
  @IsIn(ACCESS_PURPOSES)
  purpose!: AccessPurpose;

  @ApiProperty({
    minLength: 20,
    maxLength: 500,
    description: 'How it was established who asks; kept sealed in the audit trail',
  })
  @IsString()
  @Length(20, 500)
  reason!: string;

  @ApiProperty({
    type: Object,
    additionalProperties: true,
    example: { kty: 'OKP', crv: 'X25519', x: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo' },
    description:
      'Public JWK: RSA of at least 2048 bits, P-256, P-384, P-521 or X25519. The private key stays with the person',
  })
  @IsObject()
  key!: Record<string, unknown>;
}

export class RefuseAccessRequestDto {
  @ApiProperty({ enum: REFUSAL_REASONS })
  @IsIn(REFUSAL_REASONS)
  reason!: RefusalReason;
}

export class AccessRequestDto {
  @Handle('access-request') id!: string;
  @Handle('registrant') registrantId!: string;
  @Operational({ enum: ACCESS_REQUEST_STATES }) state!: string;
  @Operational({ enum: ACCESS_PURPOSES }) purpose!: string;
  @Operational({ description: 'RFC 7638, SHA-256, of the key the answer is encrypted to: compare it with the person' })
  keyThumbprint!: string;
  @Operational({ format: 'uuid' }) openedBy!: string;
  @Operational(INSTANT) openedAt!: Date;
  @Operational({ ...INSTANT, description: 'Until then it can be answered' }) expiresAt!: Date;
  @Operational(INSTANT) stateSince!: Date;
  @Operational({ type: String, nullable: true, description: 'Why it ended' }) reason!: string | null;

  static from(record: AccessRequestRecord): AccessRequestDto {
    return Object.assign(new AccessRequestDto(), record);
  }
}

/** All that is kept about somebody, for nobody but who has the private key. */
export class AccessAnswerDto {
  @Handle('access-request') id!: string;
  @Handle('registrant') registrantId!: string;
  @Operational() keyThumbprint!: string;
  @Operational({
    description: 'Compact JWE (RFC 7516) of a JSON document, docs/lawful-paths.md. It is sent once and kept nowhere',
  })
  answer!: string;

  static of({ id, registrantId, keyThumbprint }: AccessRequestRecord, answer: string): AccessAnswerDto {
    return Object.assign(new AccessAnswerDto(), { id, registrantId, keyThumbprint, answer });
  }
}
