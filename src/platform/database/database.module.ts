import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseConfig, OperationsConfig } from '#config/config.js';
import { DatabaseUrls } from './database-urls.js';
import { DatabaseWatch } from './database-watch.js';
import { databaseOptions, workerShare } from './database-options.js';
import { SnapshotPool } from './snapshot-pool.js';
import { UnitOfWork } from './unit-of-work.js';
import { WorkerConnections } from './worker-connections.js';

/** The data database: TypeORM's data source and the unit of work over it. */
@Module({})
export class DatabaseModule {
  static with(urls: DatabaseUrls): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [DatabaseConfig, OperationsConfig],
          useFactory: ({ poolSize }: DatabaseConfig, { concurrency }: OperationsConfig) => ({
            ...databaseOptions(urls.data, poolSize - workerShare(poolSize, concurrency)),
            autoLoadEntities: true,
            retryAttempts: 1,
          }),
        }),
      ],
      providers: [
        DatabaseWatch,
        UnitOfWork,
        WorkerConnections,
        SnapshotPool,
        { provide: DatabaseUrls, useValue: urls },
      ],
      exports: [DatabaseWatch, UnitOfWork, DatabaseUrls],
    };
  }
}
