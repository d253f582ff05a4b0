/** A run can be repeated from its record alone, and says so when anything has changed. */
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { at, bytesOf, groundswell, isThere, SMALL, write } from './groundswell.ts';

it('repeats a run from run.json, without its scenario file, and every byte agrees', async () => {
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--out', 'x', '--seed', '007', '--set', 'needs.rate=0.05', '--weeks', '20');
  rmSync(at('small.yaml'));
  const before = bytesOf('x');
  const { code, out, err } = await groundswell('rerun', 'x', '--quiet');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('same     weeks.csv\n');
  expect(out).toContain('same     report.html\n');
  expect(out.endsWith('\nevery byte agrees\n')).toBe(true);
  expect(bytesOf('x')).toEqual(before);
});

it('says which file was changed, is missing, or comes out otherwise', async () => {
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts');
  appendFileSync(at('x', 'events.csv'), 'one more\n');
  rmSync(at('x', 'ties.csv'), { force: true });
  rmSync(at('x', 'exposure.csv'));
  const record = JSON.parse(readFileSync(at('x', 'run.json'), 'utf8'));
  record.outputs.find(({ path }: { path: string }) => path === 'groups.csv').sha256 = 'f'.repeat(64);
  writeFileSync(at('x', 'run.json'), JSON.stringify({ ...record, code: 'older' }));
  const { code, out, err } = await groundswell('rerun', 'x');
  expect(code).toBe(1);
  expect(err).toMatch(/^made by version \S+ \(code older\), repeated by \S+ \(code \w{16}\): the bytes may differ\n/);
  expect(out).toContain('changed  events.csv\n');
  expect(out).toContain('missing  exposure.csv\n');
  expect(out).toContain('changed  groups.csv\n');
  expect(out).toContain('same     weeks.csv\n');
});

it('files of data are found again from where the scenario was, and must be what they were', async () => {
  mkdirSync(at('study'));
  const ties = ['source,target', ...Array.from({ length: 12 }, (_, i) => `p${i},p${(i + 1) % 12}`)].join('\n');
  writeFileSync(at('study', 'ties.csv'), `${ties}\n`);
  writeFileSync(at('study', 'ring.yaml'), 'weeks: 10\nnetwork:\n  kind: file\n  layers:\n    - file: ties.csv\n');
  const { code, err } = await groundswell('run', 'study/ring.yaml', '--out', 'study/x', '--no-charts');
  expect(code, err).toBe(0);
  // The study moves as a whole.
  renameSync(at('study'), at('moved'));
  expect((await groundswell('rerun', 'moved/x', '--quiet')).out).toContain('every byte agrees');
  appendFileSync(at('moved', 'ties.csv'), 'p0,p5\n');
  const changed = await groundswell('rerun', 'moved/x');
  expect(changed).toMatchObject({ code: 1, out: '' });
  expect(changed.err).toMatch(/^groundswell: \S+ties\.csv: is not the file it was when the run was made\n$/);
});

it('a directory that holds no run is told from one that does', async () => {
  mkdirSync(at('empty'));
  for (const command of ['rerun', 'report']) {
    expect(await groundswell(command, 'empty')).toMatchObject({
      code: 2,
      err: 'groundswell: empty: is not a run directory (it has no run.json that can be read)\n',
    });
  }
  expect(isThere('empty', 'run.json')).toBe(false);
});
