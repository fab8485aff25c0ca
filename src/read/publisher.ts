import { fold, tidy } from '../text/normalize.js';
import { isMenu, isUpper, type Line, makeLine, namesPublisher } from './lines.js';
import { anyPage } from './page.js';
import { phraseAt, wordCount } from './phrases.js';
import { type Found, foundIn, foundTold, type Told } from './told.js';

const HOST_NAME = /^[\w-]+(?:\.[\w-]+)+$/;
// "Công đoàn" is a section, "Báo Bắc Giang" a publisher.
const SHORTEST = 3;
// What follows a publisher's name on its line: the address, the motto, another field.
const BEHIND =
  /\s*(?:[|•©]|\.\s|:\s|[(,.]?\s?địa chỉ|\s[-–]\s(?=\d|(?:số|tầng|đường|quốc lộ|tỉnh lộ|địa chỉ|cơ quan|tiếng nói|tòa|trụ sở|khu|ấp|thôn|điện thoại|giấy phép|tổ|phường|email)(?!\p{L})))/u;

/**
 * Who publishes the page: the owner a footer names ("Bản quyền thuộc Sở Y tế …"), the masthead above the title, the name
 * of the site in the page's head, a line of the footer that is a name. Null where none of them says it.
 */
export function findPublisher(
  lines: readonly Line[],
  titleAt: number,
  end: number,
  told: readonly Told[],
): Found | null {
  const footer = lines.slice(end);
  const owner = firstOf(footer, ownerIn);
  if (owner) return owner;
  const masthead = firstOf(lines.slice(0, titleAt), (line) =>
    isMenu(line) || (line.kind === 'noise' && !isUpper(line.text)) ? null : nameIn(line, 0, 'post.publisher.masthead'),
  );
  if (masthead) return masthead;
  const site = told.find(({ field, value }) => field === 'publisher' && !HOST_NAME.test(value));
  if (site) return foundTold(site, tidy(site.value), 'post.publisher.meta');
  return firstOf(footer, (line) => (line.kind === 'noise' ? null : nameIn(line, 0, 'post.publisher.footer')));
}

function firstOf(lines: readonly Line[], find: (line: Line) => Found | null): Found | null {
  for (const line of lines) {
    const found = find(line);
    if (found) return found;
  }
  return null;
}

function ownerIn(line: Line): Found | null {
  const phrase = phraseAt(line.key, anyPage().owner);
  if (phrase === null) return null;
  const from = phrase.length + (/^[\s:©\d“"-]*/.exec(line.text.slice(phrase.length))?.[0].length ?? 0);
  return nameIn(line, from, 'post.publisher.footer');
}

/** The name that begins at `from`, without address and motto; null where no publisher's name begins there. */
function nameIn(line: Line, from: number, rule: string): Found | null {
  const rest = line.text.slice(from, from + 250);
  const stop = fold(rest).search(BEHIND);
  const name = rest.slice(0, stop <= 0 ? rest.length : stop).replace(/[\s”".,]+$/, '');
  const words = wordCount(name);
  if (words < SHORTEST || !namesPublisher(makeLine(name, line.kind))) return null;
  return foundIn(line, tidy(name), rule, from, from + name.length);
}
