/** Which world: a shipped scenario or one's own file, its variants, its seed and how long it is followed. */
import { choose, compare, open, otherLuck } from './deeds.ts';
import { readAgain } from './living.ts';
import { A, comparing, file, files, lastWeek, seed, sides, weeks } from './state.ts';

/** The title that a scenario has, as its text says it. */
const titleIn = (path: string, text: string) => /^title:\s*(.+)$/m.exec(text)?.[1] ?? path;

function Choice() {
  const all = Object.entries(files.value).filter(([path]) => /\.ya?ml$/i.test(path));
  return (
    <label class="choice">
      Scenario{' '}
      <select value={file.value} onChange={({ currentTarget }) => void choose(currentTarget.value)}>
        {all.map(([path, text]) => (
          <option key={path} value={path}>
            {titleIn(path, text)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Open() {
  return (
    <label class="button" title="A scenario of your own (.yaml), with its files of data if it has any">
      Open …
      <input
        type="file"
        multiple
        class="unseen"
        accept=".yaml,.yml,.csv,.tsv,.net,.paj,.graphml,.xml"
        onChange={async ({ currentTarget }) => {
          const given = await Promise.all(
            [...(currentTarget.files ?? [])].map(async (one) => ({ name: one.name, text: await one.text() })),
          );
          currentTarget.value = '';
          if (given.length > 0) await open(given);
        }}
      />
    </label>
  );
}

const readBoth = () => {
  for (const side of sides.value) void readAgain(side);
};

export function ScenarioBar() {
  const told = A.told.value;
  return (
    <section class="scenario" aria-label="Scenario">
      <Choice />
      <Open />
      <label>
        Luck{' '}
        <input
          class="seed"
          aria-label="Seed: all luck comes from it"
          title="The seed: all luck comes from it. The same seed is the same luck, for A and for B"
          value={seed.value ?? told?.seed ?? ''}
          onChange={({ currentTarget }) => {
            seed.value = currentTarget.value === '' ? null : currentTarget.value;
            readBoth();
          }}
        />
      </label>
      <button
        type="button"
        title="The luck of the next repetition: is it the same with other luck?"
        onClick={otherLuck}
      >
        Other luck
      </button>
      <label>
        Weeks{' '}
        <input
          class="many"
          type="number"
          min="1"
          max="2600"
          value={lastWeek.value}
          onChange={({ currentTarget }) => {
            weeks.value = currentTarget.value === '' ? null : Math.max(1, Math.round(currentTarget.valueAsNumber));
            readBoth();
          }}
        />
      </label>
      <button type="button" class="compare" onClick={() => compare(!comparing.value)}>
        {comparing.value ? 'Only A' : 'Compare two settings'}
      </button>
      {told !== null && (
        <details class="about-scenario">
          <summary>{told.question === '' ? told.title : told.question}</summary>
          {told.why !== '' && <p>{told.why}</p>}
          {told.finding !== '' && (
            <details>
              <summary>What is expected to come out</summary>
              <p>{told.finding}</p>
            </details>
          )}
        </details>
      )}
    </section>
  );
}
