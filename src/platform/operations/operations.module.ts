import { Global, Module } from '@nestjs/common';
import { WorkerPool } from '../workers/worker-pool.js';
import { OperationRunner } from './operation-runner.js';
import { Orders } from './orders.js';
import { OperationsService } from './operations.service.js';

/** Long work that survives its process. */
@Global()
@Module({
  providers: [Orders, OperationsService, OperationRunner, WorkerPool],
  exports: [Orders, OperationsService, WorkerPool],
})
export class OperationsModule {}
