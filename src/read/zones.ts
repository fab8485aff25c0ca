import { daysIn } from './day/days.js';
import {
  isAddress,
  isMenu,
  isParagraph,
  isPicture,
  isSection,
  isTail,
  isUpper,
  isWidget,
  type Line,
  namesPublisher,
} from './lines.js';
import { anyPage } from './page.js';
import { holds } from './phrases.js';

// A headline may come twice for a reason, a paragraph may not.
const LONG_ENOUGH = 60;

/**
 * Index of the first line behind the text: "Các tin khác", comments, the address of the publisher. A box of other news
 * in the middle of the text does not end it: most of the paragraphs still come.
 */
export function endOfText(lines: readonly Line[], lead: number): number {
  if (lead === -1) return lines.length;
  const behind = new Array<number>(lines.length + 1).fill(0);
  for (let at = lines.length - 1; at >= 0; at--) behind[at] = behind[at + 1]! + weight(lines[at]!);
  const all = behind[lead]!;
  for (let at = lead + 1; at < lines.length; at++) {
    const list = isDated(lines[at]!) && lines[at + 1] !== undefined && isDated(lines[at + 1]!);
    if ((list || endsText(lines[at]!)) && behind[at]! * 2 < all) return at;
  }
  return lines.length;
}

const DAY_AT_END = /[\d)]/;
const DATED =
  /(?:\(\s*(?:ngày\s)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[^()]{0,12}\)|\s[-–]?\s?\d{1,2}[/.-]\d{1,2}[/.-]\d{4})$/u;

/** A headline of other news with its day: "… tổng kết năm 2018 (15/01/2019)". */
const isDated = (line: Line): boolean =>
  DAY_AT_END.test(line.text.slice(-1)) &&
  !line.cell &&
  line.words >= 6 &&
  line.words <= 45 &&
  line.kind !== 'stamp' &&
  DATED.test(line.key);

const weight = (line: Line): number => (isParagraph(line) ? line.text.length : 0);

const endsText = (line: Line): boolean =>
  line.kind === 'footer' ||
  // What the reader has cut out already may stand in the middle of the text.
  (line.kind !== 'noise' && !line.cell && (isTail(line) || (isAddress(line) && line.words <= 60)));

/**
 * Decides what is left of every line: above the title and behind the text all is noise or the publisher's lines; in
 * between stand paragraphs, captions, headings and buttons. Lines that have their meaning already keep it.
 */
export function zone(lines: readonly Line[], titleAt: number, lead: number, end: number): void {
  const seen = new Set<string>();
  let picture = false;
  let listing = false;
  let introduced = false; // bullets behind "gồm:"
  for (const [at, line] of lines.entries()) {
    if (line.kind === 'noise' || line.kind === 'footer' || line.kind === 'stamp' || line.kind === 'title') continue;
    if (line.kind === 'byline' && at > titleAt && at < end) continue;
    if (at < titleAt || at >= end) {
      line.kind = (at < titleAt ? isMasthead(line, at) : isFooter(lines, at)) ? 'footer' : 'noise';
    } else if (
      line.kind !== 'cell' &&
      (isWidget(line) || isTail(line) || isRepeat(line, seen) || (at > lead && isDated(line)))
    ) {
      picture = isPicture(line);
      line.kind = 'noise';
    } else if (line.kind === 'item') {
      // Above the lead a list holds the section, the account, the number of readers.
      if (at < lead && line.words <= 8 && !introduced) line.kind = 'noise';
    } else if (line.kind === 'paragraph' || line.kind === 'heading') {
      const isItem: boolean =
        line.kind === 'paragraph' &&
        (BULLET.test(line.text) || (listing && !line.hasWords(LONGEST_ITEM + 1) && !/[.!?:]$/.test(line.text)));
      if (isMenu(line) || (at < lead && (line.words <= 2 || isSection(line)))) line.kind = 'noise';
      else if (HOST.exec(line.text)?.[0] === line.text) line.kind = 'footer';
      else line.kind = isItem ? 'item' : kindOf(line, picture);
      picture = false;
      listing = line.text.endsWith(':') || isItem;
      introduced = line.text.endsWith(':');
      continue;
    }
    listing = line.kind === 'item' && /[;,]$/.test(line.text);
  }
}

// Typed by hand where the page has no list.
const BULLET = /^[-–•▪●*+○◦►»›]\s/u;
// After "như sau:" short lines without a full stop are a list, with or without bullets.
const LONGEST_ITEM = 45;
const HOST = /^(?:https?:\/\/)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|gov|edu)(?![\w.])/i;

/** Above the title: the name of the site, its motto, its host. */
function isMasthead(line: Line, at: number): boolean {
  if (isMenu(line) || isSection(line) || isTail(line) || isWidget(line)) return false;
  if (isAddress(line) || namesPublisher(line) || HOST.test(line.text)) return true;
  if (line.words < 2 || line.words > 22 || /[!\d]$/.test(line.text)) return false;
  return isUpper(line.text) || (at < 3 && holds(line.key, anyPage().publisher));
}

/** Behind the text: the address block and the names around it; a headline of other news may begin with a name as well. */
function isFooter(lines: readonly Line[], at: number): boolean {
  const line = lines[at]!;
  if (isAddress(line) || HOST.test(line.text)) return true;
  if (!namesPublisher(line) || daysIn(line.key).length > 0) return false;
  const beside = [lines[at - 1], lines[at + 1]].some((other) => other !== undefined && isAddress(other));
  return beside || at === lines.length - 1 || isUpper(line.text);
}

/** A paragraph printed twice (a teaser and the lead): the second time tells nothing new. */
function isRepeat(line: Line, seen: Set<string>): boolean {
  if (line.text.length < LONG_ENOUGH) return false;
  if (seen.has(line.text)) return true;
  seen.add(line.text);
  return false;
}

const CAPTION = /^(?:\[?(?:ảnh|hình|hình ảnh)\]?(?!\p{L})|toàn cảnh|quang cảnh|khung cảnh|cảnh)(?!\p{L})/u;
const CREDIT = /ảnh\s?:/;
const CLOSED = /(?:[.!?…;。！？؟।۔]|\.\/)["”’')\]]{0,2}$|[:,]$/;
const NUMBERED = /^(?:[ivx]{1,4}|\d{1,2}|[a-zđ])\s?[.)/]\s/u;

/** A short line without a full stop under a picture or between paragraphs tells what a picture shows. */
function kindOf(line: Line, afterPicture: boolean): 'paragraph' | 'caption' | 'heading' {
  const shows = CAPTION.test(line.head) || (line.text.includes(':') && CREDIT.test(line.key));
  if (shows && !line.hasWords(41)) return 'caption';
  if (afterPicture && !line.hasWords(46)) return 'caption';
  if (CLOSED.test(line.text.slice(-4))) return line.kind === 'heading' && !line.hasWords(20) ? 'heading' : 'paragraph';
  if (line.hasWords(61)) return 'paragraph';
  if (line.kind === 'heading' || NUMBERED.test(line.head)) return line.words > 25 ? 'paragraph' : 'heading';
  return line.words >= 5 && line.words <= 40 ? 'caption' : 'paragraph';
}
