import { load } from 'cheerio/slim';

/** How one level of a Word list is written: format of its number ("decimal"), text with %1 … %9 in it, first number. */
interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

/** A list as paragraphs name it: its levels are those of the abstract list, some begin anew. */
interface List {
  readonly abstract: string;
  readonly restarts: ReadonlyMap<number, number>;
}

/** The lists of a document and which paragraph styles number by themselves. */
export interface Numbering {
  readonly lists: ReadonlyMap<string, List>;
  readonly levels: ReadonlyMap<string, readonly Level[]>;
  readonly styles: ReadonlyMap<string, { readonly list: string; readonly level: number }>;
}

const DEEPEST = 9;

/** Reads word/numbering.xml and the lists of word/styles.xml; empty strings where a document has none. */
export function readNumbering(numbering: string, styles: string): Numbering {
  const $ = load(numbering, { xml: true });
  const value = (node: Parameters<typeof $>[0], path: string) => $(node).children(path).attr('w:val');
  const levels = new Map<string, Level[]>();
  for (const node of $('w\\:abstractNum').toArray()) {
    const own: Level[] = [];
    for (const level of $(node).children('w\\:lvl').toArray()) {
      own[Math.min(Number($(level).attr('w:ilvl') ?? 0), DEEPEST)] = {
        format: value(level, 'w\\:numFmt') ?? 'decimal',
        text: value(level, 'w\\:lvlText') ?? '',
        start: Number(value(level, 'w\\:start') ?? 1),
      };
    }
    levels.set($(node).attr('w:abstractNumId') ?? '', own);
  }
  const lists = new Map<string, List>();
  for (const node of $('w\\:num').toArray()) {
    const restarts = new Map<number, number>();
    for (const change of $(node).children('w\\:lvlOverride').toArray()) {
      const start = value(change, 'w\\:startOverride');
      if (start !== undefined) restarts.set(Number($(change).attr('w:ilvl') ?? 0), Number(start));
    }
    lists.set($(node).attr('w:numId') ?? '', { abstract: value(node, 'w\\:abstractNumId') ?? '', restarts });
  }
  return { lists, levels, styles: numberedStyles(styles) };
}

function numberedStyles(xml: string): Numbering['styles'] {
  const $ = load(xml, { xml: true });
  const styles = new Map<string, { list: string; level: number }>();
  for (const node of $('w\\:style').toArray()) {
    const list = $(node).find('w\\:numPr > w\\:numId').attr('w:val');
    const level = Number($(node).find('w\\:numPr > w\\:ilvl').attr('w:val') ?? 0);
    if (list !== undefined) styles.set($(node).attr('w:styleId') ?? '', { list, level });
  }
  return styles;
}

/** The page that begins at a break, as one letter that no text has. */
const pageMark = (page: number): string => String.fromCodePoint(FIRST_MARK + Math.min(page, 0xfff0));
const FIRST_MARK = 0xf0000;
const MARKS = /[\u{f0000}-\u{ffffd}]/gu;

/** Cuts the marks of pages out of a text: the text, and the pages whose breaks it held. */
export function cutPages(text: string): { text: string; pages: number[] } {
  const pages = [...text.matchAll(MARKS)].map(([mark]) => mark.codePointAt(0)! - FIRST_MARK);
  return pages.length === 0 ? { text, pages } : { text: text.replace(MARKS, ''), pages };
}

const TAG = /<(\/?)w:(p|pPr|pStyle|numId|ilvl|br|lastRenderedPageBreak)(?=[\s/>])([^<>]*)>/g;
const VALUE = /w:val="([^"]*)"/;

/**
 * Writes into word/document.xml what Word only shows: the numbers of lists ("1.", "a)") before their paragraphs, and
 * marks of pages where Word broke them when it last saved the file, or where the author did. Bullets say nothing and
 * are left out.
 */
export function writeMarks(xml: string, numbering: Numbering): string {
  const rendered = xml.includes('<w:lastRenderedPageBreak');
  const count = counter(numbering);
  const out: string[] = [];
  let from = 0;
  let page = 1;
  let own: { list: string | null; level: number; style: string } | null = null;
  for (const { 1: closing, 2: name, 3: rest, 0: tag, index } of xml.matchAll(TAG)) {
    const end = index + tag.length;
    if (name === 'pPr') {
      if (!closing) own = rest!.endsWith('/') ? null : { list: null, level: -1, style: '' };
      else if (own) {
        const styled = numbering.styles.get(own.style);
        const list = own.list ?? styled?.list;
        const mark = list === undefined ? '' : count(list, own.level === -1 ? (styled?.level ?? 0) : own.level);
        if (mark !== '') out.push(xml.slice(from, end), run(`${mark} `));
        if (mark !== '') from = end;
        own = null;
      }
    } else if (name === 'br' || name === 'lastRenderedPageBreak') {
      if (rendered ? name === 'br' : !/w:type="page"/.test(rest!)) continue;
      out.push(xml.slice(from, index), `<w:t>${pageMark(++page)}</w:t>`);
      from = end;
    } else if (own) {
      const value = VALUE.exec(rest!)?.[1] ?? '';
      if (name === 'numId') own.list ??= value;
      else if (name === 'ilvl') own.level = Number(value);
      else if (name === 'pStyle') own.style = value;
    }
  }
  out.push(xml.slice(from));
  return out.join('');
}

const run = (text: string): string =>
  `<w:r><w:t xml:space="preserve">${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</w:t></w:r>`;

/** Counts the paragraphs of each list and writes the mark of the next one; '' for bullets and what has no number. */
function counter({ lists, levels }: Numbering): (list: string, level: number) => string {
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return (id, depth) => {
    const list = lists.get(id);
    const own = list && levels.get(list.abstract);
    const level = own?.[depth];
    if (!list || !own || !level) return '';
    const numbers = counts.get(list.abstract) ?? [];
    counts.set(list.abstract, numbers);
    if (!begun.has(id)) for (const [at, start] of list.restarts) numbers[at] = start - 1;
    begun.add(id);
    for (let above = 0; above < depth; above++) numbers[above] ??= own[above]?.start ?? 1;
    numbers[depth] = (numbers[depth] ?? level.start - 1) + 1;
    numbers.length = depth + 1;
    if (level.format === 'bullet' || level.format === 'none') return '';
    return level.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return numberIn(own[at]?.format ?? 'decimal', numbers[at] ?? 1);
    });
  };
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function numberIn(format: string, number: number): string {
  const small = format.startsWith('lower');
  if (format.endsWith('Roman') && number < 400) {
    let left = number;
    let text = '';
    for (const [value, letters] of ROMAN) for (; left >= value; left -= value) text += letters;
    return small ? text : text.toUpperCase();
  }
  if (format.endsWith('Letter') && number > 0 && number < 500) {
    const letter = String.fromCharCode((small ? 97 : 65) + ((number - 1) % 26));
    return letter.repeat(Math.ceil(number / 26));
  }
  return format === 'decimalZero' && number < 10 ? `0${number}` : String(number);
}
