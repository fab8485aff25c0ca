import type { Award, Ranking } from '../../core/record.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import { awardKind } from '../clause/code.js';
import { closingAward } from '../clause/items.js';
import { type Standing, standing } from '../clause/status.js';
import { type Found, found, proof } from '../found.js';
import type { Meeting } from '../meeting/event.js';
import type { Membership } from '../member/member.js';
import { proofOf, type Scene } from '../scene.js';
import { numberIn, rankIn, unitsIn } from './cells.js';
import { type Column, type Row, tablesOf } from './columns.js';

const DOUBT_TABLE = 0.05;

/** Awards told in tables; the giver may stand in the head of the column ("Đề nghị UBND tỉnh khen thưởng") or in one of its own. */
export function tableAwards(scene: Scene, meeting: Meeting, membership: Membership): Found<Award>[] {
  return tablesOf(scene).flatMap(({ heads, rows, under, above }) => {
    const head = heads.get('award') ?? null;
    const listed = head || under.length > 0 || !above ? null : awardOver(scene, above, heads);
    const first = head ?? under[0]?.head ?? (listed && above);
    if (!first) return [];
    const told = standingOf(scene, first, heads.get('unit')!, above);
    if (told !== 'nominated' && told !== 'awarded') return [];
    const over = head?.block.cell?.header ? giverIn(scene, head) : null;
    const given = (row: Row, cell: Sentence | undefined, named: Mention | null = null): Found<Award>[] => {
      const award = named ?? (cell && scene.marks.between('Award', cell.from, cell.to)[0]);
      if (!cell || !award || /^(?:không|chưa)$/.test(scene.reading.tokens[cell.from]!.norm)) return [];
      const by = row.get('giver');
      const kind = awardKind(scene, cell, award, meeting.bloc?.value.level, (by && giverIn(scene, by)) ?? over);
      if (!kind) return [];
      const words = proofOf(scene, award, 'award.table', DOUBT_TABLE);
      const reviewed = meeting.years.find((known) => known.value === meeting.reviewed);
      return unitsIn(scene, row.get('unit')!, membership).map((unit) => {
        const value: Award = {
          recipient: unit.name,
          recipient_kind: unit.person ? 'person' : 'organization',
          award: kind.code,
          status: told,
          year: meeting.reviewed,
        };
        const year = reviewed ? { year: reviewed.proof } : {};
        return found(value, words, { recipient: unit.by, award: words, ...year });
      });
    };
    return [
      ...(head ? rows.flatMap((row) => given(row, row.get('award'))) : []),
      ...under.flatMap(({ row, head }) => given(row, head)),
      ...(listed ? rows.flatMap((row) => given(row, above!, listed)) : []),
    ];
  });
}

const LISTS = /danh sách|đơn vị|tập thể|cá nhân|cơ quan|thành viên/iu;
/** Words above a table of all who were looked at, whoever got something. */
const COMPARES = /điểm|kết quả|phiếu|tham gia|đăng ký|xét(?! tặng)|bình (?:bầu|chọn) (?:các|cho)/iu;

/** The award of a table that lists its takers alone: "Danh sách tập thể được tặng Cờ thi đua của UBND tỉnh:". */
function awardOver(scene: Scene, above: Sentence, heads: ReadonlyMap<Column, Sentence>): Mention | null {
  const text = scene.reading.text.slice(above.start, above.end);
  if (heads.has('score') || heads.has('rank') || !LISTS.test(text) || COMPARES.test(text)) return null;
  return text.endsWith(':') || /^danh sách/iu.test(text) ? closingAward(scene, above) : null;
}

const giverIn = (scene: Scene, { from, to }: Sentence): Mention | null =>
  scene.marks.between('Giver', from, to)[0] ?? null;

/** What the head of a column, that of the units or the sentence above the table says of its awards. */
function standingOf(scene: Scene, head: Sentence, unit: Sentence, above: Sentence | null): Standing | 'unsaid' {
  const told = standing(scene, head, head.to, head.to);
  // "Hình thức đề nghị", "Danh hiệu đề nghị"
  const own = told === 'unsaid' && scene.marks.between('Stance', head.from, head.to).some(asks) ? 'nominated' : told;
  const said = own === 'unsaid' ? standing(scene, unit, unit.to, unit.to) : own;
  const over = said === 'nominated' || !above ? said : standing(scene, above, above.to, above.to);
  // "Danh sách đề nghị:": what is asked for stands in the table.
  return over === 'unsaid' && above && scene.marks.between('Stance', above.from, above.to).some(asks)
    ? 'nominated'
    : over;
}

const asks = ({ data }: Mention): boolean => data.code === 'ask' || data.code === 'nominate';

/** Ranks with scores told in tables. */
export function tableRankings(scene: Scene, membership: Membership): Found<Ranking>[] {
  return tablesOf(scene).flatMap(({ rows }) =>
    rows.flatMap((row): Found<Ranking>[] => {
      const place = row.get('rank');
      const rank = place ? rankIn(scene, place) : null;
      if (!place || rank === null) return [];
      const score = row.get('score');
      const points = score ? numberIn(scene, score) : null;
      const by = proof(place, 'ranking.table', 0.95);
      return unitsIn(scene, row.get('unit')!, membership).map((unit) =>
        found({ recipient: unit.name, rank, score: points }, by, {
          recipient: unit.by,
          rank: by,
          ...(score && points !== null ? { score: proof(score, 'ranking.table', 0.95) } : {}),
        }),
      );
    }),
  );
}

/** Words above a table whose points make its order one of places, and such as tell of other points. */
const SCORED = /điểm|kết quả|xếp/iu;
const OTHER =
  /tự chấm|tự đánh giá|hội thao|hội thi|hội diễn|cuộc thi|chỉ số|cải cách|chuyển đổi số|chất lượng|hài lòng/iu;
const LEAST_ROWS = 3;

/** Places told by the order of a table alone: its points fall from row to row. */
export function fallingRankings(scene: Scene, membership: Membership): Found<Ranking>[] {
  return tablesOf(scene).flatMap(({ heads, rows, above }): Found<Ranking>[] => {
    const over = above ? scene.reading.text.slice(above.start, above.end) : '';
    if (heads.has('rank') || rows.length < LEAST_ROWS || !SCORED.test(over) || OTHER.test(over)) return [];
    const cells = rows.map((row) => row.get('score'));
    const points = cells.map((cell) => (cell ? numberIn(scene, cell) : null));
    if (points.some((one, i) => one === null || (i > 0 && one >= points[i - 1]!))) return [];
    const units = rows.map((row) => unitsIn(scene, row.get('unit')!, membership));
    if (units.some(({ length }) => length !== 1)) return [];
    return units.map(([unit], i) => {
      const by = proof(cells[i]!, 'ranking.falling', 0.8);
      return found({ recipient: unit!.name, rank: i + 1, score: points[i]! }, by, { recipient: unit!.by, score: by });
    });
  });
}

/** Points told in tables without places. */
export function tableScores(scene: Scene, membership: Membership): { unit: string; score: number; cell: Sentence }[] {
  return tablesOf(scene).flatMap(({ heads, rows }) =>
    heads.has('rank')
      ? []
      : rows.flatMap((row) => {
          const cell = row.get('score');
          const score = cell ? numberIn(scene, cell) : null;
          if (!cell || score === null) return [];
          const units = unitsIn(scene, row.get('unit')!, membership).filter(({ person }) => !person);
          return units.map(({ name }) => ({ unit: name, score, cell }));
        }),
  );
}
