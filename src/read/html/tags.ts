/** What the name of a tag says of how it opens and closes, as the parser behind cheerio has it. */
export interface Tag {
  readonly name: string;
  readonly empty: boolean;
  /** Elements that end where this one begins. */
  readonly closes: ReadonlySet<string>;
  /** Holds text alone, up to its own end tag. */
  readonly raw: boolean;
  /** Begins svg or math, where tags may close themselves (true), or an island of HTML within (false). */
  readonly foreign: boolean | null;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const EMPTY = words(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
);
const RAW = words('script style title textarea xmp');
const FOREIGN = words('svg math');
const ISLANDS = words('mi mo mn ms mtext annotation-xml foreignobject desc title');
const CLOSERS: readonly (readonly [closers: string, closed: string])[] = [
  [
    'p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul',
    'p',
  ],
  ['li', 'li'],
  ['dd dt', 'dd dt'],
  ['tr', 'tr th td'],
  ['th', 'th'],
  ['td', 'thead th td'],
  ['tbody tfoot', 'thead tbody'],
  ['body', 'head link script'],
  ['select input output button datalist textarea', 'input option optgroup select button datalist textarea'],
  ['option', 'option'],
  ['optgroup', 'optgroup option'],
  ['rt rp', 'rt rp'],
];
const CLOSES = new Map(
  CLOSERS.flatMap(([closers, closed]) => closers.split(' ').map((name) => [name, words(closed)] as const)),
);
const NONE: ReadonlySet<string> = new Set();

const MOST_NAMES = 20_000;
const tags = new Map<string, Tag>();
const attributes = new Map<string, string>();

/** The tag of a name as it is written; pages repeat few, so they are kept. */
export function tagOf(written: string): Tag {
  let tag = tags.get(written);
  if (tag === undefined) {
    if (tags.size >= MOST_NAMES) tags.clear();
    const name = written.toLowerCase();
    const foreign = FOREIGN.has(name) ? true : ISLANDS.has(name) ? false : null;
    tag = { name, empty: EMPTY.has(name), closes: CLOSES.get(name) ?? NONE, raw: RAW.has(name), foreign };
    tags.set(written, tag);
  }
  return tag;
}

/** The name of an attribute in small letters. */
export function attributeOf(written: string): string {
  let name = attributes.get(written);
  if (name === undefined) {
    if (attributes.size >= MOST_NAMES) attributes.clear();
    name = written.toLowerCase();
    attributes.set(written, name);
  }
  return name;
}
