import type { IncomingRecord, RememberedPage, ToldBatch } from '#registry';
import type { SourceRecord, ToldItems } from '../dialects/dialect.js';
import type { Rejected } from '../quarantine/set-aside.service.js';
import type { MappedPage } from './map-page.js';
import type { Position } from './read-pages.js';

/** Where a page stands. */
export interface PagePlace {
  readonly position: Position;
  readonly next: Position | 'end';
  readonly total: number | null;
}

/** A page that is taken in. What a thread has read of it is read again only where somebody has to know more of a record. */
export class PageInHand {
  readonly batch: ToldBatch | undefined;
  readonly received: number;
  readonly rejected: readonly Rejected[];
  readonly dropped: number;
  /** What is remembered of a page at its place. */
  readonly before: RememberedPage | undefined;
  readonly inVain: () => void;
  private made: MappedPage | undefined;
  private readonly make: () => MappedPage;

  private constructor(
    readonly place: PagePlace,
    {
      received,
      batch,
      rejected,
      dropped,
      before,
      inVain = () => {},
      again,
    }: Omit<ToldItems, 'batch'> & { readonly batch?: ToldBatch },
  ) {
    [this.before, this.inVain] = [before, inVain];
    [this.received, this.batch, this.rejected, this.dropped, this.make] = [received, batch, rejected, dropped, again];
  }

  static ofThread(place: PagePlace, told: ToldItems): PageInHand {
    return new PageInHand(place, told);
  }

  static of(place: PagePlace, received: number, mapped: MappedPage): PageInHand {
    const { rejected, dropped } = mapped;
    return new PageInHand(place, { received, rejected, dropped, again: () => mapped });
  }

  get records(): readonly IncomingRecord[] {
    return this.mappedPage.records;
  }

  /** Of those that were set aside. */
  get met(): readonly IncomingRecord[] {
    return this.mappedPage.met;
  }

  /** What each of the records was mapped from. */
  get mapped(): readonly SourceRecord[] {
    return this.mappedPage.mapped;
  }

  private get mappedPage(): MappedPage {
    return (this.made ??= this.make());
  }
}
