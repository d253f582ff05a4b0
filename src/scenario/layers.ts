/** Reads a network from files: each a layer, together the closeness with which everybody begins. */
import { extname } from 'node:path';
import { type Context, faultAt } from './context.ts';
import type { DataFile } from './data-files.ts';
import { readEdgeList } from './edge-list.ts';
import { readGraphml } from './graphml.ts';
import type { LayerGiven } from './network-shape.ts';
import { readPajek } from './pajek.ts';
import type { Roster } from './roster.ts';
import type { TieList } from './tie-list.ts';
import { weightsOf } from './tie-weights.ts';
import type { Path } from './yaml-place.ts';

/** The network of all layers, arcs sorted by source and then target. */
export interface LayeredNetwork {
  /** Identifiers in the order of first appearance, or those of the file of people. */
  readonly ids: readonly string[];
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly closeness: Float32Array;
  /** The layers with every default filled in. */
  readonly resolved: readonly Record<string, unknown>[];
}

type Format = 'table' | 'pajek' | 'graphml';

const FORMATS: Record<string, Format> = {
  '.csv': 'table',
  '.tsv': 'table',
  '.net': 'pajek',
  '.paj': 'pajek',
  '.graphml': 'graphml',
  '.xml': 'graphml',
};

const NAMES: Record<Format, string> = { table: 'an edge list', pajek: 'a Pajek network', graphml: 'GraphML' };

/** Keys that only make sense for some formats. */
const ONLY_FOR: Record<string, readonly Format[]> = {
  directed: ['table'],
  source: ['table'],
  target: ['table'],
  where: ['table'],
  weight: ['table', 'graphml'],
};

/**
 * @param roster the file of people, or null: people come from the layers themselves
 * @returns null with faults told when a layer cannot be read
 */
export function readLayers(
  layers: readonly LayerGiven[],
  roster: Roster | null,
  context: Context,
): LayeredNetwork | null {
  const read = layers.map((layer, at) => readLayer(layer, ['network', 'layers', at], context));
  const numberOf = new Map(roster?.numberOf ?? []);
  const ids = [...(roster?.ids ?? [])];
  const add = (id: string) => {
    if (numberOf.has(id)) return;
    numberOf.set(id, ids.length);
    ids.push(id);
  };
  if (roster === null) {
    for (const { list } of read.filter((one) => one !== null)) {
      for (const { id } of list.people ?? []) add(id);
      if (list.people !== null) continue;
      for (const [at, id] of list.from.entries()) {
        add(id);
        add(list.to[at]!);
      }
    }
  }
  const known = { numberOf, from: roster?.file.shown ?? null };
  const weights = read.map((one, at) => (one === null ? null : weightsOf(one.list, known, layers[at]!, one.file)));
  if (!weights.every((one) => one !== null)) return null;
  // Arcs by source * count + target, exact up to 94 million people.
  const closeness = new Map<number, number>();
  for (const [at, arcs] of weights.entries()) {
    let heaviest = 0;
    for (const weight of arcs.values()) heaviest = Math.max(heaviest, weight);
    for (const [arc, weight] of arcs) {
      const so = closeness.get(arc) ?? 0;
      closeness.set(arc, 1 - (1 - so) * (1 - (layers[at]!.closeness * weight) / heaviest));
    }
  }
  const order = Float64Array.from(closeness.keys()).sort();
  return {
    ids,
    source: Int32Array.from(order, (arc) => Math.floor(arc / ids.length)),
    target: Int32Array.from(order, (arc) => arc % ids.length),
    closeness: Float32Array.from(order, (arc) => closeness.get(arc)!),
    resolved: layers.map((layer, at) => resolvedLayer(layer, read[at]!.file, read[at]!.format)),
  };
}

function readLayer(
  layer: LayerGiven,
  path: Path,
  context: Context,
): { list: TieList; file: DataFile; format: Format } | null {
  const format = FORMATS[extname(layer.file).toLowerCase()];
  if (format === undefined) {
    const endings = Object.keys(FORMATS).join(', ');
    faultAt(context, [...path, 'file'], `${layer.file} given, expected a name that ends in one of ${endings}`);
    return null;
  }
  for (const [key, formats] of Object.entries(ONLY_FOR)) {
    if (layer[key as keyof LayerGiven] === undefined || formats.includes(format)) continue;
    const those = formats.map((one) => NAMES[one]).join(' and ');
    faultAt(context, [...path, key], `given for ${NAMES[format]}, which says it itself, expected for ${those} only`);
  }
  const file = context.files.open(layer.file, layer.sha256, [...path, 'file']);
  if (file === null) return null;
  const list = listIn(file, layer, format);
  return list === null ? null : { list, file, format };
}

function listIn(file: DataFile, layer: LayerGiven, format: Format): TieList | null {
  if (format === 'pajek') return readPajek(file);
  if (format === 'graphml') return readGraphml(file, layer.weight);
  return readEdgeList(file, edgeListOptions(layer));
}

function edgeListOptions({ source = 'source', target = 'target', directed = false, weight, where = {} }: LayerGiven) {
  return { source, target, directed, weight, where };
}

function resolvedLayer(layer: LayerGiven, { sha256 }: DataFile, format: Format): Record<string, unknown> {
  const { source, target, directed, weight, where } = edgeListOptions(layer);
  return {
    file: layer.file,
    sha256,
    closeness: layer.closeness,
    ...(format === 'table' && { directed, source, target, ...(Object.keys(where).length > 0 && { where }) }),
    ...(weight !== undefined && { weight }),
    'self-ties': layer['self-ties'],
    duplicates: layer.duplicates,
  };
}
