import { fold, tidy } from '../text/normalize.js';
import { isPerson } from './byline/names.js';
import type { Locale } from './day/locale.js';
import { isStampLine, stampBehind } from './day/stamp.js';
import {
  isAddress,
  isMenu,
  isParagraph,
  isSection,
  isTail,
  isUpper,
  isWidget,
  type Line,
  makeLine,
  namesPublisher,
  opensLead,
  stampOf,
} from './lines.js';
import { anyPage } from './page.js';
import { holds, lettersOf, phraseAt } from './phrases.js';
import type { Found, Told } from './told.js';

/** Index of the first paragraph at or after `from`, or -1. */
export const leadAfter = (lines: readonly Line[], from: number): number => {
  for (let at = from; at < lines.length; at++) if (isParagraph(lines[at]!)) return at;
  return -1;
};

const NULL = /^null /;
const SHORTEST = 4;

/**
 * Finds the headline and marks its lines as `title`. A heading that the page itself marks comes first; else the line
 * above the stamp or the lead that is no menu, masthead, section, clock or button. The kicker above it and the second
 * line of a headline set in two belong to it; a stamp in brackets behind it becomes a line of its own.
 */
export function findTitle(lines: Line[], told: readonly Told[], { vietnamese }: Locale): Found | null {
  const titles = titlesOf(told, vietnamese);
  const marked = bestMarked(lines, titles);
  const at = marked ?? bestOfHead(lines, titles);
  if (at === null) return null;
  const base = partStamp(lines, at);
  dropOthers(lines, base);
  const nulls = NULL.exec(base.text)?.[0].length ?? 0;
  const above = lines[at - 1];
  const centred = base.kind === 'caption';
  base.kind = 'title';
  const rule = marked === null ? 'post.title.line' : 'post.title.heading';
  const own = base.text.slice(nulls);
  const kicker = vietnamese || !claimed(base, titles);
  if (above && kicker && nulls === 0 && (centred || above.kind !== 'caption') && belongsAbove(lines, at - 1, base)) {
    above.kind = 'title';
    const joint = continues(base) ? ' ' : ': ';
    return {
      value: tidy(`${above.text.replace(/\s*:$/, '')}${joint}${own}`),
      first: above,
      from: 0,
      last: base,
      to: base.text.length,
      rule,
    };
  }
  const below = lines[at + 1];
  if (below && marked === null && goesOn(below)) {
    below.kind = 'title';
    return { value: tidy(`${own} ${below.text}`), first: base, from: nulls, last: below, to: below.text.length, rule };
  }
  return { value: tidy(own), first: base, from: nulls, last: base, to: base.text.length, rule };
}

const keyOf = (text: string): string => lettersOf(fold(text).replace(NULL, ''), ' ').trim();

// A stamp behind the headline, or what else stands there in brackets.
const BRACKET = /(?<=\S )\([^()]{6,60}\)$/;

/** Does the page's head name this line as its title (with or without the name of the site behind)? Some name the site only. */
function claimed(line: Line, { keys, least }: Titles): boolean {
  if (keys.length === 0) return false;
  if (line.hasWords(60)) return false;
  const key = keyOf(line.text.replace(BRACKET, ''));
  return (
    key.length > least + 1 &&
    keys.some((title) => title.startsWith(key)) &&
    (line.words >= least || holds(line.key, anyPage().headline))
  );
}

/** The titles that the head claims, and the fewest words of a line that is one: sites of units are named in up to eight. */
interface Titles {
  readonly keys: readonly string[];
  readonly least: number;
}

const titlesOf = (told: readonly Told[], vietnamese: boolean): Titles => ({
  keys: told.flatMap(({ field, value }) => (field === 'title' ? [keyOf(value)] : [])),
  least: vietnamese ? 9 : 3,
});

function bestMarked(lines: readonly Line[], titles: Titles): number | null {
  let best: number | null = null;
  let most = 0;
  for (const [at, line] of lines.entries()) {
    if (line.kind !== 'title') continue;
    const score = (claimed(line, titles) ? 4 : 0) + (isCandidate(line) ? 2 : 0) + (line.words >= SHORTEST ? 1 : 0);
    if (score > most) [best, most] = [at, score];
  }
  return most >= 2 ? best : null;
}

/** Could the line be a headline at all? */
function isCandidate(line: Line): boolean {
  if (line.kind === 'noise' || line.kind === 'footer' || line.kind === 'byline' || line.cell) return false;
  if (!line.hasWords(SHORTEST) || /^https?:/.test(line.head)) return false;
  if (isMenu(line) || isWidget(line) || isTail(line) || isSection(line) || isAddress(line) || namesPublisher(line))
    return false;
  if (isByline(line) || /^(?:(?:toàn|quang) cảnh |(?:hình )?ảnh tại |ngày đăng:)/u.test(line.key)) return false; // or a caption
  const stamp = stampOf(line);
  return stamp === null || !isStampLine(stamp);
}

/** A person's name alone, or printed twice ("MINH ANH MINH ANH"): who signs, between headline and stamp. */
function isByline({ text, key }: Line): boolean {
  const half = text.slice(0, (text.length - 1) >> 1);
  const name = text === `${half} ${half}` ? half : text;
  return isPerson(name) && (name === half || phraseAt(key, anyPage().surnames) !== null);
}

/**
 * The headline of a page that marks none. Menus and the way to the page close off what stands above them: mastheads,
 * clocks, tickers. Below them the line right above the stamp wins, else the last candidate above the lead.
 */
function bestOfHead(lines: readonly Line[], titles: Titles): number | null {
  const lead = leadAfter(lines, 0);
  const end = lead === -1 ? lines.length : lead;
  const dated: number[] = [];
  const captions: number[] = [];
  const candidates: number[] = [];
  let barrier = -1;
  let stamp = -1;
  for (let at = 0; at < end; at++) {
    const line = lines[at]!;
    // The page's own words for its headline make one of a line that is a link as well.
    if (
      titles.keys.length > 0 &&
      line.hasWords(SHORTEST) &&
      claimed(line, titles) &&
      !isMenu(line) &&
      !isSection(line) &&
      !namesPublisher(line)
    )
      return at;
    if (isCandidate(line)) {
      (stampBehind(line.text) ? dated : line.kind === 'caption' ? captions : candidates).push(at);
    } else if (isMenu(line)) barrier = at;
    else if (line.kind !== 'noise' && stampOf(line) !== null) stamp = at;
  }
  // One headline with a day behind it is the post's, several are a list of other news.
  if (dated.length === 1) candidates.push(dated[0]!);
  // A headline set in the middle under a banner looks like a caption.
  if (candidates.length === 0) candidates.push(...captions);
  candidates.sort((a, b) => a - b);
  const below = candidates.filter((at) => at > barrier);
  const usable = below.length > 0 ? below : candidates;
  if (lead === -1) return usable[0] ?? null;
  return usable.findLast((at) => at < stamp) ?? usable.at(-1) ?? lastResort(lines, barrier, lead, titles);
}

/**
 * A headline that ends in a point and was taken for the lead (the stamp or the true lead follows), or one that looks like
 * a name or a section ("Thanh tra tỉnh") where the page's head names none either.
 */
function lastResort(lines: readonly Line[], barrier: number, lead: number, { keys }: Titles): number | null {
  const next = lines[lead + 1];
  if (next && lines[lead]!.words <= 40 && !opensLead(lines[lead]!)) {
    const stamp = stampOf(next);
    if ((stamp !== null && isStampLine(stamp)) || opensLead(next)) return lead;
  }
  if (keys.length > 0) return null;
  for (let at = lead - 1; at > barrier; at--) {
    const line = lines[at]!;
    if (line.kind === 'noise' || line.words < 2 || line.cell) continue;
    if (!isMenu(line) && !isWidget(line) && !isTail(line) && !isAddress(line) && stampOf(line) === null) return at;
  }
  return null;
}

/** Cuts "(28/12/2018)" off the end of a headline: it becomes a stamp line below. Two days in one bracket are a jubilee. */
function partStamp(lines: Line[], at: number): Line {
  const line = lines[at]!;
  const behind = stampBehind(line.text);
  if (!behind || behind.index === 0) return line;
  const bracket = makeLine(behind[0].trim(), 'stamp');
  if (stampOf(bracket) === null) return line;
  const head = makeLine(line.text.slice(0, behind.index).trimEnd(), line.kind);
  lines.splice(at, 1, head, bracket);
  return head;
}

/** The headline printed a second time (above the lead also in parts) is noise, other headings are just headings. */
function dropOthers(lines: readonly Line[], base: Line): void {
  const at = lines.indexOf(base);
  const lead = leadAfter(lines, at + 1);
  const opening = base.key.replace(NULL, '').slice(0, ALIKE);
  const ending = lastLetter(base.text);
  const whole = keyOf(base.text);
  for (const [index, line] of lines.entries()) {
    if (line === base || line.cell) continue;
    const part = index > at && index < lead && line.hasWords(SHORTEST);
    const alike =
      Math.abs(line.text.length - base.text.length) <= ALIKE &&
      lastLetter(line.text) === ending &&
      line.key.includes(opening);
    if ((!part && !alike && line.kind !== 'title') || line.hasWords(61)) continue;
    const own = part || alike ? keyOf(line.text) : '';
    if ((alike && own === whole) || (part && whole.includes(own))) line.kind = 'noise';
    else if (line.kind === 'title') line.kind = 'heading';
  }
}

const LAST_LETTER = /[\p{L}\p{N}](?=[^\p{L}\p{N}]*$)/u;
const SMALL = /[a-z]$/;
const lastLetter = (text: string): string | undefined =>
  SMALL.test(text.slice(-1)) ? text.slice(-1) : LAST_LETTER.exec(text.slice(-ALIKE))?.[0].toLowerCase();

// "null " and marks at the ends are all that two prints of a headline differ in.
const ALIKE = 12;

const CONTINUES = /^(?:và|với|tại|của|cho|giữa|năm|\p{Ll})(?!\p{L})/u;

/** The second half of a headline set in two lines. */
const continues = (line: Line): boolean =>
  /^\p{Ll}/u.test(line.text) || (isUpper(line.text) && CONTINUES.test(line.key));

/** The line below that goes on with the headline; "admin 3 giờ trước" begins small as well. */
const goesOn = (below: Line): boolean =>
  continues(below) &&
  isCandidate(below) &&
  !isParagraph(below) &&
  phraseAt(below.key, anyPage().accounts) === null &&
  !/\d+ (?:giờ|phút|ngày)/.test(below.key);

/** A kicker ("Khối thi đua số 5:") or the first half of the headline; a section name or other news is neither. */
function belongsAbove(lines: readonly Line[], at: number, base: Line): boolean {
  const above = lines[at]!;
  if (!isCandidate(above) || isParagraph(above) || stampBehind(above.text) !== null || isNews(lines, at)) return false;
  if (continues(base) || (isUpper(above.text) && isUpper(base.text))) return true;
  return /(?<!\p{L})(?:khối|cụm)(?!\p{L})|\d|:$/u.test(above.key);
}

/** A headline of other news: an item of a list, or one of the headlines under "Đọc nhiều", "Tin đọc nhiều". */
function isNews(lines: readonly Line[], at: number): boolean {
  const head = lines.findLastIndex((line, above) => above < at && !isHeadline(line));
  const listed = head !== -1 && isTail(lines[head]!) && !isSection(lines[head]!);
  return lines[at]!.kind === 'item' || (listed && isHeadline(lines[at]!));
}

const isHeadline = (line: Line): boolean => line.words >= 6 && holds(line.key, anyPage().headline);
