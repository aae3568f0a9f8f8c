import { Injectable } from '@nestjs/common';

/** What a room keeps about a registrant, as the person is told: plain values, no ids, nothing of anybody else. */
export type TellKept = (registrantId: string) => Promise<readonly object[]>;

/**
 * What rooms above the registry keep about a registrant. They say it themselves: each registers under the name its part has in
 * the answer, so that the registry knows none of them.
 */
@Injectable()
export class KeptAbout {
  private readonly rooms = new Map<string, TellKept>();

  /** Called at boot by the room that knows. */
  register(name: string, tell: TellKept): void {
    if (this.rooms.has(name)) throw new Error(`${name} is told by another room already`);
    this.rooms.set(name, tell);
  }

  /** Every part by its name. */
  async of(registrantId: string): Promise<Readonly<Record<string, readonly object[]>>> {
    const parts: [string, readonly object[]][] = [];
    for (const [name, tell] of this.rooms) parts.push([name, await tell(registrantId)]);
    return Object.fromEntries(parts);
  }
}
