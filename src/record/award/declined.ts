import type { Link } from '../clause/link.js';
import type { Scene } from '../scene.js';

/** How far behind the word of contrast a refusal is told. */
const MOST_TO_REFUSAL = 8;

/** "X được đề nghị tặng A, song đơn vị từ chối", "… nhưng xin rút": what is proposed is refused by those named. */
export function isDeclined({ marks, reading: { tokens } }: Scene, { sentence, to }: Link): boolean {
  for (let at = to; at < sentence.to && tokens[at]!.norm !== ';'; at++) {
    if (!/^(?:song|nhưng)$/.test(tokens[at]!.norm)) continue;
    for (let next = at + 1; next < Math.min(sentence.to, at + MOST_TO_REFUSAL); next++) {
      if (marks.at('Org', next).length > 0) break;
      const words = `${tokens[next]!.norm} ${tokens[next + 1]?.norm}`;
      if (/^(?:từ chối|xin rút|rút khỏi|xin không|không nhận|xin nhường|nhường cho|đã nhường)$/.test(words))
        return true;
    }
  }
  return false;
}
