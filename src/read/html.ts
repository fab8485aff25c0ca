import type { BlockKind, Draft, Note, RawBlock } from '../core/post.js';
import { clean, fold } from '../text/normalize.js';
import { nameIn } from './byline/names.js';
import { LABELLED } from './byline/signature.js';
import { claimsOf } from './claims/weigh.js';
import { type Box, isApart } from './html/boxes.js';
import { forget, lookOf, type Root } from './html/dom.js';
import type { Gathered } from './html/flow.js';
import { type Article, articleAt, findArticle } from './html/main.js';
import { parse } from './html/parse.js';
import { type Walked, walk } from './html/walk.js';
import { anyPage } from './page.js';
import { holds, phraseAt } from './phrases.js';
import { allProfiles, choose, fitting, type Profile } from './profile.js';

/**
 * HTML to blocks in reading order, each with its slice of `html`. Menus, related news and comments become `noise`, the
 * site's own lines `footer`; tables of data become cells, tables that only lay the page out vanish. Claims come from the
 * head, JSON-LD, `<time>`. Where a profile fits the page (`url` is its address where known: some are for one host), it says
 * what the text is, else structure does; a profile that finds none on the page is told in a note.
 */
export function readHtml(html: string, url: string | null = null, profiles: readonly Profile[] = allProfiles()): Draft {
  const root = parse(html);
  const draft = readTree(root, html, url, profiles);
  forget(root);
  return draft;
}

function readTree(root: Root, html: string, url: string | null, profiles: readonly Profile[]): Draft {
  const known = fitting(profiles, html, url);
  for (const profile of known) {
    const chosen = choose(root, profile);
    if (profile.select?.main && !chosen.main) continue;
    const walked = trusting((distrusted) => walk(root, distrusted, chosen.roleOf));
    const { box, blocks } = walked.flow;
    const article = chosen.main ? articleAt(box, blocks, chosen.main) : findArticle(box, blocks);
    if (article || !chosen.main) return draftOf(walked, article, profile.id);
  }
  const walked = trusting((distrusted) => walk(root, distrusted));
  const missed = known.find(({ match }) => !match.common);
  return draftOf(walked, findArticle(walked.flow.box, walked.flow.blocks), undefined, missed && [stale(missed)]);
}

function draftOf(
  { flow, witnesses }: Walked,
  article: Article | null,
  profile?: string,
  notes?: readonly Note[],
): Draft {
  const { claims, language } = claimsOf(witnesses);
  return { blocks: withoutRest(flow.blocks, article), claims, language, profile, notes };
}

const stale = ({ id }: Profile): Note => ({
  code: 'profile-stale',
  message: `The page looks like those of the profile "${id}", but what it selects as text is not there: read without it.`,
});

const MOST_WALKS = 3;

/** Walks the page; where what calls itself a side bar holds the article (`<div class="widget">`), its name is not trusted. */
function trusting(walkWith: (distrusted: ReadonlySet<string>) => Walked): Walked {
  const distrusted = new Set<string>();
  for (let count = 1; ; count++) {
    const walked = walkWith(distrusted);
    const liar = count < MOST_WALKS ? findLiar(walked.flow.box) : null;
    if (liar?.node) distrusted.add(lookOf(liar.node));
    else return walked;
  }
}

// A page that has so much prose elsewhere needs none of its side bars.
const ENOUGH = 300;

function findLiar(page: Box): Box | null {
  if (page.prose >= ENOUGH) return null;
  let liar: Box | null = null;
  const open = [page];
  for (let box = open.pop(); box; box = open.pop()) {
    for (const child of box.children) {
      if (!isApart(child)) open.push(child);
      else if (child.prose > 2 * page.prose && child.prose > (liar?.prose ?? 0) && mayHoldArticle(child, page))
        liar = child;
    }
  }
  return liar;
}

const mayHoldArticle = (box: Box, page: Box): boolean => box.heads > box.linkedHeads || page.prose === 0;

// A signature may stand just outside of what the page marks as its body.
const NEAR_BODY = 3;
const SIGNATURE = 60;

function signs(text: string): boolean {
  if (text.length > 2 * SIGNATURE) return false;
  const neat = clean(text).trim();
  if (neat.length > SIGNATURE) return false;
  return LABELLED.test(fold(neat)) || nameIn(neat) !== null;
}

/**
 * What stands outside the article is none of the post. Above it, short lines stay as they are (headline, stamp and section
 * are told apart later); behind it, signatures and the lines of the publisher do.
 */
function withoutRest(blocks: readonly Gathered[], article: Article | null): RawBlock[] {
  return blocks.map((block, at): RawBlock => {
    const { text, kind, prose } = block;
    if (article === null || KEPT.has(kind) || article.holds(at)) return rawOf(block, kind);
    if (at < article.start && (prose === 0 || kind === 'title')) return rawOf(block, kind);
    if (at >= article.end && at < article.end + NEAR_BODY && signs(text)) return rawOf(block, kind);
    if (at >= article.end && namesSite(block)) return rawOf(block, 'footer');
    return { text, kind: 'noise', at: block.at };
  });
}

/** What is told apart already. */
const KEPT = new Set<BlockKind>(['noise', 'byline', 'footer']);

const rawOf = ({ text, at, level, cell }: Gathered, kind: BlockKind): RawBlock =>
  cell ? { text, kind, cell, at } : level === undefined ? { text, kind, at } : { text, kind, at, level };

const NAMED = 80;

/** A line of the publisher behind the article: his name or address. */
function namesSite({ text, kind }: RawBlock): boolean {
  if (kind === 'noise' || text.length > 6 * NAMED) return false;
  const key = fold(
    clean(text.slice(0, 3 * NAMED))
      .slice(0, NAMED)
      .trim(),
  );
  const { publisher, address, headline } = anyPage();
  return phraseAt(key, address) !== null || (phraseAt(key, publisher) !== null && !holds(key, headline));
}
