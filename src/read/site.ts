import { fold, tidy } from '../text/normalize.js';
import { anyPage } from './page.js';
import { lettersOf, phraseAt } from './phrases.js';
import { type Found, foundTold, type Told } from './told.js';

/** The titles that a page's head gives mostly end in the name of the site: "Headline | Section - Site". */

const JOINT = /\s+[|\-–—»›·•]+\s+|\s*(?:::|[|»])\s*/g;
/** Marks that no headline holds itself; a dash may. */
const STRONG_JOINT = /[|»:·•]/;
const SHORT_NAME = 3;
const SHORT_HEADLINE = 4;

interface Piece {
  readonly text: string;
  readonly from: number;
  /** What stands before it. */
  readonly joint: string;
}

function piecesOf(title: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let joint = '';
  for (const match of title.matchAll(JOINT)) {
    pieces.push({ text: title.slice(from, match.index), from, joint });
    from = match.index + match[0].length;
    joint = match[0];
  }
  pieces.push({ text: title.slice(from), from, joint });
  return pieces.filter(({ text }) => text.trim() !== '');
}

const keyOf = (text: string): string => lettersOf(fold(text), '');
const countOf = (text: string): number => text.trim().split(/\s+/).length;

/** The names the site goes by: what it claims to be called, and its host without "www" and ending. */
function namesOf(told: readonly Told[]): string[] {
  const hosts = told
    .filter(({ field }) => field === 'url')
    .map(({ value }) => /^https?:\/\/(?:www\.)?([^/:]+)/.exec(value)?.[1] ?? '');
  return [
    ...told.filter(({ field }) => field === 'publisher').map(({ value }) => keyOf(value)),
    ...hosts.flatMap((host) => [keyOf(host), ...host.split('.').slice(0, -1).map(keyOf)]),
  ].filter((name) => name.length > 2);
}

/** A title of the page's head without the site's name, as `[from, to)`. A short last piece behind a bar is one as well. */
export function withoutSite(title: string, told: readonly Told[]): { from: number; to: number } {
  const pieces = piecesOf(title);
  const names = namesOf(told);
  const isSite = ({ text }: Piece): boolean => {
    const key = keyOf(text);
    return (
      key.length > 2 &&
      names.some(
        (name) => name === key || (key.length > 4 && name.includes(key)) || (name.length > 4 && key.startsWith(name)),
      )
    );
  };
  let [first, last] = [0, pieces.length - 1];
  while (last > first && isSite(pieces[last]!)) last--;
  while (last > first && isSite(pieces[first]!)) first++;
  const bare = last === pieces.length - 1 && first === 0;
  if (bare && last > 0) {
    const { text, joint } = pieces[last]!;
    const before = title.slice(0, pieces[last]!.from);
    if (STRONG_JOINT.test(joint) && countOf(text) <= SHORT_NAME && countOf(before) > SHORT_HEADLINE) last--;
  }
  const [start, end] = [pieces[first], pieces[last]];
  return start && end ? { from: start.from, to: end.from + end.text.length } : { from: 0, to: title.length };
}

/** The piece of a title that names the site: the last behind, or the first before, the headline that the page shows. */
export function siteIn(title: string, headline: string): { from: number; to: number } | null {
  const own = keyOf(headline);
  const pieces = piecesOf(title);
  const at = pieces.findIndex(({ text }) => own.startsWith(keyOf(text)) && keyOf(text).length > 4);
  if (at === -1 || pieces.length < 2) return null;
  const piece = at === 0 ? pieces.at(-1)! : pieces[0]!;
  const key = keyOf(piece.text);
  if (own.includes(key) || key.length < 3) return null;
  return { from: piece.from, to: piece.from + piece.text.length };
}

/** The title as the page's head has it, without the name of the site: where the page shows none. */
export function claimedTitle(told: readonly Told[]): Found | null {
  const claim = told.find(({ field }) => field === 'title');
  if (!claim) return null;
  const { from, to } = withoutSite(claim.value, told);
  const own = claim.value.slice(from, to);
  const cut = Math.max(...[' - ', ' | ', ' – '].map((joint) => own.lastIndexOf(joint)));
  const behind = cut < 10 ? '' : fold(own.slice(cut + 3)).trim();
  const value = behind !== '' && phraseAt(behind, anyPage().publisher) !== null ? own.slice(0, cut) : own;
  return foundTold({ ...claim, from: claim.from + from, value }, tidy(value), 'post.title.meta');
}
