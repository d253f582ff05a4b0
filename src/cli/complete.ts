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
  if (isSetting) void offer((topic) => topic.includes('.') && topic.startsWith(current), '=').then(done);
  else if (given._.includes('explain')) void offer((topic) => topic.startsWith(current), '').then(done);
  else defaults();
}

async function offer(fits: (topic: string) => boolean, ending: string): Promise<string[]> {
  const { completions } = await import('../scenario/explain.ts');
  return completions()
    .filter(fits)
    .map((topic) => `${topic}${ending}`);
}
