/** What the shell offers while a command is typed: commands and options by themselves, settings and topics from the scenario. */

type Done = (completions: string[]) => void;

/**
 * As yargs calls it.
 * @param current the word that is being typed
 * @param given what stands before it
 * @param defaults offers commands and options
 * @param done offers these words
 */
export function complete(current: string, given: { _: unknown[] }, defaults: () => void, done: Done): void {
  const isSetting = process.argv.at(-2) === '--set';
  if (isSetting) void offer('completions', (path) => path.startsWith(current) && isSet(path), '=').then(done);
  else if (given._.includes('explain')) void offer('explainable', (topic) => topic.startsWith(current), '').then(done);
  else defaults();
}

/** Of what stands at the top only the list of interventions is set as a whole; all else has an option of its own or parts. */
const isSet = (path: string): boolean => path.includes('.') || path === 'interventions';

async function offer(
  what: 'completions' | 'explainable',
  fits: (topic: string) => boolean,
  ending: string,
): Promise<string[]> {
  const topics = await import('../scenario/explain.ts');
  return topics[what]()
    .filter(fits)
    .map((topic) => `${topic}${ending}`);
}
