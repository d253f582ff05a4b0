/** The page of the lab: worlds to be turned, watched and branched, and lessons. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { Charts } from './charts.tsx';
import { choose } from './deeds.ts';
import { Dials } from './dials.tsx';
import { Legend } from './legend.tsx';
import { Lessons } from './lessons.tsx';
import { Repeat } from './repeat.tsx';
import { ScenarioBar } from './scenario.tsx';
import { comparing, file, said, sides } from './state.ts';
import { Transport } from './transport.tsx';
import { World } from './world.tsx';

export const tab = signal<'worlds' | 'lessons'>('worlds');

function Faults() {
  const all = sides.value.flatMap(({ name, faults }) =>
    faults.value.map((fault) => `${comparing.value ? `${name}: ` : ''}${fault}`),
  );
  if (all.length === 0) return null;
  return (
    <div class="faults" role="alert">
      {all.map((fault) => (
        <p key={fault}>{fault}</p>
      ))}
    </div>
  );
}

function Lab() {
  return (
    <>
      <header class="top">
        <h1>Groundswell Lab</h1>
        <nav aria-label="Parts of the lab">
          {(['worlds', 'lessons'] as const).map((name) => (
            <button
              key={name}
              type="button"
              aria-current={tab.value === name ? 'page' : undefined}
              onClick={() => {
                tab.value = name;
              }}
            >
              {name === 'worlds' ? 'Worlds' : 'Lessons'}
            </button>
          ))}
        </nav>
        <p class="unseen" role="status">
          {said.value}
        </p>
      </header>
      {tab.value === 'worlds' ? (
        <main class="lab">
          <ScenarioBar />
          <Dials />
          <div class={comparing.value ? 'stage two' : 'stage one'}>
            <Faults />
            <div class="worlds">
              {sides.value.map((side) => (
                <World key={side.name} side={side} />
              ))}
            </div>
            <Legend />
            <Transport />
            <Charts />
            <Repeat />
          </div>
        </main>
      ) : (
        <Lessons
          toLab={() => {
            tab.value = 'worlds';
          }}
        />
      )}
    </>
  );
}

render(<Lab />, document.getElementById('lab')!);
void choose(file.value);
