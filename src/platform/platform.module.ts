import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { AmparoConfig } from '#config/config.js';
import { AuditModule } from './audit/audit.module.js';
import { BackupModule } from './backup/backup.module.js';
import { BudgetModule } from './budget/budget.module.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import type { DatabaseUrls } from './database/database-urls.js';
import { EventsModule } from './events/events.module.js';
import { HttpModule } from './http/http.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { TelemetryModule } from './telemetry/telemetry.module.js';
import { Clock } from './time/clock.js';
import { VaultModule } from './vault/vault.module.js';

/** The ground floor: everything that holds no word of the domain. */
@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class PlatformModule {
  static with(config: AmparoConfig, urls: DatabaseUrls): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule.with(urls),
        VaultModule,
        BackupModule,
        HttpModule,
        AuditModule,
        BudgetModule,
        EventsModule,
        OperationsModule,
        TelemetryModule,
      ],
    };
  }
}
