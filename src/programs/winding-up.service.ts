import { Injectable } from '@nestjs/common';

/**
 * Cancels what a room has open in a program that ends, in the transaction of the ending, and throws while something is sent
 * or in doubt. The program is held: nothing is opened in it meanwhile.
 */
export type CancelOpen = (programId: string) => Promise<void>;

/**
 * What else ends with a program. The rooms above know: they say so here at boot, and are asked in the opposite order, so that
 * deliveries are cancelled before what they deliver.
 */
@Injectable()
export class WindingUp {
  private readonly rooms: CancelOpen[] = [];

  /** Called at boot by a room that keeps something of programs. */
  register(cancelOpen: CancelOpen): void {
    this.rooms.unshift(cancelOpen);
  }

  /** Joins the caller's unit of work: all that is open is cancelled, or the program does not end. */
  async cancelOpen(programId: string): Promise<void> {
    for (const cancelOpen of this.rooms) await cancelOpen(programId);
  }
}
