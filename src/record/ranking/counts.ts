import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import { standing } from '../clause/status.js';
import type { Membership } from '../member/member.js';
import type { Scene } from '../scene.js';

/** Words behind a rank that place it outside the bloc or in one field: "đứng thứ 4 cả nước", "dẫn đầu về sáng kiến". */
const OUTSIDE: ReadonlySet<string> = new Set([
  'về',
  'cả',
  'vùng',
  '/',
  'quốc',
  'khu',
  'miền',
  'ngành',
  'đoàn',
  'tỉnh',
  'thành',
  'công',
  'lượt',
  'bảng',
  'số',
  'chỉ',
  'môn',
  'hội',
  'dư',
]);
/** Words of a sports day, show or contest, whose prizes are no ranks of the bloc. */
const CONTEST: ReadonlySet<string> = new Set([
  'hội thao',
  'hội diễn',
  'hội thi',
  'cuộc thi',
  'văn nghệ',
  'bóng chuyền',
  'bóng đá',
  'bóng bàn',
  'cầu lông',
  'kéo co',
  'tiết mục',
  'thể dục',
]);

/** "xếp 2/6", "ở vị trí 1": words behind which a number is also one of things, "xếp 2 đơn vị vào loại A". */
const NUMBERED = /^(?:xếp|đứng|vị|các)$/;
const BEHIND_NUMBER = /^(?:khối|cụm|của|toàn|trong|với|và|là|thuộc|gồm)$/;

/** No bloc has more units, and no country or province so few. */
const MOST_UNITS = 30;

/** "xếp thứ 2/6": is the number behind the stroke at `at` that of the units of the bloc? */
function isOfAll({ reading: { tokens } }: Scene, { members, count }: Membership, at: number): boolean {
  const number = Number(tokens[at + 1]?.norm ?? 0);
  const known = count?.value ?? members.length;
  const behind = tokens[at + 2];
  return known > 0 ? number === known : number > 2 && number <= MOST_UNITS && (!behind || behind.kind === 'mark');
}

/** Is the rank told of the bloc, and as something decided? */
export function counts(scene: Scene, { sentence, from, slots }: Fact, rank: Mention, membership: Membership): boolean {
  const { tokens } = scene.reading;
  const award = scene.marks.covering('Award', rank.from);
  if ((award && award.data.word !== 'none') || scene.marks.covering('Role', rank.from)) return false;
  const after = tokens[rank.to]?.norm ?? '';
  const then = tokens[rank.to + 1]?.norm ?? '';
  const behind = slots.unit![0]!.from >= rank.to;
  if (behind && after === 'và' && !slots.rank2) return false;
  const unit = scene.marks.at('Org', rank.to).length > 0 && (behind || /^(?:tỉnh|thành)$/.test(after));
  if (rank.to < sentence.to && OUTSIDE.has(after) && !unit && !(after === '/' && isOfAll(scene, membership, rank.to)))
    return false;
  if (after === 'toàn' && !/^(?:khối|cụm)$/.test(then)) return false;
  if (/^(?:tạm|giải|thống|duy|người)$/.test(tokens[rank.from - 1]?.norm ?? '')) return false;
  if (rank.data.rank && NUMBERED.test(tokens[rank.from]!.norm) && rank.to < sentence.to)
    if (tokens[rank.to]!.kind === 'word' && !BEHIND_NUMBER.test(after)) return false;
  // "đứng đầu với 91,2%" is of a figure; "489 điểm, ba" closes its clause.
  if (after === 'với' && tokens[rank.to + 2]?.norm === '%') return false;
  if (
    tokens[rank.from]!.norm === 'điểm' &&
    tokens[rank.from + 1]!.kind === 'mark' &&
    rank.to < sentence.to &&
    tokens[rank.to]!.kind !== 'mark'
  )
    return false;
  if (isContest(scene, sentence, from)) return false;
  return standing(scene, sentence, from, Math.max(rank.to, from)) !== null;
}

/**
 * Does a sentence tell of a contest? "Sau hội thao, hội nghị suy tôn X đứng thứ nhất": the meeting named before token
 * `from` tells of the bloc again.
 */
export function isContest({ marks, reading: { tokens } }: Scene, sentence: Sentence, from: number): boolean {
  let contest = false;
  for (let at = sentence.from + 1; at < sentence.to; at++) {
    const words = `${tokens[at - 1]!.norm} ${tokens[at]!.norm}`;
    contest = (CONTEST.has(words) && !marks.covering('Org', at)) || (contest && !(words === 'hội nghị' && at < from));
  }
  return contest;
}
