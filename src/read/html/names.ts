const SIZE = 4096;
const LONGEST = 40;
const WRITTEN = new Array<string>(SIZE).fill('');
const SMALL = new Array<string>(SIZE).fill('');

/**
 * The name of a tag or an attribute, `[from, to)` of a page, in small letters. Pages repeat few names: those met last are
 * kept, each in the place that its letters give it, and not cut out of the page again.
 */
export function nameAt(html: string, from: number, to: number): string {
  if (to - from > LONGEST) return html.slice(from, to).toLowerCase();
  let place = to - from;
  for (let at = from; at < to; at++) place = (place * 31 + html.charCodeAt(at)) | 0;
  place &= SIZE - 1;
  const known = WRITTEN[place]!;
  if (known.length !== to - from || !html.startsWith(known, from)) {
    const written = unique(html.slice(from, to));
    WRITTEN[place] = written;
    SMALL[place] = unique(written.toLowerCase());
  }
  return SMALL[place]!;
}

/** As the name of a property a string is the very one that our code compares with, and no slice of a page. */
const unique = (name: string): string => Object.keys({ [name]: 0 })[0]!;
