import { Injectable } from '@nestjs/common';
import { statement } from '#platform/database/statement.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { ServiceSigner } from '#platform/vault/service-signer.js';
import type { Permission } from '../permissions.js';
import { SERVICE_ISSUER } from './service-issuer.js';

/** A user of the service's own issuer: a client system. */
export interface ClientUser {
  readonly id: string;
  readonly subject: string;
  readonly organisation: string;
}

/** Seconds. */
const TOKEN_LASTS = 900;

const CLIENT_USER = statement(
  'access.client-user',
  'select id, subject, organisation from access.app_user where id = $1 and issuer = $2',
);

/** Tokens the service issues itself, to client systems that have shown who they are. Grants say what they may, as for everybody. */
@Injectable()
export class ClientTokens {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly signer: ServiceSigner,
    private readonly clock: Clock,
  ) {}

  /** The user, if it is one of the service's own issuer. */
  user(id: string): Promise<ClientUser | undefined> {
    return this.uow.row<ClientUser>(CLIENT_USER, [id, SERVICE_ISSUER.issuer]);
  }

  /** A token for a subject of the service's own issuer, good for at most these permissions. */
  async issue(
    subject: string,
    permissions: readonly Permission[],
  ): Promise<{ readonly token: string; readonly seconds: number }> {
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    const { issuer: iss, audience } = SERVICE_ISSUER;
    const claims = { iss, aud: [...audience], sub: subject, iat, exp: iat + TOKEN_LASTS, jti: newId(), permissions };
    return { token: await this.signer.signToken(claims), seconds: TOKEN_LASTS };
  }
}
