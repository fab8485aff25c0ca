import type { Block, Draft, Post, Source, Stated } from '../core/post.js';
import { findAuthor } from './byline.js';
import { type Line, linesOf } from './lines.js';
import { findPublished } from './published.js';
import { findPublisher } from './publisher.js';
import { claimedTitle, findTitle, leadAfter } from './title.js';
import { type Found, foundTold, type Told, tellClaims } from './told.js';
import { endOfText, zone } from './zones.js';

/**
 * One post from a reader's draft: the stored text (NFC, single-spaced, one line a block), what each block is, and what
 * the post says of itself. Claims of the page whose words the text does not have stand behind it as `meta` blocks, so
 * that every value has words to point at. What can't be known is null.
 */
export function compose(draft: Draft, source: Source): Post {
  const lines = linesOf(draft);
  const told = tellClaims(withAddress(draft, source), lines);
  const title = findTitle(lines, told);
  const titleAt = title ? lines.indexOf(title.first) : 0;
  const lead = leadAfter(lines, title ? lines.indexOf(title.last) + 1 : 0);
  const end = endOfText(lines, lead);
  const published = findPublished(lines, titleAt, lead, end, told);
  const behind = lines.length - end;
  const author = findAuthor(lines, { titleAt, lead, end }, told);
  const last = lines.length - behind;
  const publisher = findPublisher(lines, titleAt, last, told);
  const url = findUrl(lines, last, told);
  zone(lines, titleAt, lead, last);
  const all = [...lines, ...told.filter(({ line }) => line.kind === 'meta').map(({ line }) => line)];
  const text = join(all);
  return {
    text,
    blocks: all.map(blockOf),
    title: state(title ?? claimedTitle(told)),
    published: state(published?.day ?? null),
    publishedTime: state(published?.time ?? null),
    updated: null,
    author: state(author),
    publisher: state(publisher),
    url: state(url),
    profile: draft.profile ?? null,
    notes: draft.notes ?? [],
  };
}

/** The claims of the draft, after the address that came with the source. */
const withAddress = (draft: Draft, { url }: Source): Draft['claims'] =>
  url === null ? draft.claims : [{ field: 'url', value: url, source: 'url' }, ...draft.claims];

const ADDRESS = /https?:\/\/[^\s"<>]+/;
// The root of a site is not the address of a post.
const OWN_PATH = /^https?:\/\/[^/]+\/[^/\s]/;

/** The post's own address: given with the source, claimed by the page, or printed alone on a line above the title. */
function findUrl(lines: readonly Line[], end: number, told: readonly Told[]): Found | null {
  const claim = told.find(({ field, value }) => field === 'url' && OWN_PATH.test(value));
  if (claim)
    return foundTold(claim, claim.value, claim.line.text.startsWith('url ') ? 'post.url.source' : 'post.url.meta');
  for (const line of lines.slice(0, end)) {
    const alone = line.text.startsWith('http') && line.words < 60 ? ADDRESS.exec(line.text)?.[0] : undefined;
    if (alone === line.text && OWN_PATH.test(alone))
      return { value: alone, first: line, from: 0, last: line, to: alone.length, rule: 'post.url.line' };
  }
  return null;
}

/** Joins the lines into the stored text and gives each its offset. */
function join(lines: readonly Line[]): string {
  let start = 0;
  for (const line of lines) {
    line.start = start;
    start += line.text.length + 1;
  }
  return lines.map(({ text }) => text).join('\n');
}

function blockOf({ start, text, kind, cell, origin }: Line): Block {
  const block = { start, end: start + text.length, kind, ...origin };
  return cell ? { ...block, cell } : block;
}

function state(found: Found | null): Stated<string> | null {
  if (found === null || found.value === '') return null;
  const { value, first, from, last, to, rule } = found;
  return { value, span: { start: first.start + from, end: last.start + to }, rule };
}
