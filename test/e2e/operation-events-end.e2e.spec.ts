import { setTimeout as pause } from 'node:timers/promises';
import { Draining } from '#platform/http/edge/draining.js';
import { newId } from '#platform/ids/ids.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { EventStream } from '../support/event-stream.js';
import { operationsOf } from '../support/operations.js';
import { open } from '../support/raw-http.js';

/** The service goes down while an operation is followed. */
describe('a replica that goes down', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let id: string;
  let closing: Promise<void> | undefined;

  beforeEach(async () => {
    closing = undefined;
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    const order = { kind: 'nobody-does-this', subject: 'it', createdBy: newId() };
    id = (await operationsOf(amparo.app).order(order)).id;
  });
  afterEach(() => closing ?? amparo.close());

  it('ends its streams, and waits for none, nor for who takes nothing or has asked for nothing', async () => {
    const stream = await EventStream.of(amparo.url, admin, id);
    expect((await stream.next()).state).toBe('queued');
    const stalled = await open(
      amparo.url,
      `GET /v1/operations/${id}/events HTTP/1.1\r\nHost: it\r\nAuthorization: Bearer ${admin.token}\r\n\r\n`,
    );
    stalled.pause();
    const unused = await open(amparo.url, '');
    await pause(500);
    const began = performance.now();
    closing = amparo.close();
    expect(await stream.heard()).toBeUndefined();
    await closing;
    expect(performance.now() - began).toBeLessThan(10_000);
    stalled.destroy();
    unused.destroy();
  });

  it('ends them once it drains, and gives who comes then the state alone', async () => {
    const stream = await EventStream.of(amparo.url, admin, id);
    expect((await stream.next()).state).toBe('queued');
    await amparo.app.get(Draining, { strict: false }).drain(0);
    expect(await stream.heard()).toBeUndefined();
    const late = await EventStream.of(amparo.url, admin, id);
    expect((await late.next()).state).toBe('queued');
    expect(await late.heard()).toBeUndefined();
  });
});
