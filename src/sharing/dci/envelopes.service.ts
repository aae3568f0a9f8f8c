import { Injectable } from '@nestjs/common';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { ServiceSigner } from '#platform/vault/service-signer.js';
import type { Agreement } from '../agreements/agreement.entity.js';
import { contractFault } from './contract.js';
import { dtoOf } from './dto-of.js';
import { AckDto, AckMessageDto, DciHeaderDto, type ItemStatus } from './envelope.dto.js';

/** What a message counts. */
export interface Counted {
  readonly status?: ItemStatus;
  readonly total: number;
  readonly completed: number;
}

/** What is said to a client, in the envelope of the standard. */
@Injectable()
export class Envelopes {
  constructor(
    private readonly signer: ServiceSigner,
    private readonly clock: Clock,
  ) {}

  /** The fields of both kinds of header, so that whoever reads either finds theirs. */
  header(
    { senderId, receiverId }: Pick<Agreement, 'senderId' | 'receiverId'>,
    action: string,
    { status = 'succ', total, completed }: Counted,
  ): DciHeaderDto {
    return dtoOf(DciHeaderDto, {
      version: '1.0.0',
      message_id: newId(),
      message_ts: this.clock.now().toISOString(),
      action,
      status,
      total_count: total,
      completed_count: completed,
      sender_id: receiverId,
      receiver_id: senderId,
      is_msg_encrypted: false,
    });
  }

  /** Signed where the agreement has signatures at all, and held against the schema: what does not fit does not leave. */
  seal<T extends { signature: string; header: DciHeaderDto }>(
    agreement: Pick<Agreement, 'signatures' | 'receiverId'>,
    schema: string,
    told: T,
  ): T {
    const { signatures, receiverId } = agreement;
    const text = JSON.parse(JSON.stringify(told)) as object; // as it will be written: what is undefined is not there
    told.signature = signatures === 'off' ? '' : this.signer.signMessage(text, receiverId, this.clock.now());
    const fault = contractFault(schema, { ...text, signature: told.signature });
    if (fault) throw new Error(`An answer does not fit ${schema}: ${fault}`);
    return told;
  }

  ack(correlationId: string, status: 'ACK' | 'NACK' = 'ACK'): AckDto {
    return dtoOf(AckDto, { message: this.ackMessage(correlationId, status) });
  }

  ackMessage(correlationId: string, status: 'ACK' | 'NACK' = 'ACK'): AckMessageDto {
    const timestamp = this.clock.now().toISOString();
    return dtoOf(AckMessageDto, { ack_status: status, timestamp, correlation_id: correlationId });
  }
}
