/** A hand: a worker that lives one world at a time. Asks are promises; news come when they come. */
import type { Answer, Ask, Borne, News, Setting, Shown, Told } from '../protocol.ts';
import { COMPILED, WORKER } from './given.ts';

/** A scenario cannot be used; each fault is a line. */
export class Refused extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** A week of another world, and the colours that its groups bear. */
export interface Past {
  readonly kept: unknown;
  readonly borne: readonly Borne[];
}

export interface Hand {
  read(setting: Setting): Promise<Told>;
  /** The scenario as YAML, with what was turned in it. */
  write(setting: Setting): Promise<string>;
  /** A week of the world that it lives, to branch from. */
  keep(week: number): Promise<unknown>;
  /** Begins to live; news follow. */
  begin(setting: Setting, past: Past | null, picture: boolean): Promise<{ begun: Told; shown: Shown | null }>;
  /** Takes further files. */
  take(files: Readonly<Record<string, string>>): void;
  dismiss(): void;
}

type WithoutId<A> = A extends { readonly id: number } ? Omit<A, 'id'> : never;

/** @param hear told what happens while it lives a world */
export async function hire(files: Readonly<Record<string, string>>, hear: (news: News) => void): Promise<Hand> {
  const compiled = await COMPILED;
  const url = URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' }));
  const worker = new Worker(url);
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  let asked = 0;
  worker.onmessage = ({ data }: MessageEvent<Answer | News>) => {
    URL.revokeObjectURL(url);
    if ('news' in data) return hear(data);
    const { resolve, reject } = waiting.get(data.id)!;
    waiting.delete(data.id);
    if ('faults' in data) reject(new Refused(data.faults));
    else resolve(data as never);
  };
  worker.onerror = (event) => hear({ news: 'broken', message: event.message || 'the worker broke' });
  const send = (ask: Ask) => worker.postMessage(ask);
  const ask = <A>(one: WithoutId<Ask>) =>
    new Promise<A>((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      send({ ...one, id: asked } as Ask);
    });
  send({ kind: 'files', files });
  send({ kind: 'compiled', ...compiled });
  return {
    read: async (setting) => (await ask<{ told: Told }>({ kind: 'read', setting })).told,
    write: async (setting) => (await ask<{ yaml: string }>({ kind: 'write', setting })).yaml,
    keep: async (week) => (await ask<{ kept: unknown }>({ kind: 'keep', week })).kept,
    begin: (setting, past, picture) =>
      ask({ kind: 'begin', setting, past: past?.kept ?? null, borne: past?.borne ?? [], picture }),
    take: (more) => send({ kind: 'files', files: more }),
    dismiss: () => worker.terminate(),
  };
}
