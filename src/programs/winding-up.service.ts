import { Injectable } from '@nestjs/common';

/** Some of what was cancelled: how many, and the last in key order. */
export interface Cancelled {
  readonly count: number;
  readonly last: string;
}

/** What a room keeps open in programs. Everything joins the caller's unit of work. */
export interface OpenWork {
  /** Throws while something stands in the way that only its own end resolves: what is sent or in doubt. */
  assertEndable(programId: string): Promise<void>;
  /** How many are to be cancelled. */
  count(programId: string): Promise<number>;
  /** Cancels the next of them in key order, at most so many; null: there are none after that one. */
  cancelNext(programId: string, after: string | null, most: number): Promise<Cancelled | null>;
  /** Closes what held them. The program is held, nothing is open, and nothing is opened meanwhile. */
  close(programId: string): Promise<void>;
}

/**
 * What else ends with a program. The rooms above know: they say so here at boot, and are asked in the opposite order, so that
 * deliveries are cancelled before what they deliver.
 */
@Injectable()
export class WindingUp {
  readonly rooms: OpenWork[] = [];

  /** Called at boot by a room that keeps something of programs. */
  register(room: OpenWork): void {
    this.rooms.unshift(room);
  }

  async assertEndable(programId: string): Promise<void> {
    for (const room of this.rooms) await room.assertEndable(programId);
  }

  async count(programId: string): Promise<number> {
    let open = 0;
    for (const room of this.rooms) open += await room.count(programId);
    return open;
  }
}
