import type { Block, Claim, Draft, Post, Source, Stated } from '../core/post.js';
import { findAuthor } from './byline/byline.js';
import { findCredit } from './byline/credit.js';
import { type Locale, localeOf } from './day/locale.js';
import { findPublished, findUpdated } from './day/published.js';
import { type Line, linesOf } from './lines.js';
import { findPublisher } from './publisher.js';
import { claimedTitle } from './site.js';
import { findTitle, leadAfter } from './title.js';
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
  const locale = localeOf(draft, source, lines);
  const title = findTitle(lines, told, locale);
  const titleAt = title ? lines.indexOf(title.first) : 0;
  const lead = leadAfter(lines, title ? lines.indexOf(title.last) + 1 : 0);
  const end = endOfText(lines, lead);
  const setting = { titleAt, lead, end, told, locale };
  const published = findPublished(lines, setting);
  const updated = findUpdated(lines, setting, published);
  const behind = lines.length - end;
  const author = locale.vietnamese ? findAuthor(lines, setting, told) : findCredit(lines, setting);
  const last = lines.length - behind;
  const headline = titleOf(title, told, locale);
  const publisher = findPublisher(lines, titleAt, last, told, headline?.value ?? null);
  const url = findUrl(lines, last, told);
  zone(lines, titleAt, lead, last);
  const all = [...lines, ...metaLines(told, [published?.day, published?.time, updated])];
  const text = join(all);
  return {
    text,
    blocks: all.map(blockOf),
    title: state(headline),
    published: state(published?.day ?? null),
    publishedTime: state(published?.time ?? null),
    updated: state(updated),
    author: state(author),
    publisher: state(publisher),
    url: state(url),
    profile: draft.profile ?? null,
    notes: draft.notes ?? [],
  };
}

/** The headline shown; where the page marks none, other languages than ours trust its head before the shape of a line. */
function titleOf(shown: Found | null, told: readonly Told[], { vietnamese }: Locale): Found | null {
  if (shown !== null && (vietnamese || shown.rule === 'post.title.heading')) return shown;
  const said = claimedTitle(told);
  // A bare `<title>` may name the site only.
  return said && (shown === null || said.claim !== 'title' || said.to < said.last.text.length) ? said : shown;
}

/** The claims that stand on words of their own; of the many that name a day only those in use. */
const metaLines = (told: readonly Told[], used: readonly (Found | null | undefined)[]): Line[] =>
  told
    .filter(
      ({ field, line }) => line.kind === 'meta' && (!DAYS.has(field) || used.some((found) => found?.first === line)),
    )
    .map(({ line }) => line);

const DAYS = new Set<Claim['field']>(['published', 'updated']);

/** The claims of the draft, before the address that came with the source; the page's own addresses made whole by it. */
function withAddress({ claims }: Draft, { url }: Source): Draft['claims'] {
  const base = url ?? claims.find(({ field, value }) => field === 'url' && value.startsWith('http'))?.value;
  const whole = claims.flatMap((claim) => {
    if (claim.field !== 'url' || /^https?:/.test(claim.value)) return [claim];
    return base !== undefined && URL.canParse(claim.value, base)
      ? [{ ...claim, value: new URL(claim.value, base).href }]
      : [];
  });
  return url === null ? whole : [...whole, { field: 'url', value: url, source: 'url' }];
}

const ADDRESS = /https?:\/\/[^\s"<>]+/;
// The root of a site (in one of its languages) is not the address of a post.
const OWN_PATH =
  /^https?:\/\/[^/]+\/(?!(?:[a-z]{2}\/?|index\.\w{2,5}|home|trang-chu(?:\.\w{2,5})?)?(?:[?#]|$))[^/\s]|^https?:\/\/[^/]+\/[^?\s]*\?\w/;
const SHORT_LINK = /^(?:shortlink|base)$/;

/**
 * The post's own address: the canonical one of the page or what else it claims, then the one it was fetched from, then
 * one printed alone on a line above the title. Fetched addresses carry sessions and trackers, so they come second.
 */
function findUrl(lines: readonly Line[], end: number, told: readonly Told[]): Found | null {
  const usable = told.filter(
    ({ field, value, source }) =>
      field === 'url' && OWN_PATH.test(value) && !(source === 'base' && value.endsWith('/')),
  );
  const claim = usable.find(({ source }) => !SHORT_LINK.test(source)) ?? usable[0];
  if (claim) return foundTold(claim, claim.value, claim.source === 'url' ? 'post.url.source' : 'post.url.meta');
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

function blockOf({ start, text, kind, cell, origin: { at, page, level } }: Line): Block {
  const block: { -readonly [Key in keyof Block]: Block[Key] } = { start, end: start + text.length, kind };
  if (at) block.at = at;
  if (page !== undefined) block.page = page;
  if (level !== undefined) block.level = level;
  if (cell) block.cell = cell;
  return block;
}

function state(found: Found | null): Stated<string> | null {
  if (found === null || found.value === '') return null;
  const { value, first, from, last, to, rule, claim } = found;
  return { value, span: { start: first.start + from, end: last.start + to }, rule, ...(claim && { claim }) };
}
