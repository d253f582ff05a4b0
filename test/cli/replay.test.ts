/** A run becomes one page, always the same bytes, and what cannot be replayed is told in one line. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { at, bytesOf, groundswell, isThere, SMALL, write } from './groundswell.ts';

const page = (...parts: string[]) => readFileSync(at(...parts), 'utf8');

it('writes the same page every time, into the run directory or elsewhere, and leaves the run as it is', async () => {
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts');
  const before = bytesOf('x');
  const { code, out, err } = await groundswell('replay', 'x');
  expect({ code, out }).toEqual({ code: 0, out: 'x/replay.html\n' });
  expect(err).toMatch(/^60 people, weeks 0 to 30: 0\.\d\d MB, 0\.\d\d of them data\n$/);
  const again = await groundswell('replay', 'x/', '--out', 'elsewhere.html', '--quiet');
  expect(again).toMatchObject({ code: 0, out: 'elsewhere.html\n', err: '' });
  expect(page('elsewhere.html')).toBe(page('x', 'replay.html'));
  const { '/replay.html': _, ...others } = bytesOf('x');
  expect(others).toEqual(before);
  expect((await groundswell('rerun', 'x', '--quiet')).code).toBe(0);
});

it('shows the replicate that is asked for', async () => {
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts');
  await groundswell('replay', 'x', '--replicate', '3', '--out', 'three.html');
  await groundswell('replay', 'x', '--out', 'one.html');
  expect(page('three.html')).toContain('"replicate":3');
  expect(page('three.html')).not.toBe(page('one.html'));
  const { code, err } = await groundswell('replay', 'x', '--replicate', '4');
  expect({ code, err }).toEqual({
    code: 2,
    err: 'groundswell: --replicate: 4 given, expected 1 to 3, the replicates of x\n',
  });
});

it('a variant is replayed by its own directory', async () => {
  write(
    'two.yaml',
    `${SMALL.replace('replicates: 3', 'replicates: 1')}variants:\n  alone: {}\n  more: {title: Needs arise often, needs: {rate: 0.1}}\n`,
  );
  await groundswell('run', 'two.yaml', '--out', 'x', '--no-charts');
  const whole = await groundswell('replay', 'x');
  expect(whole).toMatchObject({
    code: 2,
    err: 'groundswell: x: holds variants, expected one of them: x/alone, x/more\n',
  });
  expect(await groundswell('replay', 'x/more', '--quiet')).toMatchObject({ code: 0, out: 'x/more/replay.html\n' });
  expect(page('x', 'more', 'replay.html')).toContain('<title>two: Needs arise often – replay – Groundswell</title>');
});

it('a branch begins in the week after its checkpoint', async () => {
  write('small.yaml', SMALL.replace('replicates: 3', 'replicates: 1'));
  await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts', '--checkpoint-every', '10');
  const from = 'x/checkpoints/replicate-0001/week-0010.checkpoint';
  await groundswell('run', '--from', from, '--set', 'needs.rate=0.1', '--out', 'y', '--no-charts');
  const { code, err } = await groundswell('replay', 'y');
  expect(code).toBe(0);
  expect(err).toContain('60 people, weeks 11 to 30:');
});

it('what is no run, and a run that comes to another world, is told in one line and leaves nothing', async () => {
  expect(await groundswell('replay', 'nowhere')).toMatchObject({
    code: 2,
    err: 'groundswell: nowhere: is not a run directory (it has no run.json that can be read)\n',
  });
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts');
  const record = JSON.parse(page('x', 'run.json'));
  expect(await groundswell('replay', 'x', '--out', 'no/such/page.html', '--quiet')).toMatchObject({
    code: 1,
    err: `groundswell: ${at('no/such')}: is not there (any more)\n`,
  });
  // Another version that comes to the same world shows the same run.
  writeFileSync(at('x', 'run.json'), JSON.stringify({ ...record, code: 'older' }));
  expect((await groundswell('replay', 'x', '--quiet', '--out', 'other.html')).code).toBe(0);
  record.worlds[0].world = 'f'.repeat(64);
  writeFileSync(at('x', 'run.json'), JSON.stringify(record));
  const changed = await groundswell('replay', 'x', '--quiet');
  expect(changed.code).toBe(1);
  expect(changed.err).toMatch(
    /^groundswell: x: lived again, replicate 1 came to another world than run\.json says.*\n$/,
  );
  writeFileSync(at('x', 'run.json'), JSON.stringify({ ...record, code: 'older', version: '0.1.0' }));
  const older = await groundswell('replay', 'x', '--quiet');
  expect(older.code).toBe(1);
  expect(older.err).toMatch(
    /^groundswell: x: was made by version 0\.1\.0 \(code older\), and this is \S+ \(code \w{16}\), which comes to another world; replay it with that version, or run the scenario again\n$/,
  );
  expect(isThere('x', 'replay.html')).toBe(false);
});
