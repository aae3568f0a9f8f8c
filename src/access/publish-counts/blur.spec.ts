import { blurred, noise, SHOWN_FROM } from './blur.js';
import { rounded } from './rounding.js';

const draws = (count: number, make: () => number): number[] => Array.from({ length: count }, make);
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

describe('noise', () => {
  it('has no side, half of it within 14, one in twenty beyond 60', () => {
    const drawn = draws(100_000, noise);
    const share = (is: (one: number) => boolean): number => drawn.filter(is).length / drawn.length;
    expect(Math.abs(mean(drawn))).toBeLessThan(0.7); // eight standard errors
    expect(Math.abs(share((one) => Math.abs(one) <= 14) - 0.516)).toBeLessThan(0.015);
    expect(Math.abs(share((one) => Math.abs(one) > 60) - 0.0486)).toBeLessThan(0.01);
  });

  it('is about as likely at any distance as ten steps further: no answer tells who is in', () => {
    const drawn = draws(200_000, noise);
    const share = (from: number): number => drawn.filter((one) => one >= from && one < from + 10).length;
    for (let from = -40; from < 40; from += 10)
      expect(Math.abs(Math.log(share(from) / share(from + 10)))).toBeLessThan(10 / 20 + 0.1);
  });

  it('never shows a count below the smallest cell, also not six of them together, and one of ten only now and then', () => {
    for (const count of [0, 1, 9])
      expect(6 * Math.max(...draws(20_000, () => blurred(count)))).toBeLessThan(SHOWN_FROM);
    const shown = draws(20_000, () => blurred(10)).filter((one) => one >= SHOWN_FROM).length / 20_000;
    expect(shown).toBeGreaterThan(0.005);
    expect(shown).toBeLessThan(0.03);
  });

  it('leaves who spends a month of a program on one person far from knowing', () => {
    // two counts differ by whether somebody is eligible; all the others are known exactly
    const answers = 2 * 20 * 30;
    const guess = (): boolean => {
      const isIn = Math.random() < 0.5;
      const seen = draws(answers, () => {
        const without = 1_000 + Math.floor(Math.random() * 1_000);
        return rounded(blurred(without + Number(isIn))).count - without;
      });
      return mean(seen) > 0.5 === isIn;
    };
    const right = mean(draws(300, () => Number(guess())));
    expect(right).toBeGreaterThan(0.6); // an attack that works at all: 0.73 by calculation
    expect(right).toBeLessThan(0.86);
  });
});
