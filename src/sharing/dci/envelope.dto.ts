import { Operational, Part, Public } from '#access';
import { DciBeneficiaryDto } from './beneficiary.dto.js';

const TEXT = { type: String, required: false } as const;
const INSTANT = { type: String, format: 'date-time' } as const;
const STATUSES = { enum: ['rcvd', 'pdng', 'succ', 'rjct'] };

export type ItemStatus = 'rcvd' | 'pdng' | 'succ' | 'rjct';

export class DciHeaderDto {
  @Public() version!: string;
  @Operational() message_id!: string;
  @Operational(INSTANT) message_ts!: string;
  @Operational() action!: string;
  @Operational(STATUSES) status!: ItemStatus;
  @Operational(TEXT) status_reason_code?: string;
  @Operational(TEXT) status_reason_message?: string;
  @Operational() total_count!: number;
  @Operational() completed_count!: number;
  @Public() sender_id!: string;
  @Public() receiver_id!: string;
  @Public() is_msg_encrypted!: boolean;
}

export class DciPaginationDto {
  @Operational() page_size!: number;
  @Operational() page_number!: number;
  @Operational() total_count!: number;
}

export class DciDataDto {
  @Public() version!: string;
  @Public() reg_type!: string;
  @Public() reg_record_type!: string;
  @Part(() => DciBeneficiaryDto, { isArray: true }) reg_records!: DciBeneficiaryDto[];
}

export class SearchItemDto {
  @Operational() reference_id!: string;
  @Operational(INSTANT) timestamp!: string;
  @Operational(STATUSES) status!: ItemStatus;
  @Operational(TEXT) status_reason_code?: string;
  @Operational(TEXT) status_reason_message?: string;
  @Part(() => DciDataDto, { required: false }) data?: DciDataDto;
  @Part(() => DciPaginationDto, { required: false }) pagination?: DciPaginationDto;
  @Public(TEXT) locale?: string;
}

export class SearchMessageDto {
  @Operational() transaction_id!: string;
  @Operational() correlation_id!: string;
  @Part(() => SearchItemDto, { isArray: true }) search_response!: SearchItemDto[];
}

/** The answer to a search. */
export class SearchAnswerDto {
  @Operational() signature!: string;
  @Part(() => DciHeaderDto) header!: DciHeaderDto;
  @Part(() => SearchMessageDto) message!: SearchMessageDto;
}

export class AckMessageDto {
  @Operational({ enum: ['ACK', 'NACK'] }) ack_status!: 'ACK' | 'NACK';
  @Operational(INSTANT) timestamp!: string;
  @Operational() correlation_id!: string;
}

/** Accepted; with ACK an answer follows. */
export class AckDto {
  @Part(() => AckMessageDto) message!: AckMessageDto;
}

export class EnrolledItemDto {
  @Operational() reference_id!: string;
  @Operational(INSTANT) timestamp!: string;
  @Operational(STATUSES) status!: ItemStatus;
  @Operational(TEXT) status_reason_message?: string;
  @Operational({ enum: ['yes', 'no'] }) enrolled_status!: 'yes' | 'no';
}

/** Yes or no. Its fields stand at the top, as the schema has them, beside an envelope, as others read it. */
export class EnrolledAnswerDto {
  @Operational() signature!: string;
  @Part(() => DciHeaderDto) header!: DciHeaderDto;
  @Part(() => AckMessageDto) message!: AckMessageDto;
  @Operational() transaction_id!: string;
  @Operational() correlation_id!: string;
  @Part(() => EnrolledItemDto, { isArray: true }) enrolled_response!: EnrolledItemDto[];
}

/** What became of a transaction. */
export class TxnStatusDto {
  @Operational() transaction_id!: string;
  @Operational() correlation_id!: string;
  @Part(() => SearchItemDto, { isArray: true }) search_response!: SearchItemDto[];
}

export class TxnResponseDto {
  @Public({ enum: ['search', 'subscribe', 'receipt'] }) txn_type!: string;
  @Part(() => TxnStatusDto) txn_status!: TxnStatusDto;
}

export class TxnMessageDto {
  @Operational() transaction_id!: string;
  @Operational() correlation_id!: string;
  @Part(() => TxnResponseDto) txnstatus_response!: TxnResponseDto;
}

export class TxnAnswerDto {
  @Operational() signature!: string;
  @Part(() => DciHeaderDto) header!: DciHeaderDto;
  @Part(() => TxnMessageDto) message!: TxnMessageDto;
}

export class UpdatedItemDto {
  @Operational() reference_id!: string;
  @Operational(INSTANT) timestamp!: string;
  @Operational(STATUSES) status!: ItemStatus;
  @Operational(TEXT) status_reason_message?: string;
}

/** What was received of updates. As with enrolled, its fields stand at the top beside an envelope. */
export class UpdatedAnswerDto {
  @Operational() signature!: string;
  @Part(() => DciHeaderDto) header!: DciHeaderDto;
  @Part(() => AckMessageDto) message!: AckMessageDto;
  @Operational() transaction_id!: string;
  @Operational() correlation_id!: string;
  @Part(() => UpdatedItemDto, { isArray: true }) enrolled_response!: UpdatedItemDto[];
}
