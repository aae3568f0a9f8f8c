export type { EnrolmentRecord, VerdictOutcome } from './enrolment.record.js';
export { ENROLMENT_FLOW, ENROLMENT_STATES, type EnrolmentState } from './enrolment.lifecycle.js';
export { PROGRAM_FLOW, type ProgramState } from './program.lifecycle.js';
export type { ProgramRecord } from './program.record.js';
export { ProgramNotActive } from './programs.errors.js';
export { ProgramsModule } from './programs.module.js';
export { ProgramsService } from './programs.service.js';
export { type Cancelled, type OpenWork, WindingUp } from './winding-up.service.js';
