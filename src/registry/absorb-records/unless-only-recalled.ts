import { OnlyRecalled } from './told.errors.js';

/** What is recalled of a page is enough as long as all of it is as we have it; else the page is read as a whole. */
export async function unlessOnlyRecalled<T>(
  recalled: () => Promise<T>,
  read: () => Promise<T>,
  page: { readonly inVain?: () => void },
): Promise<T> {
  try {
    return await recalled();
  } catch (error) {
    if (!(error instanceof OnlyRecalled)) throw error;
    page.inVain?.();
    return read();
  }
}
