/** The colours of the network. */
import { BLUE, GREEN, INK, PURPLE, SKY, VERMILLION } from '../../chart/look.ts';

/** Groups bear those of the charts, but no orange, which is the spark's. */
export const GROUP_COLOURS = [VERMILLION, BLUE, GREEN, '#5B3FA0', PURPLE, SKY, '#7A4A00'] as const;
/** Teams that were assigned are all drawn alike: who they are matters less than that they were put together. */
const TEAM = '#3b4856';

export const GROUND = '#ffffff';
/** Who has never been in a group, without a need. */
export const NEVER = '#a3afbb';
/** Who is stuck with a need and in no group. */
export const STUCK = INK;
export const FORMER_RING = '#6b7785';
export const TIE = '#7b8794';
/** The spark: a glow around who carries it, and a point of light on its way. */
export const GLOW = '#ffc61a';
export const FLYING = '#ffb000';
export const FLYING_EDGE = '#5c3d00';

/** @param colour of a group, as GroupNow says */
export const paint = (colour: number | undefined): string =>
  colour === undefined || colour < 0 ? TEAM : GROUP_COLOURS[colour]!;
