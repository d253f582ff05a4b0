/** groundswell odd: the protocol on stdout or in a file that is whole, and faults like those of the other commands. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { at, groundswell, here, SMALL, write } from './groundswell.ts';

it('prints Markdown, changed as run would have it', async () => {
  write('small.yaml', SMALL);
  const words = ['odd', 'small.yaml', '--set', 'needs.rate=0.5', '--seed', '007', '--weeks', '9', '--replicates', '2'];
  const { code, out, err } = await groundswell(...words);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.startsWith('# ODD protocol: small\n')).toBe(true);
  for (const line of ['| seed | `007` |', '| weeks (steps) | 9 |', '| replicates | 2 |', '| `needs.rate` | **0.5** |'])
    expect(out).toContain(line);
});

it('writes a file that is whole, over one that is there, and prints its path', async () => {
  write('small.yaml', SMALL);
  writeFileSync(at('o.md'), 'old');
  expect(await groundswell('odd', 'small.yaml', '--out', 'o.md')).toMatchObject({ code: 0, out: 'o.md\n', err: '' });
  expect(readFileSync(at('o.md'), 'utf8')).toBe((await groundswell('odd', 'small.yaml')).out);
  mkdirSync(at('there'));
  const inTheWay = await groundswell('odd', 'small.yaml', '--out', 'there');
  expect(inTheWay).toMatchObject({ code: 1, out: '', err: 'groundswell: there: is a directory, expected a file\n' });
  const nowhere = await groundswell('odd', 'small.yaml', '--out', 'none/o.md');
  expect(nowhere).toMatchObject({ code: 1, out: '', err: 'groundswell: none/o.md: is not there (any more)\n' });
  expect(readdirSync(here).toSorted()).toEqual(['o.md', 'small.yaml', 'there']);
});

it('tells faults with their places and wrong options in one line, with exit code 2', async () => {
  write('bad.yaml', 'interventions:\n  - {week: 300, crisis: {}}\n');
  expect(await groundswell('odd', 'bad.yaml')).toEqual({
    ...{ code: 2, signal: null, out: '' },
    err: 'bad.yaml:2:12: interventions.0.week: 300 given, expected a week from 1 to 260, the last\n',
  });
  expect((await groundswell('odd', 'bad.yaml', '--set', 'needs.rat=1')).err).toContain('did you mean rate?');
  const wrong = await groundswell('odd', 'bad.yaml', '--weeks', '0');
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('--weeks is not a whole number') });
});

it('the shell is offered the list of interventions to be set, and deeds to be explained', async () => {
  const offered = async (...words: string[]) =>
    (await groundswell('--get-yargs-completions', 'groundswell', ...words)).out.split('\n');
  expect(await offered('run', 'x.yaml', '--set', 'interv')).toContain('interventions=');
  expect(await offered('explain', 'interventions.c')).toEqual(
    expect.arrayContaining(['interventions.crisis', 'interventions.catalysts']),
  );
});
