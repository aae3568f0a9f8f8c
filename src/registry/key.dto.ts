import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { Operational, Public } from '#access';
import { ROOT_PURPOSES } from '#platform/vault/key-ring.js';
import type { RootKeyRecord } from '#platform/vault/root-keys.js';

export const ROTATABLE = ['master', 'registrant', 'index'] as const;
export type Rotatable = (typeof ROTATABLE)[number];

export class RotateKeyDto {
  @ApiProperty({ enum: ROTATABLE })
  @IsIn(ROTATABLE)
  key!: Rotatable;
}

/** A version of a long-lived key: what it is for and where it stands in its life, never the key. */
export class KeyDto {
  @Public({ enum: ROOT_PURPOSES }) purpose!: string;
  @Operational() version!: number;
  @Operational({ enum: ['pending', 'primary', 'decrypt_only', 'disabled', 'destroyed'] }) state!: string;
  @Operational({ type: String, nullable: true, description: 'Name of the master key that wraps it' }) master!:
    string | null;
  @Operational({
    type: Number,
    nullable: true,
    description: 'Keys it wraps (registrant) or entries made with it (index)',
  })
  inUse!: number | null;
  @Operational({ description: 'Running replicas that have loaded it' }) knownBy!: number;
  @Operational({ format: 'date-time' }) createdAt!: Date;
  @Operational({ format: 'date-time' }) changedAt!: Date;

  static from(record: RootKeyRecord, inUse: number | null): KeyDto {
    const { purpose, version, state, masterId, knownBy, createdAt, changedAt } = record;
    return Object.assign(new KeyDto(), {
      purpose,
      version,
      state,
      master: masterId,
      inUse,
      knownBy,
      createdAt,
      changedAt,
    });
  }
}
