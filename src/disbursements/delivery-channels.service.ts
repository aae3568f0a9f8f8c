import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { currentCaller, ScopeService } from '#access';
import { atBorder, whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import type { Sensitive } from '#platform/vault/sensitive.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { CHANNEL_KINDS, type ChannelKind } from './channel-kinds.js';
import { type CreateChannelDto, DeliveryChannelDto } from './delivery-channel.dto.js';
import { DeliveryChannel } from './delivery-channel.entity.js';
import { ChannelAddress, ChannelExists } from './disbursements.errors.js';
import { FileLayoutsService } from './payment-files/file-layouts.service.js';

const CREDENTIAL = 'channel-credential';
const LIST = 'delivery-channels';

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
    const { programId, code, name, kind, endpoint, payerAccount, credential } = body;
    if (programId) this.scope.requireProgram(programId);
    else this.scope.requireEverywhere('delivery channel');
    this.assertAddress(kind, endpoint);
    const file = await this.files.of(body);
    const id = newId();
    const channel: DeliveryChannel = {
      id,
      programId: programId ?? null,
      code,
      name,
      kind,
      endpoint: endpoint?.replace(/\/+$/, '') ?? null,
      payerAccount: payerAccount ?? null,
      recipientKey: file?.recipientKey ?? null,
      recipientThumbprint: file?.recipientThumbprint ?? null,
      fileLayout: file?.fileLayout ?? null,
      active: true,
      credentialSealed: credential === undefined ? null : this.cipher.seal(CREDENTIAL, id, credential),
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

  async list(query: PageQuery): Promise<Page<DeliveryChannelDto>> {
    const after = this.cursors.decode<string>(LIST, query.cursor);
    const programs = this.scope.programs();
    const later = after ? { id: MoreThan(after) } : {};
    const where =
      programs === null
        ? later
        : [
            { ...later, programId: IsNull() },
            { ...later, programId: In([...programs]) },
          ];
    const rows = await this.uow
      .repository(DeliveryChannel)
      .find({ where, order: { id: 'asc' }, take: query.limit + 1 });
    return pageOf(this.cursors, LIST, rows, query.limit, (row) => row.id).map(DeliveryChannelDto.from);
  }

  /** The channel, if it delivers for this program; another program's is refused like an unknown one. */
  async forProgram(id: string, programId: string): Promise<DeliveryChannel> {
    const channel = await this.get(id);
    if (channel.programId !== null && channel.programId !== programId) throw new NotFound('delivery channel');
    return channel;
  }

  /** The channel, if it delivers for every program, or for one in scope; otherwise refused exactly like an unknown one. */
  async visible(id: string): Promise<DeliveryChannel> {
    const channel = await this.get(id);
    if (channel.programId !== null) this.scope.requireProgram(channel.programId, 'delivery channel');
    return channel;
  }

  async get(id: string): Promise<DeliveryChannel> {
    const channel = await this.uow.repository(DeliveryChannel).findOneBy({ id });
    if (!channel) throw new NotFound('delivery channel');
    return channel;
  }

  /** The bearer token of a channel, null when it has none. */
  credentialOf({ id, credentialSealed }: DeliveryChannel): Sensitive<string> | null {
    return credentialSealed ? this.cipher.openCredential(CREDENTIAL, id, credentialSealed) : null;
  }

  private assertAddress(kind: ChannelKind, endpoint: string | undefined): void {
    const { called } = CHANNEL_KINDS[kind];
    if (!called && endpoint !== undefined) throw new ChannelAddress('only a payment service has an address');
    if (called && endpoint === undefined) throw new ChannelAddress('a payment channel needs an address');
    if (endpoint !== undefined && !this.outbound.allows(endpoint))
      throw new ChannelAddress('the host is not one this service may call');
  }
}
