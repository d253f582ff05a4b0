/** Reads a scenario for the lab with what was turned, tells the page what is in it, and writes it out as the YAML that a run takes. */
import { parseDocument } from 'yaml';
import { Faults, ScenarioFault } from '../../scenario/fault.ts';
import { type Options, overridesIn } from '../../scenario/overrides.ts';
import { type PlainReading, type Reading, readScenario } from '../../scenario/read.ts';
import { put } from '../../scenario/yaml-override.ts';
import { FIRST_MORNING, OF_WEEKS } from '../../simulate/branch-off.ts';
import type { Setting, Told } from '../protocol.ts';
import { readFileSync } from './files-in-memory.ts';

/** What the command line is given for a setting. What is set stands in the variant where there is one, as it would win otherwise. */
export function optionsOf({ variant, set, seed, weeks }: Setting): Options {
  const within = variant === null ? '' : `variants.${variant}.`;
  return {
    set: set.map((one) => `${within}${one}`),
    ...(seed !== null && { seed }),
    ...(weeks !== null && { weeks }),
  };
}

/** @throws ScenarioFault */
export function readSetting(setting: Setting): { reading: PlainReading; told: Told } {
  const whole = readScenario(setting.file, optionsOf(setting));
  const reading = chosen(whole, setting);
  const { scenario, why, finding, resolved, sources } = reading;
  const { title, question, weeks, seed } = scenario;
  const variants = whole.variants.map((variant) => ({ name: variant.name, title: variant.title }));
  const told = { title, question, why, finding, weeks, seed, people: scenario.people.count };
  return {
    reading,
    told: { ...told, variants, resolved, morning: morningOf(resolved), sources: sources.map(({ path }) => path) },
  };
}

function morningOf(resolved: PlainReading['resolved']): string[] {
  const organizations = Object.keys(resolved.organizations as object).filter((key) => !OF_WEEKS.has(key));
  return ['people', 'network', ...organizations.map((key) => `organizations.${key}`), ...FIRST_MORNING];
}

function chosen(whole: Reading, { file, variant }: Setting): PlainReading {
  if (variant === null) return whole;
  const found = whole.variants.find(({ name }) => name === variant);
  if (found === undefined) throw new ScenarioFault([`${file}: has no variant ${variant}`]);
  return found.reading;
}

/**
 * The scenario as it is written, comments and all, with what was turned in its place. The seed is written out: left out, it would
 * be that of the name under which somebody keeps the file.
 * @throws ScenarioFault
 */
export function writtenOut(setting: Setting): string {
  const { told } = readSetting(setting);
  const faults = new Faults();
  const document = parseDocument(new TextDecoder().decode(readFileSync(setting.file)), { logLevel: 'error' });
  for (const override of overridesIn({ ...optionsOf(setting), seed: told.seed }, faults))
    put(document, override, faults);
  faults.throwIfAny();
  return document.toString({ lineWidth: 0 });
}
