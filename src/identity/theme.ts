import { blocKey } from './bloc.js';

/** What the lexicon says of a theme: its name, how else it is written, its code. */
export interface ThemeEntry {
  readonly name: string;
  readonly forms: readonly string[];
  readonly code?: string | undefined;
}

const HEAD = /^(?:khoi|cum)(?: \d+)?(?: (?:so|ban|nganh))* /;

/**
 * Tells the theme of a bloc by its key: the code of the longest theme that the name begins with, after "khối" or "cụm",
 * a number and "sở, ban, ngành"; null if it begins with none. A theme further on may be that of a parent body ("Trường Đại học Kinh tế").
 */
export function themeTeller(
  themes: readonly ThemeEntry[],
  abbreviations: ReadonlyMap<string, string>,
): (key: string) => string | null {
  const codes = new Map<string, string>();
  for (const { name, forms, code } of themes) {
    if (code === undefined) continue;
    for (const form of [name, ...forms])
      codes.set(blocKey(`Khối ${form}`, null, abbreviations).replace(HEAD, ''), code);
  }
  return (key) => {
    const words = key.replace(HEAD, '').split(' ');
    for (let end = words.length; end > 0; end--) {
      const code = codes.get(words.slice(0, end).join(' '));
      if (code !== undefined) return code;
    }
    return null;
  };
}
