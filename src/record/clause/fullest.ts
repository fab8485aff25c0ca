import type { Mention } from '../../rule/mention.js';
import type { Scene } from '../scene.js';

/** The longest award that starts at the mention's token, by catalogue or rule; for words in quotes what they name. */
export function fullest(scene: Scene, award: Mention): Mention {
  const { tokens } = scene.reading;
  // "tặng Cờ thi đua, UBND tỉnh tặng Bằng khen": the gazetteer reads past commas, an award does not.
  const parted = ({ from, to }: Mention): boolean => {
    for (let at = from + 1; at + 1 < to; at++) {
      if (tokens[at]!.norm === ',' && scene.marks.at('Giver', at + 1).length > 0) return true;
    }
    return false;
  };
  const here = scene.marks
    .at('Award', award.from)
    .filter((one) => one.data.code !== 'thematic_award' && !parted(one) && !takes(scene, one));
  const long = here[0] ?? award;
  if (long.data.word !== undefined || long.data.title === undefined) {
    // Of two of one length the catalogue knows the code.
    return (
      here.find((one) => one.to === long.to && one.data.word === undefined && typeof one.data.code === 'string') ?? long
    );
  }
  for (let at = long.from + 1; at < long.to; at++) {
    const inner = scene.marks
      .at('Award', at)
      .find((one) => typeof one.data.code === 'string' || one.data.word !== undefined);
    if (inner) return inner;
  }
  return long;
}

/** Levels of givers, the highest first. */
const HEIGHTS: readonly string[] = ['government', 'pm', 'ministry', 'province', 'district', 'commune'];
const heightOf = (giver: Mention): number => {
  const height = HEIGHTS.indexOf(String(giver.data.code));
  return height < 0 ? HEIGHTS.length : Math.max(1, height);
};

/** "UBND tỉnh tặng Bằng khen UBND huyện A": does the body that ends an award's words take it from a higher one? */
function takes({ marks, reading: { tokens } }: Scene, award: Mention): boolean {
  const taker = award.parts?.giver?.[0];
  if (!taker || tokens[taker.from - 1]!.norm === 'của' || !/^(?:tặng|trao)$/.test(tokens[award.from - 1]?.norm ?? ''))
    return false;
  const by = marks.covering('Giver', award.from - 2);
  return by !== null && heightOf(by) < heightOf(taker) && tokens[taker.to]?.norm !== 'cho';
}
