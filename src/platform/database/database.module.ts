import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseConfig } from '#config/config.js';
import { DatabaseUrls } from './database-urls.js';
import { databaseOptions } from './database-options.js';
import { SnapshotPool } from './snapshot-pool.js';
import { UnitOfWork } from './unit-of-work.js';

/** The data database: TypeORM's data source and the unit of work over it. */
@Module({})
export class DatabaseModule {
  static with(urls: DatabaseUrls): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [DatabaseConfig],
          useFactory: (config: DatabaseConfig) => ({
            ...databaseOptions(urls.data, config.poolSize),
            autoLoadEntities: true,
            retryAttempts: 1,
          }),
        }),
      ],
      providers: [UnitOfWork, SnapshotPool, { provide: DatabaseUrls, useValue: urls }],
      exports: [UnitOfWork, DatabaseUrls],
    };
  }
}
