import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';
import { fullest } from './fullest.js';
import type { Link } from './link.js';

/** A line of an award's list holds a name and little more: "- Sở Y tế (đơn vị Khối trưởng);". */
const LONGEST_LINE = 24;
/** Small words behind an award that ends its line: "cho 02 tập thể", "năm 2018:", "(đề nghị 02 đơn vị)". */
const TAIL = new Set('cho năm học gồm có là tập thể đơn vị cá nhân các những cụ danh hiệu như sau đề nghị'.split(' '));

/** Words before an award that opens its line: "Đề nghị tặng danh hiệu …". */
const BEFORE = new Set('đề nghị xét tặng danh hiệu hình thức nhận công'.split(' '));

/**
 * Awards whose takers stand in the lines below: "1. Cờ thi đua của UBND tỉnh ↵ - Sở Y tế". The line ends in the award,
 * the next ones begin with the name of a unit and tell nothing else. `linked` are the awards that already have takers.
 */
export function itemLinks(scene: Scene, linked: ReadonlySet<number>): Link[] {
  const lines = linesOf(scene);
  return lines.flatMap((line, i): Link[] => {
    const award = line.block.kind === 'cell' ? null : closingAward(scene, line);
    if (!award || linked.has(award.from)) return [];
    const sentence = scene.reading.sentences[line.index]!;
    if (line.from > sentence.from && !opens(scene, line, award)) return [];
    const recipients: Mention[] = [];
    let year = scene.marks.between('Year', award.to, line.to)[0] ?? null;
    let to = award.to;
    for (let at = i + 1; at < lines.length && lines[at]!.index - lines[at - 1]!.index <= 1; at++) {
      const units = unitsOfLine(scene, lines[at]!);
      if (units.length === 0) break;
      year ??= scene.marks.between('Year', lines[at]!.from, lines[at]!.to)[0] ?? null;
      recipients.push(...units);
      to = units[units.length - 1]!.to;
    }
    if (recipients.length === 0) return [];
    const { from } = award;
    const told = { recipients, ranks: [], placed: [], pointed: null };
    return [{ sentence, rule: 'award.items', award, ...told, year, from, to }];
  });
}

/** The sentences of a scene, those that go on through a list by its lines. */
function linesOf(scene: Scene): Sentence[] {
  const { text, tokens } = scene.reading;
  return scene.sentences.flatMap((sentence) => {
    const lines: Sentence[] = [];
    let from = sentence.from;
    for (let at = from + 1; at <= sentence.to; at++) {
      if (at < sentence.to && !text.slice(tokens[at - 1]!.end, tokens[at]!.start).includes('\n')) continue;
      lines.push({ ...sentence, from, to: at, start: tokens[from]!.start, end: tokens[at - 1]!.end });
      from = at;
    }
    return lines;
  });
}

/** Does the line of a list begin with the award, behind a bullet, a number or "Đề nghị tặng"? */
function opens(scene: Scene, line: Sentence, award: Mention): boolean {
  for (let at = line.from; at < award.from; at++) {
    const { kind, norm } = scene.reading.tokens[at]!;
    if (kind === 'word' && norm.length > 1 && !BEFORE.has(norm)) return false;
  }
  return true;
}

/** The award that a line ends in, with its year and the number of its takers at most behind it; null: it does not. */
export function closingAward(scene: Scene, line: Sentence): Mention | null {
  const awards = scene.marks.between('Award', line.from, line.to);
  const last = awards[awards.length - 1];
  const whole = last && (scene.marks.covering('Award', last.from) ?? last);
  const award = whole ? fullest(scene, whole) : null;
  return award && endsIn(scene, line, award) ? award : null;
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
