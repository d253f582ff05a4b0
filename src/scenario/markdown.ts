/** The pieces that the generated references are made of, as Markdown. */

/** An example with the files that it draws on. */
export function example({
  title,
  yaml,
  files,
}: {
  readonly title: string;
  readonly yaml: string;
  readonly files: Readonly<Record<string, string>>;
}): string {
  const parts = Object.entries(files).map(([name, text]) => `\`${name}\`:\n\n\`\`\`${languageOf(name)}\n${text}\`\`\``);
  return [`**${title}**`, `\`\`\`yaml\n${yaml}\`\`\``, ...parts].join('\n\n');
}

function languageOf(name: string): string {
  return name.endsWith('.graphml') ? 'xml' : name.endsWith('.csv') ? 'csv' : 'text';
}

export function sentence(words: string): string {
  return `${words[0]!.toUpperCase()}${words.slice(1)}.`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

export const code = (words: string) => (words === '' ? '' : `\`${words}\``);
