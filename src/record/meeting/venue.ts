import { tidy } from '../../text/normalize.js';
import type { Sentence } from '../../text/tokens.js';
import { type Found, found, proof } from '../found.js';
import { type Scene, spanOf } from '../scene.js';
import type { Opening } from './opening.js';
import { ENDS, NO_PLACE, PLACES_OF_HOI } from './venue-words.js';

/** Where a phrase of place stands: tokens `[from, to)` without its preposition. */
export interface Venue {
  readonly from: number;
  readonly to: number;
}

/** Before "ở" of a meeting: "diễn ra ở", "gặp nhau ở", "họp ở". */
const AT: ReadonlySet<string> = new Set(['ra', 'nhau', 'họp', 'lại', 'chức', 'mặt', 'tụ']);
/** Rooms that lie in the house named behind the comma: "hội trường A, Trường Cao đẳng X". */
const ROOM = /^(?:hội|phòng|giảng|nhà|tầng|sân|khu|sảnh)$/;

const MOST = 24;
/** What opens a bracket that tells day and place: "(diễn ra chiều 4/7, tại Sở Y tế)". */
const HELD_IN = /^(?:diễn ra|tổ chức|được tổ|họp tại)$/;
/** Small words behind a dash of one name: "Trung tâm chính trị - hành chính huyện X". */
const MOST_JOINED = 5;
/** How a meeting goes, between its verb and "ở": "tổ chức long trọng ở". */
const MANNER = /^(?:long trọng|trọng thể|trang trọng|thành công|sôi nổi|tốt đẹp|ấm cúng)$/;

/** The place of the meeting as written, without preposition, up to a bracket, a verb or the bloc's name. */
export function settleVenue(scene: Scene, opening: Opening): Found<string> | null {
  const place = venueOf(scene, opening);
  if (!place) return null;
  const span = spanOf(scene, place);
  return found(tidy(scene.reading.text.slice(span.start, span.end)), proof(span, 'event.venue', 0.93));
}

/** The tokens of the venue: in the opening sentence, the one before it, behind "Địa điểm:", in the title, or under a picture of the meeting. */
export function venueOf(scene: Scene, { lead, before, after, titles, captions }: Opening): Venue | null {
  for (const sentence of [lead, before, ...after]) {
    const place = sentence && placeIn(scene, sentence);
    if (place) return place;
  }
  const titled = labelled(scene) ?? (titles[0] ? placeIn(scene, titles[0]) : null);
  if (titled) return titled;
  const view = captions.find((caption) => showsMeeting(scene, caption) && placeIn(scene, caption));
  return view ? placeIn(scene, view) : null;
}

/** "Quang cảnh hội nghị tại phòng họp …" under a picture, not "Quang cảnh nhà máy". */
function showsMeeting({ reading: { tokens } }: Scene, { from, to }: Sentence): boolean {
  const at = tokens.slice(from, Math.min(to, from + 6)).findIndex(({ norm }) => norm === 'cảnh');
  const next = tokens[from + at + 1]?.norm === 'buổi' ? from + at + 2 : from + at + 1;
  return (
    at > 0 &&
    next + 1 < to &&
    /^(?:hội nghị|lễ (?:ký|tổng|phát)|họp .*)$/.test(`${tokens[next]!.norm} ${tokens[next + 1]!.norm}`)
  );
}

function placeIn(scene: Scene, sentence: Sentence): Venue | null {
  const { tokens } = scene.reading;
  const { from, to } = sentence;
  for (let at = from; at + 1 < to; at++) {
    const preposition = tokens[at]!.norm === 'tại' || (tokens[at]!.norm === 'ở' && opensPlace(scene, at));
    if (!preposition || isBracketed(scene, from, at)) continue;
    const first = tokens[at + 1]!;
    const hall = first.norm === 'hội' && PLACES_OF_HOI.has(tokens[at + 2]?.norm ?? '');
    const office = first.norm === 'văn' && tokens[at + 2]?.norm === 'phòng';
    const firm = first.norm === 'công' && /^(?:ty|viên|an|đoàn|trường)$/.test(tokens[at + 2]?.norm ?? '');
    // "tại điểm cầu Sở Y tế": one of the places of a meeting held online.
    if (/^(?:điểm|đầu)$/.test(first.norm) && tokens[at + 2]?.norm === 'cầu') continue;
    if (first.kind !== 'word' || (NO_PLACE.has(first.norm) && !hall && !firm && !office)) continue;
    if (anyUnit(scene, at + 1, to)) continue;
    const end = endOf(scene, at + 1, to);
    if (end > at + 1) return { from: at + 1, to: end };
  }
  return null;
}

/** "tại cơ quan, đơn vị", "tại địa phương": where every unit is; "tại cơ quan Tỉnh ủy" is a place. */
function anyUnit({ reading: { tokens } }: Scene, at: number, end: number): boolean {
  const noun = `${tokens[at]!.norm} ${at + 1 < end ? tokens[at + 1]!.norm : ''}`;
  return (
    /^(?:cơ quan|cơ sở|đơn vị|địa phương)$/.test(noun) &&
    !(tokens[at + 2]?.kind === 'word' && tokens[at + 2]!.shape !== 'lower')
  );
}

/** "diễn ra ở", "…, ở Trung tâm Hội nghị", "tổng kết năm 2019 ở thành phố X": not "các đơn vị ở cơ sở". */
function opensPlace({ reading: { tokens }, marks, grammar }: Scene, at: number): boolean {
  const manner = MANNER.test(`${tokens[at - 2]?.norm} ${tokens[at - 1]?.norm}`);
  const before = tokens[manner ? at - 3 : at - 1];
  if (!before || AT.has(before.norm)) return before !== undefined;
  const place = marks.at('Org', at + 1).length > 0 || grammar.level(tokens, at + 1, tokens.length) !== null;
  const room = /^(?:hội trường|phòng họp|nhà khách|nhà văn|trụ sở|trung tâm|khu du|khách sạn)$/.test(
    `${tokens[at + 1]?.norm} ${tokens[at + 2]?.norm}`,
  );
  const named = place || room || tokens[at + 1]?.shape === 'title';
  return (
    named && (before.norm === ',' || marks.covering('Date', at - 1) !== null || /^(?:19|20)\d\d$/.test(before.norm))
  );
}

/** Inside a bracket or quotation marks it is part of something else. */
function isBracketed({ reading: { tokens }, marks }: Scene, from: number, at: number): boolean {
  if (marks.covering('Quote', at)) return true;
  let depth = 0;
  for (let i = from; i < at; i++) {
    if (tokens[i]!.norm === '(' && HELD_IN.test(`${tokens[i + 1]!.norm} ${tokens[i + 2]?.norm}`)) continue;
    if (tokens[i]!.norm === '(') depth++;
    else if (tokens[i]!.norm === ')' && depth > 0) depth--;
  }
  return depth > 0;
}

/** Token behind the place that starts at `from`. A comma goes on only to what the place lies in: "Khu du lịch X, tỉnh Y". */
function endOf(scene: Scene, from: number, end: number): number {
  const {
    reading: { tokens, text },
    marks,
    grammar,
  } = scene;
  const last = Math.min(end, from + MOST);
  for (let at = from; at < last; at++) {
    const token = tokens[at]!;
    if (token.norm === ',') {
      // "phòng họp tầng 3, trụ sở Quận ủy"
      const inner = `${tokens[at + 1]?.norm} ${tokens[at + 2]?.norm}`;
      if (at + 2 < end && (inner === 'trụ sở' || inner === 'tòa nhà' || /^tầng \d/.test(inner))) continue;
      const room = ROOM.test(tokens[from]!.norm) && marks.between('Org', from, at).length === 0;
      const house = room ? marks.at('Org', at + 1)[0] : undefined;
      const wider = house && goesOn(scene, house.to, end) ? house.to : widerPlace(scene, at + 1, end);
      if (wider === 0) return at;
      at = wider - 1;
      continue;
    }
    if (token.norm === '-' && at > from) {
      const org = grammar.at(tokens, at + 1, end, text);
      if (!token.glued && (tokens[at + 1]?.norm === 'đơn' || marks.at('Role', at + 1).length > 0)) return at;
      if (!org && tokens[at + 1]?.shape === 'lower' && !namedBehind(scene, at + 1, Math.min(last, at + MOST_JOINED)))
        return at;
      continue;
    }
    if (
      token.kind === 'mark' &&
      token.norm !== '&' &&
      token.norm !== '/' &&
      token.norm !== "'" &&
      !(token.norm === '.' && /^(?:tp|tx|p|q|h|tt|vp)$/.test(tokens[at - 1]!.norm))
    )
      return at;
    // "Hội trường Sở Nội vụ sáng 18/12"
    const day = marks.between('Date', at + 1, Math.min(last, at + 3)).length > 0;
    if (at > from && day && /^(?:sáng|trưa|chiều|tối|ngày|hôm|vào)$/.test(token.norm)) return at;
    // "Sở Công Thương và bầu …": inside a name "và" is the name's.
    if (
      token.norm === 'và' &&
      !marks.covering('Org', at) &&
      tokens[at + 1]?.shape === 'lower' &&
      !namedBehind(scene, at + 1, last)
    )
      return at;
    // "Đảng ủy Khối Doanh nghiệp" is a Party body, no bloc.
    const party = at > from && (tokens[at - 1]!.norm === 'ủy' || tokens[at - 1]!.norm === 'bộ');
    if (at > from && !party && (marks.at('Bloc', at).length > 0 || (marks.at('Kind', at).length > 0 && !isRoom(at))))
      return at;
    if (
      at > from &&
      ENDS.some((words) => words.every((word, i) => tokens[at + i]?.norm === word)) &&
      !(token.norm === 'tổ' && tokens[at - 1]!.norm === 'các') &&
      // "Ban Tổ chức Tỉnh ủy"
      !(token.shape === 'title' && (marks.covering('Org', at)?.from ?? at) < at) &&
      !(token.norm === 'họp' && tokens[at - 1]!.norm === 'phòng')
    )
      return at;
    if (at > from && !party && (token.norm === 'khối' || token.norm === 'cụm') && token.shape !== 'lower') return at;
  }
  return last;

  /** "phòng hội thảo", "nhà hội thảo": the kind of a room. */
  function isRoom(at: number): boolean {
    return /^(?:phòng|nhà|khu|sảnh|trường)$/.test(tokens[at - 1]!.norm);
  }
}

/** "Trung tâm huấn luyện và thi đấu thể thao tỉnh X": do small words that are no verb lead to a place behind "và"? */
function namedBehind({ reading: { tokens }, grammar }: Scene, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    if (grammar.level(tokens, at, end)) return at > from;
    if (tokens[at]!.kind !== 'word' || tokens[at]!.shape !== 'lower' || grammar.stops(tokens, at, end)) return false;
  }
  return false;
}

/** "tỉnh Y", "xã Ia Rvê", a bare province: the end of the place, if the sentence goes on behind it as behind a place. */
function widerPlace(scene: Scene, at: number, end: number): number {
  const {
    reading: { tokens },
    grammar,
    knowledge,
  } = scene;
  const level = grammar.level(tokens, at, end);
  const count = level ? grammar.placeName(tokens, level.to, end, level.name) : 0;
  const bare = level ? null : knowledge.gazetteers.get('Place')!.longest(tokens, at, end);
  const to = level && count > 0 ? level.to + count : bare && tokens[at]!.shape !== 'lower' ? bare.to : 0;
  if (to === 0) return 0;
  return goesOn(scene, to, end) ? to : 0;
}

/** Behind a place the sentence ends or goes on with its subject. */
const goesOn = ({ reading: { tokens }, marks }: Scene, to: number, end: number): boolean =>
  to >= end || /^(?:[,.(]|đã)$/.test(tokens[to]!.norm) || marks.at('Bloc', to).length > 0;

/** Away from the opening: "Địa điểm: phòng họp …" of minutes, "Chọn … làm nơi họp", "diễn ra ở nhà thi đấu …". */
function labelled(scene: Scene): Venue | null {
  const {
    reading: { tokens },
    marks,
  } = scene;
  for (const { from, to } of scene.sentences) {
    const norm = (at: number): string => (at < to ? tokens[at]!.norm : '');
    if (norm(from) === 'địa' && norm(from + 1) === 'điểm' && /^(?::|là)$/.test(norm(from + 2)) && from + 3 < to)
      return { from: from + 3, to: endOf(scene, from + 3, to) };
    // "Nơi diễn ra là nhà văn hóa …", "Nơi họp: …"
    const place = [from + 2, from + 3].find((at) => norm(from) === 'nơi' && /^(?::|là)$/.test(norm(at)));
    if (place && /^(?:diễn|tổ|họp|gặp)$/.test(norm(from + 1)))
      return { from: place + 1, to: endOf(scene, place + 1, to) };
    const house = marks
      .between('Org', from, to)
      .find((org) => /^là nơi (?:diễn|tổ|họp)$/.test(`${norm(org.to)} ${norm(org.to + 1)} ${norm(org.to + 2)}`));
    if (house) return { from: house.from, to: house.to };
    for (let at = from; at + 3 < to; at++)
      if (/^(?:nơi họp|địa điểm) là$/.test(`${norm(at)} ${norm(at + 1)} ${norm(at + 2)}`))
        return { from: at + 3, to: endOf(scene, at + 3, to) };
    if (norm(from) === 'chọn') {
      for (let at = from + 2; at < Math.min(to, from + MOST); at++)
        if (norm(at) === 'làm' && /^(?:nơi|điểm)$/.test(norm(at + 1)))
          return { from: from + 1, to: endOf(scene, from + 1, at) };
    }
    for (let at = from; at + 3 < to; at++) {
      if (norm(at) !== 'diễn' || norm(at + 1) !== 'ra' || norm(at + 2) !== 'ở') continue;
      return { from: at + 3, to: endOf(scene, at + 3, to) };
    }
  }
  return null;
}
