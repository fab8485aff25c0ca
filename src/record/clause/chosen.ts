import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';
import { fullest } from './fullest.js';
import type { Link } from './link.js';

/** Words that open a sentence with the outcome of what the one before asks. */
const OUTCOME = /^(?:kết quả|và|theo đó|cuối cùng|qua|sau|với|trong|đơn vị|các đơn vị|hai đơn vị|tập thể)(?=[\s,:])/iu;
const COUNTS: readonly string[] = ['', 'một', 'hai', 'ba', 'bốn', 'năm'];

/**
 * "Các đơn vị bỏ phiếu chọn 01 đơn vị đề nghị UBND tỉnh tặng Cờ thi đua. Kết quả, X có số phiếu cao nhất.": the award of the
 * sentence above for those chosen in this one. Only where that sentence has one award, which nobody takes yet, and a number
 * it tells is that of the chosen. `linked` are the awards that have takers.
 */
export function chosenLinks(scene: Scene, facts: readonly Fact[], linked: ReadonlySet<number>): Link[] {
  return facts.flatMap(({ sentence, rule, slots, with: { scope } }): Link[] => {
    if (scope !== 'chosen') return [];
    const above = scene.reading.sentences[sentence.index - 1];
    if (!above || above.block.kind === 'title' || !isOutcome(scene, sentence)) return [];
    const award = soleAward(scene, above);
    const recipients = slots.recipient!;
    if (!award || linked.has(award.from) || !asksFor(scene, above, award, recipients.length)) return [];
    const told = { recipients, ranks: [], placed: [], pointed: null, year: null };
    return [{ sentence: above, rule, award, ...told, from: award.from, to: award.to }];
  });
}

/** Does a sentence tell the outcome, of no award or office of its own? */
function isOutcome({ marks, reading: { text } }: Scene, { from, to, start, end }: Sentence): boolean {
  if (marks.between('Award', from, to).length > 0 || marks.between('Role', from, to).length > 0) return false;
  return OUTCOME.test(text.slice(start, end)) || marks.at('Org', from).length > 0;
}

/** The one award that a sentence names, or null. */
function soleAward(scene: Scene, { from, to }: Sentence): Mention | null {
  const awards = scene.marks.between('Award', from, to).map((award) => fullest(scene, award));
  const [first] = awards;
  return first && awards.every((one) => one.from >= first.from && one.to <= first.to) ? first : null;
}

/** Does a sentence ask for the award for so many units to be chosen: "chọn 01 đơn vị", "chọn ra đơn vị tiêu biểu nhất"? */
function asksFor({ marks, reading: { tokens } }: Scene, sentence: Sentence, award: Mention, count: number): boolean {
  let chooses = false;
  for (let at = sentence.from; at < award.from; at++) {
    const { norm, kind } = tokens[at]!;
    if (/^(?:chọn|bầu|xét)$/.test(norm)) chooses = true;
    if (!chooses || !/^(?:đơn|tập|địa|xã|phường|huyện|trường)$/.test(tokens[at + 1]?.norm ?? '')) continue;
    const said = kind === 'number' ? Number(norm) : COUNTS.indexOf(norm);
    // "1 trong 6 đơn vị", "02/9 đơn vị"
    const of = /^(?:trong|\/|số)$/.test(tokens[at - 1]?.norm ?? '');
    if (said > 0 && !of && said !== count) return false;
    if (of && kind === 'number' && Number(tokens[at - 2]?.norm) !== count) return false;
  }
  return chooses && marks.between('Org', award.to, sentence.to).length === 0;
}
