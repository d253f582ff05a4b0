/** A run that keeps checkpoints can be killed at any moment and goes on from the newest, and a branch can begin with any of them. */
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { expect, it, vi } from 'vitest';
import type { RunRecord } from '../../src/simulate/run-record.ts';
import { at, bytesOf, groundswell, isThere, lay, type Outcome, start, until, write } from './groundswell.ts';

// Each test starts many runs, and a machine may have other things to do.
vi.setConfig({ testTimeout: 240_000 });

/** Two replicates, each long enough to be killed in, with checkpoints after every 20 of 120 weeks. */
const WORLD = `people:
  count: 900
weeks: 120
replicates: 2
needs: { rate: 0.05 }
record: { every: 3, people: [0, 60, 120], ties: [0, 120] }
`;
const VARIANTS = 'variants:\n  as-it-is: {}\n  inspired: { spreading: { sigma: 1.5 } }\n';
const KEEP = ['--checkpoint-every', '20'];
const running = (out: string, ...words: string[]) => ['run', 'w.yaml', '--out', out, '--no-charts', ...words];
const run = (out: string, ...words: string[]) => groundswell(...running(out, ...words));
/** The world and its run that nobody disturbed, with its checkpoints. */
const whole = () => lay({ 'w.yaml': WORLD }, running('whole', ...KEEP));
const checkpoint = (replicate: number, week: number) =>
  `x.partial/replicate-000${replicate}.part/checkpoints/week-${String(week).padStart(4, '0')}.checkpoint`;
const record = (directory: string) => JSON.parse(readFileSync(at(directory, 'run.json'), 'utf8')) as RunRecord;
const tables = (directory: string) =>
  Object.fromEntries(Object.entries(bytesOf(directory)).filter(([path]) => path.endsWith('.csv')));

/** Starts a run and kills it as soon as a file is there. */
async function killedAt(path: string, ...words: string[]): Promise<void> {
  const { child, ended } = start(['run', 'w.yaml', '--out', 'x', ...KEEP, '--quiet', ...words]);
  await until(() => isThere(path), `${path} is there`);
  child.kill('SIGKILL');
  expect(await ended).toMatchObject({ signal: 'SIGKILL', out: '' });
}

const isRefused = ({ code, out, err }: Outcome, line: string | RegExp) => {
  expect({ code, out }, err).toEqual({ code: 2, out: '' });
  expect(err.trimEnd().split('\n'), err).toHaveLength(1);
  if (typeof line === 'string') expect(err).toBe(`groundswell: ${line}\n`);
  else expect(err).toMatch(line);
};

it('checkpoints change no byte of the data, are the same with any number of threads, and are told of like every other file', async () => {
  await whole();
  await run('plain');
  await run('three', ...KEEP, '--threads', '3');
  expect(readdirSync(at('whole', 'checkpoints'))).toEqual(['replicate-0001', 'replicate-0002']);
  expect(readdirSync(at('whole', 'checkpoints', 'replicate-0002'))).toEqual(
    ['0020', '0040', '0060', '0080', '0100', '0120'].map((week) => `week-${week}.checkpoint`),
  );
  expect(tables('whole')).toEqual(tables('plain'));
  expect(bytesOf('three')).toEqual(bytesOf('whole'));
  expect(record('whole').fingerprint).toBe(record('plain').fingerprint);
  const listed = record('whole').outputs.filter(({ path }) => path.startsWith('checkpoints/'));
  expect(listed).toHaveLength(12);

  const again = await groundswell('rerun', 'whole', '--quiet');
  expect(again.out).toContain('same     checkpoints/replicate-0001/week-0020.checkpoint\n');
  expect(again).toMatchObject({ code: 0 });
  appendFileSync(at('whole', listed[0]!.path), 'x');
  const broken = await groundswell('rerun', 'whole', '--quiet');
  expect(broken).toMatchObject({ code: 1 });
  expect(broken.out).toContain(`changed  ${listed[0]!.path}\n`);
  isRefused(
    await run('whole'),
    /^groundswell: whole: checkpoints\/\S+ has \d+ bytes, run\.json says \d+; --force makes the run anew$/m,
  );
  const there = await run('plain', ...KEEP);
  expect(there.err).toBe(
    'already there, nothing to do: plain\nit has no checkpoints: --force lives it again and makes them\n',
  );
});

it.each([
  ['the first checkpoint', checkpoint(1, 20), '1', '2'],
  ['half-way, with many hands', checkpoint(1, 60), '2', '1'],
  ['while one is written', `${checkpoint(2, 40)}.part`, '1', '3'],
  ['the last week', checkpoint(2, 120), '3', '1'],
])(
  'killed at %s, it goes on with another number of threads to the bytes of a run that nobody disturbed',
  async (_, path, before, after) => {
    await whole();
    // Something half-written is there for a moment only.
    const seen = path.endsWith('.part') ? path.slice(0, -'.part'.length) : path;
    await killedAt(seen, '--no-charts', '--threads', before);
    if (seen !== path) renameSync(at(seen), at(path));
    cpSync(at('x.partial'), at('y.partial'), { recursive: true });
    const { code, out, err } = await groundswell('resume', 'x', '--threads', after);
    expect({ code, out }, err).toEqual({ code: 0, out: 'x\n' });
    expect(err).toMatch(/^goes on from week \d+ of replicate [12]$/m);
    expect(bytesOf('x')).toEqual(bytesOf('whole'));
    expect(isThere('x.partial')).toBe(false);
    // The command of the run does the same.
    expect((await run('y', ...KEEP)).err).toMatch(/^goes on from week \d+ of replicate [12]$/m);
    expect(bytesOf('y')).toEqual(bytesOf('whole'));
  },
);

it('stopped by Ctrl-C, it says which checkpoint is kept, and the next attempt can be killed again', async () => {
  await whole();
  const { child, ended } = start(['run', 'w.yaml', '--out', 'x', ...KEEP, '--no-charts', '--quiet']);
  await until(() => isThere(checkpoint(1, 40)), 'a checkpoint is there');
  child.kill('SIGINT');
  const { code, err } = await ended;
  expect(code).toBe(130);
  expect(err).toMatch(
    /^groundswell: stopped in week \d+ of replicate 1; 0 whole replicates and the checkpoint of week \d+ kept, the same command goes on from there\n$/,
  );
  const second = start(['resume', 'x', '--quiet', '--threads', '2']);
  await until(() => isThere(checkpoint(2, 20)), 'the second replicate has a checkpoint');
  second.child.kill('SIGKILL');
  await second.ended;
  const third = await groundswell('resume', 'x');
  expect(third.err).toMatch(/^1 of 2 replicates were whole already\ngoes on from week \d+ of replicate 2\n/);
  expect(bytesOf('x')).toEqual(bytesOf('whole'));
  expect(await groundswell('resume', 'x')).toMatchObject({
    code: 0,
    err: 'already there, nothing to do: x\n',
    out: 'x\n',
  });
});

it('variants go on, too, with their charts', async () => {
  // Without places for people, who take long to draw.
  write('w.yaml', WORLD.replace(/^record:.*\n/m, '') + VARIANTS);
  await killedAt('x.partial/variants/inspired.partial/replicate-0001.part/checkpoints/week-0060.checkpoint');
  const { code, out, err } = await groundswell('resume', 'x', '--threads', '2');
  expect({ code, out }, err).toEqual({ code: 0, out: 'x/report.html\n' });
  expect(err).toMatch(/variant inspired \(2 of 2\): goes on from week \d+ of replicate 1$/m);
  await groundswell('run', 'w.yaml', '--out', 'undisturbed', ...KEEP, '--quiet');
  expect(bytesOf('x')).toEqual(bytesOf('undisturbed'));
  expect(await groundswell('resume', 'x')).toMatchObject({
    err: 'already there, nothing to do: x\n',
    out: 'x/report.html\n',
  });
});

it('a damaged checkpoint is told and passed over, tables that have lost something as well', async () => {
  await whole();
  await killedAt(checkpoint(1, 80), '--no-charts');
  // What came after it before the kill was heard.
  for (const week of [100, 120]) rmSync(at(checkpoint(1, week)), { force: true });
  truncateSync(at(checkpoint(1, 80)), 20_000);
  const events = at('x.partial/replicate-0001.part/events.csv');
  const bytes = readFileSync(events);
  const { tables: marks } = JSON.parse(readFileSync(at(checkpoint(1, 40)), 'latin1').split('\n')[1]!) as {
    tables: Record<string, { bytes: number }>;
  };
  writeFileSync(events, bytes.subarray(0, marks.events!.bytes + 10));
  const { code, err } = await groundswell('resume', 'x');
  expect(code, err).toBe(0);
  expect(err).toMatch(
    /^\S+week-0080\.checkpoint: is cut short \(20000 of \d+ bytes\); it is not used\n\S+week-0060\.checkpoint: is not used: events\.csv has fewer bytes than it had\ngoes on from week 40 of replicate 1\n/,
  );
  expect(bytesOf('x')).toEqual(bytesOf('whole'));
});

it('what cannot be gone on with is refused in one line', async () => {
  write('w.yaml', WORLD);
  await run('other', ...KEEP, '--seed', 'b', '--replicates', '1');
  await killedAt(checkpoint(1, 20), '--no-charts');
  const path = 'x.partial/replicate-0001.part/checkpoints/week-0119.checkpoint';
  cpSync(at('other/checkpoints/replicate-0001/week-0100.checkpoint'), at(path));
  isRefused(
    await groundswell('resume', 'x'),
    `${path}: is of another run (w, seed b, fingerprint ${record('other').fingerprint}); move it away`,
  );
  expect(isThere(path)).toBe(true);

  isRefused(
    await groundswell('resume', 'nowhere'),
    'nowhere: nothing to go on with: there is no nowhere.partial, which a run leaves that was stopped',
  );
  isRefused(
    await groundswell('resume', 'x.partial/'),
    'x.partial: is where a run is put together, expected the run: groundswell resume x',
  );
  const plan = readFileSync(at('x.partial/plan.json'), 'utf8');
  const planned = (change: (plan: { run: Record<string, unknown> }) => void) => {
    const changed = JSON.parse(plan);
    change(changed);
    writeFileSync(at('x.partial/plan.json'), JSON.stringify(changed));
  };
  planned(({ run }) => Object.assign(run, { code: 'older' }));
  isRefused(
    await groundswell('resume', 'x'),
    /^groundswell: x\.partial: was begun by version \S+ \(code older\), this is \S+ \(code \w{16}\), whose bytes may differ: go on with that one, or begin anew with groundswell run\n$/,
  );
  planned(({ run }) => Object.assign(run.resolved as object, { seed: 'b' }));
  isRefused(
    await groundswell('resume', 'x'),
    'x.partial: its plan.json has been changed since the run began; give the command of the run again',
  );
  writeFileSync(at('x.partial/plan.json'), '{"fingerprint":"0123456789abcdef"}');
  isRefused(
    await groundswell('resume', 'x'),
    'x.partial: does not say what is put together there; give the command of the run again',
  );
});

/** The rows of a table of one replicate after a week, without the number of the replicate. */
function rowsAfter(directory: string, table: string, replicate: number, week: number): string[] {
  const rows = readFileSync(at(directory, `${table}.csv`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  const own = rows.filter((row) => row.startsWith(`${replicate},`)).map((row) => row.slice(row.indexOf(',') + 1));
  return own.filter((row) => Number(row.split(',')[0]) > week);
}

it('a branch in which nothing is changed is the rest of the run, one in which something is changed is not', async () => {
  await whole();
  const from = 'whole/checkpoints/replicate-0002/week-0060.checkpoint';
  // The scenario is in the checkpoint.
  rmSync(at('w.yaml'));
  const same = await groundswell('run', '--from', from, '--out', 'same');
  expect(same, same.err).toMatchObject({
    code: 0,
    out: 'same/report.html\n',
    err: expect.stringContaining('goes on from week 60'),
  });
  expect(record('same')).toMatchObject({
    seed: 'w/2',
    replicates: 1,
    from: { week: 60, run: record('whole').fingerprint },
  });
  expect(record('same').command).toBe('groundswell run --from week-0060.checkpoint --weeks 120');
  expect(record('same').worlds[0]!.world).toBe(record('whole').worlds[1]!.world);
  for (const table of ['weeks', 'events', 'people', 'ties'])
    expect(rowsAfter('same', table, 1, 0), table).toEqual(rowsAfter('whole', table, 2, 60));
  for (const table of ['organizations', 'exposure'])
    expect(rowsAfter('same', table, 1, -1), table).toEqual(rowsAfter('whole', table, 2, -1));
  expect(rowsAfter('whole', 'groups', 2, 0)).toEqual(expect.arrayContaining(rowsAfter('same', 'groups', 1, 0)));
  const report = readFileSync(at('same/report.html'), 'utf8');
  expect(report).toContain('This run is a branch: it begins with the world of week 60 of another run');
  expect(report.slice(0, report.indexOf('<script'))).not.toMatch(/NaN|undefined/);

  await groundswell('run', '--from', from, '--set', 'spreading.sigma=2', '--out', 'other', '--no-charts');
  expect(record('other').fingerprint).not.toBe(record('same').fingerprint);
  expect(rowsAfter('other', 'weeks', 1, 0)).not.toEqual(rowsAfter('same', 'weeks', 1, 0));

  // A branch is a run like any other: it has checkpoints of its own, is repeated, and remembers where it began.
  write('w.yaml', WORLD);
  await groundswell('run', 'w.yaml', '--from', from, '--out', 'longer', '--weeks', '160', ...KEEP, '--no-charts');
  expect(readdirSync(at('longer/checkpoints/replicate-0001'))).toEqual(
    ['0080', '0100', '0120', '0140', '0160'].map((week) => `week-${week}.checkpoint`),
  );
  expect(rowsAfter('longer', 'weeks', 1, 0).slice(0, 20)).toEqual(rowsAfter('same', 'weeks', 1, 0));
  expect(await groundswell('rerun', 'longer', '--quiet')).toMatchObject({ code: 0, err: '' });
  cpSync(at('whole/checkpoints/replicate-0002/week-0040.checkpoint'), at(from));
  expect(await groundswell('rerun', 'longer', '--quiet')).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /^groundswell: \S+week-0060\.checkpoint: is not the checkpoint that the run began with\n$/,
    ),
  });
  rmSync(at(from));
  expect(await groundswell('rerun', 'longer', '--quiet')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^groundswell: \S+week-0060\.checkpoint: there is no such file\n$/),
  });
});

it('a branch that was killed goes on, and variants branch together', async () => {
  await whole();
  const from = 'whole/checkpoints/replicate-0001/week-0060.checkpoint';
  write('w.yaml', WORLD + VARIANTS);
  await killedAt(
    'x.partial/variants/inspired.partial/replicate-0001.part/checkpoints/week-0100.checkpoint',
    '--from',
    from,
    '--no-charts',
  );
  const { code, err } = await groundswell('resume', 'x');
  expect(code, err).toBe(0);
  expect(rowsAfter('x/as-it-is', 'weeks', 1, 0)).toEqual(rowsAfter('whole', 'weeks', 1, 60));
  expect(rowsAfter('x/inspired', 'weeks', 1, 0)).not.toEqual(rowsAfter('whole', 'weeks', 1, 60));
  await groundswell('run', 'w.yaml', '--from', from, '--out', 'undisturbed', ...KEEP, '--no-charts');
  expect(bytesOf('x')).toEqual(bytesOf('undisturbed'));
});

it('a branch that cannot be is refused in one line', async () => {
  await whole();
  const from = 'whole/checkpoints/replicate-0001/week-0060.checkpoint';
  const branch = (...words: string[]) => groundswell('run', 'w.yaml', '--from', from, '--no-charts', ...words);
  isRefused(await branch('--weeks', '60'), `${from}: is of week 60, and the scenario ends with week 60`);
  isRefused(
    await branch('--seed', 'b'),
    `--from ${from}: a branch is one replicate and keeps its luck, seed cannot be given`,
  );
  isRefused(
    await branch('--set', 'replicates=3'),
    `--from ${from}: a branch is one replicate and keeps its luck, replicates cannot be given`,
  );
  isRefused(await branch('--set', 'joining.room=4'), `${from}: has 8 seats in a group (joining.room), the scenario 4`);
  isRefused(
    await branch('--set', 'network.neighbours=6'),
    `${from}: has network.neighbours 8, the scenario 6; what the first morning decided cannot change`,
  );
  isRefused(await groundswell('run', '--from', 'w.yaml'), 'w.yaml: is not a checkpoint');
  isRefused(await groundswell('run', '--from', 'none.checkpoint'), 'none.checkpoint: there is no such file');
  isRefused(await groundswell('run', '--from', 'whole'), 'whole: is not a file, expected a checkpoint');
  isRefused(
    await groundswell('run', 'w.yaml', '--checkpoint-every', '0'),
    /^groundswell: --checkpoint-every is not a whole number/,
  );
  const bytes = readFileSync(at(from));
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(at('damaged.checkpoint'), bytes);
  isRefused(
    await groundswell('run', '--from', 'damaged.checkpoint'),
    'damaged.checkpoint: is damaged: its bytes are not those that were written',
  );
  const late = await branch('--set', 'interventions=[{ week: 30, crisis: { trust: 0.5 } }]', '--out', 'late');
  expect(late).toMatchObject({ code: 0 });
  expect(late.err).toMatch(/^\S+week-0060\.checkpoint: is of week 60: the crisis of week 30 does not begin any more\n/);
});

it('files of the scenario are found from the run of a checkpoint, and are asked for where it lies elsewhere', async () => {
  mkdirSync(at('study'));
  const ties = ['source,target', ...Array.from({ length: 40 }, (_, i) => `p${i},p${(i + 1) % 40}`)].join('\n');
  writeFileSync(at('study/ties.csv'), `${ties}\n`);
  writeFileSync(
    at('study/ring.yaml'),
    'weeks: 20\nneeds: { rate: 0.2 }\nnetwork:\n  kind: file\n  layers:\n    - file: ties.csv\n',
  );
  await groundswell('run', 'study/ring.yaml', '--out', 'study/x', '--no-charts', '--checkpoint-every', '10');
  const from = 'study/x/checkpoints/replicate-0001/week-0010.checkpoint';
  const found = await groundswell('run', '--from', from, '--no-charts', '--out', 'y');
  expect(found, found.err).toMatchObject({ code: 0 });
  expect(await groundswell('rerun', 'y', '--quiet')).toMatchObject({ code: 0 });
  cpSync(at(from), at('away.checkpoint'));
  isRefused(
    await groundswell('run', '--from', 'away.checkpoint'),
    'away.checkpoint: its scenario draws on files, and lies apart from its run; name the scenario: run FILE --from',
  );
  expect(await groundswell('run', 'study/ring.yaml', '--from', 'away.checkpoint', '--no-charts')).toMatchObject({
    code: 0,
  });
});
