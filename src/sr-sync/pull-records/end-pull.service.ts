import { Injectable } from '@nestjs/common';
import { EndLinks, type PullRun } from '#registry';
import { QuarantineKeys } from '../quarantine/quarantine-keys.service.js';
import { SetAsideRecords } from '../quarantine/set-aside.service.js';

/** What the end of a pull found. */
export interface Ending {
  readonly counts: Readonly<Record<string, number>>;
  /** So many records are gone that somebody must confirm it before any of their links ends. */
  readonly isHeld: boolean;
}

/** What a pull does when it has met the last record of its source. */
@Injectable()
export class EndPull {
  constructor(
    private readonly links: EndLinks,
    private readonly aside: SetAsideRecords,
    private readonly keys: QuarantineKeys,
  ) {}

  /** Drops what earlier runs of the source noted: this one is about to note anew. */
  async begin(sourceId: string, { id }: PullRun): Promise<void> {
    await this.links.forget(sourceId, id);
  }

  /** In the unit of work of the caller. `confirmed`: however many are gone. */
  async end(sourceId: string, pull: PullRun, confirmed: boolean): Promise<Ending> {
    const knownMatches = confirmed ? 0 : await this.links.knownMatches(sourceId, pull);
    if (!pull.full) return { counts: { knownMatches }, isHeld: false };
    const { missing, gone, ended } = await this.links.endMissing(sourceId, pull, confirmed);
    if (gone < missing) return { counts: { knownMatches, missing }, isHeld: true };
    await this.aside.supersede(sourceId, pull.id);
    return { counts: { knownMatches, gone, ended }, isHeld: false };
  }

  /** When the end is committed. */
  async ended({ id }: PullRun): Promise<void> {
    await this.keys.forgetDecided(id);
  }
}
