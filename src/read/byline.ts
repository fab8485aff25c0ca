import { fold, tidy } from '../text/normalize.js';
import { isAddress, isMenu, isParagraph, isPicture, isSection, isTail, isWidget, type Line, makeLine, namesPublisher, stampOf } from './lines.js';
import { nameIn } from './names.js';
import { anyPage } from './page.js';
import { phraseAt, wordCount } from './phrases.js';
import { type Found, foundIn, foundTold, type Told } from './told.js';

const PART = '(?:tin|bài|ảnh|viết|clip|video|hình ảnh|hình|thơ)';
const LABEL = new RegExp(
  `[([*\\s–-]*(?:(${PART}(?:\\s?(?:,|và|&|-|–|/|\\+)?\\s?${PART}){0,3})|tác giả(?: bài viết)?|người viết|người thực hiện|thực hiện|nhóm thực hiện|tổng hợp|nội dung|phóng viên|pv|ctv|bút danh|biên soạn)\\s?:\\s*`,
  'u',
);
const LABELLED = new RegExp(`^${LABEL.source}`, 'u');
const GLUED_LABEL = new RegExp(`[.!?…”")]\\s?${LABEL.source}`, 'u');
// "Tin, ảnh Lê Hà": without the colon only where two things are signed for, and a name follows.
const BARE_LABEL = new RegExp(`^${PART}\\s?(?:,|và|&|-|–|/|\\+)?\\s?${PART}\\s+`, 'u');
const PHOTO_ONLY = /^[\s([*–-]*(?:ảnh|clip|video|hình ảnh|hình)$/;
const CERTAIN = new RegExp(`^[([*\\s–-]*(?:${PART}(?:\\s?(?:,|và|&|-|–|/)?\\s?${PART}){1,3}|tin|bài|tác giả(?: bài viết)?)\\s?:`, 'u');
// A byline stands within the last few lines of the text; units and captions may stand around it.
const LINES_BACK = 6;
const GLUED_WITHIN = 110;

/** Where the post lies among the lines: title, first paragraph, first line behind the text. */
export interface Place {
  readonly titleAt: number;
  readonly lead: number;
  readonly end: number;
}

/**
 * Who signs the post, as printed: a labelled line ("Tin, ảnh: X"), a name or unit alone behind the text, a name glued to
 * the last sentence (cut off into a line of its own), a name beside the stamp or above the lead, and last what the page
 * claims. Accounts and sources are none. Marks the lines it reads, and those that name a source, as `byline`.
 */
export function findAuthor(lines: Line[], place: Place, told: readonly Told[]): Found | null {
  return behindText(lines, place) ?? glued(lines, place) ?? aboveLead(lines, place) ?? belowButtons(lines, place) ?? claimed(told);
}

function signed(line: Line, from: number, rule: string): Found | null {
  const name = nameIn(line.text, from);
  return name && foundIn(line, tidy(line.text.slice(name.from, name.to)), rule, name.from, name.to);
}

/** The name after a label at the start of the line; a credit for photographs alone signs nothing. */
function labelled(line: Line): Found | null {
  const label = LABELLED.exec(line.key) ?? (line.words <= 10 ? BARE_LABEL.exec(line.key) : null);
  const from = label?.[0].length ?? 0;
  if (!label || PHOTO_ONLY.test(label[1] ?? '') || (!label[0].includes(':') && !/^\p{Lu}/u.test(line.text.slice(from)))) return null;
  return signed(line, from, 'post.author.label');
}

/** The short lines at the end of the text, from above; a paragraph or a table closes them off. */
function closing(lines: readonly Line[], { lead, end }: Place): Line[] {
  const near: Line[] = [];
  for (let at = end - 1; at > lead && near.length < LINES_BACK; at--) {
    const line = lines[at]!;
    if (line.kind === 'noise' || isWidget(line)) continue;
    if (line.cell || (isParagraph(line) && !LABELLED.test(line.key))) break;
    near.unshift(line);
  }
  return near;
}

function behindText(lines: readonly Line[], place: Place): Found | null {
  const near = closing(lines, place);
  const after = lines[place.end];
  let best: Found | null = null;
  for (const line of near) if (isSource(line) || LABELLED.test(line.key)) line.kind = 'byline';
  for (const [at, line] of near.entries()) {
    const label = labelled(line);
    if (label) return take(label, near.slice(at, at + 1));
    if (best !== null || LABELLED.test(line.key) || !maySign(line)) continue;
    const below = near[at + 1] ?? after;
    if (namesPublisher(line) && ((below && isAddress(below)) || lines.slice(0, place.lead).some(({ key }) => key === line.key))) continue;
    best = signed(line, 0, 'post.author.line') ?? (line.kind === 'byline' ? asPrinted(line) : null);
  }
  if (best) return take(best, near.slice(near.indexOf(best.first)));
  // Pictures with long captions may follow the signature.
  const label = lines.slice(place.lead + 1, place.end).findLast((line) => line.words <= 14 && CERTAIN.test(line.key));
  const found = label ? labelled(label) : null;
  return found && take(found, [found.first]);
}

/** A line that the page sets apart as its signature, though it has not the shape of a name. */
const asPrinted = (line: Line): Found | null =>
  line.words >= 2 && line.words <= 8 && !/[\d:?!]|\p{L}\.$/u.test(line.text) && capitals(line.text) * 2 >= line.words && phraseAt(line.key, anyPage().accounts) === null
    ? foundIn(line, tidy(line.text), 'post.author.line')
    : null;

const capitals = (text: string): number => text.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0;

/** The signature with the short lines below it: unit, place. */
function take(found: Found, lines: readonly Line[]): Found {
  for (const line of lines) if (line.kind === 'paragraph' || line.kind === 'heading') line.kind = 'byline';
  return found;
}

const maySign = (line: Line): boolean =>
  line.words <= 14 && !['caption', 'item', 'footer'].includes(line.kind) && !isSource(line) && !isSection(line) && !isPicture(line) && stampOf(line) === null;

/** "Nguồn: X", "Theo X": who wrote it first, not who signs it. */
function isSource(line: Line): boolean {
  const account = phraseAt(line.key.replace(/^[^\p{L}]+/u, ''), anyPage().accounts);
  return line.words <= 30 && (account === 'nguồn' || (account === 'theo' && line.words <= 8));
}

const STOP = /[.!?…]\/?\.?["”]?\s?/g;
// "TP.Hồ Chí Minh", "TS.Lê Hà": the point belongs to a shortened word.
const SHORTENED = /(?:^|[^\p{L}])(?:\p{Lu}{1,8}|[Tt][pxt]|[Tt]h|[Tt]h?[Ss]|[Bb]s|[Kk]s|[Gg]s|[pqtPQ]|[đĐ]\/c|[Nn]g|[Ss]t)$/u;

/** A name behind the last full stop of the text: "… trong tỉnh./. Thu Hà", "… huyện A.THU HÀ". */
function glued(lines: Line[], { lead, end }: Place): Found | null {
  const at = lines.findLastIndex((line, index) => index < end && index >= lead && isLong(line));
  const line = lines[at];
  if (!line || lead === -1) return null;
  const from = Math.max(0, line.text.length - GLUED_WITHIN);
  const tail = line.text.slice(from);
  const label = GLUED_LABEL.exec(fold(tail));
  if (label && !PHOTO_ONLY.test(label[1] ?? '')) return cutOff(lines, at, from + label.index + 1);
  for (const stop of tail.matchAll(STOP)) {
    const start = stop.index + stop[0].length;
    const said = nameIn(tail.slice(start).trim());
    if (said === null || SHORTENED.test(tail.slice(0, stop.index))) continue;
    const rest = tail.slice(start).trim();
    const alone = /^\W*$/.test(rest.slice(said.to)) || (said.to < rest.length && /^\s*[-–(,/]/.test(rest.slice(said.to)) && wordCount(rest) <= 10);
    const closed = stop[0].startsWith('./.');
    if (alone && (said.kind === 'person' ? /[ .]/.test(rest) : closed && wordCount(rest) <= 8)) return cutOff(lines, at, from + start);
  }
  return null;
}

const isLong = (line: Line): boolean => ['paragraph', 'item'].includes(line.kind) && line.words >= 12;

/** Cuts the signature off the end of a paragraph into a line of its own. */
function cutOff(lines: Line[], at: number, from: number): Found | null {
  const line = lines[at]!;
  const byline = makeLine(line.text.slice(from).trim(), 'byline');
  const found = labelled(byline) ?? signed(byline, 0, 'post.author.glued');
  if (!found) return null;
  lines.splice(at, 1, makeLine(line.text.slice(0, from).trimEnd(), line.kind, line.cell), byline);
  return { ...found, rule: 'post.author.glued' };
}

/** A name beside the stamp, or on a line of its own between title and lead. */
function aboveLead(lines: readonly Line[], { titleAt, lead, end }: Place): Found | null {
  const stop = lead === -1 ? end : lead;
  for (let at = Math.max(0, titleAt - 3); at < stop; at++) {
    const line = lines[at]!;
    if (at === titleAt || line.kind === 'noise' || line.kind === 'title' || isMenu(line) || isTail(line)) continue;
    const label = labelled(line);
    if (label) return take(label, [line]);
    if (line.kind === 'stamp') {
      const found = besideDay(line);
      if (found) return found;
    } else if (at > titleAt && maySign(line) && (line.kind === 'byline' || ((besideStamp(lines, at) || phraseAt(line.key, anyPage().surnames) !== null) && line.words >= 2 && isWholeName(line.text)))) {
      const found = signed(line, 0, 'post.author.line');
      if (found) return take(found, [line]);
    }
  }
  return null;
}

const WITHIN = new RegExp(`(?<!\\p{L})${LABEL.source}`, 'u');
// Who posted it: a person by full name may be taken for the author, accounts may not.
const POSTER = /(?:người đăng|người viết|người gửi|đăng bởi|viết bởi)(?:\s?:)?\s+/u;

/** The name on the line of the stamp: labelled, or all that is left of the line. */
function besideDay(line: Line): Found | null {
  const label = WITHIN.exec(line.key);
  if (label && !PHOTO_ONLY.test(label[1] ?? '')) {
    const found = signed(line, label.index + label[0].length, 'post.author.stamp');
    if (found) return found;
  }
  const poster = POSTER.exec(line.key);
  const from = poster ? poster.index + poster[0].length : -1;
  if (poster && phraseAt(line.key, anyPage().surnames, from) !== null) return signed(line, from, 'post.author.stamp');
  const { rest } = stampOf(line)!;
  const name = isWholeName(rest) ? nameIn(rest) : null;
  const value = name === null ? '' : rest.slice(name.from, name.to);
  const start = value === '' ? -1 : line.text.indexOf(value);
  return start === -1 ? null : foundIn(line, tidy(value), 'post.author.stamp', start, start + value.length);
}

/** Is the text the name of a person (or several) and nothing else, a second print of it aside? */
function isWholeName(text: string): boolean {
  const name = nameIn(text);
  if (name?.kind !== 'person' || text.length < 4) return false;
  const rest = text.slice(name.to).trim();
  return rest === '' || /^[-–(,/]/.test(rest) || rest === text.slice(name.from, name.to);
}

const besideStamp = (lines: readonly Line[], at: number): boolean =>
  lines[at - 1]?.kind === 'stamp' || lines[at + 1]?.kind === 'stamp';

/** A labelled line under the tags or buttons that close the text. */
function belowButtons(lines: readonly Line[], { end }: Place): Found | null {
  for (const line of lines.slice(end, end + LINES_BACK)) {
    const label = line.words <= 14 ? labelled(line) : null;
    if (label) return label;
  }
  return null;
}

/** The author the page claims: front matter is trusted, a page's head only where it names a person. */
function claimed(told: readonly Told[]): Found | null {
  for (const claim of told) {
    if (claim.field !== 'author') continue;
    const name = nameIn(claim.value);
    if (!name || (name.kind === 'collective' && !claim.source.startsWith('front-matter'))) continue;
    if (!claim.value.includes(' ') && !claim.value.includes('.')) continue;
    return foundTold(claim, tidy(claim.value.slice(name.from, name.to)), 'post.author.meta');
  }
  return null;
}
