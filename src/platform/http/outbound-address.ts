import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { PeerFault } from './outbound-fault.js';

/** Whether an address is one of the open network: no loopback, private, link-local, shared, mapped or reserved one. */
export const isPublicAddress = (address: string): boolean => ipaddr.process(address).range() === 'unicast';

/** Asks the resolver; replaced in tests. */
export type Resolve = (
  hostname: string,
  answered: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

const resolve: Resolve = (hostname, answered) => lookup(hostname, { all: true, verbatim: true }, answered);

/**
 * The look-up of a name by the connection that is being made: what is looked at here is what is connected to, so a name that
 * changes its mind afterwards changes nothing. One address inside the network refuses the name, unless it is configured.
 * An address written out is never looked up: as such it stands in the allow-list.
 */
export function guardedLookup(privateHosts: readonly string[], ask: Resolve = resolve): LookupFunction {
  return (hostname, options, callback) =>
    ask(hostname, (error, addresses) => {
      const first = addresses?.[0];
      if (error || !first) return callback(error ?? new PeerFault('unreachable'), '', 0);
      const refused = !privateHosts.includes(hostname) && !addresses.every(({ address }) => isPublicAddress(address));
      if (refused) return callback(new PeerFault('private-address'), '', 0);
      if (options.all) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    });
}
