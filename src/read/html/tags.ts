/** What a tag says by itself, all of it at one look: every element of every page is asked. */
export interface Tag {
  /** Nothing in it is read as text. */
  readonly dropped: boolean;
  /** It parts the text before from the text behind. */
  readonly block: boolean;
  /** It holds paragraphs; a paragraph, a row or an item is no container. */
  readonly box: boolean;
  /** It marks words within a block. */
  readonly inline: boolean;
  readonly field: boolean;
  /** It frames the whole page: its class and id say nothing. */
  readonly frame: boolean;
  /** It may say something of the whole page, or of its days and headlines. */
  readonly witness: boolean;
  readonly kind: 'title' | 'heading' | 'caption' | 'item' | 'none';
  /** What it is to the page around it. */
  readonly place: 'noise' | 'header' | 'footer' | 'article' | 'none';
  readonly part: 'table' | 'row' | 'cell' | 'break' | 'picture' | 'none';
  readonly style: 'link' | 'stress' | 'bold' | 'center' | 'none';
  /** The words behind it are others than those in it; of a span only where it has a class. */
  readonly joint: boolean;
  readonly span: boolean;
  readonly time: boolean;
  /** Of a heading, 1 to 6. */
  readonly level: number | undefined;
  /** It holds nothing and has no closing tag. */
  readonly empty: boolean;
  /** Between it and its closing tag stand elements, or nothing but text, with references (`&amp;`) or without. */
  readonly holds: 'elements' | 'text' | 'code';
  /** Names of elements that end where it begins. */
  readonly closes: ReadonlySet<string> | null;
  /** It begins a part of a page that is no HTML, or one of HTML within such; null: neither. */
  readonly foreign: boolean | null;
}

const PLAIN: Tag = {
  dropped: false,
  block: false,
  box: false,
  inline: false,
  field: false,
  frame: false,
  witness: false,
  kind: 'none',
  place: 'none',
  part: 'none',
  style: 'none',
  joint: false,
  span: false,
  time: false,
  level: undefined,
  empty: false,
  holds: 'elements',
  closes: null,
  foreign: null,
};
const TAGS = new Map<string, Tag>();
const trait = (traits: Partial<Tag>, names: string): void => {
  for (const name of names.split(' ')) TAGS.set(name, { ...PLAIN, ...TAGS.get(name), ...traits });
};
trait(
  { dropped: true },
  'script style noscript template svg math select option optgroup datalist textarea button iframe frame object embed video audio canvas map title meta link base input',
);
trait(
  { block: true },
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main marquee menu nav ol p pre section summary table tbody td tfoot th thead tr ul',
);
trait(
  { box: true },
  'article aside body center details dl div fieldset figure footer form header main marquee menu nav ol section table td ul',
);
trait({ inline: true }, 'a b em i strong');
trait({ field: true }, 'input textarea select button');
trait({ frame: true }, 'html body main article form');
trait({ witness: true }, 'meta html link base title script h1 h2 h3');
for (const level of [1, 2, 3, 4, 5, 6])
  trait({ level, kind: level === 1 ? 'title' : 'heading', style: 'bold' }, `h${level}`);
trait({ kind: 'caption' }, 'figcaption caption');
trait({ kind: 'item' }, 'li dd dt');
trait({ place: 'noise' }, 'nav aside marquee');
trait({ place: 'header' }, 'header');
trait({ place: 'footer' }, 'footer');
trait({ place: 'article' }, 'article main');
trait({ part: 'table' }, 'table');
trait({ part: 'row' }, 'tr');
trait({ part: 'cell' }, 'td th');
trait({ part: 'break' }, 'br');
trait({ part: 'picture' }, 'img');
trait({ style: 'link' }, 'a');
trait({ style: 'stress' }, 'em i');
trait({ style: 'bold' }, 'b strong');
trait({ style: 'center' }, 'center');
trait({ joint: true }, 'a time');
trait({ span: true }, 'span');
trait({ time: true }, 'time abbr');
trait(
  { empty: true },
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
);
trait({ holds: 'code' }, 'script style textarea xmp');
trait({ holds: 'text' }, 'title');
trait({ foreign: true }, 'math svg');
trait({ foreign: false }, 'annotation-xml desc foreignobject mi mn mo ms mtext title');
const closing = (closed: string, names: string): void => trait({ closes: new Set(closed.split(' ')) }, names);
closing(
  'p',
  'address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul',
);
closing('input option optgroup select button datalist textarea', 'button datalist input output select textarea');
closing('tr th td', 'tr');
closing('th', 'th');
closing('thead th td', 'td');
closing('thead tbody', 'tbody tfoot');
closing('head link script', 'body');
closing('li', 'li');
closing('option', 'option');
closing('optgroup option', 'optgroup');
closing('dd dt', 'dd dt');
closing('rt rp', 'rt rp');

export const tagOf = (name: string): Tag => TAGS.get(name) ?? PLAIN;

/** The attributes that every element is asked for. */
export interface Marks {
  readonly names: string | undefined;
  readonly id: string | undefined;
  readonly style: string | undefined;
  readonly align: string | undefined;
  readonly hidden: boolean;
  readonly itemprop: string | undefined;
  readonly property: string | undefined;
  readonly rel: string | undefined;
  readonly role: string | undefined;
}

const UNMARKED: Marks = {
  names: undefined,
  id: undefined,
  style: undefined,
  align: undefined,
  hidden: false,
  itemprop: undefined,
  property: undefined,
  rel: undefined,
  role: undefined,
};

/**
 * Reads the attributes of an element (names and values by turns; of two of one name the first counts) in one pass: asking
 * for each by its name takes several times as long.
 */
export function marksOf(given: readonly string[]): Marks {
  if (given.length === 0) return UNMARKED;
  let names: string | undefined;
  let id: string | undefined;
  let style: string | undefined;
  let align: string | undefined;
  let itemprop: string | undefined;
  let property: string | undefined;
  let rel: string | undefined;
  let role: string | undefined;
  let hidden = false;
  for (let at = 0; at < given.length; at += 2) {
    const name = given[at]!;
    const value = given[at + 1]!;
    if (name === 'class') names ??= value;
    else if (name === 'style') style ??= value;
    else if (name === 'id') id ??= value;
    else if (name === 'align') align ??= value;
    else if (name === 'rel') rel ??= value;
    else if (name === 'role') role ??= value;
    else if (name === 'itemprop') itemprop ??= value;
    else if (name === 'property') property ??= value;
    else if (name === 'hidden' || (name === 'aria-hidden' && value === 'true')) hidden = true;
  }
  return { names, id, style, align, hidden, itemprop, property, rel, role };
}
