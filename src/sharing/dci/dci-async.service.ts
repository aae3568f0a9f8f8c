import { Injectable } from '@nestjs/common';
import type { Agreement } from '../agreements/agreement.entity.js';
import { DciFault } from '../sharing.errors.js';
import { AcceptMessages } from './accept-messages.service.js';
import { AnswerSearches } from './answer-searches.service.js';
import { dtoOf } from './dto-of.js';
import {
  type AckDto,
  SearchAnswerDto,
  SearchItemDto,
  SearchMessageDto,
  TxnAnswerDto,
  TxnMessageDto,
  TxnResponseDto,
  TxnStatusDto,
} from './envelope.dto.js';
import { Envelopes } from './envelopes.service.js';
import { Exchanges, type Wanted } from './exchanges.service.js';
import { ReceiveMessages } from './receive-messages.service.js';
import { asObject, type Json, type Received } from './received.js';

/** Operations that each type of transaction stands for. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  search: ['search'],
  subscribe: ['subscribe', 'unsubscribe'],
  receipt: ['sync.enrollment.updates'],
};

/** Searches that are acknowledged and answered by a call back, and what became of a transaction. */
@Injectable()
export class DciAsyncService {
  constructor(
    private readonly inbox: ReceiveMessages,
    private readonly searches: AnswerSearches,
    private readonly accept: AcceptMessages,
    private readonly exchanges: Exchanges,
    private readonly envelopes: Envelopes,
  ) {}

  async search(body: unknown): Promise<AckDto> {
    const received = await this.inbox.receive('search', body);
    const items = received.message['search_request'] as readonly Json[];
    return this.accept.accept(received, 'on-search', async () => {
      const pages = await this.searches.pages(items, received.agreement);
      return {
        referenceIds: items.map((item) => String(item['reference_id'])),
        kept: { search_request: items },
        callbacks: pages.map((page) => this.onSearch(received, items.length, page)),
      };
    });
  }

  /** Acknowledged; what became of it is called back. */
  async status(body: unknown): Promise<AckDto> {
    const received = await this.inbox.receive('txn.status', body);
    return this.accept.accept(received, 'txn/on-status', async () => {
      const answer = await this.statusOf(received);
      return { referenceIds: [], kept: {}, callbacks: [this.sealed(received, answer, 'txn.on-status.request')] };
    });
  }

  async statusNow(body: unknown): Promise<TxnAnswerDto> {
    const received = await this.inbox.receive('sync.txn.status', body);
    return this.sealed(received, await this.statusOf(received), 'sync.txn.status.response');
  }

  /** What comes to a caller of registries: we ask nobody, so nobody is waited for. */
  async unasked(
    operation: 'on-search' | 'on-subscribe' | 'on-unsubscribe' | 'txn.on-status',
    body: unknown,
  ): Promise<AckDto> {
    await this.inbox.receive(operation, body);
    throw new DciFault('err.request.not_found', 'Nobody asked for what is answered here', 'not-found');
  }

  private onSearch(
    { agreement, message, correlationId }: Received,
    total: number,
    page: readonly SearchItemDto[],
  ): SearchAnswerDto {
    const completed = page.filter(({ status }) => status === 'succ').length;
    const status = completed > 0 ? 'succ' : 'rjct';
    const told = dtoOf(SearchMessageDto, {
      transaction_id: message['transaction_id'],
      correlation_id: correlationId,
      search_response: page,
    });
    const header = this.envelopes.header(agreement, 'on-search', { status, total, completed });
    const answer = dtoOf(SearchAnswerDto, { signature: '', header, message: told });
    return this.envelopes.seal(agreement, 'on-search.request', answer);
  }

  private sealed(
    { agreement, correlationId, message }: Received,
    response: TxnResponseDto,
    schema: string,
  ): TxnAnswerDto {
    const header = this.envelopes.header(agreement, 'txn-on-status', { total: 1, completed: 1 });
    const told = dtoOf(TxnMessageDto, {
      transaction_id: message['transaction_id'],
      correlation_id: correlationId,
      txnstatus_response: response,
    });
    return this.envelopes.seal(agreement, schema, dtoOf(TxnAnswerDto, { signature: '', header, message: told }));
  }

  /** Of a transaction nobody knows: no item. */
  private async statusOf({ agreement, message, correlationId }: Received): Promise<TxnResponseDto> {
    const asked = asObject(message['txnstatus_request']);
    const type = String(asked['txn_type']);
    const found = await this.found(agreement, asked, type);
    const answers = await this.answers(agreement, found?.kept ?? {});
    return dtoOf(TxnResponseDto, {
      txn_type: type,
      txn_status: dtoOf(TxnStatusDto, {
        transaction_id: message['transaction_id'],
        correlation_id: found?.correlationId ?? correlationId,
        search_response: answers,
      }),
    });
  }

  /** A search is answered anew, within what is agreed now; of anything else is told how it ended. */
  private async answers(agreement: Agreement, { search_request: items, ended }: Json): Promise<SearchItemDto[]> {
    if (Array.isArray(items)) return (await this.searches.pages(items as Json[], agreement)).flat();
    return Array.isArray(ended) ? ended.map((item) => dtoOf(SearchItemDto, asObject(item))) : [];
  }

  private found({ id }: Agreement, { attribute_type: by, attribute_value: value }: Json, type: string) {
    const values = Array.isArray(value) ? value.map(String) : [String(value)];
    const [first = ''] = values;
    const wanted: Record<string, Wanted> = {
      transaction_id: { transactionId: first },
      correlation_id: { correlationId: first },
      reference_id_list: { referenceIds: values },
    };
    return this.exchanges.last(id, wanted[String(by)]!, TYPES[type] ?? []);
  }
}
