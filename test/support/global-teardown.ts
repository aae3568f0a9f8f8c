import './global-setup.js';

/** After the last spec. */
export default async function tearDown(): Promise<void> {
  await globalThis.testServer?.stop();
}
