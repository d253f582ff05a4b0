/** The command line explains itself, refuses what it does not understand, and keeps stdout for data. */
import { mkdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { at, groundswell, isThere, MAIN, SMALL, start, write } from './groundswell.ts';

const COMMANDS = ['run', 'resume', 'rerun', 'report', 'query', 'slurm', 'check', 'new', 'explain', 'odd', 'schema'];

it('--help lists every command, and every command has help of its own with an example', async () => {
  const { code, out, err } = await groundswell('--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const helps = await Promise.all(COMMANDS.map((command) => groundswell(command, '--help')));
  COMMANDS.forEach((command, c) => {
    expect(out).toContain(`groundswell ${command}`);
    expect(helps[c]!.code).toBe(0);
    expect(helps[c]!.out).toMatch(/^groundswell \w+/);
    expect(helps[c]!.out).toContain('Examples:');
  });
  const run = helps[0]!.out;
  for (const option of ['seed', 'weeks', 'replicates', 'set', 'out', 'quiet', 'force', 'format', 'no-charts']) {
    expect(run).toContain(`--${option}`);
  }
});

it('--version is the version of the package', async () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(await groundswell('--version')).toMatchObject({ code: 0, out: `${manifest.version}\n` });
});

it.each([
  [[], 'no command given'],
  [['nonsense'], 'no command nonsense (see groundswell --help)'],
  [['rum', 'x.yaml'], 'no command rum, did you mean run?'],
  [['run'], 'something is missing, expected groundswell run <file> (see groundswell run --help)'],
  [['run', 'a.yaml', 'b.yaml'], 'Unknown argument: b.yaml'],
  [['run', 'a.yaml', '--sed', '1'], 'Unknown argument: sed'],
  [['run', 'a.yaml', '--weeks', 'abc'], '--weeks is not a whole number of 1 or more'],
  [['run', 'a.yaml', '--weeks', '1.5'], '--weeks is not a whole number of 1 or more'],
  [['run', 'a.yaml', '--replicates', '0'], '--replicates is not a whole number of 1 or more'],
  [['run', 'a.yaml', '--weeks'], 'Not enough arguments following: weeks'],
  [['run', 'a.yaml', '--seed', 'a', '--seed', 'b'], '--seed is given 2 times, expected once'],
  [['run', 'a.yaml', '--format', 'xml'], 'wrong value: format, Given: "xml", Choices: "csv", "parquet"'],
  [['new', '../evil'], 'the name is "../evil", expected letters, digits, - and _'],
])('%j is refused in one line, with exit code 2', async (words, line) => {
  const { code, out, err } = await groundswell(...words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.startsWith(`groundswell: ${line}`), err).toBe(true);
  expect(err.trimEnd().split('\n').length).toBe(1);
});

it('speaks English whatever the language of the machine', async () => {
  const german = ['env', 'LANG=de_DE.UTF-8', 'LC_ALL=de_DE.UTF-8', process.execPath, MAIN];
  expect((await start(['run', 'a.yaml', '--sed'], german).ended).err).toContain('Unknown argument: sed');
});

it('check tells every fault of every file, and runs nothing', async () => {
  write('good.yaml', SMALL);
  write('bad.yaml', 'weeks: many\nreplicates: 0\npeople:\n  cuont: 5\n');
  const { code, out, err } = await groundswell('check', 'bad.yaml', 'good.yaml', 'none.yaml');
  expect(code).toBe(2);
  expect(out).toBe('good.yaml: fine (60 people, 30 weeks, 3 replicates)\n');
  const lines = err.trimEnd().split('\n');
  expect(lines.length).toBe(4);
  for (const place of ['bad.yaml:1:', 'bad.yaml:2:', 'bad.yaml:4:', 'none.yaml:1:1:']) {
    expect(
      lines.some((line) => line.startsWith(place)),
      `${place} in ${err}`,
    ).toBe(true);
  }
  expect((await groundswell('run', 'bad.yaml')).code).toBe(2);
  expect(isThere('results')).toBe(false);
});

it('a setting that does not exist is refused by name', async () => {
  write('good.yaml', SMALL);
  const { code, err } = await groundswell('run', 'good.yaml', '--set', 'needs.rat=1', '--set', 'weeks=x');
  expect(code).toBe(2);
  expect(err).toContain('needs.rat');
  expect(err).toContain('weeks');
});

it('new writes a scenario that can be run, into the folder of scenarios where there is one, and never over another', async () => {
  expect(await groundswell('new', 'mine')).toMatchObject({ code: 0, out: 'mine.yaml\n' });
  expect((await groundswell('check', 'mine.yaml')).code).toBe(0);
  const before = readFileSync(at('mine.yaml'), 'utf8');
  const again = await groundswell('new', 'mine');
  expect(again).toMatchObject({ code: 2, out: '' });
  expect(again.err).toContain('mine.yaml: is there already and stays as it is');
  expect(readFileSync(at('mine.yaml'), 'utf8')).toBe(before);
  mkdirSync(at('scenarios'));
  expect((await groundswell('new', 'mine')).out).toBe('scenarios/mine.yaml\n');
});

it('explain and schema print to stdout', async () => {
  const [all, rule, parameter, schema] = await Promise.all([
    groundswell('explain'),
    groundswell('explain', 'needs'),
    groundswell('explain', 'needs.rate'),
    groundswell('schema'),
  ]);
  expect(all.out).toContain('needs');
  expect(rule.out).toContain('rate');
  expect(parameter.out).toContain('1/week');
  expect(JSON.parse(schema.out)).toMatchObject({ type: 'object' });
  expect((await groundswell('explain', 'nedes')).code).toBe(2);
});

it('a reader that closes the pipe after the first line is no error', async () => {
  const piped = `"${process.execPath}" "${MAIN}" schema | head -1; echo "\${PIPESTATUS[0]}"`;
  const { out, err } = await start([], ['bash', '-c', piped]).ended;
  expect(err).toBe('');
  expect(out).toBe('{\n0\n');
});

it('the shell is offered commands, options and settings', async () => {
  const offered = async (...words: string[]) =>
    (await groundswell('--get-yargs-completions', 'groundswell', ...words)).out.split('\n');
  expect(await offered('r')).toEqual(expect.arrayContaining(['run', 'rerun', 'report']));
  expect(await offered('run', 'x.yaml', '--f')).toEqual(expect.arrayContaining(['--force', '--format']));
  expect(await offered('run', 'x.yaml', '--set', 'needs.r')).toContain('needs.rate=');
  expect(await offered('explain', 'need')).toContain('needs');
  expect((await groundswell('completion')).out).toContain('groundswell');
});

it('an unexpected error is one line, with its origin only when asked for', async () => {
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts');
  write('x/weeks.csv', readFileSync(at('x', 'weeks.csv'), 'utf8').replaceAll(/\d/g, '?'));
  const quiet = await groundswell('report', 'x');
  expect(quiet.code).toBe(1);
  expect(quiet.err).toMatch(/^groundswell: [^\n]+\n$/);
  const loud = await start(['report', 'x'], ['env', 'GROUNDSWELL_DEBUG=1', process.execPath, MAIN]).ended;
  expect(loud.err).toMatch(/\n\s+at /);
});
