import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { currentCaller, ScopeService } from '#access';
import { atBorder, whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import type { Sensitive } from '#platform/vault/sensitive.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { limitsOf } from './amount-limits.js';
import { capabilityOf, type ChannelKind } from './channel-kinds.js';
import { type CreateChannelDto, DeliveryChannelDto, type DeliveryChannelsQuery } from './delivery-channel.dto.js';
import { DeliveryChannel } from './delivery-channel.entity.js';
import { ChannelAddress, ChannelExists } from './disbursements.errors.js';
import { FileLayoutsService } from './payment-files/file-layouts.service.js';

/** Purpose of what seals credentials of channels. */
const CREDENTIAL = 'channel-credential';
const WHAT = 'delivery channel';

/** Ways to deliver, and what the service needs to call them. */
@Injectable()
export class DeliveryChannelsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cipher: ServiceCipher,
    private readonly outbound: OutboundClient,
    private readonly files: FileLayoutsService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async create(body: CreateChannelDto): Promise<DeliveryChannelDto> {
    const { programId, code, name, kind, payerAccount, credential, limits = [] } = body;
    if (programId) this.scope.requireProgram(programId);
    else this.scope.requireEverywhere(WHAT);
    const endpoint = this.addressOf(kind, body.endpoint);
    const file = await this.files.of(body);
    const id = newId();
    const channel: DeliveryChannel = {
      id,
      programId: programId ?? null,
      code,
      name,
      kind,
      endpoint,
      payerAccount: payerAccount ?? null,
      recipientKey: file?.recipientKey ?? null,
      recipientThumbprint: file?.recipientThumbprint ?? null,
      fileLayout: file?.fileLayout ?? null,
      amountLimits: limitsOf(kind, limits),
      active: true,
      revision: 1,
      credentialSealed: this.sealed(id, credential ?? null),
      createdBy: currentCaller().userId,
      createdAt: this.clock.now(),
    };
    return this.uow.run(async () => {
      try {
        await this.uow.repository(DeliveryChannel).insert(channel);
      } catch (error) {
        whenViolated(atBorder(error), { delivery_channel_code: () => new ChannelExists() });
      }
      return DeliveryChannelDto.from(channel);
    });
  }

  async list(query: DeliveryChannelsQuery): Promise<Page<DeliveryChannelDto>> {
    const list = `delivery-channels:${query.active ?? ''}`;
    const after = this.cursors.decode<string>(list, query.cursor);
    const programs = this.scope.programs();
    const wanted = {
      ...(after ? { id: MoreThan(after) } : {}),
      ...(query.active ? { active: query.active === 'true' } : {}),
    };
    const where =
      programs === null
        ? wanted
        : [
            { ...wanted, programId: IsNull() },
            { ...wanted, programId: In([...programs]) },
          ];
    const rows = await this.uow
      .repository(DeliveryChannel)
      .find({ where, order: { id: 'asc' }, take: query.limit + 1 });
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.id).map(DeliveryChannelDto.from);
  }

  async show(id: string): Promise<DeliveryChannelDto> {
    return DeliveryChannelDto.from(await this.visible(id));
  }

  /** The channel, if it delivers for this program; another program's is refused like an unknown one. */
  async forProgram(id: string, programId: string): Promise<DeliveryChannel> {
    const channel = await this.get(id);
    if (channel.programId !== null && channel.programId !== programId) throw new NotFound(WHAT);
    return channel;
  }

  /** The channel, if it delivers for every program, or for one in scope; otherwise refused exactly like an unknown one. */
  async visible(id: string): Promise<DeliveryChannel> {
    const channel = await this.get(id);
    if (channel.programId !== null) this.scope.requireProgram(channel.programId, WHAT);
    return channel;
  }

  async get(id: string): Promise<DeliveryChannel> {
    const channel = await this.uow.repository(DeliveryChannel).findOneBy({ id });
    if (!channel) throw new NotFound(WHAT);
    return channel;
  }

  /** The bearer token of a channel, null when it has none. */
  credentialOf({ id, credentialSealed }: DeliveryChannel): Sensitive<string> | null {
    return credentialSealed ? this.cipher.openCredential(CREDENTIAL, id, credentialSealed) : null;
  }

  /** What is kept of a credential. */
  sealed(id: string, credential: string | null): Buffer | null {
    return credential === null ? null : this.cipher.seal(CREDENTIAL, id, credential);
  }

  /** An address as it is kept; null for a kind that has none. Throws {@link ChannelAddress}. */
  addressOf(kind: ChannelKind, endpoint: string | undefined): string | null {
    const called = capabilityOf(kind).handover === 'calls';
    if (!called && endpoint !== undefined) throw new ChannelAddress('only a payment service has an address');
    if (called && endpoint === undefined) throw new ChannelAddress('a payment channel needs an address');
    if (endpoint !== undefined && !this.outbound.allows(endpoint))
      throw new ChannelAddress('the host is not one this service may call');
    return endpoint?.replace(/\/+$/, '') ?? null;
  }
}
