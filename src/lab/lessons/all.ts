/** The lessons that are shipped, in the order in which they build on each other. */
import { aPairBeatsTwo } from './a-pair-beats-two.ts';
import { expertsOrLearners } from './experts-or-learners.ts';
import type { Lesson } from './lesson.ts';
import { theTippingPoint } from './the-tipping-point.ts';

export const LESSONS: readonly Lesson[] = [aPairBeatsTwo, theTippingPoint, expertsOrLearners];
