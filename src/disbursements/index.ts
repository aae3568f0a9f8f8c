export { BATCH_FLOW, type BatchState } from './batch.lifecycle.js';
export type { ChannelKind } from './channel-kinds.js';
export {
  COUNTER_FLOW,
  type DisbursementLifecycle,
  type DisbursementState,
  GOODS_FLOW,
  MONEY_FLOW,
} from './disbursement.lifecycle.js';
export type { DisbursementRecord } from './disbursement.record.js';
export { DisbursementsModule } from './disbursements.module.js';
export { DisbursementsService } from './disbursements.service.js';
