/** PROVISIONAL: replaced by the one of the sweep file. */
import { type PlainReading, readScenarioText } from '../scenario/read.ts';
import { canonicalJson } from '../simulate/fingerprint.ts';
import type { BaseScenario, Factor, Layer, Level, Point } from './sweep.ts';

export interface PointSource {
  readonly base: BaseScenario;
  readonly factors: readonly Pick<Factor, 'name'>[];
  readonly layers: readonly Layer[];
}

export function scenarioAt({ base, layers }: PointSource, values: readonly Level[]): PlainReading {
  const set = layers.map((layer, f) => `${layer.kind === 'setting' ? layer.path.join('.') : ''}=${values[f]}`);
  return readScenarioText(JSON.stringify(base.data), base.file, { set });
}

export function changesKey({ base, factors }: PointSource, { values }: Pick<Point, 'values'>): string {
  const changes = Object.fromEntries(factors.map(({ name }, f) => [name, values[f]]));
  return canonicalJson({ base: base.sha256, sources: base.sources.map(({ sha256 }) => sha256), changes });
}
