/** groundswell lab: a page in which a class turns the dials, served on this machine or written to a file. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { once } from './scenario-options.ts';
import { EXIT, failure } from './stop.ts';

interface Given {
  readonly file?: string;
  readonly port: number;
  readonly out?: string;
}

const LAST_PORT = 65_535;

export const lab: Command<Given> = {
  name: 'lab [file]',
  describe: 'Opens the lab: a page to turn dials, watch worlds live, ask what if, and hold lessons',
  options: (command: Argv) =>
    command
      .positional('file', {
        type: 'string',
        describe: 'A scenario that is chosen at first; all shipped ones can be chosen in the page',
      })
      .option('port', {
        type: 'number',
        default: 0,
        requiresArg: true,
        coerce: (port: number | number[]) => {
          if (Array.isArray(port)) throw new Error(`--port is given ${port.length} times, expected once`);
          if (!Number.isSafeInteger(port) || port < 0 || port > LAST_PORT)
            throw new Error(`--port is not a whole number from 0 to ${LAST_PORT}`);
          return port;
        },
        describe: 'The port of 127.0.0.1 to serve on. Default: one that is free',
      })
      .option('out', {
        type: 'string',
        requiresArg: true,
        coerce: once('out'),
        describe: 'Writes the page to this file instead: it needs no network, no server and no other file',
      })
      .example('$0 lab', 'prints the address; Ctrl-C ends it')
      .example('$0 lab mine.yaml --out lab.html', 'a page for a USB stick, with a scenario of one’s own'),

  async handle({ file, port, out }) {
    const { labPage } = await import('../lab/node/lab-file.ts');
    const { readScenario } = await import('../scenario/read.ts');
    const page = labPage(file === undefined ? null : { file, reading: readScenario(file) });
    if (out !== undefined) {
      const { writeWhole } = await import('../simulate/durable.ts');
      const { plainPath } = await import('./plain-path.ts');
      const path = plainPath(out);
      await writeWhole(path, page);
      process.stdout.write(`${path}\n`);
      return EXIT.fine;
    }
    const { servePage } = await import('../lab/node/serve-page.ts');
    const { interruptible } = await import('./interruption.ts');
    const served = await servePage(page, port).catch((error: NodeJS.ErrnoException) => {
      throw failure(`--port ${port}: cannot be had (${error.code ?? error.message}), expected a port that is free`);
    });
    process.stdout.write(`${served.url}\n`);
    process.stderr.write('groundswell: the lab is open to this machine only; Ctrl-C ends it\n');
    await interruptible(
      (signal) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
    );
    await served.close();
    return EXIT.fine;
  },
};
