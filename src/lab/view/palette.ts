/** The colours of groups on the network: those of the charts, but no orange, which is the spark's. */
import { BLUE, GREEN, PURPLE, SKY, VERMILLION } from '../../chart/look.ts';

export const GROUP_COLOURS = [VERMILLION, BLUE, GREEN, '#5B3FA0', PURPLE, SKY, '#7A4A00'] as const;
