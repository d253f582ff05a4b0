/** What keys do, wherever the reader is in the page, but where a key already means something there. */

export interface Commands {
  playOrPause(): void;
  step(weeks: number): void;
  to(end: 'first' | 'last'): void;
  /** One pace up or down. */
  pace(by: 1 | -1): void;
  nobody(): void;
}

const TEN = 10;

export function listenToKeys(commands: Commands): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = event.target instanceof Element ? event.target : document.body;
    const writes = at.matches('input:not([type=range]), textarea, select');
    if (writes && event.key !== 'Escape') return;
    const presses = at.matches('button, summary, a');
    // The slider goes by its own arrows, and the story rolls by them.
    const moves = at.matches('input[type=range]');
    const rolls = at.closest('#story') !== null;
    const act = {
      ' ': presses ? null : commands.playOrPause,
      ArrowLeft: moves ? null : () => commands.step(event.shiftKey ? -TEN : -1),
      ArrowRight: moves ? null : () => commands.step(event.shiftKey ? TEN : 1),
      Home: moves || rolls ? null : () => commands.to('first'),
      End: moves || rolls ? null : () => commands.to('last'),
      '+': () => commands.pace(1),
      '=': () => commands.pace(1),
      '-': () => commands.pace(-1),
      Escape: commands.nobody,
    }[event.key];
    if (act === undefined || act === null) return;
    event.preventDefault();
    act();
  });
}
