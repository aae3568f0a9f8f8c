import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { openPieces, sealPieces } from '#platform/vault/sealed-pieces.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { equal } from '#platform/vault/suite.js';
import { DciFault } from '../sharing.errors.js';
import { ADD_EXCHANGE, FIND_EXCHANGE, LAST_EXCHANGE } from './exchanges.sql.js';
import type { Json, Received } from './received.js';

/** A message that had an effect, and what is kept of it. */
export interface Exchange {
  readonly correlationId: string;
  readonly kept: Json;
}

interface Row {
  readonly id: string;
  readonly sealed: readonly Buffer[];
  readonly bodyDigest: Buffer;
}

/** By what a transaction is asked about. */
export interface Wanted {
  readonly transactionId?: string;
  readonly correlationId?: string;
  readonly referenceIds?: readonly string[];
}

const PURPOSE = 'exchange';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Messages that had an effect, each once: by their ids, which are digested, since they are a client's own words. */
@Injectable()
export class Exchanges {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: ServiceCipher,
  ) {}

  /** The exchange a message began before. Throws {@link DciFault} for another message under its id. */
  async repeated({ agreement, header, message }: Received): Promise<Exchange | null> {
    const values = [agreement.id, this.digest('message', agreement.id, header.message_id)];
    const row = await this.uow.row<Row>(FIND_EXCHANGE, values);
    if (!row) return null;
    if (!equal(row.bodyDigest, this.digest('body', agreement.id, JSON.stringify(message))))
      throw new DciFault('err.request.bad', 'message_id was used before (rjct.message_id.duplicate)');
    return this.opened(row);
  }

  /** In the transaction in hand. False: its twin was first. */
  async keep(received: Received, referenceIds: readonly string[], kept: object): Promise<boolean> {
    const { agreement, correlationId, header, message, operation } = received;
    const of = (kind: string, text: string): Buffer => this.digest(kind, agreement.id, text);
    const values = [
      correlationId,
      agreement.id,
      operation,
      of('message', header.message_id),
      of('body', JSON.stringify(message)),
      of('transaction', String(message['transaction_id'])),
      referenceIds.map((id) => of('reference', id)),
      sealPieces(this.cipher, PURPOSE, correlationId, JSON.stringify(kept)),
    ];
    return (await this.uow.change(ADD_EXCHANGE, values)) > 0;
  }

  /** The newest that fits, of these operations. */
  async last(agreementId: string, wanted: Wanted, operations: readonly string[]): Promise<Exchange | null> {
    const { transactionId, correlationId, referenceIds } = wanted;
    if (correlationId !== undefined && !UUID.test(correlationId)) return null;
    const of = (kind: string, text: string): Buffer => this.digest(kind, agreementId, text);
    const row = await this.uow.row<Row>(LAST_EXCHANGE, [
      agreementId,
      transactionId === undefined ? null : of('transaction', transactionId),
      correlationId ?? null,
      referenceIds ? referenceIds.map((id) => of('reference', id)) : null,
      operations,
    ]);
    return row ? this.opened(row) : null;
  }

  private opened({ id, sealed }: Row): Exchange {
    return { correlationId: id, kept: JSON.parse(openPieces(this.cipher, PURPOSE, id, sealed)) as Json };
  }

  private digest(kind: string, agreementId: string, text: string): Buffer {
    return this.cipher.digest('exchange', kind, agreementId, text);
  }
}
