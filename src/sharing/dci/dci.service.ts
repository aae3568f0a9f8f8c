import { Injectable } from '@nestjs/common';
import { AnswerEnrolled } from './answer-enrolled.service.js';
import { AnswerSearches } from './answer-searches.service.js';
import { dtoOf } from './dto-of.js';
import { EnrolledAnswerDto, SearchAnswerDto, SearchMessageDto } from './envelope.dto.js';
import { Envelopes } from './envelopes.service.js';
import { ReceiveMessages } from './receive-messages.service.js';
import { asObject, type Json, MOST_ID } from './received.js';

/** What is answered at once. */
@Injectable()
export class DciService {
  constructor(
    private readonly inbox: ReceiveMessages,
    private readonly searches: AnswerSearches,
    private readonly enrolledAnswers: AnswerEnrolled,
    private readonly envelopes: Envelopes,
  ) {}

  async search(body: unknown): Promise<SearchAnswerDto> {
    const { agreement, message, correlationId } = await this.inbox.receive('sync.search', body);
    const items = message['search_request'] as readonly Json[];
    const answers = await this.searches.answer(items, agreement);
    const completed = answers.filter(({ status }) => status === 'succ').length;
    const status = completed > 0 ? 'succ' : 'rjct';
    const header = this.envelopes.header(agreement, 'on-search', { status, total: items.length, completed });
    const told = dtoOf(SearchMessageDto, {
      transaction_id: message['transaction_id'],
      correlation_id: correlationId,
      search_response: answers,
    });
    const answer = dtoOf(SearchAnswerDto, { signature: '', header, message: told });
    return this.envelopes.seal(agreement, 'sync.search.response', answer);
  }

  /** Yes or no; its identifiers stand at the top level too, where the schema has them. */
  async enrolled(body: unknown): Promise<EnrolledAnswerDto> {
    const { agreement, message, correlationId } = await this.inbox.receive('sync.enrolled', body);
    const transaction = String(message['transaction_id']);
    const reference = message['reference_id'];
    const id = typeof reference === 'string' && reference.length <= MOST_ID ? reference : transaction;
    const item = await this.enrolledAnswers.answer(asObject(message['enrolled_criteria']), id, agreement);
    const completed = item.status === 'succ' ? 1 : 0;
    const counted = { status: item.status, total: 1, completed };
    const answer = dtoOf(EnrolledAnswerDto, {
      signature: '',
      header: this.envelopes.header(agreement, 'on-search', counted),
      message: this.envelopes.ackMessage(correlationId),
      transaction_id: transaction,
      correlation_id: correlationId,
      enrolled_response: [item],
    });
    return this.envelopes.seal(agreement, 'sync.enrolled.response', answer);
  }
}
