import { fold, tidy } from '../../text/normalize.js';
import { creditsOf, OFFICES } from '../day/calendar.js';
import { BELOW_LEAD, type Setting } from '../day/visible.js';
import { isMenu, type Line, stampOf } from '../lines.js';
import { anyPage } from '../page.js';
import { holds, phraseAt } from '../phrases.js';
import { type Found, foundIn, foundTold, type Told } from '../told.js';

/** Who signs a page of another language than Vietnamese. */

const LONGEST = 120;
const MOST_WORDS = 5;
const MOST_CAPITALS = 4;
const AND = /\s*[,;&/]\s*|\s+(?:and|und|et|y|e|og|och|en|i|и|та|ja|ve|dan|și)\s+/u;
const AND_KEPT = new RegExp(`(${AND.source})`, 'u');
const PARTICLE =
  /^(?:d[aeiou]s?|del|della|dell|der|den|van|von|vom|zu|zum|ter|ten|la|le|los|las|al|el|bin|ben|ibn|af|av|y|e|o|st)$/u;
const CAPITAL = /^["'’‘(]?(?:[dlDL]['’])?\p{Lu}[\p{L}\p{M}.'’-]*\)?$/u;
// A name in signs without capitals: Chinese, Japanese and Korean names are short, others have their blanks.
const SIGNS = /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}・ ]{2,12}$/u;
const UNCASED = /^[\p{Lo}\p{M}.'’-]+$/u;
const NEVER = /[\d@:?!|…<>]|https?|www\./;
const STOP = /\s*(?:[|•·–—]|\s-\s|\(|\d|\n)/u;

/** The first name in the words, cut off where a date, a bar or a bracket begins; with those joined to it by a comma or "and". */
function namesIn(text: string): string | null {
  const stop = STOP.exec(text)?.index ?? text.length;
  const words = text.slice(0, stop).replace(/[\s,;.-]+$/u, '');
  if (words.length > LONGEST || NEVER.test(words)) return null;
  let end = 0;
  let at = 0;
  for (const part of words.split(AND_KEPT)) {
    if (!AND.test(part) || part.trim().length > 3) {
      // "Nora Garside, XYZ NEWS": capitals behind a name are where the person works.
      if (!isName(part) || (end > 0 && part === part.toUpperCase() && words !== words.toUpperCase())) break;
      end = at + part.length;
    }
    at += part.length;
  }
  return end === 0 ? null : words.slice(0, end);
}

function isName(text: string): boolean {
  if (SIGNS.test(text)) return true;
  const words = text.trim().split(/\s+/);
  if (words.length < 2 || words.length > MOST_WORDS || words.some((word) => OFFICES.has(fold(word)))) return false;
  if (words.every((word) => UNCASED.test(word))) return true;
  const capitals = words.filter((word) => CAPITAL.test(word));
  return (
    capitals.length >= 2 &&
    capitals.length <= MOST_CAPITALS &&
    CAPITAL.test(words.at(-1)!) &&
    words.every((word) => CAPITAL.test(word) || PARTICLE.test(word))
  );
}

const isAccount = (text: string): boolean => {
  const key = fold(text).trim();
  return phraseAt(key, anyPage().accounts) !== null || phraseAt(key, anyPage().widget) !== null;
};

/**
 * The author a page claims, where that is a name and neither an account nor the site itself; else a line by the headline
 * that says so in the page's language ("By …", "Von …"), or a byline of the page that is a name and nothing else.
 */
export function findCredit(lines: readonly Line[], { titleAt, lead, end, told, locale }: Setting): Found | null {
  const credits = creditsOf(locale.language);
  for (const claim of told)
    if (claim.field === 'author') {
      const from = afterCredit(claim.value, credits);
      const name = namesIn(claim.value.slice(from));
      if (name === null || isAccount(name) || isSite(name, told)) continue;
      return foundTold({ ...claim, from: claim.from + from, value: name }, tidy(name), 'post.author.meta');
    }
  const upTo = Math.min((lead === -1 ? titleAt : lead) + BELOW_LEAD, end);
  let printed: Found | null = null;
  for (let at = Math.max(0, titleAt - 2); at < end + 1; at++) {
    const line = lines[at];
    if (!line || at === titleAt || line.kind === 'title' || line.kind === 'noise' || line.hasWords(21) || isMenu(line))
      continue;
    const from = afterCredit(line.text, credits);
    const inBody = at >= upTo && at < end - LINES_BACK;
    if (inBody && line.kind !== 'byline' && (from === 0 || line.words > SHORT)) continue;
    const own =
      from > 0 ? line.text.slice(from) : line.kind === 'stamp' ? stampOf(line)!.rest.replace(SMALL, '') : line.text;
    const name = namesIn(own);
    if (name === null || isAccount(name) || isSite(name, told)) continue;
    if (from > 0) {
      if (line.kind !== 'stamp') line.kind = 'byline';
      return foundIn(line, tidy(name), 'post.author.label', from, from + name.length);
    }
    const rest = own.trim().slice(name.length);
    const whole =
      (rest === '' || (line.kind === 'byline' && /^\s*[-–|,(]/.test(rest))) && !holds(fold(name), anyPage().widget);
    const start = line.text.indexOf(name);
    const set = line.kind === 'byline' || line.kind === 'stamp' || (line.words <= 3 && besideStamp(lines, at, titleAt));
    if (whole && start !== -1 && set && (!SIGNS.test(name) || name.length <= LONGEST_SIGNS))
      printed ??= foundIn(
        line,
        tidy(name),
        line.kind === 'stamp' ? 'post.author.stamp' : 'post.author.line',
        start,
        start + name.length,
      );
  }
  return printed;
}

/** A name alone between headline and stamp, or right below the stamp. */
const besideStamp = (lines: readonly Line[], at: number, titleAt: number): boolean =>
  at > titleAt && at <= titleAt + 2 && (lines[at - 1]?.kind === 'stamp' || lines[at + 1]?.kind === 'stamp');

// Names in signs have up to five, phrases more.
const LONGEST_SIGNS = 5;
// A byline stands within the last few lines of the text.
const LINES_BACK = 5;
// "Autor: Nieves Navas"
const SHORT = 5;
// "Ruth Dunmore at": what is left of "at 7:39 AM".
const SMALL = /(?:\s+\p{Ll}{1,3})+$/u;

/** Where the name begins behind "By", "Autor:", "作者："; 0 where no such word opens the text. */
function afterCredit(text: string, credits: ReturnType<typeof creditsOf>): number {
  const key = fold(text).replaceAll('：', ':');
  const phrase = phraseAt(key, credits) ?? phraseAt(key, creditsOf('en'));
  if (phrase === null) return 0;
  return phrase.length + (/^\s*:?\s*/.exec(key.slice(phrase.length))?.[0].length ?? 0);
}

const isSite = (name: string, told: readonly Told[]): boolean =>
  told.some(({ field, value }) => field === 'publisher' && fold(value) === fold(name));
