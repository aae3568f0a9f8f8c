import { type DynamicModule, Module } from '@nestjs/common';
import {
  AccessConfig,
  type AmparoConfig,
  AppConfig,
  AuditConfig,
  BudgetConfig,
  DatabaseConfig,
  HttpConfig,
  OperationsConfig,
  OutboundConfig,
  PrivacyConfig,
  RegistryConfig,
  VaultConfig,
} from '#config/config.js';

/** Offers each frozen slice of the configuration under its own token, so that nobody sees more than they need. */
@Module({})
export class ConfigModule {
  static with(config: AmparoConfig): DynamicModule {
    const providers = [
      { provide: AppConfig, useValue: config.app },
      { provide: DatabaseConfig, useValue: config.database },
      { provide: VaultConfig, useValue: config.vault },
      { provide: AccessConfig, useValue: config.access },
      { provide: HttpConfig, useValue: config.http },
      { provide: AuditConfig, useValue: config.audit },
      { provide: BudgetConfig, useValue: config.budget },
      { provide: PrivacyConfig, useValue: config.privacy },
      { provide: RegistryConfig, useValue: config.registry },
      { provide: OperationsConfig, useValue: config.operations },
      { provide: OutboundConfig, useValue: config.outbound },
    ];
    return { module: ConfigModule, global: true, providers, exports: providers.map((provider) => provider.provide) };
  }
}
