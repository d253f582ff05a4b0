/** Which charts a sweep gets, in the order in which they tell its story: its shape and its factors decide. */
import { type Chart, nothingToDraw } from '../chart.ts';
import { categoryDots } from './category-dots.ts';
import { failures, hasFailures } from './failures.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { parallelCoordinates } from './parallel-coordinates.ts';
import { phaseByThird, phaseDiagram, surfaces } from './phase-diagram.ts';
import { MOST_LINES, responseByThird, responseCurves } from './response-curves.ts';
import { FEW_POINTS, runStrips } from './run-strips.ts';
import { inSentence } from './said.ts';
import { scatterSmooth } from './scatter-smooth.ts';
import { shapeOf } from './shape-of.ts';
import { isNumeric, type Swept, type ToldOutcome, type Varied } from './swept.ts';

export interface ToldChart {
  readonly question: string;
  readonly chart: Chart;
}

/** A plane of fewer levels is better seen as lines. */
const LEAST_LEVELS = 3;
/** Outcomes that a cloud of points is drawn for. */
const MOST_CLOUDS = 3;
const LEAST_FOR_PARALLEL = 8;
/** Panels of a third factor. */
const MOST_PANELS = 8;

export function sweepStory(swept: Swept): ToldChart[] {
  const known = swept.points.some((point) =>
    swept.main.some((outcome) => !Number.isNaN(swept.cell(point, outcome).mean)),
  );
  const failed = hasFailures(swept) ? [{ question: 'Which runs failed?', chart: failures(swept) }] : [];
  if (!known) {
    const why = 'No run of this sweep has an outcome yet: there is nothing to draw.';
    return [{ question: 'What came of it?', chart: nothingToDraw('nothing', 'Nothing to draw', why) }, ...failed];
  }
  const many = swept.varied.length > 1 && shapeOf(swept).kind !== 'star' && swept.points.length >= LEAST_FOR_PARALLEL;
  const parallel = many
    ? [{ question: 'Which settings go with which outcomes?', chart: parallelCoordinates(swept) }]
    : [];
  const lived = swept.points.length <= FEW_POINTS && swept.runs.length > swept.points.length;
  const strips = lived ? [{ question: 'How much does luck do?', chart: runStrips(swept) }] : [];
  const told = [...ofShape(swept), ...parallel, ...strips];
  // One point that was lived once has no shape, and nothing to hold it against.
  const alone = told.length === 0 ? [{ question: 'What came of it?', chart: runStrips(swept) }] : [];
  return [...told, ...alone, ...failed];
}

function ofShape(swept: Swept): ToldChart[] {
  const shape = shapeOf(swept);
  const [main] = swept.main as readonly [ToldOutcome];
  if (shape.kind === 'line') {
    const { along, others } = shape;
    if (!isNumeric(along))
      return [{ question: `What does ${inSentence(along.label)} change?`, chart: categoryDots(swept, along, null) }];
    return [
      { question: `What does ${inSentence(along.label)} change?`, chart: responseCurves(swept, along, null, others) },
    ];
  }
  if (shape.kind === 'grid') return ofGrid(swept, shape.factors);
  if (shape.kind === 'star')
    return [{ question: 'Which setting alone moves it most?', chart: oneAtATime(swept, shape.middle, main) }];
  if (shape.kind === 'cloud')
    return swept.main.slice(0, MOST_CLOUDS).map((outcome) => ({
      question: `What moves “${inSentence(outcome.head)}”?`,
      chart: scatterSmooth(swept, outcome),
    }));
  return [];
}

function ofGrid(swept: Swept, factors: readonly Varied[]): ToldChart[] {
  // Along goes the numeric factor with the most levels; of those left the one with the fewest makes panels.
  const byLevels = factors.toSorted((a, b) => b.values.length - a.values.length);
  const numeric = byLevels.filter(isNumeric);
  const [x] = numeric;
  if (x === undefined) {
    const [first, second] = byLevels as [Varied, Varied];
    if (byLevels.length > 2) return [{ question: 'What do they change?', chart: scatterSmooth(swept, swept.main[0]!) }];
    return [
      {
        question: `What do ${inSentence(first.label)} and ${inSentence(second.label)} change?`,
        chart: categoryDots(swept, first, second),
      },
    ];
  }
  const others = byLevels.filter((factor) => factor !== x);
  const y = numeric.find((factor) => factor !== x && factor.values.length >= LEAST_LEVELS);
  const question = 'Where does it tip?';
  if (others.length === 1) {
    const [by] = others as [Varied];
    const plane = y !== undefined && x.values.length >= LEAST_LEVELS;
    return [
      ...(plane ? [{ question, chart: phaseDiagram(swept, x, y) }] : []),
      ...(by.values.length <= MOST_LINES
        ? [{ question: `What does ${inSentence(x.label)} change?`, chart: responseCurves(swept, x, by) }]
        : []),
      ...(plane && swept.main.length > 1
        ? [{ question: 'And the other outcomes?', chart: surfaces(swept, x, y) }]
        : []),
    ];
  }
  const third = others.filter((factor) => factor !== y).at(-1)!;
  const by = others.find((factor) => factor !== third)!;
  if (third.values.length > MOST_PANELS)
    return swept.main.slice(0, MOST_CLOUDS).map((outcome) => ({
      question: `What moves “${inSentence(outcome.head)}”?`,
      chart: scatterSmooth(swept, outcome),
    }));
  return [
    ...(y !== undefined && y === by ? [{ question, chart: phaseByThird(swept, x, y, third) }] : []),
    ...(by.values.length <= MOST_LINES
      ? [{ question: `What does ${inSentence(x.label)} change?`, chart: responseByThird(swept, x, by, third) }]
      : []),
  ];
}
