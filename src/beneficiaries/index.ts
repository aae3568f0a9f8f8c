export { BeneficiariesModule } from './beneficiaries.module.js';
export { BeneficiariesService } from './beneficiaries.service.js';
export type { BeneficiaryRecord, EntitlementShare, ProgramShare, Total } from './beneficiary.record.js';
