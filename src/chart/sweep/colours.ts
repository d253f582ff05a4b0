/** Colours of levels: an ordered factor goes from light to dark, categories take the colours of variants. */
import { variantLook } from '../look.ts';
import { isNumeric, type Varied } from './swept.ts';

/** From orange over red to dark violet: ever darker, so that colour-blind eyes and grey copies see the order, too. */
const ORDERED = ['#E69F00', '#D0551F', '#A3285F', '#5B1E73', '#1E0F45'] as const;
/** The same, dark enough for letters on white. */
const ORDERED_INK = ['#8A5D00', '#B34312', '#A3285F', '#5B1E73', '#1E0F45'] as const;

export interface LevelLook {
  readonly colour: string;
  readonly ink: string;
  readonly dash: readonly number[];
}

export function levelLooks(factor: Varied): LevelLook[] {
  return factor.values.map((_, k) => {
    if (!isNumeric(factor)) return variantLook(k + 1);
    const share = factor.values.length === 1 ? 0 : k / (factor.values.length - 1);
    return { colour: between(ORDERED, share), ink: between(ORDERED_INK, share), dash: [1, 0] };
  });
}

/** @param share from 0, the first colour, to 1, the last */
export function between(colours: readonly string[], share: number): string {
  const place = Math.min(colours.length - 1.000001, share * (colours.length - 1));
  const [from, to] = [colours[Math.floor(place)]!, colours[Math.floor(place) + 1]!];
  const channel = (at: number) => {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * (place % 1))
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
