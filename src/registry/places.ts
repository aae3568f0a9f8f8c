import { place } from '#platform/vault/sealed-format.js';

/** Where registry data is sealed, with the padding of each: identifiers, phones and accounts of one length tell nothing. */
export const PROFILE = place('registry.registrant.profile', 256);
export const IDENTIFIER = place('registry.identifier.value', 32);
export const CONTACT = place('registry.contact.value', 64);
export const PAYMENT_ACCOUNT = place('registry.payment_account.value', 64);
