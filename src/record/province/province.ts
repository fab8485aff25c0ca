import type { BASES, Record } from '../../core/record.js';
import { within } from '../../core/span.js';
import type { ProvinceTerm } from '../../rule/terms.js';
import { type Found, found, proof } from '../found.js';
import { isBlocPost } from '../meeting/held.js';
import { openingOf } from '../meeting/opening.js';
import { venueOf } from '../meeting/venue.js';
import type { Scene } from '../scene.js';
import { type Named, onDay, paperOf, provincesByHost, provincesIn, provincesOfLine } from './places.js';

type Basis = (typeof BASES)[number];
type Province = NonNullable<Record['province']>;

interface Clue {
  readonly named: Named;
  readonly basis: Basis;
  readonly rule: string;
  readonly weight: number;
}

const MOST_BODY = 40;
/** A line of the text no longer than this may be nothing but the address of the site. */
const ADDRESS_LINE = 90;
/** Central bodies and their presses sit in these two, which says nothing of a post. */
const CAPITALS: ReadonlySet<string> = new Set(['Hà Nội', 'Thành phố Hồ Chí Minh']);

const WINNER = 'province.title.winner';
const PRAISED: ReadonlySet<string> = new Set(['dẫn', 'đứng', 'xếp', 'được', 'đạt', 'giành', 'nhận']);
const CENTRAL = /trung ương|bộ (?!chỉ huy|đội)|tổng cục|tổng công ty|tập đoàn|quốc gia|toàn quốc|việt nam|chính phủ/i;

/**
 * The province of a post. In order of trust: the place of the meeting and the bloc's own province, the title, the site
 * (publisher, host, footer), the rest of the text. Null with a warning where they disagree or say nothing.
 */
export function settleProvince(scene: Scene): Found<Province> | null {
  const visited = visitedProvinces(scene);
  if (visited.length > 1) return conflict(scene, visited);
  const clue = told(scene) ?? titled(scene);
  if (clue && clue.rule !== WINNER) return settle(scene, clue);
  const site = siteClues(scene);
  const best = strongest(site);
  if (best === 'conflict')
    return conflict(
      scene,
      site.map(({ named }) => named),
    );
  if (best ?? clue) return settle(scene, (best ?? clue)!);
  const body = bodyClue(scene);
  if (body) return settle(scene, body);
  const hint = isBlocPost(scene) ? (bodiesClue(scene) ?? weakClue(scene)) : null;
  if (hint) return settle(scene, hint);
  const span = scene.post.title?.span ?? { start: 0, end: 0 };
  scene.warn({
    code: 'province-unknown',
    message: 'Bài không nói tỉnh nào / nothing in the post names a province',
    start: span.start,
    end: span.end,
  });
  return null;
}

function settle(scene: Scene, { named, basis, rule, weight }: Clue): Found<Province> {
  const term: ProvinceTerm = onDay(scene.knowledge, named.term, scene.post.published?.value ?? null);
  return found({ code: term.code, name: term.name, basis }, proof(named, rule, weight));
}

function conflict(scene: Scene, named: readonly Named[]): null {
  const names = [...new Set(named.map(({ term }) => term.name))];
  const { start, end } = named[0]!;
  scene.warn({ code: 'province-conflict', message: `Nhiều tỉnh: ${names.join(', ')} / several provinces`, start, end });
  return null;
}

/** "kiểm tra tại tỉnh A … tại tỉnh B": a meeting on the road is in no one province. */
function visitedProvinces(scene: Scene): readonly Named[] {
  const { tokens } = scene.reading;
  const at: Named[] = [];
  for (const sentence of scene.sentences.slice(0, 8)) {
    for (const named of provincesIn(scene.knowledge, tokens, sentence.from, sentence.to)) {
      if (
        tokens[named.from - 1]?.norm === 'tỉnh' &&
        tokens[named.from - 2]?.norm === 'tại' &&
        !at.some(({ term }) => term.name === named.term.name)
      )
        at.push(named);
    }
  }
  return at;
}

/** The one province that named ones agree on. */
function only(all: readonly Named[]): Named | null {
  return all.length > 0 && all.every(({ term }) => term.name === all[0]!.term.name) ? all[0]! : null;
}

/** What title and opening say of the place: the venue with the bracket behind it, the bloc's own province, one name alone. */
function told(scene: Scene): Clue | null {
  const {
    knowledge,
    marks,
    reading: { tokens },
  } = scene;
  const opening = openingOf(scene);
  const { lead, before, titles } = opening;
  const venue = venueOf(scene, opening);
  if (venue) {
    let to = venue.to;
    if (tokens[to]?.norm === '(') while (to < tokens.length && to - venue.to < 14 && tokens[to]!.norm !== ')') to++;
    // "tại Tây Ninh": a name that is common words too is a province where it is the whole place.
    const bare = provincesIn(knowledge, tokens, venue.from, to, true).filter(({ from }) => from === venue.from);
    const named = only([...provincesIn(knowledge, tokens, venue.from, to), ...bare]);
    if (named) return { named, basis: 'body', rule: 'province.venue', weight: 0.95 };
  }
  for (const sentence of [lead, before, ...titles]) {
    if (!sentence) continue;
    const blocs = marks
      .between('Bloc', sentence.from, sentence.to)
      .flatMap((bloc) => provincesIn(knowledge, tokens, bloc.from, bracketed(scene, bloc.to)));
    const named = only(blocs.filter(({ strong, listed }) => strong && !listed));
    if (named)
      return { named, basis: sentence.block.kind === 'title' ? 'title' : 'body', rule: 'province.bloc', weight: 0.95 };
  }
  for (const sentence of [lead, before]) {
    if (!sentence) continue;
    const named = only(provincesIn(knowledge, tokens, sentence.from, sentence.to).filter(({ strong }) => strong));
    if (named && !named.listed && !chosen(scene, sentence.from, named))
      return { named, basis: 'body', rule: 'province.lead', weight: 0.92 };
  }
  return null;
}

/** "… đã suy tôn Liên minh Hợp tác xã tỉnh A": a body that is praised or elected may have come from elsewhere. */
function chosen({ marks }: Scene, from: number, named: Named): boolean {
  const body = marks.covering('Org', named.from);
  return (
    body !== null &&
    marks.between('Stance', from, body.from).some(({ data }) => data.code === 'nominate' || data.code === 'elect')
  );
}

/** Behind a bracket that starts at a token: "Cụm Thi đua số 10 (TPHCM)". */
function bracketed({ reading: { tokens } }: Scene, at: number): number {
  if (tokens[at]?.norm !== '(') return at;
  let to = at;
  while (to < tokens.length && to - at < 5 && tokens[to]!.norm !== ')') to++;
  return tokens[to]?.norm === ')' ? to : at;
}

function titled(scene: Scene): Clue | null {
  const {
    knowledge,
    reading: { tokens },
  } = scene;
  const titles = openingOf(scene).titles.flatMap(({ from, to }) => provincesIn(knowledge, tokens, from, to));
  const named = only(titles);
  if (!named || named.listed) return null;
  return winner(scene, named)
    ? { named, basis: 'title', rule: WINNER, weight: 0.7 }
    : { named, basis: 'title', rule: 'province.title', weight: 0.93 };
}

/** "Sở Y tế Nam Hà dẫn đầu Cụm thi đua": the body that opens a headline and is praised may have come from elsewhere. */
function winner({ marks, reading: { tokens } }: Scene, { from }: Named): boolean {
  const body = marks.covering('Org', from);
  return body !== null && body !== undefined && PRAISED.has(tokens[body.to]?.norm ?? '');
}

/** A line at the foot that is a headline of other news, taken for a name by its first words. */
const isHeadline = (line: string): boolean =>
  /(?:khối|cụm|cờ) thi đua|tổng kết|\(\d{1,2}\/\d{1,2}\/\d{4}\)/i.test(line);

/** What the site says of itself: its name, its host, the lines at its foot. */
function siteClues(scene: Scene): readonly Clue[] {
  const { knowledge, post } = scene;
  const clues: Clue[] = [];
  const add = (all: readonly Named[], basis: Basis, rule: string, weight: number) => {
    for (const named of all) clues.push({ named, basis, rule, weight });
  };
  const { publisher, url } = post;
  const line = publisher && post.blocks.find((block) => within(publisher.span, block));
  if (publisher && line && !isHeadline(post.text.slice(line.start, line.end))) {
    add(
      [
        ...provincesOfLine(knowledge, post.text, publisher.span, true),
        ...paperOf(knowledge, post.text, publisher.span),
      ],
      'footer',
      'province.publisher',
      0.9,
    );
  }
  if (url) add(provincesByHost(knowledge, post.text, url.span), 'url', 'province.host', 0.88);
  for (const block of post.blocks) {
    if (block.kind === 'footer') {
      if (isHeadline(post.text.slice(block.start, block.end))) continue;
      const named = provincesOfLine(knowledge, post.text, block);
      add(
        named.filter(({ term }) => !CAPITALS.has(term.name)),
        'footer',
        'province.footer',
        0.85,
      );
      add(paperOf(knowledge, post.text, block), 'footer', 'province.publisher', 0.88);
      add(provincesByHost(knowledge, post.text, block), 'url', 'province.host', 0.85);
    } else if (block.kind === 'meta' || block.kind === 'noise') {
      add(provincesByHost(knowledge, post.text, block), 'url', 'province.host', 0.5);
      if (block.kind === 'meta') add(provincesOfLine(knowledge, post.text, block), 'footer', 'province.publisher', 0.6);
    } else if (block.kind === 'paragraph' && block.end - block.start < ADDRESS_LINE) {
      add(provincesByHost(knowledge, post.text, block), 'url', 'province.host', 0.8);
    } else if (block.kind === 'byline')
      add(provincesOfLine(knowledge, post.text, block), 'byline', 'province.byline', 0.8);
  }
  return clues;
}

/** The clue of the province with most weight; a conflict where another comes near it. */
function strongest(clues: readonly Clue[]): Clue | 'conflict' | null {
  const votes = new Map<string, number>();
  for (const { named, weight } of clues) votes.set(named.term.name, (votes.get(named.term.name) ?? 0) + weight);
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!first) return null;
  const top = clues.filter(({ named }) => named.term.name === first[0]).sort((a, b) => b.weight - a.weight)[0]!;
  if (second && second[1] > first[1] * 0.6) return 'conflict';
  return top;
}

/** "Viễn thông Thái Bình", "Công ty Điện lực Thái Bình": a province that is common words too, in the names of bodies alone. */
function bodiesClue({ knowledge, marks, reading: { tokens }, sentences }: Scene): Clue | null {
  const bodies = sentences
    .flatMap(({ from, to }) => marks.between('Org', from, to))
    .filter(({ data }) => data.place && data.kind !== 'place');
  if (bodies.length < 2 || new Set(bodies.map(({ data }) => data.place)).size > 1) return null;
  const [named] = bodies.flatMap(({ from, to }) => provincesIn(knowledge, tokens, from, to, true));
  return named ? { named, basis: 'body', rule: 'province.body', weight: 0.7 } : null;
}

/** In the report of a bloc's meeting one province alone, said without "tỉnh", or the address of its publisher. */
function weakClue(scene: Scene): Clue | null {
  const { knowledge, post, reading } = scene;
  const all = scene.sentences.flatMap(({ from, to }) => provincesIn(knowledge, reading.tokens, from, to));
  const named = only(all);
  if (named && !named.listed) return { named, basis: 'body', rule: 'province.body', weight: 0.7 };
  const lines = post.blocks.filter(({ kind }) => kind === 'footer');
  const address = only(lines.flatMap((block) => provincesOfLine(knowledge, post.text, block)));
  const central = CENTRAL.test(post.publisher?.value ?? '');
  const press = address && /tòa soạn|tổng biên tập/iu.test(post.text.slice(address.start - ADDRESS_LINE, address.end));
  if (address && (central || press) && CAPITALS.has(address.term.name)) return null;
  return address && { named: address, basis: 'footer', rule: 'province.footer', weight: 0.6 };
}

/** The one province the rest of the text names with "tỉnh" outside lists, or far more often than others. */
function bodyClue(scene: Scene): Clue | null {
  const {
    knowledge,
    reading: { tokens },
  } = scene;
  const all = scene.sentences.slice(0, MOST_BODY).flatMap(({ from, to }) => provincesIn(knowledge, tokens, from, to));
  const named = only(all.filter(({ strong, listed }) => strong && !listed));
  if (named && only(all)) return { named, basis: 'body', rule: 'province.body', weight: 0.85 };
  const counts = new Map<string, number>();
  for (const { term, strong } of all) counts.set(term.name, (counts.get(term.name) ?? 0) + (strong ? 2 : 1));
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] < 2 || (second && second[1] * 3 > first[1]))
    return named ? { named, basis: 'body', rule: 'province.body', weight: 0.75 } : null;
  const best = all.find(({ term }) => term.name === first[0])!;
  return { named: best, basis: 'body', rule: 'province.body', weight: 0.75 };
}
