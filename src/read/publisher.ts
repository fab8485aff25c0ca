import { fold, tidy } from '../text/normalize.js';
import { isMenu, isSection, isUpper, type Line, makeLine, namesPublisher } from './lines.js';
import { anyPage } from './page.js';
import { phraseAt, wordCount } from './phrases.js';
import { siteIn } from './site.js';
import { type Found, foundIn, foundTold, type Told } from './told.js';

const HOST_NAME = /^[\w-]+(?:\.[\w-]+)+$/;
// "Công đoàn" is a section, "Báo Bắc Giang" a publisher.
const SHORTEST = 3;
// What follows a publisher's name on its line: the address, the motto, another field.
const BEHIND =
  /\s*(?:[|•©]|\.\s|:\s|[(,.]?\s?địa chỉ|\s[-–]\s(?=\d|(?:số|tầng|đường|quốc lộ|tỉnh lộ|địa chỉ|cơ quan|tiếng nói|tòa|trụ sở|khu|ấp|thôn|điện thoại|giấy phép|tổ|phường|email)(?!\p{L})))/u;

/**
 * Who publishes the page: the owner a footer names ("Bản quyền thuộc Sở Y tế …"), the masthead above the title, the name
 * of the site in the page's head (alone, or behind the title), who has the copyright, a line of the footer that is a name. Null where none of them says it.
 */
export function findPublisher(
  lines: readonly Line[],
  titleAt: number,
  end: number,
  told: readonly Told[],
  title: string | null,
): Found | null {
  const footer = lines.slice(end);
  const owner = firstOf(footer, ownerIn);
  if (owner) return owner;
  const masthead = firstOf(lines.slice(0, titleAt), (line) =>
    (line.kind === 'noise' && !isUpper(line.text)) || isMenu(line) ? null : nameIn(line, 0, 'post.publisher.masthead'),
  );
  if (masthead) return masthead;
  const site = told.find(({ field, value }) => field === 'publisher' && !HOST_NAME.test(value));
  if (site) return foundTold(site, tidy(site.value), 'post.publisher.meta');
  return (
    behindTitle(title, told) ??
    firstOf(footer, copyrightIn) ??
    firstOf(footer, (line) => (line.kind === 'noise' ? null : nameIn(line, 0, 'post.publisher.footer')))
  );
}

function firstOf(lines: readonly Line[], find: (line: Line) => Found | null): Found | null {
  for (const line of lines) {
    const found = find(line);
    if (found) return found;
  }
  return null;
}

/** "Headline - Site" in the page's head, where the headline is the one that the page shows. */
function behindTitle(title: string | null, told: readonly Told[]): Found | null {
  if (title === null) return null;
  for (const claim of told) {
    const piece = claim.field === 'title' ? siteIn(claim.value, title) : null;
    const value = piece ? claim.value.slice(piece.from, piece.to) : '';
    if (!piece || HOST_NAME.test(value) || wordCount(value) > MOST || isSection(makeLine(value, 'meta'))) continue;
    return foundTold({ ...claim, from: claim.from + piece.from, value }, tidy(value), 'post.publisher.meta');
  }
  return null;
}

const MOST = 12;
const RIGHTS =
  /(?:©|\(c\)|copyright)\s{0,3}(?:©|\(c\))?\s{0,3}(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?[\s,.:-]{0,3}(?:by\s)?/iu;
const END_OF_NAME =
  /\s*(?:[|•·;©]|\.\s|\.$|,|\s[-–—]\s|(?:19|20)\d\d|\ball rights|\balle rechte|\btous droits|\btodos los|\btodos os|\btutti i|bản quyền)/iu;

/** "© 2019 Example Press. All rights reserved." */
function copyrightIn(line: Line): Found | null {
  const mark = line.text.length <= LONGEST ? RIGHTS.exec(line.text) : null;
  if (!mark) return null;
  const from = mark.index + mark[0].length;
  const rest = line.text.slice(from);
  const name = rest.slice(0, END_OF_NAME.exec(rest)?.index ?? rest.length).trimEnd();
  const words = wordCount(name);
  if (words < 2 || words > MOST || !/^\p{Lu}|^\p{Lo}/u.test(name) || HOST_NAME.test(name)) return null;
  return foundIn(line, tidy(name), 'post.publisher.footer', from, from + name.length);
}

const LONGEST = 300;

function ownerIn(line: Line): Found | null {
  const phrase = phraseAt(line.head, anyPage().owner);
  if (phrase === null) return null;
  const from = phrase.length + (/^[\s:©\d“"-]*/.exec(line.text.slice(phrase.length))?.[0].length ?? 0);
  return nameIn(line, from, 'post.publisher.footer');
}

/** The name that begins at `from`, without address and motto; null where no publisher's name begins there. */
function nameIn(line: Line, from: number, rule: string): Found | null {
  const rest = line.text.slice(from, from + 250);
  const key = fold(rest);
  if (phraseAt(key, anyPage().publisher) === null) return null;
  const stop = key.search(BEHIND);
  const name = rest.slice(0, stop <= 0 ? rest.length : stop).replace(/[\s”".,]+$/, '');
  const words = wordCount(name);
  if (words < SHORTEST || !namesPublisher(makeLine(name, line.kind))) return null;
  return foundIn(line, tidy(name), rule, from, from + name.length);
}
