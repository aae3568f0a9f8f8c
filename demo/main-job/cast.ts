import { issueDevelopmentToken, type Role } from '#access';
import { Api } from './api.js';

/** Who plays in the demo. Preparing, approving and paying are different people: the service insists on it. */
const CAST = {
  admin: { role: 'registry_admin', organisation: 'ministry', programs: [] },
  founder: { role: 'program_admin', organisation: 'ministry', programs: [] },
  manager: { role: 'program_manager', organisation: 'program-office', programs: ['CASH', 'FOOD'] },
  approver: { role: 'approver', organisation: 'treasury', programs: ['CASH', 'FOOD'] },
  payer: { role: 'payment_officer', organisation: 'treasury', programs: ['CASH', 'FOOD'] },
} as const satisfies Record<string, { role: Role; organisation: string; programs: readonly string[] }>;

export type Player = keyof typeof CAST;

/** Makes the development tokens of the cast. Managers are granted their programs, so those must exist by then. */
export class Cast {
  readonly tokens = new Map<Player, string>();

  constructor(
    private readonly url: string,
    private readonly databaseUrl: string,
    private readonly dataDirectory: string,
  ) {}

  async as(player: Player): Promise<Api> {
    let token = this.tokens.get(player);
    if (!token) {
      const { databaseUrl, dataDirectory } = this;
      token = await issueDevelopmentToken({
        ...CAST[player],
        subject: `demo-${player}`,
        databaseUrl,
        dataDirectory,
        validSeconds: 12 * 3600,
      });
      this.tokens.set(player, token);
    }
    return new Api(this.url, token);
  }

  roleOf(player: Player): string {
    return CAST[player].role;
  }
}
