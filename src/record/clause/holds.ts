import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Token } from '../../text/tokens.js';
import type { Scene } from '../scene.js';
import { bodiesBetween, isCountedPart } from './way.js';

/** First words of those who may take an award: "11 tập thể", "nhiều cá nhân". */
const TAKERS = /^(?:tập|cá|cán|đơn|đồng|công|chi|hộ|chiến|đoàn|đảng|giáo|người|lượt|cơ|địa)$/;

const COUNTS = /^(?:nhiều|các|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)$/;

/** Does the way from the recipients to the award behind them name nobody else but the giver? */
export function holds(scene: Scene, fact: Fact, recipients: readonly Mention[], award: Mention): boolean {
  const { marks, reading } = scene;
  const last = recipients[recipients.length - 1]!;
  const behind = fact.slots.recipient?.at(-1)?.to ?? last.to;
  const { tokens } = reading;
  if (handsOut(scene, last.type, behind, award)) return false;
  for (let at = behind; at < award.from; at++) {
    if (tokens[at]!.norm === 'cho' && !standsFor(tokens[at - 1]!) && !leadsTo(scene, at + 1, award)) return false;
    // "xã X đạt A, 03 xã còn lại đạt B"
    if (tokens[at]!.norm === 'còn' && tokens[at + 1]!.norm === 'lại') return false;
    // "huyện X có 3 tập thể được tặng": counted, not named.
    const next = tokens[at + 1]!;
    const counted = tokens[at]!.norm === 'có' && (next.kind === 'number' || COUNTS.test(next.norm));
    if (counted && TAKERS.test(tokens[at + 2]!.norm)) return false;
    if (tokens[at]!.norm === 'nhiều' && TAKERS.test(next.norm)) return false;
    // "X được tặng A, 11 tập thể khác được tặng B"
    if (
      tokens[at]!.norm === ',' &&
      (next.kind === 'number' || COUNTS.test(next.norm)) &&
      TAKERS.test(tokens[at + 2]!.norm)
    )
      return false;
  }
  if (last.type === 'Person') {
    // "ông P chúc mừng X được nhận", "ông P thay mặt đơn vị nhận": others take.
    if (tokens.slice(behind, award.from).some(({ norm }, i) => isOfOthers(norm, tokens[behind + i + 1]!.norm)))
      return false;
    const parted = (person: Mention): boolean =>
      [1, 2, 3].some((back) => /^(?:và|,)$/.test(tokens[person.from - back]!.norm));
    return marks.between('Person', behind, award.from).every(parted);
  }
  // "Vụ X được tặng A, ông P được tặng B": B is the person's; one who hands it over does not count.
  const person = marks
    .between('Person', behind, award.from)
    .find(({ to }) => !/^(?:trao|tặng)$/.test(tokens[to]?.norm ?? ''));
  if (person && !bracketed(scene, behind, person.from) && !beside(scene, behind, person)) return false;
  const named = fact.slots.giver?.[0];
  const others = bodiesBetween(scene, behind, award.from).filter(
    (body) =>
      !(named && body.from >= named.from && body.to <= named.to) &&
      !together(scene, body) &&
      !isCountedPart(scene, body),
  );
  if (others.length > 0) return false;
  // "Trung tá P, Phó Hiệu trưởng Trường X được tặng": the person's, not the school's.
  const stands =
    /^(?:thay|đại)$/.test(tokens[behind]?.norm ?? '') && /^(?:mặt|diện)$/.test(tokens[behind + 1]?.norm ?? '');
  return stands || (!marks.covering('Position', last.from) && !apposed(scene, recipients[0]!));
}

/** Words by which somebody speaks of others or stands for them. */
const isOfOthers = (word: string, next: string): boolean =>
  /^(?:chúc|mừng|rằng)$/.test(word) ||
  /^(?:thay mặt|đại diện|cho biết|cho hay|biểu dương|ghi nhận)$/.test(`${word} ${next}`);

/** "X đại diện cho khối nhận", "thay mặt cho". */
const standsFor = ({ norm }: Token): boolean => norm === 'diện' || norm === 'mặt';

/** "đề cử X cho danh hiệu A": do only general words stand before the award? */
const leadsTo = ({ reading: { tokens } }: Scene, from: number, award: Mention): boolean =>
  tokens.slice(from, award.from).every(({ norm }) => NAMING.has(norm));
const NAMING: ReadonlySet<string> = new Set('danh hiệu hình thức hạng mục khen thưởng "'.split(' '));

const HANDS = /^(?:đã|vừa|cũng|sẽ|lên|tiếp|tục|,)$/;

/** "UBND tỉnh đã trao Cờ thi đua và Bằng khen cho các đơn vị": who hands an award out does not take it. */
function handsOut({ reading: { tokens } }: Scene, type: string, behind: number, award: Mention): boolean {
  let at = award.from - 1;
  while (tokens[at]?.kind === 'number' || /^(?:"|các|những)$/.test(tokens[at]?.norm ?? '')) at--;
  if (tokens[at]?.norm === 'tặng') at--;
  if (tokens[at]?.norm !== 'trao') return false;
  at--;
  const verb = at;
  while (HANDS.test(tokens[at]!.norm)) at--;
  if (at === behind && /^(?:tỉnh|huyện)$/.test(tokens[at]!.norm)) at--;
  return at < behind || (type === 'Person' && /^(?:đã|vừa)$/.test(tokens[verb]!.norm));
}

/** "Sở A và cá nhân ông P được tặng": does a person only join the units before? */
function beside({ reading: { tokens } }: Scene, from: number, person: Mention): boolean {
  const words = tokens.slice(from, person.from).map(({ norm }) => norm);
  return words.length > 0 && words.length <= 5 && words.every((word) => JOINING.has(word));
}
const JOINING: ReadonlySet<string> = new Set('và cùng với cá nhân ông bà đồng chí các'.split(' '));

/** Words between a person and the body of an apposition: ", công nhân cạo mủ của X". */
const MOST_APPOSED = 8;

/** "bà P, công nhân của X, được tặng", "ông P thuộc X": does a unit tell no more than where a person before it is from? */
function apposed(scene: Scene, unit: Mention): boolean {
  const { tokens } = scene.reading;
  let at = unit.from - 1;
  while (at > 0 && tokens[at]!.shape === 'lower' && tokens[at]!.kind === 'word' && unit.from - at < MOST_APPOSED) {
    if (scene.marks.at('Stance', at).length > 0 || tokens[at]!.norm === 'và') return false;
    at--;
  }
  if (at === unit.from - 1) return false;
  if (tokens[at]?.norm === ',') return scene.marks.covering('Person', at - 1) !== null;
  return /^(?:thuộc|của|tại)$/.test(tokens[unit.from - 1]!.norm) && scene.marks.covering('Person', at) !== null;
}

/** Does a bracket stand open at a token? */
function bracketed(scene: Scene, from: number, at: number): boolean {
  let open = 0;
  for (let i = from; i < at; i++) {
    if (scene.reading.tokens[i]!.norm === '(') open++;
    else if (scene.reading.tokens[i]!.norm === ')') open--;
  }
  return open > 0;
}

/** "hạng nhì X, hạng ba Y, cùng được đề nghị tặng": the verb is for all of them. */
function together(scene: Scene, body: Mention): boolean {
  const { tokens } = scene.reading;
  const next = tokens[body.to]?.norm === ',' ? tokens[body.to + 1] : tokens[body.to];
  return scene.marks.covering('Rank', body.from - 1) !== null && /^(?:cùng|đều)$/.test(next?.norm ?? '');
}
