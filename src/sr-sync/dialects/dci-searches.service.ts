import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { openPieces, sealPieces } from '#platform/vault/sealed-pieces.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { ACKNOWLEDGE, EXPECT_ANSWER, FORGET_SEARCH, RECEIVE_ANSWER, TAKE_ANSWER } from './dci-searches.sql.js';
import { DciAckDto, type DciAnswerDto } from './dci-answer.dto.js';

/** The standard's longest id. */
const MOST_ID = 99;
const UUID = /^[0-9a-f-]{36}$/;
const PURPOSE = 'dci-answer';

/**
 * Searches that are answered by a call back, over all replicas: who asks notes it before it asks, whoever is called keeps the answer
 * sealed, and the run takes it, once.
 */
@Injectable()
export class DciSearches {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: ServiceCipher,
  ) {}

  /** To be called before the search is sent: an answer may come before the acknowledgement. */
  async expect(sourceId: string, transactionId: string): Promise<void> {
    await this.uow.change(EXPECT_ANSWER, [sourceId, transactionId]);
  }

  /** What came told only that nothing has become of the search yet: the same answer is waited for. */
  async expectStill(sourceId: string, transactionId: string, correlationId: string): Promise<void> {
    await this.expect(sourceId, transactionId);
    await this.acknowledge(transactionId, correlationId);
  }

  /** Whether the acknowledgement fits what has come so far. */
  async acknowledge(transactionId: string, correlationId: string): Promise<boolean> {
    return (await this.uow.change(ACKNOWLEDGE, [transactionId, correlationId])) > 0;
  }

  /** The answer as it came, or null as long as there is none. It is there once. */
  async take(transactionId: string): Promise<unknown> {
    const taken = await this.uow.row<{ sealed: Buffer[] }>(TAKE_ANSWER, [transactionId]);
    return taken ? (JSON.parse(openPieces(this.cipher, PURPOSE, transactionId, taken.sealed)) as unknown) : null;
  }

  /** Nobody waits for this one any more: it was answered otherwise. */
  async forget(transactionId: string): Promise<void> {
    await this.uow.change(FORGET_SEARCH, [transactionId]);
  }

  /**
   * A source has called back. Whoever does is known by a token that may answer; what is answered, by the transaction id that only
   * the source was told, and by the correlation id it told us. Throws `NotFound` for anything that nobody waits for.
   */
  async receive(sourceId: string, answer: DciAnswerDto): Promise<DciAckDto> {
    const { transactionId, correlationId } = idsOf(answer.message);
    if (!UUID.test(transactionId) || correlationId.length > MOST_ID) throw new NotFound('search');
    const sealed = sealPieces(this.cipher, PURPOSE, transactionId, JSON.stringify(answer));
    const values = [sourceId, transactionId, correlationId, sealed];
    const received = await this.uow.run(() => this.uow.change(RECEIVE_ANSWER, values));
    if (received === 0) throw new NotFound('search');
    return DciAckDto.of(correlationId);
  }
}

/** Of a search, or inside of what became of one. */
function idsOf(message: Readonly<Record<string, unknown>>): { transactionId: string; correlationId: string } {
  const told = (message['txnstatus_response'] as { txn_status?: unknown } | undefined)?.txn_status ?? message;
  const { transaction_id: transaction, correlation_id: correlation } = told as Record<string, unknown>;
  const text = (id: unknown): string => (typeof id === 'string' ? id : '');
  return { transactionId: text(transaction), correlationId: text(correlation) };
}
