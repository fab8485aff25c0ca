import type { Award, Ranking } from '../../core/record.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import { type Found, found, type Proof, proof } from '../found.js';
import type { Meeting } from '../meeting/event.js';
import { memberCalled } from '../member/called.js';
import type { Membership } from '../member/member.js';
import { proofOf, type Scene } from '../scene.js';
import { awardKind } from './code.js';
import { type Column, columnsOf } from './columns.js';
import { placeOf } from './place.js';
import { type Standing, standing } from './status.js';

/** A table of units: its columns and, row by row, the cells by what they tell. */
export interface Table {
  readonly heads: ReadonlyMap<Column, Sentence>;
  /** The cells of columns headed by an award, which are ticked: head and cell, by row. */
  readonly ticks: readonly { readonly row: ReadonlyMap<Column, Sentence>; readonly head: Sentence }[];
  readonly rows: readonly ReadonlyMap<Column, Sentence>[];
  /** The sentence above the table. */
  readonly above: Sentence | null;
}

const DOUBT_TABLE = 0.05;
/** What a cell holds that says yes. */
const TICK = /^(?:[xX+*✓✔√☑]|0?1|có)$/u;

/** The tables of a scene that list units with a rank, a score or an award; cells are told apart by the heads alone. */
export function tablesOf(scene: Scene): Table[] {
  const byTable = new Map<number, Sentence[]>();
  for (const sentence of scene.sentences) {
    const { cell } = sentence.block;
    if (cell) (byTable.get(cell.table) ?? byTable.set(cell.table, []).get(cell.table)!).push(sentence);
  }
  return [...byTable.values()].flatMap((cells): Table[] => {
    const columns = columnsOf(cells, scene);
    const awards = awardHeads(scene, cells, columns);
    if (!columns.has('unit') || columns.size + awards.size < 2) return [];
    const byColumn = new Map([...columns].map(([kind, head]) => [head.block.cell!.column, kind]));
    const rows = new Map<number, Map<Column, Sentence>>();
    const ticked: { row: number; head: Sentence }[] = [];
    for (const sentence of cells) {
      const { row, column, header } = sentence.block.cell!;
      const kind = byColumn.get(column);
      const award = awards.get(column);
      if (!header && award && TICK.test(scene.reading.text.slice(sentence.start, sentence.end).trim()))
        ticked.push({ row, head: award });
      if (header || !kind) continue;
      (rows.get(row) ?? rows.set(row, new Map()).get(row)!).set(kind, sentence);
    }
    const above = scene.reading.sentences[cells[0]!.index - 1] ?? null;
    const ticks = ticked.flatMap(({ row, head }) =>
      rows.get(row)?.has('unit') ? [{ row: rows.get(row)!, head }] : [],
    );
    return [{ heads: columns, rows: [...rows.values()].filter((row) => row.has('unit')), ticks, above }];
  });
}

/** Awards told in tables; the giver may stand in the head of the column ("Đề nghị UBND tỉnh khen thưởng"). */
export function tableAwards(scene: Scene, meeting: Meeting, membership: Membership): Found<Award>[] {
  return tablesOf(scene).flatMap(({ heads, rows, ticks, above }) => {
    const head = heads.get('award') ?? null;
    if (!head && ticks.length === 0) return [];
    const told = standingOf(scene, head ?? ticks[0]!.head, heads.get('unit')!, above);
    if (told !== 'nominated' && told !== 'awarded') return [];
    const giver = head ? (scene.marks.between('Giver', head.from, head.to)[0] ?? null) : null;
    const given = (row: ReadonlyMap<Column, Sentence>, cell: Sentence | undefined): Found<Award>[] => {
      const unit = unitIn(scene, row.get('unit')!, membership);
      const award = cell && scene.marks.between('Award', cell.from, cell.to)[0];
      if (!award || !unit || /^(?:không|chưa)$/.test(scene.reading.tokens[cell.from]!.norm)) return [];
      const kind = awardKind(scene, cell, award, meeting.bloc?.value.level, giver);
      if (!kind) return [];
      const by = proofOf(scene, award, 'award.table', DOUBT_TABLE);
      const value: Award = {
        recipient: unit.name,
        recipient_kind: unit.person ? 'person' : 'organization',
        award: kind.code,
        status: told,
        year: meeting.reviewed,
      };
      const reviewed = meeting.years.find((known) => known.value === meeting.reviewed);
      return [found(value, by, { recipient: unit.by, award: by, ...(reviewed ? { year: reviewed.proof } : {}) })];
    };
    return [
      ...(head ? rows.flatMap((row) => given(row, row.get('award'))) : []),
      ...ticks.flatMap(({ row, head }) => given(row, head)),
    ];
  });
}

/** What the head of a column, that of the units or the sentence above the table says of its awards. */
function standingOf(scene: Scene, head: Sentence, unit: Sentence, above: Sentence | null): Standing | 'unsaid' {
  const own = standing(scene, head, head.to, head.to);
  const said = own === 'unsaid' ? standing(scene, unit, unit.to, unit.to) : own;
  return said === 'nominated' || !above ? said : standing(scene, above, above.to, above.to);
}

/** Ranks with scores told in tables. */
export function tableRankings(scene: Scene, membership: Membership): Found<Ranking>[] {
  return tablesOf(scene).flatMap(({ rows }) =>
    rows.flatMap((row): Found<Ranking>[] => {
      const place = row.get('rank');
      const unit = unitIn(scene, row.get('unit')!, membership);
      const rank = place ? rankIn(scene, place) : null;
      if (!place || !unit || rank === null) return [];
      const score = row.get('score');
      const points = score ? numberIn(scene, score) : null;
      const value: Ranking = { recipient: unit.name, rank, score: points };
      const by = proof(place, 'ranking.table', 0.95);
      return [
        found(value, by, {
          recipient: unit.by,
          rank: by,
          ...(score && points !== null ? { score: proof(score, 'ranking.table', 0.95) } : {}),
        }),
      ];
    }),
  );
}

/** Points told in tables without places. */
export function tableScores(scene: Scene, membership: Membership): { unit: string; score: number; cell: Sentence }[] {
  return tablesOf(scene).flatMap(({ heads, rows }) =>
    heads.has('rank')
      ? []
      : rows.flatMap((row) => {
          const cell = row.get('score');
          const unit = cell && unitIn(scene, row.get('unit')!, membership);
          const score = cell ? numberIn(scene, cell) : null;
          return cell && unit && !unit.person && score !== null ? [{ unit: unit.name, score, cell }] : [];
        }),
  );
}

/** Heads that name one award ("Cờ thi đua của UBND tỉnh") over a column of ticks, by column. */
function awardHeads(
  scene: Scene,
  cells: readonly Sentence[],
  columns: ReadonlyMap<Column, Sentence>,
): ReadonlyMap<number, Sentence> {
  const known = new Set([...columns.values()]);
  return new Map(
    cells
      .filter((head) => head.block.cell!.header && !known.has(head))
      .filter(({ from, to }) => scene.marks.between('Award', from, to).length > 0)
      .map((head) => [head.block.cell!.column, head]),
  );
}

/** The unit (or person) that a cell names: a known or read body, else a member called by a short name, else the words. */
function unitIn(
  scene: Scene,
  cell: Sentence,
  membership: Membership,
): { name: string; by: Proof; person: boolean } | null {
  const { marks, reading } = scene;
  const person = marks.between('Person', cell.from, cell.to)[0];
  const org = marks.between('Org', cell.from, cell.to)[0];
  if (person && (!org || person.from < org.from))
    return { name: person.name, by: proofOf(scene, person, 'table.person'), person: true };
  const whole = org && org.from === cell.from && org.to >= cell.to - 1 ? membership.names.org(org) : null;
  const by = proof(cell, 'table.unit', whole ? 0.95 : 0.85);
  if (whole && (membership.members.length === 0 || membership.members.some(({ value }) => value === whole)))
    return { name: whole, by, person: false };
  const text = reading.text.slice(cell.start, cell.end);
  // A bracket behind the name tells of it; other words belong to it.
  const behind = org && reading.tokens[org.to]?.norm === '(' ? membership.names.org(org) : null;
  const name =
    memberCalled(text, membership) ?? membership.names.listed(text) ?? whole ?? behind ?? scene.grammar.expand(text);
  return name === '' ? null : { name, by, person: false };
}

const ROMAN: readonly string[] = [
  '',
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
];

const BEFORE_PLACE: ReadonlySet<string> = new Set(['hạng', 'thứ', 'đồng', 'xếp', 'giải', 'vị', 'trí', '=', '(', 'số']);

/** "Nhất", "II", "4", "Hạng ba", "2/5" → the rank, or null. */
export function rankIn(scene: Scene, cell: Sentence): number | null {
  const known = scene.marks.between('Rank', cell.from, cell.to)[0];
  if (known && /^\d+$/.test(String(known.data.code))) return Number(known.data.code);
  // "2/5", "2=", "đồng hạng 2": the first that names a place; "loại 1" is a class.
  const words = scene.reading.tokens.slice(cell.from, cell.to).map(({ norm }) => norm);
  if (words.includes('loại')) return null;
  for (const word of words) {
    const place = /^\d{1,2}$/.test(word) ? Number(word) : Math.max(ROMAN.indexOf(word), placeOf(word));
    if (place > 0) return place;
    if (!BEFORE_PLACE.has(word)) return null;
  }
  return null;
}

function numberIn(scene: Scene, cell: Sentence): number | null {
  const number: Mention | undefined = scene.marks.between('Number', cell.from, cell.to)[0];
  return number ? Number(number.data.value) : null;
}
