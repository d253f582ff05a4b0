/**
 * Ctrl-C once: the run stops at its next week and keeps what is whole. Twice: it is gone at once (as soon as the step at hand is
 * done, which in a world of millions may take seconds: no signal is heard inside one).
 */
import { EXIT } from './stop.ts';

/** Ctrl-C, a polite kill, a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens for the time that `work` takes. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}
