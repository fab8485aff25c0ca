import type { Ranking } from '../../core/record.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import { listFrom } from '../clause/ladder.js';
import { standing } from '../clause/status.js';
import { type Found, found } from '../found.js';
import { asMember } from '../member/called.js';
import type { Membership } from '../member/member.js';
import { proofOf, type Scene } from '../scene.js';
import { scoreOf } from './score.js';

const RULE = 'ranking.order';
/** Words that make the numbers of the list behind them places. */
const ORDERED =
  /(?:xếp (?:thứ )?hạng|thứ hạng|xếp (?:theo )?thứ tự|thứ tự xếp|vị thứ|xếp vị trí|kết quả xếp thứ)(?: \p{L}+| \d{4}){0,8} ?:/iu;
/** Words that make the order of the units behind them that of their places. */
const IN_TURN =
  /(?:xếp (?:thứ )?hạng|thứ hạng|thứ tự xếp)(?: \p{L}+| \d{4}){0,9} lần lượt (?:là|như sau|gồm|thuộc về)(?: các \p{L}+ \p{L}+)? ?:?/iu;
/** Words behind which falling points make the order of a list one of places. */
const SCORED = /(?:kết quả|chấm điểm|bảng điểm|tổng điểm|điểm thi đua|bình xét|bình bầu|bỏ phiếu)[^:.;]{0,60}:/iu;
const FALLING = /từ cao (?:xuống|đến) thấp[^:.;]{0,40}:/iu;
/** Other lists have places too: of sports, of tasks. */
const OTHER = /tự chấm|tự đánh giá|hội thao|hội thi|hội diễn|cuộc thi|bóng|văn nghệ|tiết mục/iu;

/** Points of other things than the year's emulation. */
const OTHER_POINTS = /chỉ số|cải cách|chuyển đổi số|khảo sát|sát hạch|tuyển sinh|thi tuyển/iu;

/** Places told by the numbers of a list, or by its falling points: "xếp hạng như sau: 1. X; 2. Y; 3. Z", from 1 on and without a gap. */
export function orderedRankings(scene: Scene, membership: Membership): Found<Ranking>[] {
  return scene.sentences.flatMap((sentence) => {
    const text = scene.reading.text.slice(sentence.start, sentence.end);
    const turn = IN_TURN.exec(text);
    const head = turn ?? ORDERED.exec(text);
    const scored = FALLING.exec(text) ?? (head ? null : SCORED.exec(text));
    const intro = scored ?? head;
    if (!intro || OTHER.test(text) || OTHER_POINTS.test(intro[0])) return [];
    const from = sentence.start + intro.index + intro[0].length;
    const counted = numbered(scene, sentence, from);
    const inOrder = turn && !placed(scene, sentence, from) ? inTurn(scene, sentence, from) : [];
    const units =
      inOrder.length > 1
        ? inOrder
        : scored || counted.length < 2
          ? falling(scene, sentence, from, !scored || FALLING.test(intro[0]))
          : counted;
    if (units.length < 2 || standing(scene, sentence, units[0]!.from, units[0]!.from) === null) return [];
    return units.map((unit, i) => {
      const score = scoreOf(scene, sentence, unit, units[i + 1]);
      const by = proofOf(scene, unit, RULE);
      const value: Ranking = {
        recipient: asMember(membership.names.org(unit), membership),
        rank: i + 1,
        score: score ? Number(score.data.value) : null,
      };
      return found(value, by, { recipient: by, ...(score ? { score: proofOf(scene, score, RULE) } : {}) });
    });
  });
}

/** "xếp hạng hai và ba lần lượt là X và Y": does a place stand before `from`, so that the order begins there? */
const placed = ({ marks, reading: { tokens } }: Scene, { from: start }: Sentence, from: number): boolean =>
  marks.between(
    'Rank',
    start,
    tokens.findIndex((token) => token.start >= from),
  ).length > 0;

/** The units of the list behind `from`. */
function inTurn(scene: Scene, sentence: Sentence, from: number): readonly Mention[] {
  const first = firstBehind(scene, sentence, from);
  return first ? listFrom(scene, sentence, first) : [];
}

const firstBehind = ({ marks, reading: { tokens } }: Scene, { from: start, to }: Sentence, from: number) =>
  marks.between('Org', start, to).find((org) => tokens[org.from]!.start >= from);

/** The units behind the numbers 1, 2, 3 … of a sentence; characters before `from` do not count. */
function numbered(scene: Scene, sentence: Sentence, from: number): Mention[] {
  const { tokens } = scene.reading;
  const units: Mention[] = [];
  for (let at = sentence.from; at + 2 < sentence.to; at++) {
    const { kind, norm, start } = tokens[at]!;
    if (start < from || kind !== 'number' || Number(norm) !== units.length + 1) continue;
    if (!/^[.)/-]$/.test(tokens[at + 1]!.norm)) continue;
    const unit = scene.marks.at('Org', at + 2)[0];
    if (unit) units.push(unit);
  }
  return units;
}

/** Units told with ever fewer points: numbered, a line each, or behind words that say the order falls (`said`). */
function falling(scene: Scene, sentence: Sentence, from: number, said: boolean): readonly Mention[] {
  const first = firstBehind(scene, sentence, from);
  if (!first) return [];
  const listed = numbered(scene, sentence, from);
  const inline = listFrom(scene, sentence, first);
  const units =
    listed.length > 1 ? listed : said || inline.length >= LEAST_LINES ? inline : lines(scene, sentence, from);
  const points = units.map((unit, i) => scoreOf(scene, sentence, unit, units[i + 1]));
  const falls = points.every(
    (score, i) => score && (i === 0 || Number(score.data.value) < Number(points[i - 1]!.data.value)),
  );
  return falls ? units : [];
}

const LEAST_LINES = 3;

/** The units that open the lines of a list, if every line is opened by one. */
function lines({ marks, reading: { text, tokens } }: Scene, sentence: Sentence, from: number): Mention[] {
  const units: Mention[] = [];
  for (let at = sentence.from + 1; at < sentence.to; at++) {
    if (tokens[at]!.start < from || !text.slice(tokens[at - 1]!.end, tokens[at]!.start).includes('\n')) continue;
    const unit = marks.at('Org', /^[-+•*]$/.test(tokens[at]!.norm) ? at + 1 : at)[0];
    if (!unit) return [];
    units.push(unit);
  }
  return units.length < LEAST_LINES ? [] : units;
}
