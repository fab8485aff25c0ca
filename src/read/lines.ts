import type { BlockKind, CellPlace, Draft, Origin } from '../core/post.js';
import { clean, fold } from '../text/normalize.js';
import { hasDay } from './day/days.js';
import { type Stamp, stampIn } from './day/stamp.js';
import { anyPage } from './page.js';
import { endOfWord, holds, phraseAt, withoutLeading, wordCount } from './phrases.js';

const KEY = 300;
const HEAD = 80;

/**
 * One line of the post in the making. Its kind is the reader's guess until the stations of `compose` decide it. Most lines
 * are paragraphs of which only the beginning is asked for, so keys and words are made when somebody asks.
 */
export class Line {
  readonly text: string;
  kind: BlockKind;
  readonly cell: CellPlace | undefined;
  readonly origin: Origin;
  /** Runs of blanks that the text had inside: menus are set apart by them, sentences are not. */
  readonly gaps: number;
  /** Offset in the stored text, known when all lines are. */
  start = 0;
  /** The stamp it holds; undefined until `stampOf` looks. */
  stamp: Stamp | null | undefined = undefined;
  /** Which questions about its shape were asked, and which answered with yes: a bit for each, see `once`. */
  asked = 0;
  answers = 0;
  #head: string | undefined;
  #key: string | undefined;
  #words = 0;
  #counted = 0;

  constructor(text: string, kind: BlockKind, gaps: number, cell: CellPlace | undefined, origin: Origin = {}) {
    this.origin = origin;
    this.text = text;
    this.kind = kind;
    this.gaps = gaps;
    this.cell = cell;
  }

  /** The folded beginning: most of what tells a line from another stands there. */
  get head(): string {
    this.#head ??= fold(this.text.slice(0, HEAD));
    return this.#head;
  }

  /** The folded text, for comparing; long paragraphs are told by their beginning. */
  get key(): string {
    this.#key ??= this.text.length <= HEAD || this.text.length > KEY ? this.head : fold(this.text);
    return this.#key;
  }

  /** Number of words; of a long paragraph only that it has many. */
  get words(): number {
    return this.#count(KEY);
  }

  /** Are there at least so many words? Looks no further than it must. */
  hasWords(number: number): boolean {
    return this.text.length >= 2 * number - 1 && this.#count(number) >= number;
  }

  #count(enough: number): number {
    const { text } = this;
    if (text.length > 2 * KEY) return KEY;
    let at = this.#counted;
    while (this.#words < enough && at < text.length) {
      at = endOfWord(text, at);
      if (at !== -1) this.#words++;
      else at = text.length;
    }
    this.#counted = at;
    return this.#words;
  }
}

let questions = 0;

/** Answers a question about a line's shape once: several stations ask each. */
function once(test: (line: Line) => boolean): (line: Line) => boolean {
  const bit = 1 << questions++;
  return (line) => {
    if ((line.asked & bit) === 0) {
      if (test(line)) line.answers |= bit;
      line.asked |= bit;
    }
    return (line.answers & bit) !== 0;
  };
}

const SOMETHING = /[\p{L}\p{N}]/u;
const GAP = /\S {2,}(?=\S)/g;
const SPACES = / {2,}/g;
// What is left of a table's rim where a page was saved as text.
const LOOSE_BAR = /^\s*\|\s(?=[^|]*$)|\s\|\s*$/;

// Most blocks hold nothing to mend: composed letters, ASCII, common marks, single blanks. Then `clean` need not run.
const MENDED = /[^ -{}~\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u024f\u1e00-\u1ef9–—‘’“”…•]| {2}/;
const ASCII_WORD = /[a-z\d]/i;

/** The lines of a draft: cleaned, single-spaced, those without a letter or digit left out. */
export function linesOf(draft: Draft): Line[] {
  const lines: Line[] = [];
  for (const block of draft.blocks) {
    const { text, kind, cell } = block;
    const mended = MENDED.test(text);
    const neat = (mended ? withoutBar(joined(clean(text))) : text).trim();
    if (!ASCII_WORD.test(neat) && !SOMETHING.test(neat)) continue;
    lines.push(mended ? makeLine(neat, kind, cell, block) : new Line(neat, kind, 0, cell, block));
  }
  return lines;
}

const withoutBar = (text: string): string => (text.includes('|') ? text.replace(LOOSE_BAR, '') : text);
const joined = (text: string): string =>
  text.includes('\n')
    ? text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .join(' ')
    : text;

/** A line from clean text without line breaks. */
export function makeLine(neat: string, kind: BlockKind, cell?: CellPlace, origin?: Origin): Line {
  const gaps = neat.match(GAP)?.length ?? 0;
  return new Line(gaps === 0 ? neat : neat.replace(SPACES, ' '), kind, gaps, cell, origin);
}

// Both are looked for in the last characters only.
const END = -5;
const FULL_STOP = /(?:[.!?…。！？؟।۔]|\.\/)["”’')\]]{0,2}$/;
// Headlines may ask or exclaim; they don't end in a point.
const FULL_POINT = /(?:[^.]\.|[。।۔]|\.\/\.?)["”’')\]]{0,2}$/;

const endsIn = (ending: RegExp, line: Line): boolean => ending.test(line.text.slice(END));

const SMALL = /[a-z]/;

/** Capitals only: headlines and mastheads, never a lead. */
export function isUpper(text: string): boolean {
  if (SMALL.test(text)) return false;
  const head = text.slice(0, KEY);
  return head.length > 3 && head === head.toUpperCase() && head !== head.toLowerCase();
}

const OPENING =
  /^(?:\(?[\p{L}\d .&-]{2,20}\)?\s?[-–—:]\s?)?(?:(?:vào )?(?:sáng|trưa|chiều|tối|ngày|hôm|vừa qua|mới đây|thực hiện|nhằm|hưởng ứng|căn cứ|trong|được sự)(?!\p{L}))/u;

/** Does the line begin as leads do: "(Tag) - Sáng 15/3, …", "Ngày …", "Vừa qua, …"? */
export const opensLead = (line: Line): boolean => OPENING.test(line.head);

/** A paragraph: long, or sentences; not a headline, a name or a slogan. */
export const isParagraph = (line: Line): boolean => !NO_TEXT.has(line.kind) && isText(line);

const NO_TEXT = new Set<BlockKind>(['noise', 'footer', 'title', 'cell']);

const isText = once((line) => {
  if (!line.hasWords(12) || isUpper(line.text) || isMenu(line) || isTail(line) || isAddress(line)) return false;
  if (line.text.length >= 260) return true;
  const long = line.hasWords(14);
  if (long && endsIn(FULL_POINT, line)) return true;
  if (opensLead(line)) return long && (endsIn(FULL_STOP, line) || line.hasWords(41));
  return endsIn(line.hasWords(26) ? FULL_STOP : FULL_POINT, line);
});

const BAR = /[|•·▪]/;
const PIECES = /\s*[|•·▪]\s*/;
const STEP = /[»>›/]/;
const CRUMB = /»|>>|›| > |^\S.* \/ .* \/ /;
const HERE = /^(?:trang chủ|trang nhất|bạn đang ở|bạn đang xem|home)(?!\p{L})/u;

/** A row of section names, or the way to this page ("Trang chủ » Tin tức"). */
export const isMenu = once((line) => {
  if (line.text.length > KEY * 2 || endsIn(FULL_STOP, line)) return false;
  if (HERE.test(line.head)) return true;
  if (line.text.length < 200 && STEP.test(line.text) && CRUMB.test(line.text)) return true;
  if (line.gaps < 2 && !BAR.test(line.text)) return false;
  const bars = line.text.split(PIECES).length - 1;
  const pieces = Math.max(bars, line.gaps) + 1;
  return pieces >= 3 && line.words / pieces <= 4.5 && stampOf(line) === null;
});

/** A line from which on nothing belongs to the post ("Các tin khác", "Bình luận (0)"). */
export const isTail = once((line) => {
  if (phraseAt(withoutLeading(line.head), anyPage().tail) === null || line.hasWords(61)) return false;
  const key = withoutLeading(line.key);
  const phrase = phraseAt(key, anyPage().tail);
  if (phrase === null) return false;
  const rest = key.slice(phrase.length);
  return /^\s*(?::|$)/.test(rest) || wordCount(rest) <= (wordCount(phrase) >= 3 ? 10 : 4);
});

const PICTURE_FILE = /^!?\[?[\w() -]{0,80}\.(?:jpe?g|png|gif|webp|bmp)\]?$/i;
const PICTURE_MARK = /^!\[[^\]]{0,200}\]\([^)]{0,300}\)\s?\|?$/;
const WEEK = /^(?:cn|t[2-7]|thứ [2-7]|chủ nhật|\d{1,2}|[<>«»‹›])(?:\s|$)/;
const CALENDAR = /^(?:(?:cn|t[2-7]|thứ [2-7]|chủ nhật|\d{1,2}|[<>«»‹›])(?:\s+|$)){3,}$/;
const MONTH_HEAD = /^[«<‹]?\s*tháng \d{1,2}\s?[,/-]\s?\d{4}\s*[»>›]?$/;
const PLAYER = /^[▶►\s]*\d{1,2}:\d{2}\s?\/\s?\d{1,2}:\d{2}/;
const COUNTER = /^[\d.,]+ (?:lượt|lần|views?|reads?|comments?|bình luận)(?!\p{L})/u;
const COUNT_ONLY = /^[\d.,:\s|/-]{1,20}$|^\d{1,2}\s?[°o]\s?C$/;

/** A picture of its own: the next line is likely its caption. */
export const isPicture = (line: Line): boolean => PICTURE_FILE.test(line.text) || PICTURE_MARK.test(line.text);

/** Buttons, counters, players, calendars, notes of a screen reader: no text wherever they stand. */
export const isWidget = once((line) => {
  if (
    isPicture(line) ||
    (WEEK.test(line.head) && CALENDAR.test(line.key)) ||
    MONTH_HEAD.test(line.head) ||
    PLAYER.test(line.text)
  )
    return true;
  if (COUNTER.test(line.head) && !line.hasWords(7)) return true;
  if (COUNT_ONLY.test(line.text) && stampOf(line) === null) return true;
  if (line.hasWords(17)) return false;
  const key = withoutLeading(line.key);
  const phrase = phraseAt(key, anyPage().widget);
  if (phrase === null) return false;
  const rest = key.slice(phrase.length);
  return wordCount(rest) <= 3 || (/^\s?[:|[(]/.test(rest) && line.words <= 10) || line.gaps > 1 || phrase.length > 9;
});

/** May the line hold a day? */
export const mayHoldDay = once((line) => hasDay(line.text));

/** The stamp on this line, read once. */
export function stampOf(line: Line): Stamp | null {
  if (line.stamp === undefined) line.stamp = !mayHoldDay(line) || line.hasWords(41) ? null : stampIn(line.text);
  return line.stamp;
}

const BRACKETS = /^[[(]\s*|\s*[\])]$/g;

// "(host) - Thể thao - Phong trào"
const SOURCE = /^(?:\([^()]{1,30}\))?\s?[-–:|]\s?/u;

/** The name of a section over a headline. */
export const isSection = once((line) => {
  if (line.hasWords(9)) return false;
  const key = line.key.replace(BRACKETS, '').replace(SOURCE, '');
  const phrase = phraseAt(key, anyPage().sections);
  return phrase !== null && wordCount(key.slice(phrase.length)) <= 2 && !/\d/.test(key);
});

/** A name of a publisher: what it begins with is an office or a medium, and no verb of a headline follows. */
export const namesPublisher = once((line) => {
  return (
    phraseAt(line.head, anyPage().publisher) !== null &&
    !line.hasWords(23) &&
    !holds(line.key, anyPage().headline) &&
    !endsIn(FULL_STOP, line)
  );
});

/** A line of the address block: address, telephone, licence, copyright. */
export const isAddress = once((line) => phraseAt(line.head.replace(/^[-+*\s]+/, ''), anyPage().address) !== null);
