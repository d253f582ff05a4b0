/**
 * Serves one page on this machine, to this machine alone: on 127.0.0.1, by no other name, and nothing besides the page. A browser that
 * was led here under another name (DNS rebinding) is turned away.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const ADDRESS = '127.0.0.1';

/** The policy that a page bears in its head, to be said in the head of the answer, too. */
function policyIn(page: string): string {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
  if (policy === undefined) throw new Error('internal: the page bears no policy');
  return `${policy}; frame-ancestors 'none'`;
}

export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * @param port 0: one that is free
 * @throws the error of the system where the port cannot be had
 */
export async function servePage(page: string, port: number): Promise<Served> {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policyIn(page),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
  const server: Server = createServer((request, response) => {
    const say = (code: number, text: string) => {
      response.writeHead(code, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
      response.end(`${text}\n`);
    };
    const { port: own } = server.address() as AddressInfo;
    if (request.headers.host !== `${ADDRESS}:${own}` && request.headers.host !== `localhost:${own}`)
      return say(403, `This page is served to ${ADDRESS} only.`);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return say(405, 'There is a page to get, and nothing else.');
    if (request.url !== '/') return say(404, 'There is one page here, at /.');
    response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(page) });
    response.end(request.method === 'HEAD' ? undefined : page);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, resolve);
  });
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://${ADDRESS}:${own}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
