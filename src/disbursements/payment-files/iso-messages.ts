/** Messages of ISO 20022, each with its schema in contracts/iso20022: what a file says, and what its receiver answers. */
export const PAYMENT_ORDER = 'pain.001.001.09';
export const STATUS_REPORT = 'pain.002.001.10';

export type IsoMessage = typeof PAYMENT_ORDER | typeof STATUS_REPORT;
