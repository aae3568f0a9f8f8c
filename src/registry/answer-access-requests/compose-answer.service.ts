import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { Statement } from '#platform/database/statement.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Clock } from '#platform/time/clock.js';
import { OpenKept } from '../open-profiles/open-kept.service.js';
import { ABOUT, MEMBERSHIPS, PAYEES, REQUESTS, SOURCES, STANDINGS } from './answer-access-requests.sql.js';
import { KeptAbout } from './kept-about.service.js';
import { WhoLooked } from './who-looked.service.js';

/** Puts together all that is kept about one registrant: no id, and nothing of anybody else. */
@Injectable()
export class ComposeAnswer {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly kept: OpenKept,
    private readonly elsewhere: KeptAbout,
    private readonly looks: WhoLooked,
    private readonly clock: Clock,
  ) {}

  /** JSON in UTF-8, in clear: to be encrypted at once, and emptied. Throws {@link NotFound} for who is erased meanwhile. */
  async compose(registrantId: string): Promise<Buffer> {
    const rows = (statement: Statement): Promise<object[]> => this.uow.rows<object>(statement, [registrantId]);
    const [about] = await rows(ABOUT);
    const opened = await this.kept.of(registrantId);
    if (!about || !opened) throw new NotFound('registrant');
    const answer = {
      asOf: this.clock.now(),
      registrant: about,
      standing: await rows(STANDINGS),
      ...opened,
      memberships: await rows(MEMBERSHIPS),
      payees: await rows(PAYEES),
      sources: await rows(SOURCES),
      accessRequests: await rows(REQUESTS),
      ...(await this.elsewhere.of(registrantId)),
      whoLooked: await this.looks.at(registrantId),
    };
    return Buffer.from(JSON.stringify(answer));
  }
}
