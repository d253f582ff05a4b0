/** Lesson 2: what spreads does not grow by steps; there is a point at which it tips. */
import type { Lesson } from './lesson.ts';

const FILE = 'scenarios/lessons/the-tipping-point.yaml';

// groundswell run scenarios/lessons/the-tipping-point.yaml (24 replicates), organizations changed as a whole after ten years, of three:
//   spark   0: in 24 of 24 lucks none
//   spark 0.1: none in 14, one in 6, two in 3, three in 1 (median 0)
//   spark 0.2: none in 2, one in 2, two in 8, three in 12 (median 2.5)
//   spark 0.3: one in 1, two in 4, three in 19 (median 3)
//   spark 0.4: two in 1, three in 23 (median 3)
export const theTippingPoint: Lesson = {
  id: 'the-tipping-point',
  title: 'The tipping point',
  minutes: 30,
  situation: [
    'Three organizations, three hundred people. A few of them begin to work in groups of learners.',
    'Who sees such a group at work catches a spark: it seems possible for oneself. We make the spark stronger by the same step each time: 0 – 0.1 – 0.2 – 0.3 – 0.4. Everything else stays as it is.',
    'After ten years we count: how many of the three organizations have changed as a whole? (So many of their people live this way that it has become how things are done.)',
  ],
  question: 'The spark grows by equal steps. How does the number of changed organizations grow?',
  choices: [
    { key: 'even', text: 'By equal steps, too: a little more each time' },
    { key: 'early', text: 'The first step does most of it; more adds little' },
    { key: 'tips', text: 'Hardly anything at first; then, within a step or two, nearly all' },
    { key: 'none', text: 'It hardly matters: it is all luck' },
  ],
  worlds: [
    { title: 'No spark', file: FILE, variant: 'none' },
    { title: 'Spark 0.1', file: FILE, variant: 'one' },
    { title: 'Spark 0.2', file: FILE, variant: 'two' },
    { title: 'Spark 0.3', file: FILE, variant: 'three' },
    { title: 'Spark 0.4', file: FILE, variant: 'four' },
  ],
  lucks: 12,
  yardstick: {
    name: 'changed',
    head: 'Organizations that have changed as a whole, of three',
    said: (value) => `${value} of 3`,
  },
  verdict: (medians) => {
    const rise = medians.at(-1)! - medians[0]!;
    if (rise < 1) return 'none';
    const steps = medians.slice(1).map((value, at) => value - medians[at]!);
    if (steps[0]! >= 0.5 * rise) return 'early';
    // Two steps of four that bring two thirds of it are no even growth, which would bring a half.
    const two = Math.max(...steps.slice(1).map((step, at) => step + steps[at]!));
    return two >= (2 / 3) * rise ? 'tips' : 'even';
  },
  explain: [
    'A group that ends leaves people behind who found new groups, and others who saw it and try it themselves. If each group brings about less than one new group, the way of working dies out, however often somebody begins it. If each brings about more than one, every group makes more groups, and it spreads by itself.',
    'So a small change around that point decides everything, and the same change far below it or far above it decides nothing. That is a tipping point. Epidemics, fashions and rumours have one for the same reason.',
    'Look at the step in the middle: the same setting ends with no organization changed, or with all of them. Near a tipping point luck decides. One trial alone would have told you nothing.',
  ],
  theory: 'T6, T8, T36',
  honest:
    'Where the point lies depends on everything else: how often people have difficulties, how well they know each other, how readily they begin. Nobody has measured the spark. What the model says is that there is such a point, not where it is in your school.',
  discuss: [
    'Somebody tried it once in a school, and nothing came of it. What do you conclude, and what not?',
    'What else do you know that spreads like this?',
    'What would bring a school closer to the point: more groups, or groups that more people see?',
  ],
  further: [
    'In the lab, take spark 0.2 and change only the luck. How often does it tip?',
    'Take spark 0.1 and press “What if?” in week 200: how strong must the spark become from then on?',
  ],
};
