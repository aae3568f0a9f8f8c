import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { Clock } from '#platform/time/clock.js';
import { OpenProfiles } from '../open-profiles/open-profiles.service.js';
import type { RegistrantKind } from '../registrant.record.js';
import { classNames } from './class-names.js';
import type { DisplayParameters, Displays } from './display.judge.js';
import { type Display, displaysOf, type Ladder, NOTHING } from './ladder.js';
import { Ladders } from './ladders.service.js';
import { CURRENT_COUNT, SHOWN_CLASSES } from './show-attributes.sql.js';

const JUDGE = new URL('./display.judge.js', import.meta.url).href;

interface CountRow {
  readonly id: string;
  readonly asOf: Date;
  readonly ladder: Buffer;
}

/**
 * Shows attributes of registrants as tellingly as the counting of classes allows: everything shown together of somebody is
 * shown of at least ten people. Without a counting, or after a declaration has changed, nothing is shown.
 */
@Injectable()
export class ShowAttributes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly profiles: OpenProfiles,
    private readonly ladders: Ladders,
    private readonly cipher: ServiceCipher,
    private readonly clock: Clock,
  ) {}

  /** Of a page of registrants, by id; an erased one is missing. */
  async ofMany(registrantIds: readonly string[]): Promise<Map<string, Display>> {
    const counted = registrantIds.length > 0 ? await this.counted() : undefined;
    if (!counted) return new Map();
    const judge = { module: JUDGE, name: 'displays', parameters: counted };
    const { ids, results } = await this.profiles.judge<DisplayParameters, Displays>(
      registrantIds,
      this.clock.now(),
      'view',
      judge,
    );
    const shown = await this.shownAmong(
      counted.countId,
      results.flatMap(({ classes }) => classes),
    );
    return new Map(ids.map((id, index) => [id, finest(results[index]!, shown)]));
  }

  /** Of one that was opened already, as of whatever instant; and what is declared hidden, of which only that it is on file. */
  async ofOne(kind: RegistrantKind, attributes: Readonly<Record<string, unknown>>): Promise<Display> {
    const { ladder } = await this.ladders.on(this.clock.now());
    const hidden = ladder.definitions
      .filter(({ key, generalizer }) => generalizer === 'hidden' && Object.hasOwn(attributes, key))
      .map(({ key, generalizer }) => ({ key, shown: generalizer, value: null }));
    return [...hidden, ...(await this.shownOf(kind, attributes))].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  }

  private async shownOf(kind: RegistrantKind, attributes: Readonly<Record<string, unknown>>): Promise<Display> {
    const counted = await this.counted();
    if (!counted) return NOTHING;
    const displays = displaysOf(counted.ladder, attributes);
    const classes = classNames(this.cipher, counted.countId, kind, displays);
    return finest({ displays, classes }, await this.shownAmong(counted.countId, classes));
  }

  private async counted(): Promise<{ countId: string; ladder: Ladder } | undefined> {
    const count = await this.uow.row<CountRow>(CURRENT_COUNT);
    if (!count) return undefined;
    const { ladder, stamp } = await this.ladders.on(count.asOf);
    return stamp.equals(count.ladder) ? { countId: count.id, ladder } : undefined;
  }

  private async shownAmong(countId: string, classes: readonly Uint8Array[]): Promise<ReadonlySet<string>> {
    const names = [...new Map(classes.map((name) => [hex(name), Buffer.from(name)])).values()];
    const rows = await this.uow.rows<{ class: Buffer }>(SHOWN_CLASSES, [countId, names]);
    return new Set(rows.map((row) => hex(row.class)));
  }
}

function finest({ displays, classes }: Displays, shown: ReadonlySet<string>): Display {
  const rung = classes.findIndex((name) => shown.has(hex(name)));
  return displays[rung] ?? NOTHING;
}

const hex = (name: Uint8Array): string => Buffer.from(name.buffer, name.byteOffset, name.byteLength).toString('hex');
