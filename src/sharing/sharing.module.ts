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
import { QueueEvents } from './webhooks/queue-events.service.js';
import { ReadEvents } from './webhooks/read-events.service.js';
import { SendEvents } from './webhooks/send-events.service.js';
import { Webhook } from './webhooks/webhook.entity.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { WebhooksService } from './webhooks/webhooks.service.js';

/** Sharing with other systems: over the standard of the Digital Convergence Initiative, and by events that are sent as they happen. */
@Module({
  imports: [RegistryModule, ProgramsModule, BeneficiariesModule, TypeOrmModule.forFeature([Agreement, Webhook])],
  controllers: [
    AgreementsController,
    ClientTokensController,
    DciController,
    DciMessagesController,
    SubscriptionsController,
    WebhooksController,
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
    WebhooksService,
    QueueEvents,
    SendEvents,
    ReadEvents,
  ],
})
export class SharingModule {}
