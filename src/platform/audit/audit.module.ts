import { Global, Module } from '@nestjs/common';
import { AuditTrail } from './audit-trail.js';
import { GroupCommit } from './group-commit.js';

/** Who did what with which object: written once, and not changed unnoticed. */
@Global()
@Module({ providers: [GroupCommit, AuditTrail], exports: [AuditTrail] })
export class AuditModule {}
