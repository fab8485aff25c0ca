import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';
import { fullest } from './code.js';
import type { Link } from './link.js';

/** A line of an award's list holds a name and little more: "- Sở Y tế (đơn vị Khối trưởng);". */
const LONGEST_LINE = 24;
/** Small words behind an award that ends its line: "cho 02 tập thể", "năm 2018:". */
const TAIL = new Set('cho năm học gồm là tập thể đơn vị các những cụ danh hiệu'.split(' '));

/**
 * Awards whose takers stand in the lines below: "1. Cờ thi đua của UBND tỉnh ↵ - Sở Y tế". The line ends in the award,
 * the next ones begin with the name of a unit and tell nothing else. `linked` are the awards that already have takers.
 */
export function itemLinks(scene: Scene, linked: ReadonlySet<number>): Link[] {
  const { sentences } = scene.reading;
  const mine = new Set(scene.sentences);
  return scene.sentences.flatMap((sentence): Link[] => {
    const award = lastAward(scene, sentence);
    if (!award || linked.has(award.from) || sentence.block.kind === 'cell' || !endsIn(scene, sentence, award))
      return [];
    const recipients: Mention[] = [];
    let year = scene.marks.between('Year', award.to, sentence.to)[0] ?? null;
    let to = award.to;
    for (let index = sentence.index + 1; mine.has(sentences[index]!); index++) {
      const units = unitsOfLine(scene, sentences[index]!);
      if (units.length === 0) break;
      year ??= scene.marks.between('Year', sentences[index]!.from, sentences[index]!.to)[0] ?? null;
      recipients.push(...units);
      to = units[units.length - 1]!.to;
    }
    if (recipients.length === 0) return [];
    return [
      {
        sentence,
        rule: 'award.items',
        award,
        recipients,
        ranks: [],
        placed: [],
        pointed: null,
        year,
        from: award.from,
        to,
      },
    ];
  });
}

function lastAward(scene: Scene, sentence: Sentence): Mention | null {
  const awards = scene.marks.between('Award', sentence.from, sentence.to);
  const last = awards[awards.length - 1];
  const whole = last && (scene.marks.covering('Award', last.from) ?? last);
  return whole ? fullest(scene, whole) : null;
}

function endsIn(scene: Scene, sentence: Sentence, award: Mention): boolean {
  for (let at = award.to; at < sentence.to; at++) {
    const { norm, kind } = scene.reading.tokens[at]!;
    if (kind === 'word' && !TAIL.has(norm)) return false;
    if (norm === '.' && at < sentence.to - 1) return false;
  }
  return true;
}

/** The units that a line begins with, behind a bullet or number; none if it tells more. */
function unitsOfLine(scene: Scene, line: Sentence): readonly Mention[] {
  if (line.to - line.from > LONGEST_LINE || line.block.kind === 'cell' || line.block.kind === 'title') return [];
  const { tokens } = scene.reading;
  let at = line.from;
  while (at < line.to && tokens[at]!.kind !== 'word') at++;
  const told = (type: string): boolean => scene.marks.between(type, line.from, line.to).length > 0;
  if (at >= line.to || scene.marks.at('Org', at).length === 0 || told('Award') || told('Stance')) return [];
  return scene.marks.view(line).list('Org', at)?.items ?? [];
}
