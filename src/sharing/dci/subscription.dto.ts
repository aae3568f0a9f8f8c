import { Operational, Part, Public } from '#access';
import { DciBeneficiaryDto } from './beneficiary.dto.js';
import { DciHeaderDto, type ItemStatus } from './envelope.dto.js';

const TEXT = { type: String, required: false } as const;
const INSTANT = { type: String, format: 'date-time' } as const;

export class SubscriptionDto {
  @Operational() code!: string;
  @Operational() status!: 'subscribe' | 'unsubscribe';
  @Operational(INSTANT) timestamp!: string;
  @Public() reg_type!: string;
  @Public() reg_event_type!: string;
  @Public() notify_record_type!: string;
}

export class SubscribedItemDto {
  @Operational() reference_id!: string;
  @Operational(INSTANT) timestamp!: string;
  @Operational() status!: ItemStatus;
  @Operational(TEXT) status_reason_code?: string;
  @Part(() => SubscriptionDto, { isArray: true, required: false }) subscriptions?: SubscriptionDto[];
  @Public(TEXT) locale?: string;
}

export class SubscribedMessageDto {
  @Operational() transaction_id!: string;
  @Operational() correlation_id!: string;
  @Part(() => SubscribedItemDto, { isArray: true }) subscribe_response!: SubscribedItemDto[];
}

export class SubscribedAnswerDto {
  @Operational() signature!: string;
  @Part(() => DciHeaderDto) header!: DciHeaderDto;
  @Part(() => SubscribedMessageDto) message!: SubscribedMessageDto;
}

export class SubscriptionStatusDto {
  @Operational() code!: string;
  @Operational() status!: 'subscribe' | 'unsubscribe';
}

export class UnsubscribedMessageDto {
  @Operational() transaction_id!: string;
  @Operational() correlation_id!: string;
  @Operational(INSTANT) timestamp!: string;
  @Operational() status!: ItemStatus;
  @Operational(TEXT) status_reason_code?: string;
  @Part(() => SubscriptionStatusDto, { isArray: true }) subscription_status!: SubscriptionStatusDto[];
}

export class UnsubscribedAnswerDto {
  @Operational() signature!: string;
  @Part(() => DciHeaderDto) header!: DciHeaderDto;
  @Part(() => UnsubscribedMessageDto) message!: UnsubscribedMessageDto;
}

/** One record: of notifications it is an object. */
export class NotifyDataDto {
  @Public() version!: string;
  @Public() reg_type!: string;
  @Public() reg_event_type!: string;
  @Public() reg_record_type!: string;
  @Part(() => DciBeneficiaryDto) reg_records!: DciBeneficiaryDto;
}

export class NotifyEventDto {
  @Operational() reference_id!: string;
  @Operational(INSTANT) timestamp!: string;
  @Part(() => NotifyDataDto) data!: NotifyDataDto;
}

export class NotifyMessageDto {
  @Operational() transaction_id!: string;
  @Part(() => NotifyEventDto, { isArray: true }) notify_event!: NotifyEventDto[];
}

export class NotifyDto {
  @Operational() signature!: string;
  @Part(() => DciHeaderDto) header!: DciHeaderDto;
  @Part(() => NotifyMessageDto) message!: NotifyMessageDto;
}
