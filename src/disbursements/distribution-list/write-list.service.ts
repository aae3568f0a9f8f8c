import { Injectable } from '@nestjs/common';
import { Handles } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import { Clock } from '#platform/time/clock.js';
import type { RecipientKey } from '#platform/vault/recipient-key.js';
import { OpenProfiles } from '#registry';
import { ListPartDto } from '../distribution-list.dto.js';
import { VoucherCodes } from '../vouchers/voucher-codes.js';
import { type Collected, FIELDS_OF, WHO_COLLECTS } from './collector.judge.js';
import { LINES_OUT } from './distribution-list.sql.js';

/** What every part says of the list, and whose it is. */
export interface ListOrder {
  readonly batchId: string;
  readonly areas: readonly string[] | null;
  readonly fields: readonly string[];
  readonly benefits: ReadonlyMap<string, string>;
  readonly key: RecipientKey;
  /** Whether what is due is collected by a code, which the list then holds. */
  readonly byVoucher: boolean;
  readonly linesAPart: number;
  readonly heading: Readonly<Record<string, unknown>>;
}

interface Line {
  readonly id: string;
  readonly registrantId: string;
  readonly entitlementId: string;
  readonly benefitId: string;
  readonly currency: string | null;
  readonly amountMinor: string | null;
  readonly unit: string | null;
  readonly quantity: string | null;
}

/** Writes who is due what, part by part as it is read: people are opened for one part, which is encrypted at once. */
@Injectable()
export class WriteList {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly profiles: OpenProfiles,
    private readonly handles: Handles,
    private readonly codes: VoucherCodes,
    private readonly clock: Clock,
  ) {}

  async *parts(order: ListOrder): AsyncGenerator<ListPartDto> {
    let after: string | null = null;
    const { batchId, areas, linesAPart } = order;
    for (let part = 1; ; part++) {
      const lines: Line[] = await this.uow.rows<Line>(LINES_OUT, [batchId, areas, after, linesAPart]);
      const last = lines.length < linesAPart;
      yield await this.write(order, lines, part, last);
      if (last) return;
      after = lines.at(-1)!.id;
    }
  }

  private async write(
    { key, heading, ...order }: ListOrder,
    lines: readonly Line[],
    part: number,
    last: boolean,
  ): Promise<ListPartDto> {
    const people = await this.open(lines, order.fields);
    const shown = lines.map((line) => ({
      ...this.show(line, order.benefits, people),
      ...(order.byVoucher ? { voucher: this.codes.codeOf(line.id) } : {}),
    }));
    const clear = Buffer.from(JSON.stringify({ ...heading, part, last, lines: shown }));
    const content = await key.encrypt(clear).finally(() => clear.fill(0));
    return ListPartDto.of(part, lines.length, content);
  }

  private show(
    { id, entitlementId, registrantId, benefitId, currency, amountMinor, unit, quantity }: Line,
    benefits: ReadonlyMap<string, string>,
    people: ReadonlyMap<string, Collected>,
  ): object {
    const who = people.get(registrantId); // erased meanwhile: the line is there, and nobody by it
    return {
      entitlementId: this.handles.show('entitlement', entitlementId),
      disbursementId: this.handles.show('disbursement', id),
      benefit: benefits.get(benefitId),
      ...(currency
        ? { amount: formatAmount(amountMinor!, currency), currency }
        : { quantity: formatQuantity(quantity!), unit }),
      beneficiary: who?.beneficiary ?? null,
      collects: who?.payee ?? null,
    };
  }

  /** By registrant, with whoever collects for them from elsewhere. */
  private async open(lines: readonly Line[], fields: readonly string[]): Promise<ReadonlyMap<string, Collected>> {
    const ids = [...new Set(lines.map(({ registrantId }) => registrantId))];
    if (ids.length === 0) return new Map();
    const now = this.clock.now();
    const opened = await this.profiles.judge<unknown, Collected>(ids, now, 'distribution', WHO_COLLECTS(fields));
    const elsewhere = opened.results.flatMap(({ payee, payeeId }) => (payee === null && payeeId ? [payeeId] : []));
    const others = await this.openOthers([...new Set(elsewhere)], fields);
    return new Map(
      opened.ids.map((id, index) => {
        const found = opened.results[index]!;
        return [id, { ...found, payee: found.payee ?? others.get(found.payeeId ?? '') ?? null }] as const;
      }),
    );
  }

  private async openOthers(
    ids: readonly string[],
    fields: readonly string[],
  ): Promise<ReadonlyMap<string, Collected['beneficiary']>> {
    if (ids.length === 0) return new Map();
    const asked = FIELDS_OF(fields);
    const opened = await this.profiles.judge<unknown, Collected['beneficiary']>(ids, this.clock.now(), 'view', asked);
    return new Map(opened.ids.map((id, index) => [id, opened.results[index]!]));
  }
}
