/** What the words of a page about a sweep mean. */

export const SWEEP_WORDS: readonly (readonly [term: string, meaning: string])[] = [
  [
    'sweep',
    'The same scenario lived many times, with settings that are varied on purpose, to see what follows from them.',
  ],
  ['factor', 'A setting that is varied. Its levels are the values it takes.'],
  ['point', 'One combination of settings. Each point is lived by one or more runs.'],
  ['run, replicate', 'One course of the simulation at a point. Replicates of a point differ in nothing but luck.'],
  [
    'common luck',
    'Replicate 1 of every point has the same luck, replicate 2 another that is again the same everywhere, and so on: what differs between points comes from their settings.',
  ],
  ['outcome', 'A number that a whole run is reduced to.'],
  [
    '95 % interval of the mean',
    'The range that luck leaves open for the mean of a point (Student’s t over its runs). Means are called clearly different only where their difference is more than luck explains, with as many comparisons in mind as were looked at.',
  ],
  [
    'R, reproduction',
    'How many child groups a group has on average. Below 1 groups die out, above 1 they spread, at 1 they just replace themselves.',
  ],
];

export const SENSITIVITY_WORDS: readonly (readonly [term: string, meaning: string])[] = [
  ['variance', 'How much an outcome differs between points. Sensitivity analysis asks which factors it comes from.'],
  [
    'first-order index',
    'The share of the variance that would go if this factor alone were known and fixed (Sobol’ 1993; Saltelli 2010).',
  ],
  [
    'total index',
    'The share of the variance that would be left if all other factors were fixed: the factor alone and in its interplay with others (Homma and Saltelli 1996; Jansen 1999).',
  ],
  ['second-order index', 'The share of the variance that two factors make only together.'],
  [
    'mu*, sigma',
    'Morris 1991 and Campolongo 2007: one factor is moved at a time from many starting points. mu* is the mean size of the effects, sigma how much they differ from place to place.',
  ],
  [
    'partial rank correlation (PRCC)',
    'How closely an outcome rises or falls with a factor when the other factors are held, from −1 to 1; for effects that go one way.',
  ],
  [
    'standardized regression (SRC)',
    'By how many of its standard deviations an outcome changes with one standard deviation of the factor, on the straight plane that fits best.',
  ],
  [
    'luck, noise floor',
    'The part of the variance between points that would be there even if no factor mattered, because each point is the mean of few runs. Replicates make it smaller.',
  ],
  [
    '95 % interval',
    'The range that the sample leaves open: if the same analysis were done again and again with other points, about 95 of 100 such ranges would hold the true value.',
  ],
];
