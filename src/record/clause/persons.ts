import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Scene } from '../scene.js';

/** Titles before a name in a list are no longer than this: ", Trung tá P". */
const MOST_TITLE = 5;

/** The persons of a list around the one a fact names: "P (X), P2 (Y)", "P - Giám đốc X; bà P2". */
export function personsOf(scene: Scene, fact: Fact): Mention[] {
  const { marks } = scene;
  const person = fact.slots.person![0]!;
  const award = fact.slots.award?.[0];
  const persons = [person];
  if (!award) return persons;
  if (award.from < person.from) {
    for (const next of marks.between('Person', person.to, fact.sentence.to)) {
      if (!joined(scene, persons[persons.length - 1]!, next)) break;
      persons.push(next);
    }
  } else {
    for (const next of [...marks.between('Person', fact.sentence.from, person.from)].reverse()) {
      if (!joined(scene, next, persons[0]!)) break;
      persons.unshift(next);
    }
  }
  return persons;
}

/** Do only a separator, a title, and what a bracket or an office tells stand between two persons of a list? */
function joined(scene: Scene, first: Mention, second: Mention): boolean {
  const { marks, reading } = scene;
  let open = 0;
  let since = -1;
  for (let at = first.to; at < second.from; at++) {
    const { norm } = reading.tokens[at]!;
    if (marks.at('Award', at).length > 0 || marks.at('Stance', at).length > 0) return false;
    if (norm === '(') open++;
    else if (norm === ')') open--;
    else if (open === 0 && /^(?:,|;|và)$/.test(norm) && !marks.covering('Position', at)) since = at;
  }
  return since >= 0 && second.from - since <= MOST_TITLE;
}
