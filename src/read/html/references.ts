import { load } from 'cheerio/slim';

/** Character references ("&nbsp;", "&#7871;"), read by cheerio; pages repeat few, so its answers are kept. */

// In an attribute it matters what follows a name without its semicolon ("?a=1&copy=2").
const IN_TEXT = /&(?:#(?:[xX][\da-fA-F]+|\d+)|[\da-zA-Z]{1,40});?/g;
const IN_ATTRIBUTE = /&(?:#(?:[xX][\da-fA-F]+|\d+)|[\da-zA-Z]{1,40})[;=]?/g;
const MOST_CACHED = 20_000;
const LONGEST = 50;

const cached = <T>(read: (written: string) => T): ((written: string) => T) => {
  const known = new Map<string, T>();
  return (written) => {
    const before = known.get(written);
    if (before !== undefined) return before;
    if (known.size >= MOST_CACHED) known.clear();
    const value = read(written);
    if (written.length <= LONGEST) known.set(written, value);
    return value;
  };
};

const inText = cached((written) => load(written).text());
const inAttribute = cached((written) => load(`<i x="${written}">`)('i').attr('x') ?? written);

/** Text of a page with its references read. */
export const readText = (source: string): string => source.replace(IN_TEXT, inText);

/** Value of an attribute with its references read. */
export const readValue = (source: string): string => source.replace(IN_ATTRIBUTE, inAttribute);
