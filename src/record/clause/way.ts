import type { Mention } from '../../rule/mention.js';
import type { Scene } from '../scene.js';

/** Words behind a body that make it the giver of an award: "UBND tỉnh tặng". */
const GIVES: ReadonlySet<string> = new Set(['tặng', 'trao', 'xét', 'khen', 'công', 'phong']);

/** Is the body at a token the giver of an award? */
export function givesAt(scene: Scene, at: number): boolean {
  const giver = scene.marks.covering('Giver', at);
  if (!giver) return false;
  const { tokens } = scene.reading;
  const verb = tokens[giver.to]?.norm === 'để' ? giver.to + 1 : giver.to;
  // "trình UBND tỉnh đề nghị Chính phủ tặng", "đề nghị Bộ A trình Chính phủ tặng": it passes the proposal on.
  const before = tokens[giver.from - 1]?.norm ?? '';
  const passes =
    (tokens[verb]?.norm === 'đề' && /^(?:trình|mưu|cáo|lên|với|cho|để)$/.test(before)) ||
    (tokens[verb]?.norm === 'trình' && /^(?:nghị|xuất|để|qua)$/.test(before));
  return passes || GIVES.has(tokens[verb]?.norm ?? '');
}

/** Is a body part of an award's words? "Giấy khen, Sở …" reads past a comma and ends inside the body. */
export function inAward({ marks }: Scene, body: Mention): boolean {
  const award = marks.covering('Award', body.from);
  return award !== null && award.to >= body.to;
}

/** The bodies on the way `[from, to)` between a unit and what is said of it: no givers, none in brackets or in names. */
export function bodiesBetween(scene: Scene, from: number, to: number): Mention[] {
  const { marks, reading } = scene;
  const bodies: Mention[] = [];
  let open = 0;
  for (let at = from; at < to; at++) {
    const { norm } = reading.tokens[at]!;
    if (norm === '(') open++;
    else if (norm === ')') open = Math.max(0, open - 1);
    const body = open === 0 ? marks.at('Org', at)[0] : undefined;
    if (!body || inAward(scene, body) || marks.covering('Bloc', at) || givesAt(scene, at)) continue;
    if (!/^Hội đồng Thi đua/.test(body.name)) bodies.push(body);
  }
  return bodies;
}

/** Small places and cells whose commune or district behind a comma only tells where they are: "thôn 1, xã X". */
const SMALLER: ReadonlySet<string> = new Set(
  'thôn làng ấp bản buôn xóm khóm sóc tổ khu hộ đội chi đoàn trường trạm nhà'.split(' '),
);
const MOST_SMALLER = 8;
/** Levels of places, the lowest first. */
const LEVELS: readonly RegExp[] = [/^(?:xã|phường|thị trấn)$/, /^(?:huyện|quận|thị xã|thành phố)$/, /^tỉnh$/];
const levelOf = (unit: unknown): number => LEVELS.findIndex((level) => level.test(String(unit)));

/** Does a place only tell where the one named before it is: "khu dân cư thôn 1, thị trấn A", "Công an xã A, huyện B"? */
export function isAddress({ knowledge, marks, reading: { tokens } }: Scene, place: Mention): boolean {
  if (place.data.kind !== 'place' || tokens[place.from - 1]?.norm !== ',') return false;
  const before = marks.covering('Org', place.from - 2);
  if (before) {
    // "thành phố Đà Nẵng, tỉnh Bình Định và …": such a city lies in no province.
    const city = /^thành phố (.+)$/iu.exec(before.name)?.[1];
    if (knowledge.provinces.some(({ name, kind }) => kind === 'thành phố' && name === city)) return false;
    const part = /^(?:thành phố|thị xã|thị trấn|\p{Ll}+)(?= )/u.exec(String(before.data.part ?? ''))?.[0];
    const level = levelOf(before.data.kind === 'place' ? before.data.unit : part);
    if (level >= 0) return level < levelOf(place.data.unit);
  }
  for (let at = place.from - 2; at >= 0 && place.from - at <= MOST_SMALLER; at--) {
    if (tokens[at]!.kind === 'mark' || marks.at('Stance', at).length > 0) return false;
    if (SMALLER.has(tokens[at]!.norm)) return true;
  }
  return false;
}

/** Small bodies that stand inside a unit; alone they are nobody's name. */
const INNER = /^(?:phòng|khoa|tổ|đội|trạm|chi)$/;
const MOST_INNER = 8;

/** Does a unit only end the name of a smaller body: "Phòng Tổ chức cán bộ Sở A được tặng"? */
export function isInner({ marks, reading: { tokens } }: Scene, unit: Mention): boolean {
  for (let at = unit.from - 1; at >= 0 && unit.from - at <= MOST_INNER; at--) {
    const { kind, norm, shape } = tokens[at]!;
    if (
      (kind !== 'word' && norm !== '-') ||
      marks.covering('Org', at) ||
      marks.covering('Position', at) ||
      marks.at('Stance', at).length > 0
    )
      return false;
    if (INNER.test(norm) && shape !== 'lower') return true;
  }
  return false;
}

const COUNTS = /^(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|vài)$/;
const MOST_NOUN = 5;

/** Are those spoken of people or parts of a unit, told by their number: "hai cán bộ của Sở A", "3 chi bộ thuộc B"? */
export function isCountedPart(scene: Scene, unit: Mention): boolean {
  const { marks, reading } = scene;
  const { tokens } = reading;
  const before = tokens[unit.from - 1]?.norm ?? '';
  if (before === ',' || before === 'và') {
    const other = marks.covering('Org', unit.from - 2);
    return other !== null && isCountedPart(scene, other);
  }
  if (!/^(?:của|thuộc|ở|từ)$/.test(before)) return false;
  for (let at = unit.from - 2; at >= 0 && unit.from - at <= MOST_NOUN + 2; at--) {
    const { kind, norm } = tokens[at]!;
    if (kind === 'mark' || marks.covering('Org', at) || marks.at('Stance', at).length > 0) return false;
    if (kind === 'number' || COUNTS.test(norm)) return true;
  }
  return false;
}

const MOST_COUNCIL = 9;

/** Is a body only asked or told: "X được suy tôn, trình UBND tỉnh đề nghị Chính phủ tặng A", "đề nghị UBND tỉnh xét tặng A"? */
export function isAsked(scene: Scene, unit: Mention): boolean {
  const { tokens } = scene.reading;
  const whole = scene.marks.covering('Giver', unit.from);
  if (whole && /^(?:nghị|xuất|để|được)$/.test(tokens[whole.from - 1]?.norm ?? '') && givesAt(scene, unit.from))
    return true;
  const [other, before] = [tokens[unit.from - 2]?.norm ?? '', tokens[unit.from - 1]?.norm ?? ''];
  // "đề nghị Sở A trình UBND tỉnh tặng"
  const passes = /^(?:trình|xem|tham|báo)$/.test(tokens[unit.to]?.norm ?? '') && /^(?:nghị|xuất|để|qua)$/.test(before);
  return (
    passes ||
    (before === 'trình' && !/^(?:tờ|chương|quy|lộ|công|hành|tiến)$/.test(other)) ||
    ASKED.has(`${other} ${before}`)
  );
}
const ASKED: ReadonlySet<string> = new Set(['kiến nghị', 'tham mưu', 'báo cáo']);

/** Does a body end the name of a council: "Hội đồng Thi đua - Khen thưởng Sở A xét, trình"? */
export function isOfCouncil({ reading: { tokens } }: Scene, unit: Mention): boolean {
  if (tokens[unit.from - 1]?.norm !== 'thưởng') return false;
  const words = tokens.slice(Math.max(0, unit.from - MOST_COUNCIL), unit.from).map(({ norm }) => norm);
  return words.join(' ').includes('hội đồng thi đua');
}
