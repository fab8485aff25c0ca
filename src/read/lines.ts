import type { BlockKind, CellPlace, Draft } from '../core/post.js';
import { clean, fold } from '../text/normalize.js';
import { anyPage } from './page.js';
import { holds, phraseAt, wordCount } from './phrases.js';
import { readStamp, type Stamp } from './stamp.js';

/** One line of the post in the making. Its kind is the reader's guess until the stations of `compose` decide it. */
export interface Line {
  text: string;
  kind: BlockKind;
  readonly cell?: CellPlace;
  /** Folded start of the text, for comparing; long paragraphs are told by their beginning. */
  key: string;
  /** Number of words; of a long paragraph only that it has many. */
  readonly words: number;
  /** Runs of blanks that the text had inside: menus are set apart by them, sentences are not. */
  readonly gaps: number;
  /** Offset in the stored text, known when all lines are. */
  start: number;
  /** What was found out about the line's shape; each question is asked by several stations. */
  readonly known: Partial<Record<Shape, boolean>> & { stamp?: Stamp | null };
}

type Shape = 'text' | 'menu' | 'tail' | 'widget' | 'section' | 'publisher' | 'address';

/** Answers a question about a line's shape once. */
const once =
  (shape: Shape, test: (line: Line) => boolean) =>
  (line: Line): boolean => {
    const known = line.known[shape];
    if (known !== undefined) return known;
    const answer = test(line);
    line.known[shape] = answer;
    return answer;
  };

const KEY = 300;
const KEY_OF_LONG = 80;
const SOMETHING = /[\p{L}\p{N}]/u;
const GAP = /\S {2,}(?=\S)/g;
const SPACES = / {2,}/g;
// What is left of a table's rim where a page was saved as text.
const LOOSE_BAR = /^\s*\|\s(?=[^|]*$)|\s\|\s*$/;

/** The lines of a draft: cleaned, single-spaced, those without a letter or digit left out. */
export function linesOf(draft: Draft): Line[] {
  const lines: Line[] = [];
  for (const { text, kind, cell } of draft.blocks) {
    const neat = withoutBar(cleaned(text)).trim();
    if (SOMETHING.test(neat)) lines.push(makeLine(neat, kind, cell));
  }
  return lines;
}

// Most blocks hold nothing that `clean` changes: composed letters, ASCII, common marks. Then it need not run.
const PLAIN = /^[ -~\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u024f\u1e00-\u1ef9–—‘’“”…•]*$/;

const withoutBar = (text: string): string => (text.includes('|') ? text.replace(LOOSE_BAR, '') : text);
const joined = (text: string): string =>
  text.includes('\n')
    ? text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .join(' ')
    : text;
const cleaned = (text: string): string => (PLAIN.test(text) ? text : joined(clean(text)));

/** A line from clean text without line breaks. */
export function makeLine(neat: string, kind: BlockKind, cell?: CellPlace): Line {
  const gaps = neat.includes('  ') ? (neat.match(GAP)?.length ?? 0) : 0;
  const text = gaps === 0 ? neat : neat.replace(SPACES, ' ');
  const key = fold(text.slice(0, text.length > KEY ? KEY_OF_LONG : KEY));
  const words = text.length > 2 * KEY ? KEY : wordCount(text);
  return { text, kind, key, words, gaps, start: 0, known: {}, ...(cell ? { cell } : {}) };
}

const ENDS = /(?:[.!?…;:]|\.\/\.)["”’')\]]{0,2}$/;
const FULL_STOP = /(?:[.!?…]|\.\/)["”’')\]]{0,2}$/;
// Headlines may ask or exclaim; they don't end in a point.
const FULL_POINT = /(?:[^.]\.|\.\/\.?)["”’')\]]{0,2}$/;

/** Does the line end as sentences (or clauses of a list) do? */
export const endsLikeText = (line: Line): boolean => ENDS.test(line.text);

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
export const opensLead = (line: Line): boolean => OPENING.test(line.key);

/** A paragraph: long, or sentences; not a headline, a name or a slogan. */
export const isParagraph = (line: Line): boolean => !NO_TEXT.has(line.kind) && isText(line);

const NO_TEXT = new Set<BlockKind>(['noise', 'footer', 'title', 'cell']);

const isText = once('text', (line) => {
  if (line.words < 12 || isUpper(line.text) || isMenu(line) || isTail(line) || isAddress(line)) return false;
  if (line.text.length >= 260) return true;
  if (opensLead(line)) return line.words >= 14 && (FULL_STOP.test(line.text) || line.words > 40);
  return line.words > 25 ? FULL_STOP.test(line.text) : FULL_POINT.test(line.text);
});

const PIECES = /\s*[|•·▪]\s*| {2,}/;
const CRUMB = /»|>>|›| > |^\S.* \/ .* \/ /;
const HERE = /^(?:trang chủ|trang nhất|bạn đang ở|bạn đang xem|home)(?!\p{L})/u;

/** A row of section names, or the way to this page ("Trang chủ » Tin tức"). */
export const isMenu = once('menu', (line) => {
  if (line.text.length > KEY * 2 || FULL_STOP.test(line.text)) return false;
  if (HERE.test(line.key)) return true;
  if (line.text.length < 200 && CRUMB.test(line.text)) return true;
  const bars = line.text.split(PIECES).length - 1;
  const pieces = Math.max(bars, line.gaps) + 1;
  return pieces >= 3 && line.words / pieces <= 4.5 && stampOf(line) === null;
});

/** A line from which on nothing belongs to the post ("Các tin khác", "Bình luận (0)"). */
export const isTail = once('tail', (line) => {
  if (line.words > 60) return false;
  const key = line.key.replace(LEADING, '');
  const phrase = phraseAt(key, anyPage().tail);
  if (phrase === null) return false;
  const rest = key.slice(phrase.length);
  return /^\s*(?::|$)/.test(rest) || wordCount(rest) <= (wordCount(phrase) >= 3 ? 10 : 4);
});

const LEADING = /^[^\p{L}\p{N}©°]+/u;
const PICTURE_FILE = /^!?\[?[\w() -]{0,80}\.(?:jpe?g|png|gif|webp|bmp)\]?$/i;
const PICTURE_MARK = /^!\[[^\]]{0,200}\]\([^)]{0,300}\)\s?\|?$/;
const CALENDAR = /^(?:(?:cn|t[2-7]|thứ [2-7]|chủ nhật|\d{1,2}|[<>«»‹›])(?:\s+|$)){3,}$/;
const MONTH_HEAD = /^[«<‹]?\s*tháng \d{1,2}\s?[,/-]\s?\d{4}\s*[»>›]?$/;
const PLAYER = /^[▶►\s]*\d{1,2}:\d{2}\s?\/\s?\d{1,2}:\d{2}/;
const COUNTER = /^[\d.,]+ (?:lượt|lần|views?|reads?|comments?|bình luận)(?!\p{L})/u;
const COUNT_ONLY = /^[\d.,:\s|/-]{1,20}$|^\d{1,2}\s?[°o]\s?C$/;

/** A picture of its own: the next line is likely its caption. */
export const isPicture = (line: Line): boolean => PICTURE_FILE.test(line.text) || PICTURE_MARK.test(line.text);

/** Buttons, counters, players, calendars, notes of a screen reader: no text wherever they stand. */
export const isWidget = once('widget', (line) => {
  if (isPicture(line) || CALENDAR.test(line.key) || MONTH_HEAD.test(line.key) || PLAYER.test(line.text)) return true;
  if (line.words <= 6 && COUNTER.test(line.key)) return true;
  if (COUNT_ONLY.test(line.text) && stampOf(line) === null) return true;
  if (line.words > 16) return false;
  const key = line.key.replace(LEADING, '');
  const phrase = phraseAt(key, anyPage().widget);
  if (phrase === null) return false;
  const rest = key.slice(phrase.length);
  return wordCount(rest) <= 3 || (/^\s?[:|[(]/.test(rest) && line.words <= 10) || line.gaps > 1 || phrase.length > 9;
});

/** The stamp on this line, read once. */
export function stampOf(line: Line): Stamp | null {
  if (line.known.stamp === undefined) line.known.stamp = line.words > 40 ? null : readStamp(line.text);
  return line.known.stamp;
}

const BRACKETS = /^[[(]\s*|\s*[\])]$/g;

/** The name of a section over a headline. */
export const isSection = once('section', (line) => {
  if (line.words > 8) return false;
  const key = line.key.replace(BRACKETS, '');
  const phrase = phraseAt(key, anyPage().sections);
  return phrase !== null && wordCount(key.slice(phrase.length)) <= 2 && !/\d/.test(key);
});

/** A name of a publisher: what it begins with is an office or a medium, and no verb of a headline follows. */
export const namesPublisher = once('publisher', (line) => {
  return (
    line.words <= 22 &&
    phraseAt(line.key, anyPage().publisher) !== null &&
    !holds(line.key, anyPage().headline) &&
    !FULL_STOP.test(line.text)
  );
});

/** A line of the address block: address, telephone, licence, copyright. */
export const isAddress = once(
  'address',
  (line) => phraseAt(line.key.replace(/^[-+*\s]+/, ''), anyPage().address) !== null,
);
