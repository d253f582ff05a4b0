/** Which colour a group bears for life: one that no group near it bears at the same time, as far as there are enough. */

export interface Life {
  /** Weeks from the first to the last. */
  readonly born: number;
  readonly ended: number;
  /** Where it is at home. */
  readonly x: number;
  readonly y: number;
}

/** Distance, in units of the ground, below which all is equally near. */
const NEAR = 15;

/**
 * @param colours how many there are
 * @returns for each life, in the order given, a colour from 0
 */
export function coloursFor(lives: readonly Life[], colours: number): Uint8Array {
  const chosen = new Uint8Array(lives.length);
  const bearers: Life[][] = Array.from({ length: colours }, () => []);
  const alive: Life[][] = Array.from({ length: colours }, () => []);
  lives.forEach((life, at) => {
    let best = 0;
    let least = Infinity;
    for (let colour = 0; colour < colours; colour++) {
      const others = alive[colour]!.filter(({ ended }) => ended >= life.born);
      alive[colour] = others;
      let crowd = bearers[colour]!.length * 1e-9;
      for (const { x, y } of others) crowd += 1 / (NEAR * NEAR + (life.x - x) ** 2 + (life.y - y) ** 2);
      if (crowd < least) {
        least = crowd;
        best = colour;
      }
    }
    chosen[at] = best;
    bearers[best]!.push(life);
    alive[best]!.push(life);
  });
  return chosen;
}
