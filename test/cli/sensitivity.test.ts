/** groundswell sensitivity: sentences on stderr, numbers beside the tables of the sweep, the path on stdout. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { at, groundswell, SMALL, write } from './groundswell.ts';

const SWEEP = `scenario: small.yaml
vary:
  spreading.sigma: { from: 0.01, to: 0.5, scale: log }
  needs.rate: { from: 0.1, to: 1 }
replicates: 2
outcomes: [ever, members]
`;

it.each([
  ['{kind: saltelli, base: 4, second: true}', 'sobol', ['first', 'total', 'second', 'prcc', 'src']],
  ['{kind: morris, trajectories: 3, levels: 4}', 'morris', ['mu_star', 'mu', 'sigma']],
  ['{kind: latin-hypercube, points: 8}', 'regression', ['prcc', 'src']],
])('a design %s is told by %s, and again to the same bytes', async (design, method, measures) => {
  write('small.yaml', SMALL);
  write('sweep.yaml', `${SWEEP}design: ${design}\n`);
  expect(await groundswell('sweep', 'sweep.yaml', '--out', 'swept', '--no-charts', '--quiet')).toMatchObject({
    code: 0,
  });
  const tell = async () => {
    const { code, out, err } = await groundswell('sensitivity', 'swept/');
    expect({ code, out }).toEqual({ code: 0, out: 'swept/sensitivity.html\n' });
    return [err, readFileSync(at('swept/sensitivity.csv'), 'utf8'), readFileSync(at('swept/sensitivity.json'), 'utf8')];
  };
  const [words, csv, json] = await tell();
  expect(await tell()).toEqual([words, csv, json]);
  const lines = words!.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^People who ever belonged: /);
  const rows = csv!
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  expect(rows[0]).toEqual(['outcome', 'factor', 'with', 'measure', 'value', 'low', 'high']);
  const ofFactors = rows.slice(1).filter(([, factor]) => factor !== '');
  expect([...new Set(ofFactors.map(([, , , measure]) => measure))].sort()).toEqual([...measures].sort());
  expect(JSON.parse(json!)).toMatchObject({ sweep: { name: 'sweep' }, method, words: lines });
});

it('what is no sweep is said in one line', async () => {
  const { code, out, err } = await groundswell('sensitivity', 'nowhere');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^groundswell: nowhere: .*sweep.*\n$/);
});
