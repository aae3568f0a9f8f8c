import { Global, Module } from '@nestjs/common';
import { Restores } from './restores.service.js';

/** What the service has to know of backups: that it stands on one. */
@Global()
@Module({ providers: [Restores], exports: [Restores] })
export class BackupModule {}
