import { type Peer, startPeer } from '../../demo/support/peer-process.js';

type Settings = Readonly<Record<string, string>>;

/** The reference social registry as a process of its own, small and open to ordered faults unless told otherwise. */
export const startSocialRegistry = (env: Settings = {}): Promise<Peer> =>
  startPeer({
    entry: 'social-registry',
    env: { SOCIAL_REGISTRY_PEOPLE: '200', SOCIAL_REGISTRY_ADMIN: '1', ...env },
    stderr: 'ignore',
  });

/** The reference payment channel as a process of its own: it settles at once and fails nothing unless told otherwise. */
export const startPaymentChannel = (env: Settings = {}): Promise<Peer> =>
  startPeer({
    entry: 'payment-channel',
    env: {
      PAYMENT_CHANNEL_ADMIN: '1',
      PAYMENT_CHANNEL_SETTLE_MS: '0',
      PAYMENT_CHANNEL_FAIL_PERMILLE: '0',
      ...env,
    },
    stderr: 'ignore',
  });

export type { Peer };
