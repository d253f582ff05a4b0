/** A checkpoint holds all that the next week depends on, and not a byte of it can change unnoticed. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { birth, settingsOf } from '../../src/model/birth.ts';
import { type Scenario, seedOf } from '../../src/model/scenario.ts';
import { tick } from '../../src/model/tick.ts';
import { BOOK } from '../../src/model/world.ts';
import { branchFault, branchOff, tooLate } from '../../src/simulate/branch-off.ts';
import { checkpointName, type Header, type Owner, readCheckpoint, restore } from '../../src/simulate/checkpoint.ts';
import { Unusable, writeCheckpoint } from '../../src/simulate/checkpoint-file.ts';
import { newestCheckpoint } from '../../src/simulate/newest-checkpoint.ts';
import { FROM_THE_FIRST_MORNING, type Passage } from '../../src/simulate/passage.ts';
import { recordReplicate } from '../../src/simulate/record-replicate.ts';
import { fingerprint } from '../../src/simulate/world-fingerprint.ts';
import { ACTIVE, eventful, scenario } from '../model/made-scenario.ts';

const WEEKS = 48;
const EVERY = 6;
/** Everything happens in it; its rows of weeks.csv lie so far apart that sums are carried over every checkpoint but a few. */
const LIVELY: Scenario = {
  ...scenario({
    count: 60,
    fields: 4,
    weeks: WEEKS,
    organizations: 3,
    parameters: ACTIVE,
    interventions: eventful(null),
  }),
  record: { every: 5, events: true, people: [0, 20, WEEKS], ties: [0, 20, WEEKS] },
};
const resolvedOf = ({ parameters, people, network, organizations, interventions }: Scenario) => ({
  ...structuredClone(parameters),
  people: { count: people.count, fields: people.fields },
  network: { kind: network.kind, ...parameters.network },
  organizations: { count: organizations.count, ...parameters.organizations },
  interventions: structuredClone(interventions),
});
const OWNER: Owner = {
  ...{ name: 'made', fingerprint: '0123456789abcdef', version: '1.0.0', code: 'abc', sources: [] },
  resolved: resolvedOf(LIVELY),
};
const KEEP: Passage = { ...FROM_THE_FIRST_MORNING, keep: { every: EVERY, owner: OWNER } };

let place: string;
let whole: string;
let last: string;
const at = (week: number, directory = whole) => join(directory, 'checkpoints', checkpointName(week));
const bytesIn = (directory: string) =>
  Object.fromEntries(
    (readdirSync(directory, { recursive: true, encoding: 'utf8' }) as string[])
      .filter((path) => /\.(csv|checkpoint)$/.test(path))
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(directory, path)))
          .digest('hex'),
      ]),
  );
const copy = (name: string) => {
  const directory = join(place, name);
  cpSync(whole, directory, { recursive: true });
  return directory;
};

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'groundswell-checkpoint-'));
  whole = join(place, 'whole');
  mkdirSync(whole);
  last = (await recordReplicate(LIVELY, 1, whole, { passage: KEEP })).fingerprint;
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('a replicate that goes on from a checkpoint', () => {
  it.each([6, 12, 18, 24, 30, 36, 42, 48])(
    'of week %d comes to the same world, tables and later checkpoints',
    async (week) => {
      const directory = copy(`from-${week}`);
      for (let later = week + EVERY; later <= WEEKS; later += EVERY) rmSync(at(later, directory));
      const passage: Passage = { ...KEEP, from: at(week, directory), tables: 'go on' };
      const { fingerprint: reached } = await recordReplicate(LIVELY, 1, directory, { passage });
      expect(reached).toBe(last);
      expect(bytesIn(directory)).toEqual(bytesIn(whole));
    },
  );

  it('is what it would have been had nobody kept checkpoints', async () => {
    const directory = join(place, 'without');
    mkdirSync(directory);
    const { fingerprint: reached } = await recordReplicate(LIVELY, 1, directory, {});
    expect(reached).toBe(last);
    const tables = Object.entries(bytesIn(whole)).filter(([path]) => path.endsWith('.csv'));
    expect(bytesIn(directory)).toEqual(Object.fromEntries(tables));
  });
});

it('the world of a checkpoint is, to the bit, the world of that week', () => {
  const world = birth(LIVELY, seedOf(LIVELY.seed, 1));
  for (let week = 1; week <= WEEKS; week++) {
    tick(world);
    world.log.clear();
    if (week % EVERY !== 0) continue;
    const restored = restore(readCheckpoint(at(week)), settingsOf(LIVELY)).world;
    expect(restored.week).toBe(week);
    expect(restored.key).toEqual(world.key);
    expect(fingerprint(restored)).toBe(fingerprint(world));
  }
  expect(world.columns.book[BOOK.groupsEver]).toBeGreaterThan(30);
});

describe('a checkpoint in which something has changed is refused:', () => {
  const FILE = () => readFileSync(at(EVERY));
  const refused = (bytes: Buffer): Unusable => {
    const path = join(place, 'changed.checkpoint');
    writeFileSync(path, bytes);
    try {
      readCheckpoint(path);
    } catch (error) {
      if (error instanceof Unusable) return error;
      throw error;
    }
    throw new Error('it was taken for sound');
  };

  it('any byte', () => {
    const bytes = FILE();
    const head = bytes.indexOf('"columns"');
    const anywhere = fc.oneof(
      fc.nat(80),
      fc.nat(head),
      fc.nat(bytes.length - 1),
      fc.integer({ min: bytes.length - 40, max: bytes.length - 1 }),
    );
    fc.assert(
      fc.property(anywhere, fc.integer({ min: 1, max: 255 }), (position, turn) => {
        const changed = Buffer.from(bytes);
        changed[position] = changed[position]! ^ turn;
        const { message, damaged } = refused(changed);
        expect(message).toMatch(/^\S+changed\.checkpoint: (is damaged|is cut short|is not a checkpoint)/);
        expect(message).not.toContain('\n');
        expect(damaged).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('an end that is missing, or bytes behind it', () => {
    const bytes = FILE();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(refused(bytes.subarray(0, length)).message).toMatch(
          /: is (cut short \(\d+ of \d+ bytes\)|not a checkpoint)$/,
        );
      }),
      { numRuns: 50 },
    );
    expect(refused(Buffer.concat([bytes, Buffer.from('x')])).message).toContain('is damaged');
  });

  it('another format', () => {
    const bytes = Buffer.from(FILE().toString('latin1').replace('checkpoint 1,', 'checkpoint 2,'), 'latin1');
    createHash('sha256')
      .update(bytes.subarray(0, -32))
      .digest()
      .copy(bytes, bytes.length - 32);
    const { message, damaged } = refused(bytes);
    expect(message).toMatch(/changed\.checkpoint: has format 2, this version of Groundswell reads format 1$/);
    expect(damaged).toBe(false);
  });

  it('other columns, or another way to order bytes', async () => {
    const { header, file } = readCheckpoint(at(EVERY));
    const path = join(place, 'other.checkpoint');
    await writeCheckpoint(path, header, [{ name: 'expertise', kind: 'u8', values: new Uint8Array(3) }]);
    expect(() => readCheckpoint(path)).toThrow(
      /other\.checkpoint: was made by version 1\.0\.0 \(code abc\), whose worlds have other columns; go on with that version$/,
    );
    await writeCheckpoint(path, { ...header, byteOrder: header.byteOrder === 'LE' ? 'BE' : 'LE' }, []);
    expect(() => readCheckpoint(path)).toThrow(/orders bytes the other way/);
    expect(file.columns.length).toBeGreaterThan(100);
  });
});

describe('where a replicate goes on that was broken off', () => {
  const found = (directory: string, owner = OWNER, replicate = 1) => {
    const notes: string[] = [];
    const newest = newestCheckpoint(directory, owner, replicate, (line) => notes.push(line));
    return { week: newest?.week ?? null, notes };
  };

  it('is its newest checkpoint; a half-written one is swept away', () => {
    const directory = copy('newest');
    writeFileSync(`${at(54, directory)}.part`, 'half');
    expect(found(directory)).toEqual({ week: WEEKS, notes: [] });
    expect(readdirSync(join(directory, 'checkpoints'))).not.toContain(`${checkpointName(54)}.part`);
  });

  it('is the one before, where that is damaged, and nobody trips over the damaged one again', () => {
    const directory = copy('damaged');
    writeFileSync(at(WEEKS, directory), readFileSync(at(WEEKS)).subarray(0, 5000));
    const { week, notes } = found(directory);
    expect(week).toBe(WEEKS - EVERY);
    expect(notes).toEqual([
      expect.stringMatching(/week-0048\.checkpoint: is cut short \(5000 of \d+ bytes\); it is not used$/),
    ]);
    expect(found(directory)).toEqual({ week: WEEKS - EVERY, notes: [] });
  });

  it('is an older one, where a table has lost what was in it, and the first morning where none fits', () => {
    const directory = copy('lost');
    const { tables } = readCheckpoint(at(24)).header;
    const events = join(directory, 'events.csv');
    writeFileSync(events, readFileSync(events).subarray(0, tables.events!.bytes));
    const { week, notes } = found(directory);
    expect(week).toBe(24);
    expect(notes).toHaveLength(4);
    expect(notes[0]).toMatch(/week-0048\.checkpoint: is not used: events\.csv has fewer bytes than it had$/);
    const changed = readFileSync(events);
    changed[60] = changed[60]! ^ 1;
    writeFileSync(events, changed);
    expect(found(directory).week).toBeNull();
    expect(found(directory).notes.at(-1)).toMatch(/week-0006\.checkpoint: is not used: events\.csv is damaged$/);
  });

  it('is nowhere, where a checkpoint of another run or replicate lies among them: it is somebody’s, and stays', () => {
    const directory = copy('foreign');
    expect(() => found(directory, { ...OWNER, fingerprint: 'fedcba9876543210' })).toThrow(
      /week-0048\.checkpoint: is of another run \(made, seed made, fingerprint 0123456789abcdef\); move it away$/,
    );
    expect(() => found(directory, OWNER, 2)).toThrow(/is of another run \(replicate 1 of made\); move it away$/);
    expect(readdirSync(join(directory, 'checkpoints'))).toHaveLength(WEEKS / EVERY);
  });
});

describe('a branch', () => {
  const WEEK = 24;
  const checkpoint = () => readCheckpoint(at(WEEK));
  const fault = (made: Scenario) => branchFault(checkpoint(), made, resolvedOf(made));
  const turned = (section: keyof Scenario['parameters'], values: Record<string, number>): Scenario => ({
    ...LIVELY,
    parameters: { ...LIVELY.parameters, [section]: { ...LIVELY.parameters[section], ...values } },
  });

  it('in which nothing is changed is the rest of the run', async () => {
    const directory = join(place, 'branch');
    mkdirSync(directory);
    expect(fault(LIVELY)).toBeNull();
    const passage: Passage = { from: at(WEEK), tables: 'begin' };
    const { fingerprint: reached } = await recordReplicate(LIVELY, 1, directory, { passage });
    expect(reached).toBe(last);
    for (const table of ['weeks', 'groups', 'events', 'people', 'ties', 'communities', 'organizations', 'exposure']) {
      const rowsOf = (of: string) =>
        readFileSync(join(of, `${table}.csv`), 'utf8')
          .split('\n')
          .slice(1);
      const rest = rowsOf(directory);
      expect(rest.length).toBeGreaterThan(1);
      expect(rowsOf(whole).slice(-rest.length), table).toEqual(rest);
    }
    expect(readFileSync(join(directory, 'weeks.csv'), 'utf8').split('\n')[1]).toMatch(/^1,25,/);
  });

  it('may change what happens from week to week, not what shapes the memory or was decided on the first morning', () => {
    expect(fault(turned('spreading', { sigma: 0 }))).toBeNull();
    expect(fault(turned('organizations', { pass: 0 }))).toBeNull();
    expect(fault({ ...LIVELY, interventions: eventful(null, WEEK + 1).slice(0, 16) })).toBeNull();
    expect(fault({ ...LIVELY, weeks: WEEK })).toBe('is of week 24, and the scenario ends with week 24');
    expect(fault({ ...LIVELY, seed: 'b' })).toBe('is of one replicate with seed made, the scenario has 1 with seed b');
    expect(fault(turned('joining', { room: 5 }))).toBe('has 4 seats in a group (joining.room), the scenario 5');
    expect(fault(turned('noticing', { looks: 4 }))).toMatch(
      /^has 6 looks a week \(noticing\.looks, .*\), the scenario 7$/,
    );
    expect(fault(turned('needs', { beyond: 0 }))).toMatch(/^has 12 columns .*\(needs\.beyond\), the scenario 1$/);
    const morning = 'what the first morning decided cannot change';
    expect(fault(turned('network', { room: 9 }))).toBe(`has network.room 3, the scenario 9; ${morning}`);
    expect(fault(turned('fostering', { groups: 0 }))).toBe(`has fostering.groups 0.1, the scenario 0; ${morning}`);
    const more = { ...LIVELY, people: { ...LIVELY.people, count: 61 } };
    expect(fault(more)).toBe(`has people.count 60, the scenario 61; ${morning}`);
    expect(fault({ ...LIVELY, interventions: [] })).toMatch(
      /^has room for 70 people, newcomers included; the scenario needs 60$/,
    );
  });

  it('has the walls of its scenario where they stood as the old one had them', () => {
    const changed = turned('organizations', { pass: 0.125 });
    const { world } = restore(checkpoint(), settingsOf(changed));
    world.columns.pass.set([0.5, 0.75, 0.5]);
    branchOff(world, checkpoint().header);
    expect([...world.columns.pass]).toEqual([0.125, 0.75, 0.125]);
  });

  it('knows which interventions come too late', () => {
    const header: Header = checkpoint().header;
    expect(tooLate(header, LIVELY, resolvedOf(LIVELY))).toEqual([]);
    const late = { ...LIVELY.interventions[10]!, from: 4, to: 4 };
    const changed = { ...LIVELY, interventions: [...LIVELY.interventions, late] };
    expect(tooLate(header, changed, resolvedOf(changed))).toEqual([late]);
  });
});
