/**
 * The law of acts, as checks on one act in one world as it stands. Each answers with what it found wrong, in words; nothing
 * when the law is kept. The world is left as it was: everything is tried on copies.
 */
import { layOut } from '../../src/engine/columns.ts';
import { luckOf } from '../../src/engine/dice.ts';
import { NO_KERNELS } from '../../src/engine/kernels.ts';
import { EventLog } from '../../src/model/events.ts';
import { LAYOUT, rowsInUse, type World, widthsOf } from '../../src/model/world.ts';
import type { WorldAct } from '../model/tiny-world.ts';

type Name = keyof typeof LAYOUT;
const NAMES = Object.keys(LAYOUT) as Name[];

/** All bytes of a world. */
export function bytesOf(world: World): Buffer {
  return Buffer.from(new Uint8Array(world.block.buffer).slice());
}

/** The same world once more, in memory of its own and with an empty log. */
export function copyOf(world: World): World {
  const block = layOut(LAYOUT, world.block.rows, widthsOf(world.settings));
  new Uint8Array(block.buffer).set(new Uint8Array(world.block.buffer));
  return { ...world, block, columns: block.columns, kernels: NO_KERNELS, log: new EventLog() };
}

/** Names of the columns in which two worlds differ. */
export function differing(a: World, b: World): Name[] {
  return NAMES.filter((name) => {
    const [one, other] = [a.columns[name], b.columns[name]];
    const x = Buffer.from(one.buffer as ArrayBuffer, one.byteOffset, one.byteLength);
    return !x.equals(Buffer.from(other.buffer as ArrayBuffer, other.byteOffset, other.byteLength));
  });
}

/** Does an act over rows [from, to), or a settling act as a whole. */
function run(world: World, act: WorldAct, from: number, to: number): void {
  const luck = luckOf(world.key, world.week, act.purpose);
  if (act.kind === 'settle') act.run(world.columns, world.settings, luck, world.log);
  else act.run(world.columns, world.settings, luck, from, to);
}

const rowsOf = (world: World, act: WorldAct) => (act.kind === 'each' ? rowsInUse(world, act.table) : 0);

/** The columns that an act changes. */
export function written(world: World, act: WorldAct): Name[] {
  const after = copyOf(world);
  run(after, act, 0, rowsOf(world, act));
  return differing(world, after);
}

/** An act writes only the columns it names. */
export function writesOnlyWhatItNames(world: World, act: WorldAct): string[] {
  return written(world, act)
    .filter((name) => !act.writes.includes(name))
    .map((name) => `${act.name} writes ${name}, which it does not name`);
}

interface Owner {
  readonly table: string;
  readonly row: number;
}

/** The row of a table to which the number at a place of a column belongs; a tie belongs to its person. */
function ownerOf({ columns, block }: World, name: Name, place: number): Owner {
  const { table } = LAYOUT[name];
  if (table !== 'ties') return { table, row: Math.floor(place / block.widths[name]) };
  const { tieStart, tieRoom } = columns;
  let row = 0;
  while (row < tieStart.length && !(place >= tieStart[row]! && place < tieRoom[row]!)) row += 1;
  return { table: 'people', row };
}

/** Whether a row is one of [from, to) of the table of an act, or a person of these parts. */
function isOwn({ settings }: World, act: WorldAct & { kind: 'each' }, owner: Owner, from: number, to: number): boolean {
  const ofPart = act.table === 'parts' && owner.table === 'people';
  const row = ofPart ? Math.floor(owner.row / settings.size.partRows) : owner.row;
  return (ofPart || owner.table === act.table) && row >= from && row < to;
}

/** An act of many hands over the rows [from, to) writes only those rows. */
export function writesOnlyItsOwnRows(world: World, act: WorldAct, from: number, to: number): string[] {
  if (act.kind !== 'each') return [];
  const after = copyOf(world);
  run(after, act, from, to);
  const wrong: string[] = [];
  for (const name of differing(world, after)) {
    const [old, now] = [world.columns[name], after.columns[name]];
    for (let place = 0; place < now.length; place++) {
      if (Object.is(old[place], now[place])) continue;
      const owner = ownerOf(world, name, place);
      if (!isOwn(world, act, owner, from, to))
        wrong.push(`${act.name} over ${act.table} ${from}..${to} writes ${name} of ${owner.table} ${owner.row}`);
    }
  }
  return wrong;
}

/** An act of many hands gives the same bits in whatever order its rows are done: no row reads what another writes. */
export function doesNotDependOnOrder(
  world: World,
  act: WorldAct,
  orderOf: (rows: number) => readonly number[],
): string[] {
  if (act.kind !== 'each') return [];
  const rows = rowsOf(world, act);
  const atOnce = copyOf(world);
  run(atOnce, act, 0, rows);
  const oneByOne = copyOf(world);
  for (const row of orderOf(rows)) run(oneByOne, act, row, row + 1);
  return differing(atOnce, oneByOne).map((name) => `${act.name} writes ${name} differently in another order of rows`);
}

/** Each row does what it would do if no other did anything: it reads the world as it stood when the act began. */
export function readsTheWorldAsItStood(world: World, act: WorldAct, row: number): string[] {
  if (act.kind !== 'each') return [];
  const alone = copyOf(world);
  run(alone, act, row, row + 1);
  const among = copyOf(world);
  run(among, act, 0, rowsOf(world, act));
  const wrong: string[] = [];
  for (const name of differing(alone, among)) {
    const [one, all] = [alone.columns[name], among.columns[name]];
    for (let place = 0; place < one.length; place++) {
      if (Object.is(one[place], all[place])) continue;
      const owner = ownerOf(world, name, place);
      if (isOwn(world, act, owner, row, row + 1))
        wrong.push(`${act.name} writes ${name} of ${act.table} ${row} differently when others act, too`);
    }
  }
  return wrong;
}
