import { isAddress, isMenu, isParagraph, isPicture, isSection, isTail, isWidget, type Line, namesPublisher } from './lines.js';

// A list of other news inside the text is followed by more text than stands before it.
const LONG = 120;

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
    if (endsText(lines[at]!) && behind[at]! * 2 < all) return at;
  }
  return lines.length;
}

const weight = (line: Line): number => (line.text.length >= LONG && isParagraph(line) ? line.text.length : 0);

const endsText = (line: Line): boolean => line.kind === 'footer' || (!line.cell && (isTail(line) || (isAddress(line) && line.words <= 60)));

/**
 * Decides what is left of every line: above the title and behind the text all is noise or the publisher's lines; in
 * between stand paragraphs, captions, headings and buttons. Lines that have their meaning already keep it.
 */
export function zone(lines: readonly Line[], titleAt: number, lead: number, end: number): void {
  const seen = new Set<string>();
  let picture = false;
  for (const [at, line] of lines.entries()) {
    if (line.kind === 'noise' || line.kind === 'footer' || line.kind === 'stamp' || line.kind === 'byline') continue;
    if (at < titleAt || at >= end) {
      if (line.kind !== 'title' || at >= end) line.kind = isAddress(line) || namesPublisher(line) ? 'footer' : 'noise';
    } else if (line.kind !== 'cell' && (isWidget(line) || isTail(line) || isRepeat(line, seen))) {
      picture = isPicture(line);
      line.kind = 'noise';
    } else if (line.kind === 'item') {
      // Above the lead a list holds the section, the account, the number of readers.
      if (at < lead && line.words <= 8) line.kind = 'noise';
    } else if (line.kind === 'paragraph' || line.kind === 'heading') {
      line.kind = at < lead && (isMenu(line) || isSection(line)) ? 'noise' : kindOf(line, picture);
      picture = false;
    }
  }
}

/** A paragraph printed twice (a teaser and the lead): the second time tells nothing new. */
function isRepeat(line: Line, seen: Set<string>): boolean {
  if (line.text.length < LONG / 2) return false;
  if (seen.has(line.text)) return true;
  seen.add(line.text);
  return false;
}

const CAPTION = /^(?:\[?(?:ảnh|hình|hình ảnh)\]?(?!\p{L})|toàn cảnh|quang cảnh|khung cảnh|cảnh)(?!\p{L})|ảnh\s?:/u;
const CLOSED = /(?:[.!?…;]|\.\/)["”’')\]]{0,2}$/;
const NUMBERED = /^(?:[ivx]{1,4}|\d{1,2}|[a-zđ])\s?[.)/]\s/u;

/** A short line without a full stop under a picture or between paragraphs tells what a picture shows. */
function kindOf(line: Line, afterPicture: boolean): 'paragraph' | 'caption' | 'heading' {
  if (line.words > 60) return 'paragraph';
  if (CAPTION.test(line.key) && line.words <= 40) return 'caption';
  if (afterPicture && line.words <= 45) return 'caption';
  if (CLOSED.test(line.text) || /[:,]$/.test(line.text)) return line.kind === 'heading' && line.words < 20 ? 'heading' : 'paragraph';
  if (line.kind === 'heading' || NUMBERED.test(line.key)) return line.words > 25 ? 'paragraph' : 'heading';
  return line.words >= 5 && line.words <= 40 ? 'caption' : 'paragraph';
}
