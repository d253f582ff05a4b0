/** Reads a sweep: YAML becomes a plan whose every point is known, or a list of everything that is wrong with it. */
import { basename, dirname, extname } from 'node:path';
import { checkShape } from '../scenario/check-shape.ts';
import type { Source } from '../scenario/data-files.ts';
import { Faults, ScenarioFault } from '../scenario/fault.ts';
import { overridesIn } from '../scenario/overrides.ts';
import { SECTION_NAMES } from '../scenario/sections.ts';
import { readTextFile } from '../scenario/text-file.ts';
import { readYaml, type Written } from '../scenario/yaml.ts';
import { asMapping, type DesignGiven, MOST_POINTS } from './design-shape.ts';
import type { Draft } from './draft.ts';
import { drawPoints, tellImpossible } from './draw-points.ts';
import { oneSeriesShape, outcomeShape, soundItems } from './outcome-shape.ts';
import { type PointSource, worldHash } from './point-scenario.ts';
import { type Base, reachingInto, readBase } from './read-base.ts';
import { readConstraints } from './read-constraints.ts';
import { inTable, readDesign } from './read-design.ts';
import { readDrafts } from './read-factors.ts';
import { readOutcomes, readSeries } from './read-outcomes.ts';
import { readReplicates } from './read-replicates.ts';
import type { BaseScenario, Factor, SweepPlan } from './sweep.ts';
import { isTextOfSweep, SWEEP_SECTIONS, type SweepSections } from './sweep-shape.ts';
import { tryFactor } from './try-factor.ts';

/** What the command line puts in place of what a sweep says. */
export interface SweepOptions {
  /** "section.key=value", the value as YAML would have it: a setting of the scenario, for every point. */
  readonly set?: readonly string[];
  /** What the luck of the runs comes from. */
  readonly seed?: string;
  readonly weeks?: number;
  /** So many runs of each point, whatever the sweep says. */
  readonly replicates?: number;
  /** Size of a design that has one: random, latin-hypercube, sobol. */
  readonly points?: number;
}

const SWEEP = { called: 'sweep', isText: isTextOfSweep };
const SHAPE = {
  sections: SWEEP_SECTIONS,
  expected: 'a scenario and what varies (scenario: town.yaml)',
  elsewhere: (key: string) => (SECTION_NAMES.includes(key) ? `set.${key}` : null),
};

/**
 * Reads a sweep file, the scenario and the tables that it names, and draws its design.
 * @throws ScenarioFault with all faults at once, never anything else
 */
export function readSweepFile(file: string, options: SweepOptions = {}): SweepPlan {
  const read = readTextFile(file);
  if ('message' in read) {
    const faults = new Faults();
    faults.add({ file, ...(read.place ?? { line: 1, column: 1 }) }, '', read.message);
    throw new ScenarioFault(faults.lines());
  }
  return readSweepText(read.text, file, options);
}

/** Reads the text of a sweep that would stand in `file`. */
export function readSweepText(text: string, file: string, options: SweepOptions = {}): SweepPlan {
  const faults = new Faults();
  const { seed, replicates } = options;
  const own = { ...(seed !== undefined && { seed }), ...(replicates !== undefined && { replicates }) };
  const written = readYaml(file, text, overridesIn(own, faults), faults, SWEEP);
  if (written?.data === null && faults.none)
    faults.add({ file, line: 1, column: 1 }, '', `an empty file given, expected ${SHAPE.expected}`);
  if (written === null || written.data === null) {
    faults.throwIfAny();
    throw new TypeError('unreachable: a sweep that cannot be read has a fault');
  }
  const plan = planOf(written, file, options, faults);
  faults.throwIfAny();
  return plan!;
}

/** Null when there are faults. */
function planOf(written: Written, file: string, options: SweepOptions, faults: Faults): SweepPlan | null {
  const { sections: checked, faulty } = checkShape(written, SHAPE, faults);
  const sections = checked as SweepSections;
  const { scenario, variant, set = {}, vary } = sections;
  const asSet = scenario === undefined ? null : readBase(written, { scenario, variant, set }, options, file, faults);
  const drafts = vary === undefined ? [] : readDrafts(vary, written, faults);
  const base =
    asSet === null
      ? null
      : reachingInto(
          asSet,
          drafts.map(({ layer }) => layer),
        );
  if (base !== null) tellSettled(base, drafts, written, faults);
  const design = designGiven(sections, options, faults);
  const complete = vary !== undefined && drafts.length === Object.keys(vary).length;
  const context = { drafts, folder: dirname(file), written, faults };
  const chosen = design === null || !complete ? null : readDesign(design, context);
  const sources: Source[] = [...(base?.reading.sources ?? [])];
  const factors = drafts.flatMap((draft): Factor[] => {
    const values = draft.values ?? (chosen === null ? null : inTable(draft, chosen, written, faults));
    const fitting = values === null || base === null ? null : tryFactor(draft, values, base, written, faults);
    if (fitting === null) return [];
    for (const source of fitting.sources) if (!sources.some(({ path }) => path === source.path)) sources.push(source);
    return [fitting.factor];
  });
  // Constraints can be held against what is written, even where it does not fit the scenario.
  const known = drafts.map((draft) => factors.find(({ name }) => name === draft.name) ?? asFactor(draft));
  const allowed = complete ? readConstraints(sections.constraints ?? [], known, written, faults) : () => true;

  const weeks = base?.sound === true ? base.reading.scenario.weeks : Number.POSITIVE_INFINITY;
  const told = { weeks, factors: Object.keys(vary ?? {}), written, faults };
  const { outcomes: someOutcomes, series: someSeries } = written.data as Readonly<Record<string, unknown>>;
  const outcomes = readOutcomes(sections.outcomes ?? soundItems(someOutcomes, outcomeShape), told);
  const series = readSeries(sections.series ?? soundItems(someSeries, oneSeriesShape), told);
  const named = faulty.has('outcomes') ? null : outcomes.map(({ name }) => name);
  const often = sections.replicates === undefined ? null : readReplicates(sections.replicates, named, written, faults);
  if (!faults.none || base === null || chosen === null || design === null) return null;

  const seed = sections.seed ?? base.reading.scenario.seed;
  const designSeed = design.seed ?? seed;
  const drawn = drawPoints(chosen.spec, factors, designSeed, allowed, written, faults);
  if (drawn === null) return null;
  const source: PointSource & { readonly base: BaseScenario } = {
    base: {
      data: base.written.data as BaseScenario['data'],
      file: base.file,
      sources,
      sha256: worldHash(base.reading),
    },
    factors,
    layers: drafts.map(({ layer }) => layer),
  };
  tellImpossible(source, drawn, written, faults);
  if (!faults.none) return null;
  const name = sections.name ?? (basename(file, extname(file)) || 'sweep');
  return {
    name,
    title: sections.title ?? name,
    question: sections.question!,
    why: sections.why!,
    finding: sections.finding!,
    file,
    ...source,
    factors,
    weeks,
    seed,
    constraints: sections.constraints!,
    design: chosen.spec,
    designSeed,
    points: drawn.points,
    structure: drawn.structure,
    replicates: often!,
    luck: sections.luck!,
    outcomes,
    series,
    timeout: sections.timeout ?? null,
    memory: sections.memory ?? null,
  };
}

/** What is set for all points and varied all the same would be set in vain. */
function tellSettled(base: Base, drafts: readonly Draft[], written: Written, faults: Faults): void {
  for (const { path, overlay } of base.settled) {
    const factor = drafts.find(
      ({ layer }) =>
        layer.kind === 'setting' &&
        layer.path.length <= path.length &&
        layer.path.every((step, at) => path[at] === step),
    );
    if (factor === undefined) continue;
    const isOption = overlay.at.length === 0;
    const shown = [...overlay.at, ...path].join('.');
    const where = isOption
      ? overlay.place([], 'value')
      : written.place(shown === '' ? [] : [...overlay.at, ...path], 'value');
    faults.add(where, shown, `cannot be set: it is the factor ${factor.name}, which sets it at every point`);
  }
}

/** The design with the size that the command line gives it. */
function designGiven(sections: SweepSections, { points }: SweepOptions, faults: Faults): DesignGiven | null {
  if (sections.design === undefined) return null;
  const given = asMapping(sections.design);
  if (points === undefined) return given;
  const where = { option: `--points ${points}` };
  if (given.points === undefined) {
    faults.add(
      where,
      'design',
      `${given.kind} has no number of points, expected one of random, latin-hypercube, sobol`,
    );
    return null;
  }
  if (Number.isInteger(points) && points >= 1 && points <= MOST_POINTS) return { ...given, points };
  faults.add(where, 'design.points', `${points} given, expected a whole number from 1 to ${MOST_POINTS}`);
  return null;
}

/** A factor as far as constraints need it. */
function asFactor({ name, values, layer }: Draft): Pick<Factor, 'name' | 'kind' | 'levels'> {
  const isCategory = layer.kind === 'choices' || typeof values?.[0]?.value === 'string';
  return { name, kind: isCategory ? 'category' : 'number', levels: values?.map(({ value }) => value) ?? null };
}
