/** How wide a text is in DejaVu Sans, read from the font itself, so that labels and legends get the room they need. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const fonts = dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));

export const REGULAR = join(fonts, 'DejaVuSans.ttf');
export const BOLD = join(fonts, 'DejaVuSans-Bold.ttf');

/** Width of each character in thousandths of the letter height, by code point; what the font lacks is as wide as its "m". */
export type Widths = (text: string) => number;

/**
 * Reads the widths from a TrueType font: tables head, hhea, hmtx, and the cmap of format 4 that covers all common scripts.
 * @returns width of a text for letters of height 1
 */
export function widthsOf(fontFile: string): Widths {
  const font = readFileSync(fontFile);
  const table = new Map<string, number>();
  for (let k = 0; k < font.readUInt16BE(4); k++) {
    const entry = 12 + 16 * k;
    table.set(font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 8));
  }
  const unitsPerEm = font.readUInt16BE(table.get('head')! + 18);
  const metrics = font.readUInt16BE(table.get('hhea')! + 34);
  const hmtx = table.get('hmtx')!;
  const glyphOf = glyphs(font, table.get('cmap')!);
  const known = new Map<string, number>();
  const letter = (character: string): number => {
    const glyph = glyphOf(character.codePointAt(0)!) || glyphOf(109);
    return font.readUInt16BE(hmtx + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
  };
  return (text) => {
    let width = 0;
    for (const character of text) {
      let of = known.get(character);
      if (of === undefined) {
        of = letter(character);
        known.set(character, of);
      }
      width += of;
    }
    return width;
  };
}

/** From a character to the number of its drawing; 0 where the font has none. */
function glyphs(font: Buffer, cmap: number): (code: number) => number {
  for (let k = 0; k < font.readUInt16BE(cmap + 2); k++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * k + 4);
    if (font.readUInt16BE(at) !== 4) continue;
    const twice = font.readUInt16BE(at + 6);
    const ends = at + 14;
    const starts = ends + twice + 2;
    return (code) => {
      for (let s = 0; s < twice; s += 2) {
        if (font.readUInt16BE(ends + s) < code) continue;
        const start = font.readUInt16BE(starts + s);
        if (start > code) return 0;
        const delta = font.readUInt16BE(starts + twice + s);
        const offset = font.readUInt16BE(starts + 2 * twice + s);
        if (offset === 0) return (code + delta) & 0xffff;
        const glyph = font.readUInt16BE(starts + 2 * twice + s + offset + 2 * (code - start));
        return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
      }
      return 0;
    };
  }
  return () => 0;
}
