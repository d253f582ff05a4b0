/** The C program lives the default world with the same bits as the engine, and refuses worlds with what it does not know. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../src/model/expression.ts';
import { PARAMETERS, type Parameter, type Parameters } from '../../src/model/parameters.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { BOOK, CAUSE, CAUSE_NAMES, type World } from '../../src/model/world.ts';
import { livelyScenario } from '../../src/simulate/warm-up.ts';
import { birth, readScenario, tick } from '../scenario/built.mjs';
import { compilerHere, compileWeek, readColumns, runWeek, writeFirstMorning } from './port.mjs';

const compiler = compilerHere();
const town = fileURLToPath(new URL('../../scenarios/town.yaml', import.meta.url));
let folder = '';
let program = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundswell-c-'));
  if (compiler !== null) program = compileWeek(compiler, folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What is in no default world: the engine keeps it, the C program does not. */
const NOT_PORTED = [
  ...['fostering', 'fosterUntil', 'role', 'roleUntil', 'team', 'here', 'arrived', 'assigned', 'orgBest'],
  ...['community', 'circleWish', 'circleQuit', 'attending', 'attendees', 'invitedTo'],
  ...['communityId', 'communityTheme', 'communityEvery', 'communityFrom', 'communityBorn', 'communityUntil'],
  ...['communityEnded', 'communitySize', 'communityPeak', 'communityMet', 'communityCame', 'communityGroups'],
  ...['gatherStart', 'gatherEnd'],
];
/** Lists and counts that the C program keeps in another form, and what it finds anew instead of keeping it. */
const OTHERWISE = [
  ...['inbox', 'inboxStart', 'inboxCount', 'talkers', 'leavers', 'seenLike'],
  ...['partTalkers', 'partLeavers', 'partFosterers', 'partWeavers', 'partPeople', 'partCarriers', 'partBest'],
];

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

function live(world: World, weeks: number): void {
  for (let week = 0; week < weeks; week++) {
    tick(world);
    world.log.clear();
  }
}

/** The columns after so many weeks in C. */
function liveInC(world: World, weeks: number, changed?: Readonly<Record<string, number>>) {
  const file = join(folder, 'first.world');
  const columns = join(folder, 'last.world');
  writeFirstMorning(world, file, changed);
  runWeek(program, file, weeks, columns);
  return readColumns(columns);
}

/** Names of the columns that are not the same bytes in both. */
const differing = (world: World, kept: ReturnType<typeof readColumns>) =>
  [...kept].filter(([name, column]) => {
    const ours = world.columns[name as keyof World['columns']];
    return ours.length !== column.length || bytesOf(ours).compare(bytesOf(column)) !== 0;
  });
const namesOf = (columns: readonly (readonly [string, unknown])[]) => columns.map(([name]) => name);

function townOf(people: number, seed: string): World {
  return birth(readScenario(town, { set: [`people.count=${people}`] }).scenario, seed);
}

/** A world in which all that the C program knows happens in few weeks. */
function livelyOf(people: number, parameters: Partial<Parameters> = {}): World {
  const usual = livelyScenario(BUILT_IN);
  const scenario: Scenario = {
    ...usual,
    people: { ...usual.people, count: people },
    parameters: { ...usual.parameters, ...parameters },
  };
  return birth(scenario, 'lively');
}

const skipped = compiler === null ? ', skipped: no C compiler is here (cc, gcc or clang)' : '';

describe.skipIf(compiler === null)(`the C program${skipped}`, () => {
  it.each([
    { people: 50, weeks: 120, seed: 'bench' },
    { people: 500, weeks: 120, seed: 'bench' },
    { people: 500, weeks: 400, seed: 'another' },
    { people: 2_003, weeks: 104, seed: 'third' },
    { people: 5_000, weeks: 40, seed: 'bench' },
  ])('lives $people people for $weeks weeks with the same bits as the engine', ({ people, weeks, seed }) => {
    const world = townOf(people, seed);
    const kept = liveInC(world, weeks);
    live(world, weeks);
    expect(namesOf(differing(world, kept))).toEqual([]);
  });

  it('keeps every column, but those of what no default world has, in which nothing happens', () => {
    const world = townOf(500, 'bench');
    const kept = liveInC(world, 1);
    const names = Object.keys(world.columns);
    expect(names.filter((name) => !kept.has(name)).toSorted()).toEqual([...NOT_PORTED, ...OTHERWISE].toSorted());
    const copies = NOT_PORTED.map((name) => Buffer.from(bytesOf(world.columns[name as keyof World['columns']])));
    live(world, 60);
    const moved = NOT_PORTED.filter(
      (name, at) => bytesOf(world.columns[name as keyof World['columns']]).compare(copies[at]!) !== 0,
    );
    expect(moved).toEqual([]);
  });

  it('is compared in worlds in which groups form, support each other, teach, are recognized and end in every way', () => {
    const world = townOf(500, 'another');
    live(world, 400);
    const { book, recognizedBy, cause, parent, generation, tieAlumni } = world.columns;
    expect(book[BOOK.groupsEver]!).toBeGreaterThan(100);
    expect(new Set(recognizedBy).size).toBeGreaterThan(3);
    expect(cause).toContain(CAUSE.fulfilled);
    expect(Math.max(...generation)).toBeGreaterThan(1);
    expect(parent.some((group) => group > 0)).toBe(true);
    expect(tieAlumni.some((were) => were === 1)).toBe(true);

    // What happens in single weeks is looked for in all of them.
    const { energy } = livelyScenario(BUILT_IN).parameters;
    const lively = livelyOf(300, { energy: { ...energy, fade: 0.35 } });
    const kept = liveInC(lively, 80);
    const rare = ['supports', 'gainTaught', 'gainSupport', 'gainAlumni', 'asClass'] as const;
    const happened = new Set<string>();
    for (let week = 0; week < 80; week++) {
      live(lively, 1);
      for (const name of rare) if (lively.columns[name].some((one) => one > 0)) happened.add(name);
      for (const why of lively.columns.cause) happened.add(CAUSE_NAMES[why]!);
    }
    expect(namesOf(differing(lively, kept))).toEqual([]);
    const causes = ['fulfilled', 'faded', 'conflict', 'emptied'];
    expect([...happened].toSorted()).toEqual(['', ...causes, ...rare].toSorted());
  });

  it('is told from another: a world file with one number changed gives another world', () => {
    const world = townOf(500, 'bench');
    const kept = liveInC(world, 30, { 'needs.rate': 0.021 });
    live(world, 30);
    expect(namesOf(differing(world, kept))).toContain('expertise');
  });

  it('follows every parameter, or refuses what it would have to know', () => {
    const refused: string[] = [];
    const others: string[] = [];
    const sections = Object.entries(PARAMETERS) as [string, Readonly<Record<string, Parameter>>][];
    for (const [section, of] of sections) {
      for (const [name, { range, integer }] of Object.entries(of)) {
        const usual = livelyScenario(BUILT_IN).parameters as unknown as Record<string, Record<string, number>>;
        const half = usual[section]![name]! / 2;
        const value = half === 0 ? Math.min(1, range[1]) : Math.max(range[0], integer ? Math.ceil(half) : half);
        const world = livelyOf(60, { [section]: { ...usual[section], [name]: value } });
        try {
          const kept = liveInC(world, 30);
          live(world, 30);
          if (differing(world, kept).length > 0) others.push(`${section}.${name}`);
        } catch (error) {
          expect(String((error as { stderr: unknown }).stderr)).toContain(`${section}.${name}`);
          refused.push(`${section}.${name}`);
        }
      }
    }
    expect(others).toEqual([]);
    expect(refused.toSorted()).toEqual([
      'assigning.share',
      'bridging.rate',
      'communities.count',
      'communities.liveOn',
      'crisis.rate',
      'fostering.catalysts',
      'fostering.groups',
      'fostering.individuals',
      'joining.room',
      'moving.change',
      'moving.leave',
      'needs.beyond',
      'noticing.looks',
      'roles.coordinators',
      'roles.facilitators',
      'roles.weavers',
    ]);
  });

  it.each(['interventions', 'rules.open', 'teams', 'absent', 'communities.rowsUsed'])(
    'refuses a world with %s',
    (what) => {
      expect(() => liveInC(townOf(50, 'bench'), 1, { [what]: 1 })).toThrow(what);
    },
  );
});
