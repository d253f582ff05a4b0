/** Reads a scenario: YAML becomes a world that can be run, or a list of everything that is wrong with it. */
import { basename, dirname, extname } from 'node:path';
import { MAIN_OUTCOMES } from '../measure/outcomes.ts';
import type { Scenario } from '../model/scenario.ts';
import { checkShape, ownerOf } from './check-shape.ts';
import type { Context } from './context.ts';
import { DataFiles, type Source } from './data-files.ts';
import { everybodyIn } from './everybody.ts';
import { Faults } from './fault.ts';
import { readInterventions, writtenIntervention } from './interventions.ts';
import { Kept } from './kept.ts';
import { networkIn } from './network.ts';
import { readOrganizations } from './organizations.ts';
import { laidOver, overlayAt, tellOverlay } from './overlay.ts';
import { type Options, overridesIn } from './overrides.ts';
import { parametersIn } from './parameter-shape.ts';
import { peopleIn } from './people.ts';
import { readRecording } from './recording.ts';
import { readRules } from './rules.ts';
import { isTextOfScenario, SECTIONS, type Sections } from './sections.ts';
import { readTextFile } from './text-file.ts';
import { takeApart } from './variants.ts';
import { readYaml, type Written } from './yaml.ts';

/** One world, ready to be run. */
export interface PlainReading {
  readonly scenario: Scenario;
  /** Why the question matters, and what is expected to come out; the model has no use for it. Either may be empty. */
  readonly why: string;
  readonly finding: string;
  /** The scenario as plain data, every default filled in. Written as YAML and read again it is the same scenario. */
  readonly resolved: Record<string, unknown>;
  /** Files of data, in the order in which they were opened. */
  readonly sources: readonly Source[];
}

export interface Reading extends PlainReading {
  /** The variants in the order in which they are written; none for a plain scenario. */
  readonly variants: readonly Variant[];
  /** Names of the outcomes that a comparison of the variants tells first, in this order. */
  readonly outcomes: readonly string[];
}

export interface Variant {
  readonly name: string;
  /** What charts call it. */
  readonly title: string;
  /** As that of the same scenario written without variants. */
  readonly reading: PlainReading;
}

const SCENARIO = { called: 'scenario', isText: isTextOfScenario };
const SHAPE = { sections: SECTIONS, expected: 'sections (weeks: 260)', elsewhere: ownerOf };

/**
 * Reads a file, with what the command line puts in its place.
 * @throws ScenarioFault with all faults at once, never anything else
 */
export function readScenario(file: string, options: Options = {}): Reading {
  const faults = new Faults();
  const read = readTextFile(file);
  if ('message' in read) {
    faults.add({ file, ...(read.place ?? { line: 1, column: 1 }) }, '', read.message);
    faults.throwIfAny();
  }
  const { text } = read as Exclude<typeof read, { message: string }>;
  return readScenarioText(text, file, options);
}

/** Reads the text of a scenario that would stand in `file`. */
export function readScenarioText(text: string, file: string, options: Options = {}): Reading {
  const faults = new Faults();
  const written = scenarioAsWritten(text, file, options, faults);
  if (written === null) {
    faults.throwIfAny();
    throw new TypeError('unreachable: a scenario that cannot be read has a fault');
  }
  const { plain, variants } = takeApart(written, faults);
  const ofPlain = new Faults();
  const cut = options.weeks !== undefined || (options.set ?? []).some((setting) => /^\s*weeks\s*=/.test(setting));
  const how = { base: options.base ?? dirname(file), cut, kept: new Kept() };
  const reading = readPlain(plain, file, how, ofPlain);
  faults.takeOver(ofPlain, (fault) => fault);
  const readings = variants.map((variant) => {
    const own = new Faults();
    const overlay = overlayAt(plain, ['variants', variant.name], variant.differs);
    const read = readPlain(laidOver(plain, overlay), file, how, own);
    if (!own.none) {
      const faultsOf = (one: Written) => {
        const found = new Faults();
        readPlain(one, file, how, found);
        return found;
      };
      tellOverlay(plain, overlay, ofPlain, faultsOf, faults);
    }
    return { name: variant.name, title: variant.title, reading: read! };
  });
  faults.throwIfAny();
  // Without a fault all of them are there, and the names are names of outcomes.
  const { outcomes = MAIN_OUTCOMES } = written.data as { readonly outcomes?: readonly string[] };
  return { ...reading!, variants: readings, outcomes };
}

/** The YAML of a scenario; null when nothing further can be said about it. */
export function scenarioAsWritten(text: string, file: string, options: Options, faults: Faults): Written | null {
  const written = readYaml(file, text, overridesIn(options, faults), faults, SCENARIO);
  if (written?.data === null && faults.none) {
    faults.add({ file, line: 1, column: 1 }, '', 'an empty file given, expected a scenario (weeks: 260 would do)');
  }
  return written === null || written.data === null ? null : written;
}

/** How a scenario is read beyond what stands in it. */
export interface HowToRead {
  /** The directory that names of files are relative to. */
  readonly base: string;
  /** Whether its end is not the one that it was written for: what would come after it is left out without a word. */
  readonly cut: boolean;
  /** What was read before. */
  readonly kept: Kept;
}

/** Reads a scenario without variants; null when there are faults. */
export function readPlain(
  written: Written,
  file: string,
  { base, cut, kept }: HowToRead,
  faults: Faults,
): PlainReading | null {
  const files = new DataFiles(base, written, faults);
  const context: Context = { written, files, faults };
  const checked = checkShape(written, SHAPE, faults);
  const sections = checked.sections as Sections;
  const { faulty } = checked;

  const roster = sections.people === undefined ? null : kept.roster(sections.people, context);
  const layers = sections.network?.kind === 'file' ? kept.layers(sections.network.layers, roster, context) : null;
  const everybody = everybodyIn(sections, faulty, roster, layers, context);
  const given = sections.organizations;
  const organizations = everybody === null || given === undefined ? null : readOrganizations(given, everybody, context);
  const recorded = sections.weeks !== undefined && sections.record !== undefined;
  const record = recorded
    ? readRecording(sections.record!, sections.weeks!, everybody?.count ?? 0, cut, context)
    : null;
  const interventions = readInterventions(
    {
      weeks: sections.weeks ?? null,
      fields: sections.people?.fields ?? null,
      people: everybody?.count ?? null,
      organizations: organizations?.organizations ?? null,
      cut,
    },
    context,
  );
  const rules = sections.rules === undefined ? null : readRules(sections.rules, context);
  if (!faults.none) return null;

  // Without a fault every section is there.
  const whole = sections as Required<Omit<typeof sections, 'variants' | 'outcomes'>>;
  const name = whole.name ?? (basename(file, extname(file)) || 'scenario');
  const people = peopleIn(whole.people, everybody!, roster);
  const network = networkIn(whole.network, layers);
  const parameters = parametersIn(whole);
  const head = {
    name,
    title: whole.title ?? name,
    question: whole.question,
  };
  const told = { why: whole.why, finding: whole.finding };
  const size = { weeks: whole.weeks, seed: whole.seed ?? name, replicates: whole.replicates };
  return {
    scenario: {
      ...head,
      ...size,
      people: people.people,
      network: network.network,
      organizations: organizations!.organizations,
      parameters,
      rules: rules!,
      interventions,
      record: record!,
    },
    ...told,
    resolved: {
      ...head,
      ...told,
      ...size,
      people: people.resolved,
      ...parameters,
      network: { ...network.resolved, ...parameters.network },
      organizations: { ...organizations!.resolved, ...parameters.organizations },
      rules: { ...whole.rules },
      interventions: interventions.map(writtenIntervention),
      record: { ...record },
    },
    sources: files.sources,
  };
}
