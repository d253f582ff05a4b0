/** The dials: to be found by a word, turned by hand or number, and turned back. */
import { computed, signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { turn } from './deeds.ts';
import { type Dial, isSpread, sectionsFor, spreadText, valueAt } from './dial.ts';
import { SIDE_LOOK } from './look.ts';
import { comparing, type Side, sideOf, turning } from './state.ts';

const sought = signal('');
const side = computed(() => sideOf(turning.value));
const sections = computed(() => {
  const told = side.value.told.value;
  if (told === null) return [];
  const words = sought.value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (section: string, { name, meaning, theory, source, unit }: Dial) => {
    const all = `${section} ${name} ${meaning} ${theory} ${source} ${unit}`.toLowerCase();
    return words.every((word) => all.includes(word));
  };
  return sectionsFor(told.resolved)
    .filter(({ name }) => words.length === 0 || name !== 'often')
    .map((section) => ({ ...section, dials: section.dials.filter((dial) => fits(section.name, dial)) }))
    .filter(({ dials }) => dials.length > 0);
});

const numberIn = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

const spaced = (name: string) => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** A step of a slider: a hundredth of the range, in a round number. */
const stepOf = ({ low, high, integer }: Dial) => (integer ? 1 : 10 ** Math.floor(Math.log10((high - low) / 100)));

interface Typed {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number | 'any';
  readonly locked: boolean;
  /** Given what was typed, when it is done. */
  readonly done: (text: string) => void;
}

/** What is being typed stays until it is done, even if the page is told of something else meanwhile. */
function NumberField({ label, value, low, high, step, locked, done }: Typed) {
  const [typed, type] = useState<string | null>(null);
  return (
    <input
      type="number"
      aria-label={label}
      {...{ min: low, max: high, step, value: typed ?? value, disabled: locked }}
      onInput={({ currentTarget }) => type(currentTarget.value)}
      onChange={({ currentTarget }) => {
        type(null);
        done(currentTarget.value);
      }}
      onBlur={() => type(null)}
    />
  );
}

interface Turned {
  readonly of: Side;
  readonly dial: Dial;
  readonly locked: boolean;
}

function NumberDial({ of, dial, locked }: Turned) {
  const { path, low, high, integer, unit } = dial;
  const told = of.told.value!;
  const value = (
    of.changes.value.has(path) ? Number(of.changes.value.get(path)) : valueAt(told.resolved, path)
  ) as number;
  const set = (text: string) => {
    if (text.trim() !== '' && Number.isFinite(Number(text))) turn(of, path, String(Number(text)));
  };
  return (
    <span class="set">
      <input
        type="range"
        aria-label={`${path}, slider`}
        min={low}
        max={high}
        step={stepOf(dial)}
        value={value}
        disabled={locked}
        onInput={({ currentTarget }) => set(currentTarget.value)}
      />
      <NumberField
        {...{ low, high, value, locked, done: set }}
        label={`${path} (${unit})`}
        step={integer ? 1 : 'any'}
      />
      <span class="unit">{unit}</span>
    </span>
  );
}

/** A trait that is spread evenly from one number to another; the same number twice: the same for all. */
function SpreadDial({ of, dial, locked }: Turned) {
  const { path, low, high, unit } = dial;
  const value = valueAt(of.told.value!.resolved, path);
  if (!isSpread(value)) return null;
  const [from, to] = value.uniform ?? [value.constant!, value.constant!];
  const set = (one: number, other: number) => {
    if (Number.isFinite(one) && Number.isFinite(other))
      turn(of, path, spreadText(Math.min(one, other), Math.max(one, other)));
  };
  return (
    <span class="set spread">
      <span>from</span>
      <NumberField
        {...{ low, high, locked, step: 'any', value: from, done: (text) => set(numberIn(text), to) }}
        label={`${path}, from (${unit})`}
      />
      <span>to</span>
      <NumberField
        {...{ low, high, locked, step: 'any', value: to, done: (text) => set(from, numberIn(text)) }}
        label={`${path}, to (${unit})`}
      />
      <span class="unit">{unit}</span>
    </span>
  );
}

function OneDial({ of, dial, section }: { readonly of: Side; readonly dial: Dial; readonly section: string }) {
  const { path, name, meaning, theory, source } = dial;
  const changed = of.changes.value.has(path);
  const { morning } = of.told.value!;
  const locked = of.branch.value !== null && morning.some((one) => one === path || path.startsWith(`${one}.`));
  const often = section === 'often';
  return (
    <li class={changed ? 'dial changed' : 'dial'} data-path={path}>
      <div class="head">
        <b>{often ? `${spaced(path.split('.')[0]!)}: ${spaced(name)}` : spaced(name)}</b>
        {changed && (
          <button type="button" class="small" aria-label={`Reset ${path}`} onClick={() => turn(of, path, null)}>
            Reset
          </button>
        )}
      </div>
      {dial.kind === 'number' ? (
        <NumberDial of={of} dial={dial} locked={locked} />
      ) : (
        <SpreadDial of={of} dial={dial} locked={locked} />
      )}
      <p class="meaning">
        {meaning}
        {(theory !== '' || source !== '') && (
          <span class="whence">
            {theory !== '' && ` Theory: ${theory}.`}
            {source !== '' && ` Source: ${source}.`}
          </span>
        )}
        {locked && <span class="whence"> Decided on the first morning: a branch cannot change it.</span>}
      </p>
    </li>
  );
}

export function Dials() {
  const of = side.value;
  const turned = of.changes.value.size;
  return (
    <aside class="dials" aria-label="Dials">
      <div class="finder">
        {comparing.value && (
          <fieldset class="whose" aria-label="Whose dials">
            {(['A', 'B'] as const).map((name) => (
              <button
                key={name}
                type="button"
                class="whose-one"
                aria-pressed={turning.value === name}
                style={
                  turning.value === name
                    ? { background: SIDE_LOOK[name].ink, color: '#fff' }
                    : { color: SIDE_LOOK[name].ink }
                }
                onClick={() => {
                  turning.value = name;
                }}
              >
                Dials of {name}
              </button>
            ))}
          </fieldset>
        )}
        <input
          type="search"
          placeholder="Find a dial …"
          aria-label="Find a dial"
          value={sought.value}
          onInput={({ currentTarget }) => {
            sought.value = currentTarget.value;
          }}
        />
        {turned > 0 && (
          <p class="turned">
            {turned} turned{' '}
            <button
              type="button"
              class="small"
              onClick={() => {
                for (const path of [...of.changes.value.keys()]) turn(of, path, null);
              }}
            >
              Reset all
            </button>
          </p>
        )}
      </div>
      <fieldset class="sections" aria-label="All dials">
        {sections.value.map(({ name, about, dials }) => (
          <details key={`${name}${sought.value === '' ? '' : 'found'}`} open={name === 'often' || sought.value !== ''}>
            <summary class="section-head">
              <b>{name === 'often' ? 'used often' : spaced(name.replaceAll('-', ' '))}</b>{' '}
              <span class="about">{about}</span>
              {dials.some(({ path }) => of.changes.value.has(path)) && <span class="mark"> turned</span>}
            </summary>
            <ul>
              {dials.map((dial) => (
                <OneDial key={dial.path} of={of} dial={dial} section={name} />
              ))}
            </ul>
          </details>
        ))}
        {sections.value.length === 0 && of.told.value !== null && (
          <p class="none-found">No dial is told in these words.</p>
        )}
      </fieldset>
    </aside>
  );
}
