import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import { placeOf } from '../clause/place.js';
import { type Proof, proof } from '../found.js';
import { memberCalled } from '../member/called.js';
import type { Membership } from '../member/member.js';
import { proofOf, type Scene } from '../scene.js';

/** Who a cell names. */
export interface CellUnit {
  readonly name: string;
  readonly by: Proof;
  readonly person: boolean;
}

/** The units or persons of a cell: a list of known bodies or names, else the one that it is about. */
export function unitsIn(scene: Scene, cell: Sentence, membership: Membership): readonly CellUnit[] {
  const persons = outside(scene, cell, 'Person');
  const orgs = outside(scene, cell, 'Org');
  if (persons[0] && (!orgs[0] || persons[0].from < orgs[0].from))
    return persons.map((one) => ({ name: one.name, by: proofOf(scene, one, 'table.person'), person: true }));
  const list = listIn(scene, cell);
  // "Đài A và Báo B" may be one member.
  const pair = memberCalled(scene.reading.text.slice(cell.start, cell.end), membership)?.includes(' và ') ?? false;
  if (list.length > 1 && !pair)
    return list.map((org) => ({
      name: inList(membership.names.org(org), membership),
      by: proofOf(scene, org, 'table.unit'),
      person: false,
    }));
  return calledIn(scene, cell, membership) ?? oneIn(scene, cell, orgs[0], membership);
}

const inList = (name: string, membership: Membership): string =>
  membership.members.length === 0 || membership.members.some(({ value }) => value === name)
    ? name
    : (memberCalled(name, membership) ?? name);

/** Mentions of a type outside brackets. */
function outside({ marks, reading: { tokens } }: Scene, { from, to }: Sentence, type: string): Mention[] {
  let open = 0;
  let at = from;
  return marks.between(type, from, to).filter((one) => {
    for (; at < one.from; at++) open += depth(tokens[at]!.norm);
    return open === 0;
  });
}

const depth = (norm: string): number => (norm === '(' ? 1 : norm === ')' ? -1 : 0);
const SEPARATOR = /^(?:,|;|và|[-–•+*.:]|cùng)$/u;

/** The bodies of a cell that holds nothing else than a list of them: set apart by signs, lines or numbers. */
function listIn(scene: Scene, cell: Sentence): readonly Mention[] {
  const { marks, reading } = scene;
  const view = marks.view(cell);
  const units: Mention[] = [];
  let open = 0;
  for (let at = cell.from; at < cell.to; ) {
    const { norm, kind } = reading.tokens[at]!;
    const list = open === 0 && kind !== 'mark' ? view.list('Org', at) : null;
    if (list) {
      units.push(...list.items);
      at = list.to;
      continue;
    }
    open += depth(norm);
    if (open === 0 && norm !== ')' && kind !== 'number' && !SEPARATOR.test(norm)) return [];
    at++;
  }
  return units;
}

/** "Y tế; Tư pháp": parts that each call a member by its short name; null unless all do. */
function calledIn(scene: Scene, cell: Sentence, membership: Membership): CellUnit[] | null {
  const parts = scene.reading.text.slice(cell.start, cell.end).split(/[;,]/);
  if (parts.length < 2 || parts.some((part) => part.trim() === '')) return null;
  const names = parts.map((part) => memberCalled(part, membership));
  if (new Set(names).size < parts.length) return null;
  return names.every((name) => name !== null)
    ? names.map((name) => ({ name, by: proof(cell, 'table.unit', 0.85), person: false }))
    : null;
}

/** The one unit that a cell names: a known or read body, else a member called by a short name, else the words. */
function oneIn(scene: Scene, cell: Sentence, org: Mention | undefined, membership: Membership): readonly CellUnit[] {
  const { reading } = scene;
  const whole = org && org.from === cell.from && org.to >= cell.to - 1 ? membership.names.org(org) : null;
  const by = proof(cell, 'table.unit', whole ? 0.95 : 0.85);
  if (whole && (membership.members.length === 0 || membership.members.some(({ value }) => value === whole)))
    return [{ name: whole, by, person: false }];
  const text = reading.text.slice(cell.start, cell.end);
  // A bracket behind the name tells of it; other words belong to it.
  const behind = org && reading.tokens[org.to]?.norm === '(' ? membership.names.org(org) : null;
  const name =
    memberCalled(text, membership) ?? membership.names.listed(text) ?? whole ?? behind ?? scene.grammar.expand(text);
  return name === '' || !/\p{L}/u.test(name) ? [] : [{ name, by, person: false }];
}

const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi'.split(' ');

const BEFORE_PLACE: ReadonlySet<string> = new Set(['hạng', 'thứ', 'đồng', 'xếp', 'giải', 'vị', 'trí', '=', '(', 'số']);

/** "Nhất", "II", "4", "Hạng ba", "2/5" → the rank, or null. */
export function rankIn(scene: Scene, cell: Sentence): number | null {
  const known = scene.marks.between('Rank', cell.from, cell.to)[0];
  if (known && /^\d+$/.test(String(known.data.code))) return Number(known.data.code);
  // "2/5", "2=", "đồng hạng 2": the first that names a place; "loại 1" is a class.
  const words = scene.reading.tokens.slice(cell.from, cell.to).map(({ norm }) => norm);
  if (words.includes('loại')) return null;
  for (const word of words) {
    const place = /^\d{1,2}$/.test(word) ? Number(word) : ROMAN.indexOf(word) + 1 || placeOf(word);
    if (place > 0) return place;
    if (!BEFORE_PLACE.has(word)) return null;
  }
  return null;
}

/** The first number of a cell, or null. */
export function numberIn(scene: Scene, cell: Sentence): number | null {
  const number: Mention | undefined = scene.marks.between('Number', cell.from, cell.to)[0];
  return number ? Number(number.data.value) : null;
}
