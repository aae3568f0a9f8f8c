import { Global, Module } from '@nestjs/common';
import { AuditLog } from './audit-log.service.js';
import { AuditTrail } from './audit-trail.js';
import { GroupCommit } from './group-commit.js';
import { VerifyTrailService } from './verify-trail/verify-trail.service.js';
import { WriteCheckpoints } from './write-checkpoints.service.js';

/** Who did what with which object: written once, and not changed unnoticed. */
@Global()
@Module({
  providers: [AuditLog, GroupCommit, AuditTrail, WriteCheckpoints, VerifyTrailService],
  exports: [AuditTrail, AuditLog, VerifyTrailService],
})
export class AuditModule {}
