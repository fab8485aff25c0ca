import type { Hit } from '../rule/index.js';
import type { Knowledge } from '../rule/load.js';
import type { Mention } from '../rule/mention.js';
import type { Reading } from '../text/sentences.js';
import type { Sentence } from '../text/tokens.js';
import { markGivers } from './givers.js';
import { marks as emptyMarks, type Marks } from './marks.js';
import { markBlocs } from './meeting/blocs.js';
import { markDates } from './meeting/dates.js';
import { markBrands } from './organization/brands.js';
import type { Carried } from './organization/carried.js';
import { shareCommittees } from './organization/committees.js';
import { orgList } from './organization/lists.js';
import type { OrgGrammar } from './organization/organizations.js';
import { recall } from './organization/recall.js';
import { columnHead } from './organization/shared.js';
import { unfold } from './organization/unfold.js';
import { dropUnplaced } from './organization/unplaced.js';
import { markDuties } from './person/duties.js';
import { markPersons } from './person/persons.js';
import { markPositions } from './person/positions.js';
import { markValues } from './values.js';

/**
 * The station `mark`: finds every mention of a post, values and lexicon words first, then what is built on them:
 * organizations, persons with positions, blocs, lists with one head, and at last the rules of rules/mention.
 */
export function mark(reading: Reading, knowledge: Knowledge, grammar: OrgGrammar): Marks {
  const marks = emptyMarks(reading, orgList);
  const columns = new Map<string, Carried | null>();
  for (const sentence of reading.sentences) {
    markValues(reading, sentence, marks);
    markDates(reading, sentence, marks);
    markWords(reading, sentence, marks, knowledge);
    markPersons(reading, sentence, marks, knowledge);
    markBlocs(reading, sentence, marks, knowledge, grammar);
    markOrgs(reading, sentence, marks, grammar);
    markPositions(reading, sentence, marks, knowledge);
    const { cell } = sentence.block;
    const column = cell ? `${cell.table}/${cell.column}` : '';
    unfold(marks, sentence, grammar, (cell && !cell.header && columns.get(column)) || null);
    if (cell?.header) columns.set(column, columnHead(marks, sentence, grammar));
    shareCommittees(marks, sentence);
  }
  recall(marks, grammar);
  markBrands(marks);
  dropUnplaced(marks);
  for (const sentence of reading.sentences) {
    markGivers(sentence, marks);
    markDuties(reading, sentence, marks, grammar);
    for (const hit of knowledge.mentionRules.run(marks.view(sentence), marks.types(sentence)))
      marks.add(mentionOf(hit, reading));
  }
  return marks;
}

function markWords(reading: Reading, sentence: Sentence, marks: Marks, knowledge: Knowledge): void {
  const free = new Map<string, number>(); // by type, the token behind its last mention
  for (let at = sentence.from; at < sentence.to; at++) {
    for (const { entry, to } of knowledge.marked.all(reading.tokens, at, sentence.to)) {
      const { type, name, code, kind, level } = entry.value;
      if ((free.get(type) ?? 0) > at) continue;
      marks.add({ type, from: at, to, name, how: entry.how === 'name' ? 'name' : 'form', data: { code, kind, level } });
      free.set(type, to);
    }
  }
}

function markOrgs(reading: Reading, sentence: Sentence, marks: Marks, grammar: OrgGrammar): void {
  // A person's name ends a body's name: "Phó Chủ tịch UBND tỉnh Trần Văn A".
  const persons = marks.between('Person', sentence.from, sentence.to);
  let next = 0;
  for (let at = sentence.from; at < sentence.to; at++) {
    while (next < persons.length && persons[next]!.to <= at) next++;
    const person = persons[next];
    if ((person && at >= person.from) || marks.covering('Bloc', at)) continue;
    const org = grammar.at(reading.tokens, at, person?.from ?? sentence.to, reading.text);
    if (!org) continue;
    marks.add(org);
    at = org.to - 1;
  }
}

/** A mention made by a rule of rules/mention: its constants, and the value of each slot under the slot's name. */
function mentionOf(hit: Hit, reading: Reading): Mention {
  const data: { [key: string]: string | number | null } = {};
  for (const [slot, [first]] of Object.entries(hit.slots))
    data[slot] = first ? (first.data.value ?? first.data.code ?? first.name) : null;
  Object.assign(data, hit.rule.with);
  const { tokens, text } = reading;
  const name = typeof data.name === 'string' ? data.name : text.slice(tokens[hit.from]!.start, tokens[hit.to - 1]!.end);
  return { type: hit.rule.yields, from: hit.from, to: hit.to, name, how: 'rule', data, parts: hit.slots };
}
