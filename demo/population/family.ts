import type { Gender } from './person.js';
import type { Random } from './random.js';

/** What a household is made of before anyone has a name. */
export interface Relative {
  readonly age: number;
  readonly gender: Gender;
  readonly marriedIn: boolean;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const other = (gender: Gender): Gender => (gender === 'Male' ? 'Female' : 'Male');

/** A family of the given size, the head first: spouse, children, and in large households a grandparent. */
export function drawFamily(random: Random, size: number): Relative[] {
  const old = random.chance(size <= 2 ? 0.45 : 0.2);
  const head: Relative = {
    age: old ? random.between(61, 88) : random.between(19, 60),
    gender: random.chance(0.55) ? 'Male' : 'Female',
    marriedIn: false,
  };
  const family = [head];
  if (size >= 2 && random.chance(0.75)) {
    family.push({
      age: clamp(head.age + random.between(-7, 5), 18, 92),
      gender: other(head.gender),
      marriedIn: true,
    });
  }
  while (family.length < size) {
    const last = family.length === size - 1;
    family.push(last && size >= 4 && random.chance(0.3) ? drawElder(random, head) : drawYounger(random, head));
  }
  return family;
}

function drawElder(random: Random, head: Relative): Relative {
  return { age: clamp(head.age + random.between(20, 32), 40, 97), gender: drawGender(random), marriedIn: false };
}

function drawYounger(random: Random, head: Relative): Relative {
  const grownUp = head.age > 45 && random.chance(0.45);
  const age = grownUp ? random.between(18, head.age - 18) : random.between(0, clamp(head.age - 17, 1, 17));
  return { age, gender: drawGender(random), marriedIn: false };
}

function drawGender(random: Random): Gender {
  return random.chance(0.5) ? 'Male' : 'Female';
}
