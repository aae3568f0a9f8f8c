import { Injectable } from '@nestjs/common';
import { currentCaller } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { ProgramsService } from '#programs';
import { EVENT_TYPES, FIELD_OF, MOST_PEOPLE } from './event-types.js';
import { EventDto, type EventQuery, type ToldEvent } from './event.dto.js';
import { LIST_EVENTS, OWN_WEBHOOK, PLACE_OF_EVENT } from './webhooks.sql.js';

const FIELDS = EVENT_TYPES.map((type) => FIELD_OF[type]);

/** Lets a client system read again what it was told, or was to be told: in the order in which it happened. */
@Injectable()
export class ReadEvents {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cursors: Cursors,
    private readonly programs: ProgramsService,
  ) {}

  /** Of a webhook of the caller's own. Throws {@link NotFound}. */
  async list(webhookId: string, { after, cursor, limit }: EventQuery): Promise<Page<EventDto>> {
    const own = await this.uow.row(OWN_WEBHOOK, [webhookId, currentCaller().userId]);
    if (!own) throw new NotFound('webhook');
    const behind = this.cursors.decode<string>('webhook-events', cursor) ?? (await this.placeOf(webhookId, after));
    type Row = ToldEvent & { readonly place: string };
    const values = [webhookId, behind, limit + 1, MOST_PEOPLE, EVENT_TYPES, FIELDS];
    const rows = await this.uow.rows<Row>(LIST_EVENTS, values);
    const programs = await this.programs.byIds([...new Set(rows.map(({ programId }) => programId))]);
    return pageOf(this.cursors, 'webhook-events', rows, limit, ({ place }) => place).map((event) =>
      EventDto.from(
        event,
        programs.find(({ id }) => id === event.programId)!,
      ),
    );
  }

  private async placeOf(webhookId: string, after: string | undefined): Promise<string> {
    if (after === undefined) return '0';
    const found = await this.uow.row<{ place: string }>(PLACE_OF_EVENT, [webhookId, after]);
    if (!found) throw new NotFound('event');
    return found.place;
  }
}
