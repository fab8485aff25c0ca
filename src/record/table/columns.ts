import { fold } from '../../text/normalize.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';

/** What a column tells, by the words of its head or else by its cells. */
export type Column = 'unit' | 'rank' | 'score' | 'award' | 'giver';
/** The cells of a row by what they tell. */
export type Row = ReadonlyMap<Column, Sentence>;

/** A table of units: its columns and, row by row, the cells by what they tell. */
export interface Table {
  readonly heads: ReadonlyMap<Column, Sentence>;
  /** The cells of columns headed by an award, which are ticked, and rows under one that names an award: head and row. */
  readonly under: readonly { readonly row: Row; readonly head: Sentence }[];
  readonly rows: readonly Row[];
  /** The sentence above the table. */
  readonly above: Sentence | null;
}

/** What a cell holds that says yes. */
const TICK = /^(?:[xX+*✓✔√☑]|0?1|có)$/u;

/** Tables of games and shows tell places too. */
const SPORTS = /hội thao|hội diễn|thể thao|văn nghệ|huy chương|giải (?:bóng|cầu|cờ)|(?:^|\s)hc[vbđ](?:\s|$)/;

/** The tables of a scene that list units; cells are told apart by the heads, where these say nothing by what they hold. */
export function tablesOf(scene: Scene): Table[] {
  const byTable = new Map<number, Sentence[]>();
  for (const sentence of scene.sentences) {
    const { cell } = sentence.block;
    if (cell) (byTable.get(cell.table) ?? byTable.set(cell.table, []).get(cell.table)!).push(sentence);
  }
  return [...byTable.values()].flatMap((cells): Table[] => {
    const above = scene.reading.sentences[cells[0]!.index - 1] ?? null;
    const heads = cells.filter(({ block }) => block.cell!.header);
    if ([...heads, ...(above ? [above] : [])].some((one) => SPORTS.test(fold(textOf(scene, one))))) return [];
    const columns = columnsOf(scene, cells);
    if (!columns.has('unit')) return [];
    const byColumn = new Map([...columns].map(([kind, { column }]) => [column, kind]));
    const awards = awardHeads(scene, cells, byColumn);
    const rows = new Map<number, Map<Column, Sentence>>();
    const under: { row: Row; head: Sentence }[] = [];
    let section: Sentence | null = null;
    for (const row of rowsOf(cells)) {
      // A row of one wide cell, or of one behind its number, names the award of the rows below it.
      const [first, ...more] = row;
      const wide = first && more.length === 1 && isNumber(scene, first) ? more[0]! : more.length === 0 ? first : null;
      if (first && wide && first.block.cell!.column === 0) {
        const opens = isSection(scene, wide);
        const isUnit = byColumn.get(wide.block.cell!.column) === 'unit';
        if (opens) section = wide;
        else if (!isUnit) section = null;
        if (opens || !isUnit) continue;
      }
      const told = new Map<Column, Sentence>();
      for (const cell of row) {
        const kind = byColumn.get(cell.block.cell!.column);
        if (kind) told.set(kind, cell);
      }
      if (!told.has('unit')) continue;
      rows.set(rows.size, told);
      if (section && !told.has('award')) under.push({ row: told, head: section });
      for (const cell of row) {
        const award = awards.get(cell.block.cell!.column);
        if (award && TICK.test(textOf(scene, cell).trim())) under.push({ row: told, head: award });
      }
    }
    const named = new Map([...columns].map(([kind, { head }]) => [kind, head]));
    return [{ heads: named, rows: [...rows.values()], under, above }];
  });
}

const textOf = (scene: Scene, { start, end }: Sentence): string => scene.reading.text.slice(start, end);
const holds = (scene: Scene, { from, to }: Sentence, type: string): boolean =>
  scene.marks.between(type, from, to).length > 0;

/** The number of a row: "1", "II.", "a)". */
const isNumber = (scene: Scene, cell: Sentence): boolean =>
  /^(?:\d{1,3}|[IVX]{1,5}|\p{L})[.)]?$/u.test(textOf(scene, cell).trim());

/** Does a cell name an award and nobody who gets it: "Cờ thi đua của UBND tỉnh"? */
function isSection({ marks }: Scene, { from, to }: Sentence): boolean {
  const awards = marks.between('Award', from, to);
  if (awards.length === 0) return false;
  const inside = (at: number) =>
    awards.some((award) => award.from <= at && at < award.to) || marks.covering('Giver', at);
  return (
    marks.between('Org', from, to).every((org) => inside(org.from)) && marks.between('Person', from, to).length === 0
  );
}

/** The rows below the head, each with its cells. */
function rowsOf(cells: readonly Sentence[]): Sentence[][] {
  const rows = new Map<number, Sentence[]>();
  for (const cell of cells) {
    const { row, header } = cell.block.cell!;
    if (!header) (rows.get(row) ?? rows.set(row, []).get(row)!).push(cell);
  }
  return [...rows.values()];
}

/** Heads that name one award ("Cờ thi đua của UBND tỉnh") over a column of ticks, by column. */
function awardHeads(
  scene: Scene,
  cells: readonly Sentence[],
  known: ReadonlyMap<number, Column>,
): ReadonlyMap<number, Sentence> {
  const told = (head: Sentence): boolean => {
    const kind = known.get(head.block.cell!.column);
    return kind !== undefined && kind !== 'award';
  };
  return new Map(
    cells
      .filter((head) => head.block.cell!.header && !told(head) && holds(scene, head, 'Award'))
      .map((head) => [head.block.cell!.column, head]),
  );
}

interface Headed {
  readonly head: Sentence;
  readonly column: number;
  readonly weight: number;
}

/** Which column tells what: the lowest head that says it, else the heads above it, else the cells. */
function columnsOf(scene: Scene, cells: readonly Sentence[]): ReadonlyMap<Column, Headed> {
  const columns = new Map<Column, Headed>();
  const heads = new Map<number, Sentence[]>();
  for (const cell of cells) {
    const { column, header } = cell.block.cell!;
    if (header) heads.set(column, [cell, ...(heads.get(column) ?? [])]);
  }
  const counts = countColumns(scene, cells);
  for (const [column, over] of heads) {
    const lowest = fold(textOf(scene, over[0]!)).trim();
    for (const head of over) {
      const said = headed(fold(textOf(scene, head)).trim());
      if (!said || (said.kind === 'unit' && counts.has(column))) continue;
      // Parts of the points: "Nội dung 1", "Khối"; what the bloc agreed on counts.
      if (head !== over[0] && said.kind === 'score') said.weight = AGREED.test(lowest) ? 3 : 1;
      const before = columns.get(said.kind);
      if (!before || said.weight > before.weight) columns.set(said.kind, { head, column, weight: said.weight });
      break;
    }
  }
  for (const kind of ['award', 'unit'] as const) {
    if (columns.has(kind)) continue;
    const taken = new Set([...columns.values()].map(({ column }) => column));
    const held = heldColumn(scene, cells, kind, taken);
    if (held) columns.set(kind, held);
  }
  return columns;
}

/** Columns of numbers ("Đơn vị máu"), which name no unit. */
function countColumns({ reading: { tokens } }: Scene, cells: readonly Sentence[]): ReadonlySet<number> {
  const numbers = new Map<number, number>();
  for (const { block, from } of cells) {
    if (block.cell!.header) continue;
    const { column } = block.cell!;
    numbers.set(column, (numbers.get(column) ?? 0) + (tokens[from]!.kind === 'number' ? 1 : -1));
  }
  return new Set([...numbers].filter(([, more]) => more > 0).map(([column]) => column));
}

const UNIT =
  /đơn vị|tập thể|tên|cơ quan|địa phương|ngành|trường|huyện|tỉnh|thành viên|chi nhánh|công ty|doanh nghiệp|địa bàn/;

/** What the words of a head say; of two columns of one kind the heavier counts: the agreed score, not the unit's own. */
function headed(text: string): { kind: Column; weight: number } | null {
  if (/^(?:cấp|nơi|người|cơ quan|đơn vị) (?:khen|tặng|trình|quyết định|có thẩm quyền)|thẩm quyền/.test(text))
    return { kind: 'giver', weight: 1 };
  if (/^(?:tên |các )*(?:tập thể|đơn vị|cá nhân|cơ quan|họ (?:và )?tên)/.test(text)) return { kind: 'unit', weight: 2 };
  if (/khen thưởng|đề nghị|danh hiệu|^hình thức/.test(text)) return { kind: 'award', weight: 1 };
  if (/^(?:số thứ tự|số tt)/.test(text)) return null;
  if (/xếp|hạng|vị thứ|^vị trí|thứ tự|^thứ$/.test(text)) return { kind: 'rank', weight: /loại/.test(text) ? 1 : 2 };
  if (/điểm|chấm|^(?:tổng|tổng cộng|cộng)$/.test(text)) return { kind: 'score', weight: weightOf(text) };
  return UNIT.test(text) ? { kind: 'unit', weight: 1 } : null;
}

const AGREED = /thống nhất|chính thức|chéo|thẩm định|khối|cụm/;

const weightOf = (text: string): number => {
  if (/tự/.test(text)) return 0;
  if (/thưởng|trừ|chuẩn|tối đa|^điểm cộng/.test(text)) return 1;
  if (/tổng|thống nhất|chính thức|cuối|^cộng$/.test(text)) return 4;
  return /chéo|kết quả|thẩm định/.test(text) ? 3 : 2;
};

/** The column most of whose cells begin with an award, or with a body or person. */
function heldColumn(
  scene: Scene,
  cells: readonly Sentence[],
  kind: 'award' | 'unit',
  taken: ReadonlySet<number>,
): Headed | null {
  const count = new Map<number, { head: Sentence; held: number; all: number }>();
  for (const cell of cells) {
    const { column, header } = cell.block.cell!;
    if (header || taken.has(column)) continue;
    const { marks } = scene;
    const at = cell.from;
    const held =
      kind === 'award'
        ? marks.at('Award', at).length > 0
        : marks.at('Org', at).length > 0 || marks.at('Person', at).length > 0;
    const known = count.get(column) ?? { head: cell, held: 0, all: 0 };
    count.set(column, { head: known.head, held: known.held + Number(held), all: known.all + 1 });
  }
  for (const [column, { head, held, all }] of count)
    if (held >= 2 && held * 2 > all) return { head, column, weight: 0 };
  return null;
}
