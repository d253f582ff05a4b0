/** The key `variants`: what a variant may be called, and what it may hold. */
import { z } from 'zod';

export const FEWEST_VARIANTS = 2;
export const MOST_VARIANTS = 20;

/** What all variants share, so that they can be compared; `title` is a variant's own. */
export const THE_SAME_FOR_ALL = ['name', 'question', 'weeks', 'seed', 'replicates', 'outcomes', 'variants'];

export const VARIANT_NAME = /^[a-z][a-z0-9_-]{0,39}$/i;
export const EXPECTED_NAME = 'a name of at most 40 letters, digits, - and _ that begins with a letter';

/** `charts` lies beside the variants in the run directory; the others are no folders on Windows. */
export const TAKEN_NAME = /^(charts|con|prn|aux|nul|com\d|lpt\d)$/i;

/** What stands in a variant is checked when it lies over the scenario (src/scenario/variants.ts). */
export const variantsShape = z.record(z.string(), z.unknown()).meta({
  description: `the scenario in ${FEWEST_VARIANTS} to ${MOST_VARIANTS} variants that have the same luck: for each its name and what differs; mappings are merged key by key, everything else is replaced, null is the default; title is what charts call it`,
});
