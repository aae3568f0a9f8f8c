export type { Calculation, CalculationPart, Calculations } from './calculate/calculation.js';
export type { ExplainedCalculation } from './calculate/explain-calculation.judge.js';
export { CalculationsService } from './calculate/calculations.service.js';
export type { EnrolmentAt, EnrolmentRecord, VerdictOutcome } from './enrolment.record.js';
export { ENROLMENT_FLOW, ENROLMENT_STATES, type EnrolmentState } from './enrolment.lifecycle.js';
export { PROGRAM_FLOW, type ProgramState } from './program.lifecycle.js';
export type { ProgramRecord } from './program.record.js';
export { ProgramNotActive } from './programs.errors.js';
export { ProgramsModule } from './programs.module.js';
export { ProgramsService } from './programs.service.js';
export {
  REPORTED_STATUSES,
  type ReportedProgram,
  type ReportedProgramRecord,
} from './reported/reported-program.record.js';
export { ReportedPrograms } from './reported/reported-programs.service.js';
export { type Cancelled, type OpenWork, WindingUp } from './winding-up.service.js';
