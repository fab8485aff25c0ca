import { fold, tidy } from '../../text/normalize.js';
import { type Line, stampOf } from '../lines.js';
import { anyPage } from '../page.js';
import { phraseAt } from '../phrases.js';
import { type Found, foundIn } from '../told.js';
import { type Name, nameIn } from './names.js';

/** What a single line says of who signs the post: labels ("Tin, ảnh: X"), sources, names beside the day of posting. */

const PART = '(?:tin|bài|ảnh|viết|clip|video|hình ảnh|hình|thơ)';
const LABEL = new RegExp(
  `[([*\\s–-]*(?:(${PART}(?:\\s?(?:,|và|&|-|–|/|\\+)?\\s?${PART}){0,3})|tác giả(?: bài viết)?|người viết|người thực hiện|thực hiện|nhóm thực hiện|tổng hợp|nội dung|phóng viên|pv|ctv|bút danh|biên soạn)\\s?:\\s*`,
  'u',
);
export const LABELLED = new RegExp(`^${LABEL.source}`, 'u');
export const GLUED_LABEL = new RegExp(`[.!?…”")]\\s?${LABEL.source}`, 'u');
// "Tin, ảnh Lê Hà": without the colon only where two things are signed for, and a name follows.
const BARE_LABEL = new RegExp(`^${PART}\\s?(?:,|và|&|-|–|/|\\+)?\\s?${PART}\\s+`, 'u');
export const PHOTO_ONLY = /^[\s([*–-]*(?:ảnh|clip|video|hình ảnh|hình)$/;
export const CERTAIN = new RegExp(
  `^[([*\\s–-]*(?:${PART}(?:\\s?(?:,|và|&|-|–|/)?\\s?${PART}){1,3}|tin|bài|tác giả(?: bài viết)?)\\s?:`,
  'u',
);

/** The name on the line within `[from, to)`, as the author. */
export function signed(line: Line, from: number, rule: string, to = line.text.length): Found | null {
  const name = nameIn(line.text.slice(0, to), from);
  return name && foundIn(line, tidy(line.text.slice(name.from, name.to)), rule, name.from, name.to);
}

/** The name after a label at the start of the line; a credit for photographs alone signs nothing. */
export function labelled(line: Line): Found | null {
  const label = LABELLED.exec(line.key) ?? (line.words <= 10 ? BARE_LABEL.exec(line.key) : null);
  const from = label?.[0].length ?? 0;
  if (!label || PHOTO_ONLY.test(label[1] ?? '') || (!label[0].includes(':') && !/^\p{Lu}/u.test(line.text.slice(from))))
    return null;
  return signed(line, from, 'post.author.label');
}

/** A line that the page sets apart as its signature, though it has not the shape of a name. */
export const asPrinted = (line: Line): Found | null =>
  line.words >= 2 &&
  line.words <= 8 &&
  !/[\d:?!]|\p{L}\.$/u.test(line.text) &&
  capitals(line.text) * 2 >= line.words &&
  phraseAt(line.key, anyPage().accounts) === null
    ? foundIn(line, tidy(line.text), 'post.author.line')
    : null;

const capitals = (text: string): number => text.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0;

/** "Nguồn: X", "Theo X": who wrote it first, not who signs it. */
export function isSource(line: Line): boolean {
  const account = phraseAt(line.key.replace(/^[^\p{L}]+/u, ''), anyPage().accounts);
  return line.words <= 30 && (account === 'nguồn' || (account === 'theo' && line.words <= 8));
}

const WITHIN = new RegExp(`(?<!\\p{L})${LABEL.source}`, 'u');
// Who posted it: a person by full name may be taken for the author, accounts may not.
const POSTER = /(?<!\p{L})(?:người đăng|người viết|người gửi|đăng bởi|viết bởi|bởi|by)(?:\s?:)?\s+/u;
const CAPITAL_WORDS = /^(?:\p{Lu}[\p{L}\p{M}.]*(?:\s|$))+/u;

// "A A+": buttons for the size of the letters.
const BUTTONS = /(?:\s+[Aa][-+]?){1,4}\s*$/;

/** The name on the line of the stamp: labelled, or all that is left of the line. */
export function besideDay(line: Line): Found | null {
  const label = WITHIN.exec(line.key);
  if (label && !PHOTO_ONLY.test(label[1] ?? '')) {
    const found = signed(line, label.index + label[0].length, 'post.author.stamp');
    if (found) return found;
  }
  const poster = POSTER.exec(line.key);
  const from = poster ? poster.index + poster[0].length : -1;
  if (poster && phraseAt(line.key, anyPage().surnames, from) !== null) {
    const capitals = CAPITAL_WORDS.exec(line.text.slice(from))?.[0].length ?? 0;
    return signed(line, from, 'post.author.stamp', from + capitals);
  }
  const stamp = stampOf(line)!;
  // "Đăng bởi Phòng Hành chính ngày 08/09/2025": a unit signs like a person, an account of one word does not.
  if (poster && from < stamp.dayAt.start) {
    const unit = line.text.slice(from, stamp.dayAt.start).replace(BEFORE_DAY, '');
    const name = nameIn(unit);
    if (name?.kind === 'collective' && unit.slice(name.from, name.to).includes(' ')) return partOf(line, unit, name);
  }
  const rest = stamp.rest.replace(BUTTONS, '');
  if (phraseAt(fold(rest), anyPage().widget) !== null) return null;
  return isWholeName(rest) ? partOf(line, rest, nameIn(rest)) : null;
}

const BEFORE_DAY = /\s(?:vào )?(?:ngày|lúc)\s?:?\s?$/iu;
const MOST_WITH_DAY = 6;

/** "BBT (03/01/2017)", "Thu Hà - 03/01/2017" below the text: a name and the day, nothing else. */
export function withDay(line: Line): Found | null {
  if (line.words > MOST_WITH_DAY) return null;
  const rest = stampOf(line)!.rest.replace(/[\s()[\]–-]+$/u, '');
  const name = nameIn(rest);
  return name?.from === 0 && name.to === rest.length ? partOf(line, rest, name) : null;
}

/** The name in a piece of the line as the author. */
function partOf(line: Line, piece: string, name: Name | null): Found | null {
  const value = name === null ? '' : piece.slice(name.from, name.to);
  const start = value === '' ? -1 : line.text.indexOf(value);
  return start === -1 ? null : foundIn(line, tidy(value), 'post.author.stamp', start, start + value.length);
}

/** Is the text the name of a person (or several) and nothing else, a second print of it aside? */
export function isWholeName(text: string): boolean {
  const name = nameIn(text);
  if (name?.kind !== 'person' || text.length < 4) return false;
  const rest = text.slice(name.to).trim();
  return rest === '' || /^[-–(,/]/.test(rest) || rest === text.slice(name.from, name.to);
}
