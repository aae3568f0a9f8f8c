export type { BenefitKind, BenefitRecord } from './benefit.entity.js';
export type { CycleRecord } from './cycle.entity.js';
export { CYCLE_FLOW, type CycleState } from './cycle.lifecycle.js';
export { ENTITLEMENT_FLOW, type EntitlementState } from './entitlement.lifecycle.js';
export type { EntitlementRecord, Settlement, SettlementColumns } from './entitlement.record.js';
export { ApprovalVoid } from './approve-cycle/approval-void.error.js';
export { EntitlementsModule } from './entitlements.module.js';
export { EntitlementsService } from './entitlements.service.js';
export { type DeliveryWatch, OpenDeliveries } from './open-deliveries.js';
