import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import { type Found, found } from '../found.js';
import { proofOf, type Scene } from '../scene.js';

/** A list that may be the bloc's. */
export interface Candidate {
  readonly items: readonly Mention[];
  readonly rule: string;
  /** The number set before the list, if it is the number of its items. */
  readonly count: Found<number> | null;
  /** How many of the items were told apart from the rest. */
  readonly apart: number;
  /** Its units are the bloc's only where no other number of units is stated. */
  readonly only?: boolean;
}

/** Words between "khối, cụm" and a list that make it a list of something else. */
const OTHER =
  /^(?:tặng|khen|cờ|tôn|nghị|thưởng|phong trào|thao|đạt|nhận|trao|bầu|trình|chưa|không|bị|thiếu|vắng|nộp|tiêu)$/;
const MOST_CHANCE = 3;
const MOST_BETWEEN = 14;
const PRESENT = /(?:^|\s)(?:dự|đại biểu|chủ trì|chủ tọa|khách mời|tham gia)\s/u;
const UNITS =
  /thành viên|(?:đồng chí|đại biểu)[^;:.,]{0,12}(?:khối|cụm)|(?:đơn vị|cơ quan|doanh nghiệp|địa phương|sở|ban|ngành|huyện|xã|phường|thị xã|thành phố|trường|hội|tỉnh|trại giam|công đoàn|trung tâm|tòa soạn|ngân hàng|công ty|bệnh viện|chi nhánh|lữ đoàn)[^;:.]{0,40}(?:khối|cụm)|(?:các|\d) (?:đơn vị|trường|huyện|xã|phường|tỉnh|sở)/u;
const SET_OFF = /^(?:theo|từ|hiện|năm|sau|đến|nay|như vậy|trước|với)(?!\p{L})[^;:]{0,80}$/iu;
const GUEST = /^(?:khách|mời|mở)$/;

/** The list of a fact as a candidate, [] if its words make it a list of something else. */
export function candidate(scene: Scene, fact: Fact): Candidate[] {
  const { members } = fact.slots;
  if (!members || fact.with.part || fact.with.further) return [];
  const items = [...leaders(scene, fact), ...members.filter((item) => !isGuest(scene, item) && !isVenue(scene, item))];
  if (fact.with.few && items.length < MOST_CHANCE) return [];
  if (fact.with.few && praised(scene, fact)) return [];
  if (fact.with.only && forOthers(scene, fact)) return [];
  if (fact.with.opens && !sentenceOf(scene, fact)) return [];
  const { tokens } = scene.reading;
  let from = fact.from;
  if (fact.with.bare) {
    // Only "gồm": the clause before it must speak of the bloc, or the list itself name the bloc's head.
    from = clauseStart(scene, fact);
    const said = tokens.slice(from, fact.from).some(({ norm }) => norm === 'khối' || norm === 'cụm');
    if (!said && !items.some((item) => roleBehind(scene, item)) && !allOfBloc(scene, fact, from, items)) return [];
    if (!said) from = fact.from;
  }
  for (let at = from; at < members[0]!.from; at++)
    if (OTHER.test(tokens[at]!.norm) && !scene.marks.covering('Org', at)) return [];
  if (!fact.with.few && onlyPresent(scene, fact, members[0]!)) return [];
  return [
    {
      items,
      rule: fact.rule,
      only: fact.with.only !== undefined,
      apart: items.length - members.length,
      count: countOf(scene, { from: clauseStart(scene, fact), to: members[members.length - 1]!.to }, items),
    },
  ];
}

/** Does the clause speak of a bloc with another number than the meeting's ("Trước đó, Khối thi đua số 10 gồm …")? */
export function ofOther(scene: Scene, fact: Fact, own: number | null): boolean {
  if (own === null) return false;
  const blocs = scene.marks.between('Bloc', clauseStart(scene, fact), fact.to).map(({ data }) => data.number);
  return blocs.some((number) => number !== null) && !blocs.includes(own);
}

/** "Thay mặt các đơn vị, A, B và C ký giao ước": some for all. */
function forOthers(scene: Scene, fact: Fact): boolean {
  const { tokens } = scene.reading;
  for (let at = clauseStart(scene, fact); at < fact.from; at++)
    if (/^(?:thay mặt|đại diện) (?:các|cho)$/.test([at, at + 1, at + 2].map((i) => tokens[i]!.norm).join(' ')))
      return true;
  return false;
}

/** "5 huyện gồm A, B, C, D, E họp tổng kết Cụm thi đua số 3": the number told is that of the names, and the sentence is of a bloc. */
function allOfBloc(scene: Scene, { sentence, slots }: Fact, from: number, items: readonly Mention[]): boolean {
  const to = slots.members!.at(-1)!.to;
  return countOf(scene, { from, to }, items) !== null && scene.marks.between('Bloc', to, sentence.to).length > 0;
}

/** "Trường A, đóng tại huyện B là khối trưởng": B is where A sits. */
export function isSeat({ reading: { tokens } }: Scene, { from, data }: Mention): boolean {
  if (data.kind !== 'place') return false;
  const before = tokens.slice(Math.max(0, from - 5), from).map(({ norm }) => norm);
  return /(?:^| )(?:đóng|đứng chân|trụ sở|đặt)(?: quân)? (?:tại|ở|trên địa bàn)$/.test(before.join(' '));
}

/** "A - đơn vị Cụm trưởng, B - đơn vị Cụm phó và 07 đơn vị thành viên gồm …": head and deputy, told apart from the rest. */
function leaders(scene: Scene, fact: Fact): Mention[] {
  if (!fact.slots.members) return [];
  const { tokens } = scene.reading;
  const from = clauseStart(scene, fact);
  // "Trưởng khối: A; Phó khối: B; các thành viên: C, D"
  const called = scene.marks
    .between('Org', fact.sentence.from, fact.from)
    .filter(({ from: at }) => tokens[at - 1]?.norm === ':' && scene.marks.covering('Role', at - 2) !== null);
  if (called.length > 0) return called;
  const apart = toldApart(scene, fact, from);
  if (apart.length > 0) return apart;
  const told = scene.marks
    .between('Org', from, fact.from)
    .filter((org) => roleBehind(scene, org) && !isSeat(scene, org));
  const last = told[told.length - 1];
  const near =
    last &&
    fact.from - last.to < MOST_BETWEEN &&
    tokens.slice(last.to, fact.slots.members[0]!.from).some(({ norm }) => norm === 'và' || norm === 'cùng');
  return near ? told : [];
}

const ONLY_MEMBERS =
  /^[-+•\s]*(?:các )?(?:đơn vị |cơ quan )?(?:là )?thành viên(?: khác)?\s*(?:gồm|là|gồm có)?\s*:?\s*$/iu;
const MOST_BACK = 60;

/** "A là Trưởng khối, B là Phó khối; thành viên gồm C, D": head and deputy of the clauses before, if the list lacks them. */
function toldApart(scene: Scene, { sentence, slots }: Fact, start: number): Mention[] {
  const { tokens, text } = scene.reading;
  const first = slots.members![0]!;
  if (start >= first.from || !ONLY_MEMBERS.test(text.slice(tokens[start]!.start, tokens[first.from]!.start))) return [];
  const listed = new Set(slots.members!.map(({ name }) => name));
  const near = scene.sentences.filter(({ index }) => sentence.index - index <= 2 && index <= sentence.index);
  const told = scene.marks
    .between('Org', Math.max(near[0]!.from, start - MOST_BACK), start)
    .filter(
      (org) =>
        roleBehind(scene, org) || (tokens[org.from - 1]?.norm === ':' && scene.marks.covering('Role', org.from - 2)),
    );
  return told.some(({ name }) => listed.has(name)) ? [] : told;
}

/** "Tới dự hội nghị của Khối gồm có: Ban Thi đua …": those present, if the words do not call them the bloc's units. */
export function onlyPresent(scene: Scene, fact: Fact, first: Mention): boolean {
  const { tokens, text } = scene.reading;
  const clause = text.slice(tokens[clauseStart(scene, fact)]!.start, tokens[first.from]!.start).toLowerCase();
  return PRESENT.test(clause) && !UNITS.test(clause);
}

/** "A, B, C trong khối được tặng …" are some of the units. */
function praised(scene: Scene, { to, sentence }: Fact): boolean {
  const { tokens } = scene.reading;
  return tokens
    .slice(to, Math.min(sentence.to, to + MOST_BETWEEN))
    .some(
      ({ norm }, i) =>
        (/^(?:được|đạt|nhận|tặng|khen|tôn|xếp)$/.test(norm) && !isField(scene, to + i)) ||
        (norm === 'nghị' && tokens[to + i - 1]!.norm === 'đề'),
    );
}

/** "tổng kết công tác thi đua, khen thưởng": what is reviewed, no praise of some. */
const isField = ({ reading: { tokens } }: Scene, at: number): boolean =>
  tokens[at]!.norm === 'khen' &&
  tokens[at + 1]?.norm === 'thưởng' &&
  [at - 1, at - 2].some((back) => /^(?:đua|tác)$/.test(tokens[back]?.norm ?? ''));

/** Does a fact fill its clause: nothing but a comma, an end or a bracket behind it, nothing before it? */
function sentenceOf(scene: Scene, fact: Fact): boolean {
  const behind = fact.to < fact.sentence.to ? scene.reading.tokens[fact.to]! : null;
  const { text, tokens } = scene.reading;
  const start = clauseStart(scene, fact);
  // "Theo cách sắp xếp từ năm 2019, Cụm có …"
  const opening =
    start === fact.from ||
    (tokens[fact.from - 1]!.norm === ',' && SET_OFF.test(text.slice(tokens[start]!.start, tokens[fact.from]!.start)));
  return opening && (behind === null || behind.kind === 'mark');
}

/** The first token of the clause in which a fact stands; commas do not end it. */
function clauseStart(scene: Scene, fact: Fact): number {
  const { tokens } = scene.reading;
  for (let at = fact.from; at > fact.sentence.from; at--) {
    const { norm } = tokens[at - 1]!;
    const short = norm === '.' && tokens[at - 2]?.shape !== 'lower' && (tokens[at - 2]?.norm.length ?? 0) <= 2; // "TP.HCM"
    if (/^[;:.]$/.test(norm) && !short) return at;
  }
  return fact.sentence.from;
}

/** Is the body followed by "(Cụm trưởng)", "- Khối phó", "(đơn vị Trưởng khối)"? */
function roleBehind(scene: Scene, { to }: Mention): boolean {
  const { norm } = scene.reading.tokens[to] ?? { norm: '' };
  return /^(?:[(\-:]|làm|là|giữ)$/.test(norm) && scene.marks.between('Role', to + 1, to + 4).length > 0;
}

/** A number before the list ("5 huyện: …"), or the sum of those before its groups ("10 Sở … và 4 Phòng …"). */
export function countOf(
  scene: Scene,
  { from, to }: { from: number; to: number },
  items: readonly Mention[],
): Found<number> | null {
  const { tokens } = scene.reading;
  // Not the number of a bloc or a day, nor one inside a name.
  const numbers = scene.marks.between('Number', from, to).filter(({ from: at }) => {
    const inside = scene.marks.covering('Org', at) ?? scene.marks.covering('Date', at);
    return (
      !inside &&
      !/^(?:số|\/|-|tháng|ngày|khối|cụm|đua)$/.test(tokens[at - 1]?.norm ?? '') &&
      tokens[at + 1]?.kind === 'word'
    );
  });
  const value = items.length;
  const first = numbers.find(({ from: at, data }) => at < items[0]!.from && data.value === value);
  if (first) return found(value, proofOf(scene, first, 'member.count'));
  const heads = numbers.filter(({ from: at }) => scene.marks.at('ListHead', at).length > 0);
  const sum = heads.reduce((total, { data }) => total + Number(data.value), 0);
  if (heads.length < 2 || sum !== value) return null;
  return found(value, { ...proofOf(scene, { ...heads[0]!, to: heads[heads.length - 1]!.to }, 'member.count', 0.05) });
}

/** "tại thành phố Bắc Kạn, Sở A, Sở B, Ban C - thành viên Cụm …": where they met is none of them. */
const isVenue = ({ reading: { tokens } }: Scene, { from, to, data }: Mention): boolean =>
  data.kind === 'place' && tokens[from - 1]?.norm === 'tại' && tokens[to]?.norm === ',';

/** "Sở Y tế (khách mời)", "đoàn X (mở rộng)". */
function isGuest(scene: Scene, item: Mention): boolean {
  const { tokens } = scene.reading;
  return tokens[item.to]?.norm === '(' && GUEST.test(tokens[item.to + 1]?.norm ?? '');
}

/**
 * A list in which a unit is called head or deputy in brackets ("A (Cụm trưởng), B (Cụm phó), C, D") names the bloc's
 * units also where no word says so; not where its clause speaks of awards.
 */
export function led(scene: Scene): Candidate | null {
  const { tokens } = scene.reading;
  for (const sentence of scene.sentences) {
    const view = scene.marks.view(sentence);
    let next = sentence.from;
    for (const org of scene.marks.between('Org', sentence.from, sentence.to)) {
      if (org.from < next) continue;
      const list = view.list('Org', org.from);
      next = list?.to ?? org.to;
      if (!list || list.items.length < MOST_CHANCE || !list.items.some((item) => bracketed(scene, item))) continue;
      const before = tokens
        .slice(sentence.from, org.from)
        .concat(tokens.slice(list.to, Math.min(sentence.to, list.to + 4)));
      if (before.some(({ norm }) => OTHER.test(norm) || norm === 'được')) continue;
      const items = list.items.filter((item) => !isGuest(scene, item));
      return { items, apart: 0, rule: 'member.led', count: null };
    }
  }
  return null;
}

const bracketed = (scene: Scene, item: Mention): boolean =>
  scene.reading.tokens[item.to]?.norm === '(' && roleBehind(scene, item);
