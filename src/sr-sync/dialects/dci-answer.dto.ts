import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, Length } from 'class-validator';
import { Operational, Part } from '#access';

const OPEN = { type: 'object', additionalProperties: true } as const;

/** A message of DCI's social API 1.0.0, as a source sends it. What it holds is read by the run that waits for it. */
export class DciAnswerDto {
  @ApiPropertyOptional({ type: String, maxLength: 10_000 })
  @IsOptional()
  @IsString()
  @Length(0, 10_000)
  signature?: string;

  @ApiProperty(OPEN)
  @IsObject()
  header!: Record<string, unknown>;

  @ApiProperty({ ...OPEN, description: 'With the transaction_id of the search, and its correlation_id' })
  @IsObject()
  message!: Record<string, unknown>;
}

export class DciAckMessageDto {
  @Operational({ enum: ['ACK'] }) ack_status!: 'ACK';
  @Operational({ type: String, format: 'date-time' }) timestamp!: string;
  @Operational() correlation_id!: string;
}

export class DciAckDto {
  @Part(() => DciAckMessageDto) message!: DciAckMessageDto;

  static of(correlationId: string): DciAckDto {
    const told = { ack_status: 'ACK', timestamp: new Date().toISOString(), correlation_id: correlationId };
    return Object.assign(new DciAckDto(), { message: Object.assign(new DciAckMessageDto(), told) });
  }
}
