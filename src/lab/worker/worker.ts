/**
 * What runs in a worker of the lab: it lives one world as fast as it can, tells the page of its weeks, and keeps some of them so that
 * the page can ask for any week to branch from. The engine is that of the command line, file by file.
 */
import './no-code-from-text.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { World } from '../../model/world.ts';
import { ScenarioFault } from '../../scenario/fault.ts';
import { fingerprint } from '../../simulate/world-fingerprint.ts';
import type { Answer, Ask, News, Row, Shown } from '../protocol.ts';
import type { Moment } from '../view/scene.ts';
import { putFile } from './files-in-memory.ts';
import { begin, type Compiled, goOn, type KeptLife, keep, type Life, liveWeek, whyNot } from './life.ts';
import { buffersOf, Colours, momentOf, shownIn } from './picture.ts';
import { port } from './port.ts';
import { readSetting, writtenOut } from './reading.ts';

/** So long the worker lives before it listens again, in milliseconds. */
const TURN_MS = 40;
/** All weeks that are kept together take at most so many bytes. */
const KEPT_BYTES = 100e6;
const KEPT_AT_LEAST = 4;
/** More would cost time while nobody branches; from one to the next it is lived in a moment. */
const KEPT_AT_MOST = 13;
/** Whoever wants more is better off with the command line. */
const MOST_PEOPLE = 20_000;

let compiled: Compiled = { acts: null, counts: null };
let life: Life | null = null;
let shown: Shown | null = null;
let colours = new Colours();
let rows: Row[] = [];
let moments: Moment[] = [];
const kept = new Map<number, KeptLife>();
/** The world that lives now; a turn of one before it finds another number, and ends. */
let turn = 0;

const answer = (one: Answer) => port.postMessage(one);
const tell = (one: News, handedOver: ArrayBufferLike[] = []) => port.postMessage(one, handedOver);
const sink = (to: Row[] | null) => ({
  row: (table: string, cells: Row) => void (table === 'weeks' && to?.push(cells)),
  drained: () => Promise.resolve(),
});

function keptEvery(scenario: Scenario, { columns }: World): number {
  const bytes = Object.values(columns).reduce((sum, { byteLength }) => sum + byteLength, 0);
  const most = Math.max(KEPT_AT_LEAST, Math.floor(KEPT_BYTES / bytes));
  return Math.ceil(scenario.weeks / Math.min(most, KEPT_AT_MOST));
}

function beginLife({ id, setting, past, borne, picture }: Ask & { kind: 'begin' }): void {
  const { reading, told } = readSetting(setting);
  const { scenario, resolved } = reading;
  if (told.people > MOST_PEOPLE)
    throw new ScenarioFault([
      `The scenario has ${told.people.toLocaleString('en')} people. The lab lives worlds of up to ${MOST_PEOPLE.toLocaleString('en')}: take fewer (people.count), or the command line.`,
    ]);
  turn += 1;
  [rows, moments, colours] = [[], [], new Colours(borne)];
  kept.clear();
  const before = past as KeptLife | null;
  if (before === null) life = begin(scenario, resolved, sink(rows), compiled);
  else {
    const why = whyNot(before, scenario, resolved);
    if (why !== null) throw new ScenarioFault([why]);
    life = goOn(before, scenario, resolved, sink(rows), compiled, true);
  }
  kept.set(life.world.week, keep(life));
  shown = picture ? shownIn(life.world) : null;
  if (shown !== null) moments.push(momentOf(life.world, shown, colours));
  answer({ id, begun: told, shown });
  const mine = turn;
  const every = keptEvery(scenario, life.world);
  let lived = 0;
  let ms = 0;
  const go = () => {
    if (mine !== turn || life === null) return;
    try {
      const one = life;
      const began = performance.now();
      while (one.world.week < scenario.weeks && performance.now() - began < TURN_MS) {
        liveWeek(one, (world) => shown !== null && moments.push(momentOf(world, shown, colours)));
        lived += 1;
        if (one.world.week % every === 0) kept.set(one.world.week, keep(one));
      }
      ms += performance.now() - began;
      tell({ news: 'weeks', rows, moments, week: one.world.week }, moments.flatMap(buffersOf));
      rows.length = 0;
      moments = [];
      if (one.world.week < scenario.weeks) setTimeout(go);
      else tell({ news: 'over', fingerprint: fingerprint(one.world), weeksPerSecond: (1000 * lived) / ms });
    } catch (error) {
      tell({ news: 'broken', message: (error as Error).message });
    }
  };
  go();
}

/** Any week up to now: lived again from the last one that was kept before it. */
function keepWeek(week: number): KeptLife {
  const { scenario, resolved } = life!;
  const from = Math.max(...[...kept.keys()].filter((one) => one <= week));
  const nearest = kept.get(from)!;
  if (from === week) return nearest;
  const again = goOn(nearest, scenario, resolved, sink(null), compiled, false);
  while (again.world.week < week) liveWeek(again);
  return keep(again);
}

function hear(ask: Ask): void {
  switch (ask.kind) {
    case 'files':
      for (const [path, text] of Object.entries(ask.files)) putFile(path, text);
      break;
    case 'compiled':
      compiled = ask as unknown as Compiled;
      break;
    case 'read':
      answer({ id: ask.id, told: readSetting(ask.setting).told });
      break;
    case 'write':
      answer({ id: ask.id, yaml: writtenOut(ask.setting) });
      break;
    case 'keep':
      answer({ id: ask.id, kept: keepWeek(ask.week) });
      break;
    case 'begin':
      beginLife(ask);
  }
}

port.onmessage = ({ data }) => {
  const ask = data as Ask;
  try {
    hear(ask);
  } catch (error) {
    const faults = error instanceof ScenarioFault ? error.faults : [`internal: ${(error as Error).message}`];
    if ('id' in ask) answer({ id: ask.id, faults });
    else tell({ news: 'broken', message: faults.join('\n') });
  }
};
