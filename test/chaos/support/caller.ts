import { issueDevelopmentToken, type Role } from '#access';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { ApiClient } from '../../support/api-client.js';

/** A caller of whatever replica, or balancer, it is pointed at: every replica of one data folder accepts the token. */
export class Caller {
  private constructor(
    private readonly replica: { readonly url: string },
    private readonly token: string,
  ) {}

  static async as(
    role: Role,
    urls: DatabaseUrls,
    dataDirectory: string,
    replica: { readonly url: string },
  ): Promise<Caller> {
    const who = { role, subject: role, organisation: 'development', programs: [], validSeconds: 12 * 3600 };
    return new Caller(replica, await issueDevelopmentToken({ ...who, databaseUrl: urls.owner, dataDirectory }));
  }

  /** Calls another one. */
  at(url: string): ApiClient {
    return new ApiClient(url, this.token);
  }

  /** Calls the replica as it runs now. */
  get api(): ApiClient {
    return new ApiClient(this.replica.url, this.token);
  }
}
