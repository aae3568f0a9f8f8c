import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { ScopeService } from '#access';
import { changeAsSeen } from '#platform/database/change-as-seen.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Stale } from '#platform/http/if-match.js';
import { limitsOf } from './amount-limits.js';
import type { ChangeChannelDto } from './change-channel.dto.js';
import { capabilityOf } from './channel-kinds.js';
import { DeliveryChannelDto } from './delivery-channel.dto.js';
import { DeliveryChannel } from './delivery-channel.entity.js';
import { DeliveryChannelsService } from './delivery-channels.service.js';
import { IS_CHANNEL_IN_USE } from './delivery-channels.sql.js';
import { ChannelInUse, CredentialNotTold } from './disbursements.errors.js';
import { FileLayoutsService } from './payment-files/file-layouts.service.js';

const WHAT = 'delivery channel';
type Settings = Pick<
  DeliveryChannel,
  | 'name'
  | 'endpoint'
  | 'payerAccount'
  | 'credentialSealed'
  | 'recipientKey'
  | 'recipientThumbprint'
  | 'fileLayout'
  | 'amountLimits'
>;

/**
 * Channels are changed, closed and opened again. Where a batch goes, from which account, to whose key and in which form it is written stays as it
 * was when the batch was made, until it has settled: at another address nobody knows its references, so that it would be paid twice.
 * How the channel is called by name, what it lets us in by, how its statements are read, and what amounts it takes, which is asked
 * when a batch is made, are none of that.
 */
@Injectable()
export class ChangeChannelService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly channels: DeliveryChannelsService,
    private readonly files: FileLayoutsService,
  ) {}

  /** As its reader saw it. Throws `Stale`, `ChannelAddress`, `LayoutUnusable`, `LimitsUnusable`, {@link CredentialNotTold}, {@link ChannelInUse}. */
  async change(id: string, revision: number, told: ChangeChannelDto): Promise<DeliveryChannelDto> {
    return this.uow.run(async () => {
      const before = await this.locked(id);
      if (before.revision !== revision) throw new Stale();
      const settings = await this.settingsOf(before, told);
      const after = { ...before, ...settings, revision: revision + 1 };
      const pinned = pinnedChanges(before, after);
      if (pinned.length > 0 && (await this.uow.row<{ found: boolean }>(IS_CHANNEL_IN_USE, [id]))!.found)
        throw new ChannelInUse(pinned);
      await changeAsSeen(this.uow, DeliveryChannel, before, settings, WHAT);
      return DeliveryChannelDto.from(after);
    });
  }

  /** No batch is made with it any more. What is made already is approved, sent, asked about and reconciled as ever. */
  close(id: string): Promise<DeliveryChannelDto> {
    return this.turned(id, false);
  }

  /** Batches are made with it again, by what it says today. */
  reopen(id: string): Promise<DeliveryChannelDto> {
    return this.turned(id, true);
  }

  private turned(id: string, active: boolean): Promise<DeliveryChannelDto> {
    return this.uow.run(async () => {
      const before = await this.locked(id);
      if (before.active === active) return DeliveryChannelDto.from(before);
      await changeAsSeen(this.uow, DeliveryChannel, before, { active }, WHAT);
      return DeliveryChannelDto.from({ ...before, active, revision: before.revision + 1 });
    });
  }

  private async settingsOf(before: DeliveryChannel, told: ChangeChannelDto): Promise<Settings> {
    const { id, kind } = before;
    const endpoint = told.endpoint === undefined ? before.endpoint : this.channels.addressOf(kind, told.endpoint);
    const { name = before.name, payerAccount = before.payerAccount, credential } = told;
    if (credential === undefined && before.credentialSealed && hostOf(endpoint) !== hostOf(before.endpoint))
      throw new CredentialNotTold();
    const credentialSealed = credential === undefined ? before.credentialSealed : this.channels.sealed(id, credential);
    const { recipientKey, recipientThumbprint, fileLayout } = before;
    const file = { recipientKey, recipientThumbprint, fileLayout, ...(await this.fileOf(before, told)) };
    const amountLimits = told.limits === undefined ? before.amountLimits : limitsOf(kind, told.limits);
    return { name, endpoint, payerAccount, credentialSealed, amountLimits, ...file };
  }

  /** Judged as a whole when any of it is told. */
  private async fileOf(before: DeliveryChannel, told: ChangeChannelDto) {
    const { payerAccount = before.payerAccount, recipientKey, csv, iso20022 } = told;
    const isTold = [told.payerAccount, recipientKey, csv, iso20022].some((one) => one !== undefined);
    if (!isTold) return null;
    const { kind } = before;
    const { describedBy } = capabilityOf(kind);
    const described = describedBy === null ? {} : { [describedBy]: this.files.described(before.fileLayout!) };
    const key = recipientKey ?? before.recipientKey ?? undefined;
    const whole = { ...described, ...(csv ? { csv } : {}), ...(iso20022 ? { iso20022 } : {}) };
    return this.files.of({ kind, payerAccount, recipientKey: key, ...whole });
  }

  /**
   * As it is, while no batch is made with it, until the transaction ends. A channel of every program is changed by who reaches every
   * program, though others use it.
   */
  private async locked(id: string): Promise<DeliveryChannel> {
    const lock = { mode: 'pessimistic_write' } as const;
    const found = await this.uow.repository(DeliveryChannel).findOne({ where: { id }, lock });
    if (!found) throw new NotFound(WHAT);
    if (found.programId === null) this.scope.requireEverywhere(WHAT);
    else this.scope.requireProgram(found.programId, WHAT);
    return found;
  }
}

/** Where a batch under way depends on what has changed. */
function pinnedChanges(before: DeliveryChannel, after: DeliveryChannel): string[] {
  const { describedBy } = capabilityOf(before.kind);
  const written = ({ fileLayout }: DeliveryChannel): object => ({ ...fileLayout, statement: null, paidAt: null });
  const pinned: readonly (readonly [string, (channel: DeliveryChannel) => unknown])[] = [
    ['endpoint', ({ endpoint }) => endpoint],
    ['payerAccount', ({ payerAccount }) => payerAccount],
    ['recipientKey', ({ recipientThumbprint }) => recipientThumbprint],
    [describedBy ?? 'file', written],
  ];
  return pinned.filter(([, of]) => !isDeepStrictEqual(of(before), of(after))).map(([field]) => `#/${field}`);
}

const hostOf = (endpoint: string | null): string | null => endpoint && new URL(endpoint).origin;
