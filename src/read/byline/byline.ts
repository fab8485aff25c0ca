import { fold, tidy } from '../../text/normalize.js';
import { BELOW_LEAD } from '../day/visible.js';
import {
  isAddress,
  isMenu,
  isParagraph,
  isPicture,
  isSection,
  isTail,
  isWidget,
  type Line,
  makeLine,
  namesPublisher,
  stampOf,
} from '../lines.js';
import { anyPage } from '../page.js';
import { phraseAt, wordCount } from '../phrases.js';
import { type Found, foundTold, type Told } from '../told.js';
import { nameIn } from './names.js';
import {
  asPrinted,
  besideDay,
  CERTAIN,
  GLUED_LABEL,
  isSource,
  isWholeName,
  LABELLED,
  labelled,
  PHOTO_ONLY,
  signed,
  withDay,
} from './signature.js';

// A byline stands within the last few lines of the text; units and captions may stand around it.
const LINES_BACK = 6;
const GLUED_WITHIN = 110;
/** Words of the longest credit for photographs. */
const LONG_CREDIT = 10;

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
  return (
    behindText(lines, place) ??
    glued(lines, place) ??
    aboveLead(lines, place) ??
    belowButtons(lines, place) ??
    claimed(told)
  );
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
  for (const line of near) {
    const label = LABELLED.exec(line.key);
    // "Ảnh: Đại diện Sở A trao cờ cho Sở B." tells of the picture.
    if (label && PHOTO_ONLY.test(label[1] ?? '') && line.words > LONG_CREDIT) line.kind = 'caption';
    else if (isSource(line) || label) line.kind = 'byline';
  }
  for (const [at, line] of near.entries()) {
    const label = labelled(line);
    if (label) return take(label, near.slice(at, at + 1));
    if (best === null && stampOf(line) !== null && line.kind !== 'footer') best = withDay(line);
    if (best !== null || LABELLED.test(line.key) || !maySign(line)) continue;
    const below = near[at + 1] ?? after;
    if (namesPublisher(line) && (lines.slice(0, place.lead).some(({ key }) => key === line.key) || opensAddress(below)))
      continue;
    best = signed(line, 0, 'post.author.line') ?? (line.kind === 'byline' ? asPrinted(line) : null);
  }
  if (best) return take(best, near.slice(near.indexOf(best.first)));
  // Pictures with long captions may follow the signature.
  const label = lines.slice(place.lead + 1, place.end).findLast((line) => !line.hasWords(15) && CERTAIN.test(line.key));
  const found = label ? labelled(label) : null;
  return found && take(found, [found.first]);
}

/** The address block follows; one that begins with its owner's name ("Bản quyền: Sở Y tế") needs none above it. */
const opensAddress = (below: Line | undefined): boolean =>
  below !== undefined && isAddress(below) && phraseAt(below.key, anyPage().owner) === null;

/** The signature with the short lines below it: unit, place. */
function take(found: Found, lines: readonly Line[]): Found {
  for (const line of lines) if (line.kind === 'paragraph' || line.kind === 'heading') line.kind = 'byline';
  return found;
}

const VERB =
  /(?<!\p{L})(?:là|được|xếp|đứng|giữ|làm|nhận|đạt|trao|tặng|bầu|cử|dẫn đầu|đảm nhận|tiếp nhận|bàn giao|thống nhất|đề nghị|suy tôn|tham dự|chủ trì)(?!\p{L})/u;

/** A sentence with its verb and full stop, which may begin with a unit as signatures do: "Sở A xếp thứ hai." */
const isTold = (line: Line): boolean => line.words >= 5 && /\p{L}\.$/u.test(line.text) && VERB.test(line.key);

const maySign = (line: Line): boolean =>
  line.words <= 14 &&
  !isTold(line) &&
  !['caption', 'item', 'footer'].includes(line.kind) &&
  !isSource(line) &&
  !isSection(line) &&
  !isPicture(line) &&
  !isAddress(line) &&
  stampOf(line) === null;

const STOP = /[.!?…]\/?\.?["”]?\s?/g;
// "TP.Hồ Chí Minh", "TS.Lê Hà": the point belongs to a shortened word.
const SHORTENED =
  /(?:^|[^\p{L}])(?:\p{Lu}{1,8}|[Tt][pxt]|[Tt]h|[Tt]h?[Ss]|[Bb]s|[Kk]s|[Gg]s|[pqtPQ]|[đĐ]\/c|[Nn]g|[Ss]t)$/u;

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
    const alone =
      /^\W*$/.test(rest.slice(said.to)) ||
      (said.to < rest.length && /^\s*[-–(,/]/.test(rest.slice(said.to)) && wordCount(rest) <= 10);
    const closed = stop[0].startsWith('./.');
    if (alone && (said.kind === 'person' ? /[ .]/.test(rest) : closed && wordCount(rest) <= 8))
      return cutOff(lines, at, from + start);
  }
  return null;
}

const isLong = (line: Line): boolean => ['paragraph', 'item'].includes(line.kind) && line.hasWords(12);

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
  for (let at = Math.max(0, titleAt - 3); at < Math.min(stop + BELOW_LEAD + 1, end); at++) {
    const line = lines[at]!;
    if (at >= stop && line.kind !== 'stamp') continue;
    if (at === titleAt || line.kind === 'noise' || line.kind === 'title' || isMenu(line) || isTail(line)) continue;
    const label = labelled(line);
    if (label) return take(label, [line]);
    if (line.kind === 'stamp') {
      const found = besideDay(line);
      if (found) return found;
    } else if (
      at > titleAt &&
      maySign(line) &&
      (line.kind === 'byline' ||
        ((besideStamp(lines, at) || phraseAt(line.key, anyPage().surnames) !== null) &&
          line.words >= 2 &&
          isWholeName(line.text)))
    ) {
      const found = signed(line, 0, 'post.author.line');
      if (found) return take(found, [line]);
    }
  }
  return null;
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
