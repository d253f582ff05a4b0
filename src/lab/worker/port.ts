/** The few things of a browser's worker that the lab uses; Node's types do not have them, and those of pages are not for workers. */

interface Port {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown, transfer?: readonly unknown[]): void;
}

/** The worker's end of the line to its page. */
export const port = globalThis as unknown as Port;
