import type { Record } from '../../core/record.js';
import type { ProvinceTerm } from '../../rule/terms.js';
import type { Sentence } from '../../text/tokens.js';
import { type Found, found, proof } from '../found.js';
import { isBlocPost } from '../meeting/held.js';
import { openingOf } from '../meeting/opening.js';
import { venueOf } from '../meeting/venue.js';
import type { Scene } from '../scene.js';
import { provinceOfVenue } from './district.js';
import { type Named, onDay, provincesIn, provincesOfLine, seatNamed } from './places.js';
import { ADDRESS_LINE, CAPITALS, type Clue, siteClues, strongest } from './site.js';

type Province = NonNullable<Record['province']>;

const MOST_BODY = 40;
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

/** The provinces that a part of the post names; "Trần Hà Nam" is a person. */
const namedIn = ({ knowledge, reading, marks }: Place, from: number, to: number, name = false): readonly Named[] =>
  provincesIn(knowledge, reading.tokens, from, to, name).filter(
    (named) => named.strong || marks.covering('Person', named.from) === null,
  );
type Place = Pick<Scene, 'knowledge' | 'reading' | 'marks'>;

/** "kiểm tra tại tỉnh A … tại tỉnh B": a meeting on the road is in no one province. */
function visitedProvinces(scene: Scene): readonly Named[] {
  const { tokens } = scene.reading;
  const at: Named[] = [];
  for (const sentence of scene.sentences.slice(0, 8)) {
    for (const named of namedIn(scene, sentence.from, sentence.to)) {
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
  const { tokens } = scene.reading;
  const opening = openingOf(scene);
  const { lead, before, titles } = opening;
  const own = ofBloc(scene, [lead, before, ...titles]);
  const venue = venueOf(scene, opening);
  if (venue) {
    let to = venue.to;
    if (tokens[to]?.norm === '(') while (to < tokens.length && to - venue.to < 14 && tokens[to]!.norm !== ')') to++;
    // "tại Tây Ninh": a name that is common words too is a province where it is the whole place.
    const bare = namedIn(scene, venue.from, to, true).filter(({ from }) => from === venue.from);
    const seat = seatNamed(scene.knowledge, tokens, venue.from, venue.to);
    const named = only([...namedIn(scene, venue.from, to), ...bare, ...(seat ? [seat] : [])]);
    // A bloc of one province may meet in another.
    if (named && own && own.named.term.name !== named.term.name) return own;
    if (named) return { named, basis: 'body', rule: 'province.venue', weight: 0.95 };
  }
  if (own) return own;
  for (const sentence of [lead, before]) {
    if (!sentence) continue;
    const named = only(namedIn(scene, sentence.from, sentence.to).filter(({ strong }) => strong));
    if (named && !named.listed && !chosen(scene, sentence.from, named))
      return { named, basis: 'body', rule: 'province.lead', weight: 0.92 };
  }
  return null;
}

/** The province that a bloc's name says: "Khối thi đua Tham mưu tổng hợp tỉnh X". */
function ofBloc(scene: Scene, sentences: readonly (Sentence | null)[]): Clue | null {
  for (const sentence of sentences) {
    if (!sentence) continue;
    const blocs = scene.marks
      .between('Bloc', sentence.from, sentence.to)
      // "các tỉnh Tây Nguyên - TP. Hồ Chí Minh": one of many.
      .filter(({ name }) => !/các tỉnh/i.test(name))
      .flatMap((bloc) => namedIn(scene, bloc.from, bracketed(scene, bloc.to)));
    const named = only(blocs.filter(({ strong, listed }) => strong && !listed));
    if (named)
      return { named, basis: sentence.block.kind === 'title' ? 'title' : 'body', rule: 'province.bloc', weight: 0.95 };
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
  const titles = openingOf(scene).titles.flatMap(({ from, to }) => namedIn(scene, from, to));
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

/** "Viễn thông Thái Bình", "Công ty Điện lực Thái Bình": a province that is common words too, in the names of bodies alone. */
function bodiesClue(scene: Scene): Clue | null {
  const bodies = scene.sentences
    .flatMap(({ from, to }) => scene.marks.between('Org', from, to))
    .filter(({ data }) => data.place && data.kind !== 'place');
  if (bodies.length < 2 || new Set(bodies.map(({ data }) => data.place)).size > 1) return null;
  const [named] = bodies.flatMap(({ from, to }) => namedIn(scene, from, to, true));
  return named ? { named, basis: 'body', rule: 'province.body', weight: 0.7 } : null;
}

/** In the report of a bloc's meeting one province alone, said without "tỉnh", the address of its publisher, or the district where it was held. */
function weakClue(scene: Scene): Clue | null {
  const { knowledge, post } = scene;
  const all = scene.sentences.flatMap(({ from, to }) => namedIn(scene, from, to));
  const named = only(all);
  if (named && !named.listed) return { named, basis: 'body', rule: 'province.body', weight: 0.7 };
  const lines = post.blocks.filter(({ kind }) => kind === 'footer');
  const address = only(lines.flatMap((block) => provincesOfLine(knowledge, post.text, block)));
  const central = CENTRAL.test(post.publisher?.value ?? '');
  const press =
    address && /t(?:òa|oà) soạn|tổng biên tập/iu.test(post.text.slice(address.start - ADDRESS_LINE, address.end));
  if (address && !((central || press) && CAPITALS.has(address.term.name)))
    return { named: address, basis: 'footer', rule: 'province.footer', weight: 0.6 };
  const met = provinceOfVenue(scene);
  return met && { named: met, basis: 'body', rule: 'province.district', weight: 0.85 };
}

/** The one province the rest of the text names with "tỉnh" outside lists, or far more often than others. */
function bodyClue(scene: Scene): Clue | null {
  const all = scene.sentences.slice(0, MOST_BODY).flatMap(({ from, to }) => namedIn(scene, from, to));
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
