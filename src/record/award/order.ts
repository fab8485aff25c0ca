import type { Ranking } from '../../core/record.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import { type Found, found } from '../found.js';
import { asMember } from '../member/called.js';
import type { Membership } from '../member/member.js';
import { proofOf, type Scene } from '../scene.js';
import { scoreOf } from './score.js';
import { standing } from './status.js';

const RULE = 'ranking.order';
/** Words that make the numbers of the list behind them places. */
const ORDERED =
  /(?:xếp (?:thứ )?hạng|thứ hạng|xếp (?:theo )?thứ tự|thứ tự xếp|vị thứ|xếp vị trí|kết quả xếp thứ)(?: \p{L}+| \d{4}){0,8} ?:/iu;
/** Other lists have places too: of sports, of tasks. */
const OTHER = /hội thao|hội thi|hội diễn|cuộc thi|bóng|văn nghệ|tiết mục/iu;

/** Places told by the numbers of a list: "xếp hạng như sau: 1. X; 2. Y; 3. Z", from 1 on and without a gap. */
export function orderedRankings(scene: Scene, membership: Membership): Found<Ranking>[] {
  return scene.sentences.flatMap((sentence) => {
    const text = scene.reading.text.slice(sentence.start, sentence.end);
    const head = ORDERED.exec(text);
    if (!head || OTHER.test(text)) return [];
    const from = sentence.start + head.index + head[0].length;
    const units = numbered(scene, sentence, from);
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
