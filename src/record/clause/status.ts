import type { Award } from '../../core/record.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';

/** How the words that govern an award speak of it; null if they tell of no award (negated, a target, still to come). */
export type Standing = Award['status'] | null;

/** An "đề nghị" is a nomination if giving is named soon after it; else it asks for something else. */
const MOST_TO_GIVING = 14;
/** "Phấn đấu năm 2019, …": a comma so close behind a target closes nothing. */
const MOST_OPENING = 3;
/** "không", "chưa" speak of the words close by. */
const MOST_TO_NEGATED = 8;

/**
 * The status of an award by the verbs before it (blocs.md §4): the nearest of nominating and of decided giving wins and
 * reaches over the chain of its sentence; negation holds in its own link, a target until the next semicolon. `from` is
 * the first token of the link, `to` the token behind the words that may govern it; `since` cuts off what was said of
 * another year.
 */
export function standing(
  scene: Scene,
  sentence: Sentence,
  from: number,
  to: number,
  since = sentence.from,
): Standing | 'unsaid' {
  const { tokens } = scene.reading;
  const stances = scene.marks.between('Stance', since, to);
  const parted = (at: number, marks: RegExp): boolean => {
    for (let i = at; i < from; i++) if (marks.test(tokens[i]!.norm)) return true;
    return false;
  };
  const comma = (start: number, end: number): boolean => {
    for (let i = start; i < end; i++) if (tokens[i]!.norm === ',') return true;
    return false;
  };
  const opens = ({ from: at }: Mention): boolean => at === sentence.from || tokens[at - 1]!.kind === 'mark';
  let told: Standing | 'unsaid' = 'unsaid';
  /** Only a verb of giving was met, which stands in targets too. */
  let plain = true;
  for (let i = stances.length - 1; i >= 0; i--) {
    const stance = stances[i]!;
    // "Bằng khen", "Ban Thi đua - Khen thưởng": words of a name govern nothing.
    if (scene.marks.covering('Award', stance.from) || scene.marks.covering('Org', stance.from)) continue;
    switch (stance.data.code) {
      case 'not':
        // "tuy không xếp hạng cũng được đề nghị"
        if ([1, 2].some((back) => /^(?:tuy|dù)$/.test(tokens[stance.from - back]?.norm ?? ''))) break;
        // "không nằm trong ba vị trí trên vẫn được đề nghị"
        if (tokens.slice(stance.to, to).some(({ norm }) => norm === 'vẫn' || norm === 'nhưng')) break;
        if (
          stance.from >= from
            ? !comma(stance.to, to)
            : from - stance.to < MOST_TO_NEGATED && !parted(stance.to, /^[,;:.]$/)
        )
          return null;
        break;
      case 'target':
        // "hoàn thành nội dung đăng ký, X được đề nghị tặng …": behind a comma a verb of its own governs.
        if (
          !parted(stance.to, /^[;.]$/) &&
          !(told !== 'unsaid' && !plain && comma(stance.to + (opens(stance) ? MOST_OPENING : 0), from))
        )
          return null;
        break;
      case 'future':
        // "X sẽ được khối trình Chính phủ tặng": proposed now, to be given then.
        if (told === 'nominated' && tokens[stance.to]?.norm === 'được') break;
        // "Khối sẽ lập hồ sơ đề nghị tặng": it was settled whom to propose.
        if (told === 'nominated' && tokens[stance.from]!.norm === 'sẽ' && PROPOSES.test(tokens[stance.to]?.norm ?? ''))
          break;
        if (!parted(stance.to, /^[;.]$/)) return null;
        break;
      case 'nominate':
      case 'ask':
        if (stance.data.code === 'ask' && (asksForOther(scene, stance, from) || !asksForAward(scene, stance, to)))
          break;
        plain = false;
        if (told === 'unsaid' || (told === 'awarded' && !decided(stances, i))) told = 'nominated';
        break;
      case 'advise':
        // "tham mưu UBND tỉnh khen thưởng 15 doanh nghiệp, Sở B được tặng …": of others.
        if (!advisesGiver(scene, stance) || parted(stance.to, /^[,;.]$/)) break;
        plain = false;
        if (told === 'unsaid' || (told === 'awarded' && !decided(stances, i))) told = 'nominated';
        break;
      case 'choose':
      case 'elect':
        if (chooses(scene, stance, from) && !decided(stances, i)) told = 'nominated';
        break;
      case 'past':
        plain = false;
        if (told === 'unsaid') told = 'awarded';
        break;
      case 'give':
        if (told === 'unsaid') told = 'awarded';
        break;
    }
  }
  return told;
}

/** Does a word of decided giving ("đã được", "trước đó") stand behind the stance at `index`? */
const decided = (stances: readonly Mention[], index: number): boolean =>
  stances.slice(index + 1).some((stance) => stance.data.code === 'past');

/** The first word of "đề nghị", "trình", "lập hồ sơ", "hoàn thiện hồ sơ". */
const PROPOSES = /^(?:đề|trình|lập|hoàn|làm)$/;

/** "X đạt A và đề nghị B, các đơn vị còn lại đạt C": the proposal is of B alone. */
function asksForOther(scene: Scene, ask: Mention, from: number): boolean {
  const award = scene.marks.at('Award', ask.to)[0];
  return award !== undefined && award.to <= from && scene.reading.tokens[ask.from - 1]?.norm === 'và';
}

const BEFORE_UNIT = /^(?:các|những|hai|ba|đơn|vị|tập|thể|số|cao|với|là|:|")$/;
const MOST_TO_UNIT = 5;

/** "nhất trí Sở A nhận Cờ thi đua", not "bầu Sở A làm Khối trưởng": does the word lead to a unit that is no head? */
function chooses({ marks, reading: { tokens } }: Scene, word: Mention, from: number): boolean {
  let at = word.to;
  while (at - word.to < MOST_TO_UNIT && (tokens[at]?.kind === 'number' || BEFORE_UNIT.test(tokens[at]?.norm ?? '')))
    at++;
  return marks.at('Org', at).length > 0 && marks.between('Role', word.to, Math.max(from, at + 1)).length === 0;
}

const BEFORE_GIVING = /^(?:cho|với|lên|để|xét|xem|trình|quyết|định|và|,|đồng|ý)$/;

/** "tham mưu UBND tỉnh xem xét tặng": does the word of advice lead straight to who gives and to the giving? */
function advisesGiver({ marks, reading: { tokens } }: Scene, advice: Mention): boolean {
  let givers = 0;
  for (let at = advice.to; at < tokens.length && at - advice.to < MOST_TO_GIVING; ) {
    const giver = marks.at('Giver', at)[0] ?? marks.at('Org', at)[0];
    const word = marks.at('Stance', at)[0];
    if (giver) givers++;
    else if (word?.data.code === 'give' || word?.data.code === 'ask' || word?.data.code === 'nominate')
      return givers > 0;
    else if (!word && !BEFORE_GIVING.test(tokens[at]!.norm)) return false;
    at = giver?.to ?? word?.to ?? at + 1;
  }
  return false;
}

/** "Cờ thi đua được khối thống nhất đề nghị": does the award stand in the words before the asking one? */
function awardBefore({ marks, reading: { tokens } }: Scene, { from }: Mention): boolean {
  for (let at = from - 1; at >= 0 && from - at < MOST_TO_GIVING && tokens[at]!.kind !== 'mark'; at--)
    if (marks.covering('Award', at)) return true;
  return false;
}

function asksForAward(scene: Scene, ask: Mention, to: number): boolean {
  const { tokens } = scene.reading;
  // "Cờ thi đua được đề nghị cho X", "được khối thống nhất đề nghị cho"
  if (/^(?:cho|dành|trao|tặng)$/.test(tokens[ask.to]?.norm ?? '') && awardBefore(scene, ask)) return true;
  for (let at = ask.to; at < Math.min(to + 1, ask.to + MOST_TO_GIVING); at++) {
    if (tokens[at]!.norm === '.' && tokens[at - 1]!.kind !== 'number') return false;
    if (scene.marks.at('Award', at).length > 0) return true;
    const word = scene.marks.at('Stance', at)[0];
    if (word && (word.data.code === 'give' || word.data.code === 'nominate')) return true;
  }
  return false;
}
