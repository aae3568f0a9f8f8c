import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BeneficiariesModule } from '#beneficiaries';
import { ProgramsModule } from '#programs';
import { RegistryModule } from '#registry';
import { Agreement } from './agreements/agreement.entity.js';
import { AgreementsController } from './agreements/agreements.controller.js';
import { AgreementsService } from './agreements/agreements.service.js';
import { ClientTokensController } from './client-tokens/client-tokens.controller.js';
import { GiveTokens } from './client-tokens/give-tokens.service.js';
import { AcceptMessages } from './dci/accept-messages.service.js';
import { AnswerEnrolled } from './dci/answer-enrolled.service.js';
import { AnswerSearches } from './dci/answer-searches.service.js';
import { DciAsyncService } from './dci/dci-async.service.js';
import { DciMessagesController } from './dci/dci-messages.controller.js';
import { DciController } from './dci/dci.controller.js';
import { DciService } from './dci/dci.service.js';
import { Envelopes } from './dci/envelopes.service.js';
import { Exchanges } from './dci/exchanges.service.js';
import { ReceiveMessages } from './dci/receive-messages.service.js';
import { TakeUpdates } from './dci/take-updates.service.js';
import { DeliverMessages } from './deliver/deliver-messages.service.js';
import { NotifySubscribers } from './subscriptions/notify-subscribers.service.js';
import { SubscriptionsController } from './subscriptions/subscriptions.controller.js';
import { Subscriptions } from './subscriptions/subscriptions.service.js';

/** Sharing with other systems over the standard of the Digital Convergence Initiative. */
@Module({
  imports: [RegistryModule, ProgramsModule, BeneficiariesModule, TypeOrmModule.forFeature([Agreement])],
  controllers: [
    AgreementsController,
    ClientTokensController,
    DciController,
    DciMessagesController,
    SubscriptionsController,
  ],
  providers: [
    AgreementsService,
    GiveTokens,
    ReceiveMessages,
    Envelopes,
    Exchanges,
    DeliverMessages,
    AcceptMessages,
    AnswerSearches,
    AnswerEnrolled,
    DciService,
    DciAsyncService,
    TakeUpdates,
    Subscriptions,
    NotifySubscribers,
  ],
})
export class SharingModule {}
