import type { Event } from '../../core/record.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import { type Found, found, proof } from '../found.js';
import { proofOf, type Scene, spanOf } from '../scene.js';
import { kindsIn, type Opening } from './opening.js';

export type Kind = Event['kinds'][number];

// The meeting's own purposes in the order of the guide; a review comes before what is planned at it.
const ORDER: readonly Kind[] = [
  'year_end_review',
  'interim_review',
  'scoring',
  'planning',
  'launch',
  'covenant_signing',
  'handover',
  'exchange',
  'other',
];
/** Behind these the sentence tells of aims and causes, no more of the meeting. */
const AIMS: ReadonlySet<string> = new Set(['nhằm', 'để', 'qua', 'nhân', 'khi', '.']);
/** A sentence that begins so tells of papers and wishes until the day of the meeting comes. */
const PREAMBLE: ReadonlySet<string> = new Set(['thực', 'theo', 'căn', 'nhằm', 'hưởng', 'được', 'để', 'tiếp']);

/**
 * What the meeting is, by the title and the opening sentence only. Words of purposes ("nhằm …"), of movements' founders
 * ("do … phát động") and of what is reviewed ("tổng kết ký kết giao ước") do not count.
 */
export function settleKinds(scene: Scene, opening: Opening): readonly Found<Kind>[] {
  const byKind = new Map<Kind, Found<Kind>>();
  const note = (mention: Mention, rule: string) => {
    const kind = mention.data.code as Kind;
    if (!byKind.has(kind)) byKind.set(kind, found(kind, proofOf(scene, mention, rule)));
  };
  for (const kind of opening.lead ? purposes(scene, opening.lead) : []) note(kind, 'event.kind.lead');
  for (const title of opening.titles) for (const kind of purposes(scene, title)) note(kind, 'event.kind.title');
  if (byKind.size > 1 && byKind.has('handover') && !told(scene, opening, 'handover')) byKind.delete('handover');
  if (byKind.has('exchange') && (byKind.has('year_end_review') || byKind.has('interim_review')))
    byKind.delete('exchange');
  const held = scene
    .facts('event')
    .find(
      (fact) =>
        fact.with.stance === 'held' && (fact.sentence === opening.lead || opening.titles.includes(fact.sentence)),
    );
  if (byKind.size === 0 && held) return [found('other', proof(spanOf(scene, held), held.rule, 0.7))];
  return ORDER.filter((kind) => byKind.has(kind)).map((kind) => byKind.get(kind)!);
}

/** Is a kind said in title and opening both? */
const told = (scene: Scene, { titles, lead }: Opening, kind: Kind): boolean =>
  lead !== null &&
  titles.some((title) =>
    [title, lead].every((sentence) => purposes(scene, sentence).some(({ data }) => data.code === kind)),
  );

/** The kinds that a sentence states of the meeting. */
export function purposes(scene: Scene, sentence: Sentence): readonly Mention[] {
  const { tokens } = scene.reading;
  const all = kindsIn(scene, sentence);
  const opens = tokens[sentence.from]!.norm;
  const frame = /^(?:trong khuôn|bên lề)$/.test(`${opens} ${tokens[sentence.from + 1]?.norm}`);
  const report = frame || PREAMBLE.has(opens) ? startOfReport(scene, sentence) : sentence.from;
  // "Được chọn họp ở X, hội nghị tổng kết … hôm 12/12": the day may stand last.
  const from = all.some((kind) => kind.from >= report) ? report : sentence.from;
  const kept: Mention[] = [];
  for (const kind of all) {
    if (kind.from < from || (all.length > 1 && ofYears(scene, kind))) continue;
    const before = tokens[kind.from - 1]?.norm ?? '';
    // "gặp mặt tổng kết", "gặp mặt để tổng kết" is a review, "tổng kết ký kết giao ước" too.
    const last = kept[kept.length - 1];
    const joint = last?.to === kind.from || (last?.to === kind.from - 1 && before === 'để');
    if (joint && last.data.code === 'exchange') kept.pop();
    else if (last?.to === kind.from) continue;
    if (kind.data.code === 'launch' && founded(scene, sentence, kind)) continue;
    // "rút kinh nghiệm việc chấm chéo", "thống nhất cách chấm điểm": what is talked of.
    if (kind.data.code === 'scoring' && /^(?:việc|cách|khâu|đầu)$/.test(before)) continue;
    // "Việc ký kết giao ước của Khối … hoàn thành trong quý I" speaks of it, it reports no meeting.
    if (before === 'việc' && kind.from === sentence.from + 1) continue;
    if (before === 'đã' && kept.length > 0 && !scene.marks.covering('Bloc', kind.from - 2)) continue;
    // "chỉ tiêu đã ký kết", "nội dung đã ký giao ước": what was signed before.
    if (/^(?:đã|được)$/.test(before) && /^(?:tiêu|dung|ước|điều)$/.test(tokens[kind.from - 2]?.norm ?? '')) continue;
    if (kept.length > 0 && aimBetween(scene, kept[0]!.to, kind.from)) break;
    // "ký kết giao ước thực hiện nhiệm vụ năm học": what is promised, not planned.
    if (kind.data.code === 'planning' && /^(?:hiện|lợi|thành|tốt)$/.test(before)) continue;
    // "huyện Kim Bảng tổng kết", "Hải Phòng sơ kết": the end of a name.
    const name = scene.marks.covering('Org', kind.from - 1) ?? scene.marks.covering('Bloc', kind.from - 1);
    if (!name && /^(?:phòng|nhà|sảnh|bảng|điểm|cáo|chí|chế|quả|dẫn|được)$/.test(before)) continue;
    kept.push(kind);
  }
  return kept;
}

/** "tổng kết 10 năm thực hiện Chỉ thị …" beside another kind: no review of the year. */
function ofYears({ reading: { tokens } }: Scene, { data, to }: Mention): boolean {
  return (
    data.code === 'year_end_review' &&
    /^(?:0?[2-9]|\d\d)$/.test(tokens[to]?.norm ?? '') &&
    tokens[to + 1]?.norm === 'năm'
  );
}

/** The token where the report of the meeting starts behind a preamble: its last day, or its bloc. */
function startOfReport({ marks }: Scene, { from, to }: Sentence): number {
  const dates = marks.between('Date', from, to);
  return dates[dates.length - 1]?.from ?? from;
}

/** "các phong trào do Thủ tướng phát động" tells of others. */
function founded({ reading: { tokens } }: Scene, { from }: Sentence, kind: Mention): boolean {
  for (let at = kind.from - 1; at >= from && kind.from - at < 10 && tokens[at]!.norm !== ','; at--)
    if (tokens[at]!.norm === 'do') return true;
  return false;
}

/** "công nhân", "cá nhân", "năm qua", "thông qua": inside these words nothing is aimed at. */
const isAim = (before: string, norm: string): boolean =>
  AIMS.has(norm) &&
  !(norm === 'nhân' && /^(?:công|cá|doanh|nạn|bệnh|pháp|quân|nữ)$/.test(before)) &&
  !(norm === 'qua' && /^(?:thông|năm|gian|tháng|vừa)$/.test(before));

/** Does an aim or a cause begin between two kinds? Behind it the bloc as a subject opens the report anew. */
function aimBetween({ reading: { tokens }, marks }: Scene, from: number, to: number): boolean {
  const subject = marks
    .between('Bloc', from, to)
    .findLast(({ data, to: end }) => data.full && /^(?:đã|vừa|tổ|họp|tiến|mở)$/.test(tokens[end]?.norm ?? ''));
  for (let at = subject?.to ?? from; at < to; at++)
    if (
      isAim(tokens[at - 1]!.norm, tokens[at]!.norm) ||
      (tokens[at]!.norm === 'trong' && tokens[at + 1]?.norm === 'đó')
    )
      return true;
  return false;
}
