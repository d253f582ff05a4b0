/** Which charts a sensitivity analysis gets: its method decides. */
import type { Sensitivity } from '../../analysis/results/sensitivity.ts';
import type { SweepInfo } from '../../experiment/sweep-result.ts';
import { type Chart, nothingToDraw } from '../chart.ts';
import { morrisPlane } from './morris-plane.ts';
import { sensitivityMatrix } from './sensitivity-matrix.ts';
import { MEASURE, ranked } from './sensitivity-told.ts';
import { sobolBars } from './sobol-bars.ts';
import { hasPairs, sobolPairs } from './sobol-pairs.ts';
import type { ToldChart } from './sweep-story.ts';
import { morrisRanking, tornadoPrcc, tornadoSrc } from './tornado.ts';

/** The charts alone; see `sensitivityStory`. */
export function sensitivityCharts(info: SweepInfo, sensitivity: Sensitivity): Chart[] {
  return sensitivityStory(info, sensitivity).map(({ chart }) => chart);
}

/** Charts of one outcome show the first. */
export function sensitivityStory(info: SweepInfo, sensitivity: Sensitivity): ToldChart[] {
  const { method, outcomes } = sensitivity;
  const told = outcomes.filter((outcome) => ranked(outcome, MEASURE[method]).length > 0);
  if (told.length === 0) {
    const why = 'No outcome came about in enough runs to tell what matters for it.';
    return [{ question: 'What matters?', chart: nothingToDraw('sensitivity', 'Nothing to draw', why) }];
  }
  const known: Sensitivity = { method, outcomes: told };
  const all =
    told.length > 1 ? [{ question: 'And for the other outcomes?', chart: sensitivityMatrix(info, known) }] : [];
  if (method === 'sobol')
    return [
      { question: 'What explains the outcome?', chart: sobolBars(info, known) },
      ...(hasPairs(known) ? [{ question: 'What acts together?', chart: sobolPairs(info, known) }] : []),
      ...all,
    ];
  if (method === 'morris')
    return [
      { question: 'What matters, and how evenly?', chart: morrisPlane(info, known) },
      { question: 'In which order?', chart: morrisRanking(info, known) },
      ...all,
    ];
  return [
    { question: 'What goes with the outcome?', chart: tornadoPrcc(info, known) },
    { question: 'And how strongly, in a straight line?', chart: tornadoSrc(info, known) },
    ...all,
  ];
}
