import { Injectable } from '@nestjs/common';

/** Codes of areas with every code below them; an unknown code has none, not even itself. */
export type ExpandAreas = (codes: readonly string[]) => Promise<readonly string[]>;

/** The tree of areas, as told by the room that keeps it: access knows codes in grants and no registrant. */
@Injectable()
export class Areas {
  private expand: ExpandAreas = () => Promise.resolve([]); // without a tree there is no area to be within

  /** Called at boot by the room that knows. */
  register(expand: ExpandAreas): void {
    this.expand = expand;
  }

  /** Every area that is one of these or below one of them, by the tree of this moment. */
  within(codes: readonly string[]): Promise<readonly string[]> {
    return this.expand(codes);
  }
}
