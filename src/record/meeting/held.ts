import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';
import { purposes } from './kinds.js';
import { toldAtLength } from './length.js';
import { listsBlocs } from './listed.js';
import { inPassing, kindsIn, looksBack, namedIn, type Opening, openingOf } from './opening.js';
import { isPaper } from './papers.js';
import {
  calledByBloc,
  manyMeet,
  meetAmong,
  meetingMeant,
  membersMeet,
  ofTheBloc,
  turnedAround,
  unnamedMeets,
} from './unnamed.js';

const MOST_CAPTIONS = 8;
/** The report opens within the first sentences; its day within their first words. */
const FIRST = 6;
const DAY_WITHIN = 8;
const MEETING: ReadonlySet<string> = new Set(['nghị', 'họp', 'lễ', 'mở', 'buổi', 'phiên', 'cuộc', 'hành']);
/** A kind and its bloc stand in one clause: "tổng kết công tác thi đua, khen thưởng năm 2021 của Khối thi đua …". */
const MOST_BETWEEN = 25;
/** Without "của" the bloc stands close behind: "tổng kết công tác thi đua năm 2018 Khối thi đua …". */
const NEAR = 9;
const PASSED = 4;
/** Verbs of holding a meeting, by their first words: "tổ chức", "tiến hành", "lồng ghép". */
const HELD = /^(?:tổ|tiến|thực|lồng|ghép|gộp|kết|mở|triển)$/;
const OWNED: ReadonlySet<string> = new Set(['của', 'thuộc', 'trong', 'giữa', 'tại']);
/** "…, Cụm trưởng Cụm thi đua số 2" behind a kind names a person's or a unit's office. */
const ROLE_ENDS: ReadonlySet<string> = new Set(['trưởng', 'phó', 'được', 'bởi']);
/** "Phòng A - đơn vị thuộc Cụm thi đua số 3": one unit, told by its bloc. */
const ONE_UNIT = /(?:[-,(]|là|một) (?:(?:là )?đơn vị|(?:là )?thành viên)$/u;
/** How far before "thuộc Khối …" its units are counted: "15 trường thuộc", "các đơn vị trong". */
const UNITS_BEFORE = 10;
/** A comma before these goes on with the units: "các huyện, thành phố thuộc". */
const MORE_UNITS: ReadonlySet<string> = new Set([
  'thành',
  'thị',
  'huyện',
  'quận',
  'phường',
  'xã',
  'ban',
  'ngành',
  'đơn',
  'cơ',
  'cao',
  'trung',
  'tiểu',
]);

/** Sentences that a rule of one stance matched. */
export const stanced = (scene: Scene, stance: string): readonly Sentence[] =>
  scene
    .facts('event')
    .filter((fact) => fact.with.stance === stance && fact.slots.kind?.[0]?.data.code !== 'none')
    .filter(({ from }) => (scene.marks.covering('Bloc', from)?.from ?? from) === from) // "Khối các hội được giao nhiệm vụ"
    .map((fact) => fact.sentence);

/**
 * Does the post report a bloc's own meeting that was held? Not where title or opening tell of a coming one, of a paper, of
 * many blocs or of a unit's own meeting. Else title or opening join a bloc with a kind of meeting or say that it met, or
 * the meeting is told further down, at length, or without the bloc's name beside it.
 */
export function isBlocPost(scene: Scene): boolean {
  const opening = openingOf(scene);
  const { titles, lead, before } = opening;
  const says = [...titles, lead, before].filter((sentence) => sentence !== null);
  const planned = stanced(scene, 'planned');
  if (
    says.some((sentence) => planned.includes(sentence)) ||
    titles.some((title) => isPaper(scene, title)) ||
    listsBlocs(scene, says) ||
    inPassing(scene, opening) ||
    ofOther(scene, opening)
  )
    return false;
  return (
    says.some((sentence) => joins(scene, sentence)) ||
    saysMet(scene, says) ||
    (says.some((sentence) => named(scene, sentence).length > 0) && meetsByItself(scene)) ||
    toldAtLength(scene, planned) ||
    calledByBloc(scene, opening) ||
    meetingMeant(scene, planned) ||
    (lead !== null && (withoutName(scene, opening, lead, says) || calledNext(scene, lead)))
  );
}

/** "Cụm thi đua số 1 họp": in title or opening, or with its day among the first sentences. */
function saysMet(scene: Scene, says: readonly Sentence[]): boolean {
  const held = stanced(scene, 'held').filter((sentence) => named(scene, sentence).length > 0);
  const first = scene.sentences.slice(0, 2 * FIRST);
  return held.some((sentence) => says.includes(sentence) || (first.includes(sentence) && isDated(scene, sentence)));
}

/** The opening names the kind of meeting, but its bloc stands elsewhere: in several, among equals, under a picture. */
function withoutName(scene: Scene, { captions }: Opening, lead: Sentence, says: readonly Sentence[]): boolean {
  if (purposes(scene, lead).length === 0) return false;
  return (
    unnamedMeets(scene, lead) ||
    says.some((sentence) => manyMeet(scene, sentence) || membersMeet(scene, sentence)) ||
    meetAmong(scene, lead) ||
    ofTheBloc(scene, lead) ||
    turnedAround(scene, lead) ||
    captions.slice(0, MOST_CAPTIONS).some((caption) => entitles(scene, caption))
  );
}

/** "Ngày 27/12, hội trường … là nơi hội tụ của Khối thi đua số 3. Hội nghị tổng kết của Khối do …": the kind of meeting is told next. */
function calledNext(scene: Scene, lead: Sentence): boolean {
  const next = scene.sentences.find(({ index }) => index === lead.index + 1);
  const full = named(scene, lead).some(({ data }) => data.full);
  if (!next || !full || !isDated(scene, lead)) return false;
  const { tokens } = scene.reading;
  const opens = /^(?:hội nghị|cuộc họp|buổi (?:họp|lễ|tổng))$/.test(
    `${tokens[next.from]!.norm} ${tokens[next.from + 1]?.norm}`,
  );
  return opens && purposes(scene, next).length > 0 && ofTheBloc(scene, next);
}

const isDated = (scene: Scene, { from, to }: Sentence): boolean => scene.marks.between('Date', from, to).length > 0;

/** "Sở A tổng kết công tác …" as title and opening: the unit's own meeting, whatever it tells of its bloc further down. */
function ofOther(scene: Scene, { titles }: Opening): boolean {
  const first = scene.sentences.find(({ block }) => block.kind === 'paragraph');
  if (!first || !isDated(scene, first) || purposes(scene, first).length === 0) return false;
  if ([...titles, first].some(({ from, to }) => scene.marks.between('Bloc', from, to).length > 0)) return false;
  return titles.some((title) => {
    const unit = scene.marks.at('Org', title.from)[0];
    if (!unit || purposes(scene, title).length === 0) return false;
    return scene.marks.between('Org', first.from, first.to).some(({ name }) => name === unit.name);
  });
}

/** "Sáng 18/01, tại …, Khối họp tổng kết …" among the first sentences of a post that opens with the bloc's name. */
function meetsByItself(scene: Scene): boolean {
  const { tokens } = scene.reading;
  const body = scene.sentences.filter(({ block }) => block.kind === 'paragraph' || block.kind === 'item');
  const planned = stanced(scene, 'planned');
  // "ngày 15/1, khối tổng kết" below a headline with the bloc's name
  const titled = openingOf(scene).titles.some((title) => named(scene, title).some(({ data }) => data.full));
  return body.slice(0, FIRST).some((sentence) => {
    const { from, to } = sentence;
    const day = scene.marks.between('Date', from, to)[0];
    if (!day || day.from - from > DAY_WITHIN || planned.includes(sentence)) return false;
    return purposes(scene, sentence).some((kind) => {
      let at = kind.from - 1;
      while (at > from && /^(?:đã|vừa|cùng|họp|tổ|chức|mở|hội|nghị|tiến|hành|buổi|cuộc)$/.test(tokens[at]!.norm)) at--;
      // "các trường trong Khối thi đua tổ chức tổng kết"
      if (tokens[at]!.norm === 'đua' && tokens[at - 1]!.norm === 'thi') at -= 2;
      return at > day.to && /^(?:khối|cụm)$/.test(tokens[at]!.norm) && (titled || tokens[at]!.shape === 'title');
    });
  });
}

/** A bloc and a kind of meeting in one sentence, the bloc as its subject or its owner. */
function joins(scene: Scene, sentence: Sentence): boolean {
  const met = hasMeeting(scene, sentence);
  // Points and votes are told outside meetings too: they need the word of a meeting.
  const kinds = purposes(scene, sentence).filter(({ data }) => met || data.code !== 'scoring');
  return (
    kinds.length > 0 &&
    named(scene, sentence).some(
      (bloc) => kinds.some((kind) => isMeetingOf(scene, sentence, bloc, kind)) || passedOn(scene, sentence, bloc),
    )
  );
}

function hasMeeting({ reading: { tokens } }: Scene, { from, to }: Sentence): boolean {
  for (let at = from; at < to; at++) {
    const { norm } = tokens[at]!;
    if (MEETING.has(norm) || (norm === 'tổ' && tokens[at + 1]?.norm === 'chức')) return true;
  }
  return false;
}

/** Blocs named in a sentence. "Cụm thi số 7" without "đua" is one of an exam unless the post says it in full. "Khối 9" and "cụm 1" alone are blocs only in a post that says "khối thi đua" of one, "cụm số 11" also before "thi đua". */
function named(scene: Scene, sentence: Sentence): readonly Mention[] {
  const { tokens } = scene.reading;
  const norm = (at: number): string => (at >= sentence.from && at < sentence.to ? tokens[at]!.norm : '');
  return namedIn(scene, sentence).filter((bloc) => {
    if (bloc.data.full && norm(bloc.from + 1) === 'thi' && norm(bloc.from + 2) === 'số')
      return scene.sentences.some((other) =>
        scene.marks.between('Bloc', other.from, other.to).some(({ from }) => tokens[from + 2]?.norm === 'đua'),
      );
    if (bloc.data.full || bloc.name.includes('thi đua')) return true;
    if (
      norm(bloc.from - 2) === 'khen' ||
      norm(bloc.from - 1) === 'đua' ||
      (norm(bloc.from - 1) === 'nước' && norm(bloc.from - 3) === 'đua') ||
      (norm(bloc.to) === 'của' && norm(bloc.to + 1) === 'tỉnh')
    )
      return true;
    if (!/^(?:Khối|Cụm) (?:\d|[IVX]+(?: |$))/.test(bloc.name)) {
      // "Hội nghị tổng kết công tác thi đua năm 2013 – Khối Văn hóa, Xã hội"
      const titled = sentence.block.kind === 'title' && tokens[bloc.from]!.shape === 'title';
      for (let at = titled ? sentence.from : bloc.to; at + 1 < sentence.to; at++)
        if (tokens[at]!.norm === 'thi' && tokens[at + 1]!.norm === 'đua') return true;
    }
    return scene.sentences.some((other) =>
      scene.marks.between('Bloc', other.from, other.to).some(({ data }) => data.full && !data.bare),
    );
  });
}

/** "bàn giao nhiệm vụ Khối trưởng Khối thi đua …" is done at the bloc's own meeting. */
const passedOn = (scene: Scene, sentence: Sentence, bloc: Mention): boolean =>
  kindsIn(scene, sentence).some(
    ({ data, to }) => data.code === 'handover' && to <= bloc.from && bloc.from - to <= PASSED,
  );

/** Is the meeting of this kind the bloc's, and not that of one of its units? */
function isMeetingOf({ reading: { tokens }, marks }: Scene, { from }: Sentence, bloc: Mention, kind: Mention): boolean {
  const norm = (at: number): string => (at >= from ? tokens[at]!.norm : '');
  const before = norm(bloc.from - 1);
  if (
    /^(?:thuộc|trong|của)$/.test(before) &&
    ONE_UNIT.test([5, 4, 3, 2].map((back) => norm(bloc.from - back)).join(' '))
  )
    return false;
  if (kind.to <= bloc.from) {
    // "hội nghị tổng kết được Khối thi đua số 3 tổ chức"
    const agent = before === 'được' && HELD.test(tokens[bloc.to]?.norm ?? '');
    return (
      bloc.from - kind.to <= (OWNED.has(before) || agent ? MOST_BETWEEN : NEAR) && (agent || !ROLE_ENDS.has(before))
    );
  }
  // "Công an huyện X (Cụm thi đua số 1) sơ kết" tells whose member the unit is; "Khối thi đua Y (Khối 2)" is another name.
  const aside = before === '(' && !marks.covering('Bloc', bloc.from - 2);
  if (before !== 'thuộc' && before !== 'trong' && before !== 'của' && !aside) return true;
  for (let at = bloc.from - 2; at >= bloc.from - UNITS_BEFORE && at >= from; at--) {
    if (norm(at) === ',' && !MORE_UNITS.has(norm(at + 1))) break;
    if (
      norm(at) === 'các' ||
      norm(at) === 'những' ||
      norm(at) === 'vị' ||
      (marks.at('Number', at).length > 0 && !marks.covering('Date', at))
    )
      return true;
  }
  return false;
}

/** "Toàn cảnh Hội nghị tổng kết Cụm thi đua số 4" under a picture. */
function entitles(scene: Scene, caption: Sentence): boolean {
  if (looksBack(scene, caption)) return false;
  return named(scene, caption).some(
    (bloc) => bloc.data.full && kindsIn(scene, caption).some((kind) => kind.to <= bloc.from && bloc.from - kind.to < 4),
  );
}
