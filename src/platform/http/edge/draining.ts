import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/**
 * The time between the order to stop and the end: still serving, no longer ready. Every answer ends its connection, so that
 * no request is on its way into one that is being closed.
 */
@Injectable()
export class Draining {
  private under = false;

  get begun(): boolean {
    return this.under;
  }

  /** Resolves when those who send requests here have had `seconds` to learn that they should not. */
  async drain(seconds: number): Promise<void> {
    this.under = true;
    await pause(seconds * 1000);
  }

  /**
   * Tells callers, by their connections. One on which nobody has asked anything yet (clients connect ahead, also again after they
   * have left a stream) is not idle for Node, whose server would wait for it.
   */
  watch(fastify: FastifyInstance): void {
    const unused = new Set<Socket>();
    fastify.server.on('connection', (socket: Socket) => {
      unused.add(socket);
      socket.once('close', () => unused.delete(socket));
    });
    fastify.server.on('request', ({ socket }) => unused.delete(socket));
    fastify.addHook('preClose', (done) => {
      for (const socket of unused) socket.destroy();
      done();
    });
    fastify.addHook('onSend', (_request, reply, payload, done) => {
      if (this.under) void reply.header('connection', 'close');
      done(null, payload);
    });
  }
}
