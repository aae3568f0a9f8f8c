import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSocketRecorder, type SocketRecorder } from './socket-recorder.js';

describe('the socket recorder', () => {
  const echo = createServer((socket) =>
    socket.on('data', (data) => socket.write(data.toString().toUpperCase())).on('end', () => socket.end()),
  );
  const record = (maxBytes?: number): Promise<SocketRecorder> =>
    startSocketRecorder({ targetHost: '127.0.0.1', targetPort: (echo.address() as AddressInfo).port, maxBytes });

  beforeAll(() => once(echo.listen(0, '127.0.0.1'), 'listening'));
  afterAll(() => new Promise((resolve) => echo.close(resolve)));

  async function talk(port: number, ...pieces: string[]): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    let heard = '';
    socket.on('data', (data) => (heard += data.toString())).on('error', () => undefined);
    for (const piece of pieces) {
      socket.write(piece);
      await sleep(20);
    }
    socket.end();
    await closed;
    return heard;
  }

  it('passes everything on and keeps each direction in one piece', async () => {
    const recorder = await record();
    expect(await Promise.all([talk(recorder.port, 'half', 'way'), talk(recorder.port, 'other')])).toEqual([
      'HALFWAY',
      'OTHER',
    ]);
    await recorder.stop();
    for (const said of ['halfway', 'HALFWAY', 'other', 'OTHER']) expect(recorder.bytes().includes(said)).toBe(true);
    const folder = mkdtempSync(join(tmpdir(), 'amparo-socket-'));
    await recorder.save(join(folder, 'bytes'));
    expect(readFileSync(join(folder, 'bytes'))).toEqual(recorder.bytes());
    rmSync(folder, { recursive: true });
  });

  it('says how much it could not keep', async () => {
    const recorder = await record(10);
    expect(await talk(recorder.port, 'twelve bytes')).toBe('TWELVE BYTES');
    await recorder.stop();
    expect(recorder.missed()).toBe(14);
  });

  it('closes the client when the target is not there, and stops while a connection is open', async () => {
    const nowhere = await startSocketRecorder({ targetHost: '127.0.0.1', targetPort: 1 });
    await expect(talk(nowhere.port, 'hello')).resolves.toBe('');
    await nowhere.stop();
    const recorder = await record();
    const socket = connect(recorder.port, '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    await recorder.stop();
    if (!socket.closed) await once(socket, 'close');
  });
});
