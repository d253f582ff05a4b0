/** Lays something over a scenario, and tells every fault where it was written: below, or in what was laid over it. */
import type { Faults, Told, Where } from './fault.ts';
import { isOfVariant, layOver } from './lay-over.ts';
import type { Written } from './yaml.ts';
import type { Path } from './yaml-place.ts';

type Mapping = Readonly<Record<string, unknown>>;

export interface Overlay {
  readonly differs: Mapping;
  /** Where it stands, from the top of its file: ["variants", "catalysts"]. */
  readonly at: readonly string[];
  /** Where a key or a value of it stands, its path being told from its own top. */
  place(path: Path, part: 'key' | 'value'): Where;
  placeIn(path: Path, character: number): Where;
}

/** What stands at a path of a file is laid over a scenario. */
export function overlayAt(written: Written, at: readonly string[], differs: Mapping): Overlay {
  return {
    differs,
    at,
    place: (path, part) => written.place([...at, ...path], part),
    placeIn: (path, character) => written.placeIn([...at, ...path], character),
  };
}

/** The scenario with the overlay on it; each thing stands where it was written. */
export function laidOver(plain: Written, { differs, at, place, placeIn }: Overlay): Written {
  const below = plain.data as Mapping;
  const within = at.join('.');
  return {
    data: layOver(below, differs),
    place: (path, part) =>
      path.length > 0 && isOfVariant(below, differs, path) ? { ...place(path, part), within } : plain.place(path, part),
    placeIn: (path, character) =>
      isOfVariant(below, differs, path) ? { ...placeIn(path, character), within } : plain.placeIn(path, character),
  };
}

/**
 * Tells the faults of an overlay: its own where they stand, those of the scenario once, and those that come only from both
 * together at the key of the overlay without which they would not be.
 *
 * @param read reads what was laid over and returns its faults
 */
export function tellOverlay(
  plain: Written,
  overlay: Overlay,
  ofPlain: Faults,
  read: (written: Written) => Faults,
  faults: Faults,
): void {
  const known = new Set(ofPlain.told.map((fault) => JSON.stringify(fault)));
  const own = read(laidOver(plain, overlay));
  faults.takeOver(own, (fault) => {
    if (fault.where.within !== undefined || known.has(JSON.stringify(fault))) return fault;
    const culprits = culprit(fault);
    const path = [...overlay.at, ...culprits].join('.');
    const where = overlay.place(culprits, 'key');
    // A data file has places of its own, which stay the right ones.
    if ('file' in fault.where && 'file' in where && fault.where.file !== where.file && isOfData(fault))
      return { ...fault, text: `${fault.text} (with ${path})` };
    return { where, text: `${path}: with this, ${fault.text}` };
  });

  function isOfData({ where }: Told): boolean {
    const scenario = plain.place([], 'value');
    return 'file' in where && !('file' in scenario && scenario.file === where.file);
  }

  function culprit({ text }: Told): string[] {
    const keys = Object.keys(overlay.differs);
    const found = keys.find((key) => {
      const { [key]: _, ...others } = overlay.differs;
      const without = read(laidOver(plain, { ...overlay, differs: others }));
      return !without.told.some((fault) => fault.text === text);
    });
    return found === undefined ? [] : [found];
  }
}
