import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EntitlementsModule } from '#entitlements';
import { ProgramsModule } from '#programs';
import { RegistryModule } from '#registry';
import { BatchMovesService } from './batch-moves.service.js';
import { Batch } from './batch.entity.js';
import { BatchesController } from './batches.controller.js';
import { BatchesService } from './batches.service.js';
import { ChangeChannelService } from './change-channel.service.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveryChannel } from './delivery-channel.entity.js';
import { DeliveryChannelsController } from './delivery-channels.controller.js';
import { DeliveryChannelsService } from './delivery-channels.service.js';
import { DisbursementsService } from './disbursements.service.js';
import { DispatchBatchService } from './dispatch-batch/dispatch-batch.service.js';
import { HandOverService } from './dispatch-batch/hand-over.service.js';
import { PaymentChannelsService } from './dispatch-batch/payment-channels.service.js';
import { SendMoneyService } from './dispatch-batch/send-money.service.js';
import { OrderList } from './distribution-list/order-list.service.js';
import { WriteList } from './distribution-list/write-list.service.js';
import { ExpireIssuedSchedule } from './expire-issued/expire-issued.schedule.js';
import { ExpireIssuedService } from './expire-issued/expire-issued.service.js';
import { DisbursementExportsController } from './export-disbursements/disbursement-exports.controller.js';
import { ExportDisbursementsService } from './export-disbursements/export-disbursements.service.js';
import { FollowDuplicates } from './follow-duplicates/follow-duplicates.service.js';
import { ChannelStatementsController } from './payment-files/channel-statements.controller.js';
import { ClearPaymentFiles } from './payment-files/clear-payment-files.service.js';
import { FileLayoutsService } from './payment-files/file-layouts.service.js';
import { PaymentFilesController } from './payment-files/payment-files.controller.js';
import { PaymentFilesService } from './payment-files/payment-files.service.js';
import { StatementsController } from './payment-files/statements.controller.js';
import { StatementsService } from './payment-files/statements.service.js';
import { WritePaymentFileService } from './payment-files/write-payment-file.service.js';
import { OpenAttempts } from './open-attempts.service.js';
import { KeptDisbursements } from './kept-disbursements.service.js';
import { OrderBatchService } from './prepare-batch/order-batch.service.js';
import { PrepareBatchService } from './prepare-batch/prepare-batch.service.js';
import { RecordDelivery } from './record-delivery/record-delivery.service.js';
import { AskAgainSchedule } from './reconcile/ask-again.schedule.js';
import { AcceptResult } from './reconcile/accept-result.service.js';
import { DeliveryReportsService } from './reconcile/delivery-reports.service.js';
import { ExceptionsService } from './reconcile/exceptions.service.js';
import { ReconcileService } from './reconcile/reconcile.service.js';
import { ResultsService } from './reconcile/results.service.js';
import { OverpaymentsController } from './overpayments.controller.js';
import { ReconciliationExceptionsController } from './reconciliation-exceptions.controller.js';
import { ReconciliationsController } from './reconciliations.controller.js';
import { RedeemVoucher } from './vouchers/redeem-voucher.service.js';
import { VoucherCodes } from './vouchers/voucher-codes.js';
import { SingleMoves } from './single-moves/single-moves.service.js';
import { SingleMovesController } from './single-moves.controller.js';
import { VouchersController } from './vouchers.controller.js';
import { WindUpProgramService } from './wind-up-program/wind-up-program.service.js';

/** Attempts to deliver what is due: batches, channels, what came back. */
@Module({
  imports: [RegistryModule, ProgramsModule, EntitlementsModule, TypeOrmModule.forFeature([DeliveryChannel, Batch])],
  controllers: [
    DeliveryChannelsController,
    BatchesController,
    PaymentFilesController,
    StatementsController,
    ChannelStatementsController,
    DeliveriesController,
    VouchersController,
    SingleMovesController,
    ReconciliationsController,
    ReconciliationExceptionsController,
    OverpaymentsController,
    DisbursementExportsController,
  ],
  providers: [
    FileLayoutsService,
    DeliveryChannelsService,
    ChangeChannelService,
    BatchMovesService,
    PrepareBatchService,
    OrderBatchService,
    BatchesService,
    DisbursementsService,
    KeptDisbursements,
    PaymentChannelsService,
    HandOverService,
    SendMoneyService,
    WritePaymentFileService,
    PaymentFilesService,
    ClearPaymentFiles,
    DispatchBatchService,
    ResultsService,
    ReconcileService,
    AskAgainSchedule,
    DeliveryReportsService,
    StatementsService,
    AcceptResult,
    ExceptionsService,
    RecordDelivery,
    SingleMoves,
    VoucherCodes,
    RedeemVoucher,
    ExpireIssuedService,
    ExpireIssuedSchedule,
    OrderList,
    WriteList,
    WindUpProgramService,
    FollowDuplicates,
    OpenAttempts,
    ExportDisbursementsService,
  ],
  exports: [DisbursementsService],
})
export class DisbursementsModule {}
