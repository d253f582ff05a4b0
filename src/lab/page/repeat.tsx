/** What is on the screen, to take away: the command that repeats it, the scenario as YAML, the table of weeks. */
import { signal } from '@preact/signals';
import { commandsOf, written } from './deeds.ts';
import { save } from './save.ts';
import { A, comparing, file, files, type Side, said, sides } from './state.ts';
import { weeksCsv } from './weeks-csv.ts';

const copied = signal('');
const stem = () =>
  file.value
    .split('/')
    .at(-1)!
    .replace(/\.ya?ml$/i, '');

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    copied.value = text;
    said.value = 'Copied.';
  } catch {
    said.value = 'This browser does not let a page copy: mark the words and copy them.';
    copied.value = '';
  }
}

function Command({ text }: { readonly text: string }) {
  return (
    <p class="command">
      <code>
        {/* A line is broken between words, never within an option. */}
        {text.split(' ').flatMap((word, at) => [at > 0 ? ' ' : '', <span key={`${at}${word}`}>{word}</span>])}
      </code>
      <button type="button" class="small" onClick={() => void copy(text)}>
        {copied.value === text ? 'Copied' : 'Copy'}
      </button>
    </p>
  );
}

function OneSide({ side }: { readonly side: Side }) {
  const name = `${stem()}${side.name === 'B' ? '-b' : ''}`;
  side.reached.value;
  return (
    <div class="take" data-side={side.name}>
      {comparing.value && <h3>{side.name}</h3>}
      {commandsOf(side).map((text) => (
        <Command key={text} text={text} />
      ))}
      <p>
        <button
          type="button"
          disabled={side.told.value === null}
          onClick={async () => save(`${name}.yaml`, await written(side), 'application/yaml')}
        >
          Save scenario {side.name} (YAML)
        </button>{' '}
        <button
          type="button"
          disabled={side.rows.length === 0}
          onClick={() => save(`${name}-weeks.csv`, weeksCsv(side.rows), 'text/csv')}
        >
          Save weeks {side.name} (CSV)
        </button>
      </p>
    </div>
  );
}

export function Repeat() {
  const sources = A.told.value?.sources ?? [];
  return (
    <details class="repeat">
      <summary>Save, or repeat on the command line</summary>
      <p>The command line gives the same numbers, to the last digit.</p>
      {sides.value.map((side) => (
        <OneSide key={side.name} side={side} />
      ))}
      {sources.length > 0 && (
        <p>
          A saved scenario draws on files of data beside it:{' '}
          {sources.map((path) => {
            const below = file.value.includes('/')
              ? `${file.value.slice(0, file.value.lastIndexOf('/'))}/${path}`
              : path;
            const text = files.value[below];
            return text === undefined ? (
              <code key={path}>{path} </code>
            ) : (
              <button
                key={path}
                type="button"
                class="small"
                onClick={() => save(path.split('/').at(-1)!, text, 'text/csv')}
              >
                {path}
              </button>
            );
          })}
        </p>
      )}
    </details>
  );
}
