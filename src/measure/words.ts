/** Numbers as people say them: counts with the right plural, shares, factors, lists, lines of a bearable length. */

/** Keeps a number and its unit on one line. */
const TIED = '\u00a0';

const FORMATS = [0, 1, 2, 3, 4, 5, 6].map(
  (places) => new Intl.NumberFormat('en-US', { maximumFractionDigits: places }),
);

/** 12345 as "12,345"; up to `decimals` places. */
export function number(value: number, decimals = 0): string {
  return (FORMATS[decimals] ?? FORMATS[0]!).format(value);
}

/** A number of whole things that may lie between two of them, as medians do: "2.5", and from ten on "48" for 47.5. */
export function whole(value: number): string {
  return number(value, Math.abs(value) < 10 ? 1 : 0);
}

/** "1 group", "12 groups"; see `whole`. */
export function count(value: number, one: string, many = `${one}s`): string {
  const said = whole(value);
  return `${said}${TIED}${value === 1 ? one : many}`;
}

/** A share as a percentage that never claims none or all where it is not so: "31 %", "0.4 %", "under 0.1 %", "over 99 %". */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return `under 0.1${TIED}%`;
  if (value > 0 && value < 9.95) return `${number(value, 1)}${TIED}%`;
  if (value > 99 && value < 100) return `over 99${TIED}%`;
  return `${number(value)}${TIED}%`;
}

/** "3.4 times", "12 times". */
export function times(factor: number): string {
  return `${number(factor, factor < 9.95 ? 1 : 0)}${TIED}times`;
}

/** "week 143". A median between two weeks is said as the later one, by which it was certainly so. */
export function weekNumber(week: number): string {
  return `week${TIED}${number(Math.ceil(week))}`;
}

/** "1st", "2nd", "3rd", "11th". */
export function ordinal(value: number): string {
  const tens = value % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${number(value)}${ending}`;
}

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Breaks a text into lines of at most `width` characters, at spaces, evenly, so that no last line holds a lone word. */
export function wrap(text: string, width: number): string[] {
  const greedy = lines(text, width);
  // The narrowest width that needs no more lines than the full one gives lines of like length.
  for (let narrow = Math.ceil(text.length / greedy.length); narrow < width; narrow++) {
    const even = lines(text, narrow);
    if (even.length <= greedy.length) return even;
  }
  return greedy;
}

/** Breaks a text into lines of at most `width` characters, each as full as it can be. */
export function lines(text: string, width: number): string[] {
  const full: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      full.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  full.push(line);
  return full;
}
