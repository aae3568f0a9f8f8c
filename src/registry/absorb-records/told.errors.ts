/** Somebody wants to know more of an entry than its record was recalled with: the batch is to be read without memory. */
export class OnlyRecalled extends Error {}
