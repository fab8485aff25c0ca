// .VnTimeH, .VnArialH, .VnHelvetInsH …: the ABC fonts that print small letters as capitals end in H.
const CAPITAL_FONT = /\.vn\w{1,30}h\b/i;
const OTHER_FONT = /\bface\s*=|font-family\s*:/i;
const TAG = /<(\/?)([a-z][a-z0-9]*)([^<>]*)>/gi;
// Where tags are left open, pages nest thousands of elements deep.
const DEEPEST = 200;
const EMPTY = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Tells for places of an HTML page, asked in rising order, whether its text is set in a font of capitals there. */
export function capitalFonts(html: string): (place: number) => boolean {
  if (!CAPITAL_FONT.test(html)) return () => false;
  const changes: { at: number; on: boolean }[] = [];
  const open: { name: string; on: boolean }[] = [];
  for (const { 0: tag, 1: slash, 2: given, 3: rest, index } of html.matchAll(TAG)) {
    const name = given!.toLowerCase();
    if (EMPTY.has(name)) continue;
    const outer = open.at(-1)?.on ?? false;
    if (slash === '' && open.length < DEEPEST)
      open.push({ name, on: CAPITAL_FONT.test(rest!) || (outer && !OTHER_FONT.test(rest!)) });
    else if (slash !== '') {
      const from = open.findLastIndex((element) => element.name === name);
      if (from >= 0) open.length = from;
    }
    const on = open.at(-1)?.on ?? false;
    if (on !== outer) changes.push({ at: index + tag.length, on });
  }
  let next = 0;
  let on = false;
  return (place) => {
    while (next < changes.length && changes[next]!.at <= place) on = changes[next++]!.on;
    return on;
  };
}
