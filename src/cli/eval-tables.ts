import type { Mistake } from '../eval/errors.js';
import type { FloorSet } from '../eval/floors.js';
import type { Report } from '../eval/report.js';
import { f1 } from '../eval/score.js';
import { render } from './table.js';

/** What `--by` may ask for. */
export const SECTIONS = ['field', 'post', 'rule', 'award', 'confidence'] as const;
export type Section = (typeof SECTIONS)[number];

type Cells = { readonly [column: string]: string | number | null };

/** A measurement for a reader: one table, one line that sums it up, and the errors if they are asked for. */
export function tables(
  report: Report,
  by: Section,
  floors: FloorSet | null,
  mistakes: readonly Mistake[] | null,
  room: number | null,
): string {
  const { columns, rows, says } = WRITERS[by](report, floors);
  const listed = mistakes === null ? '' : `\n${mistakes.map(mistakeLines).join('')}`;
  return `${render('table', columns, rows, room)}${says}\n${listed}`;
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Cells[];
  readonly says: string;
}

const three = (figure: number | null): string | null => figure?.toFixed(3) ?? null;

const WRITERS: Readonly<Record<Section, (report: Report, floors: FloorSet | null) => Table>> = {
  field({ rows, micro, macro, intervals, posts, perfect, perPost }, set) {
    const floors: Readonly<Record<string, { floor: number } | undefined>> = set?.floors ?? {};
    const rest = (field: string): Cells => {
      const between = intervals[field];
      const interval = between ? `${three(between.low)}–${three(between.high)}` : null;
      return { '95 %': interval, floor: three(floors[field]?.floor ?? null) };
    };
    const lacking = perPost.filter(({ found }) => !found).length;
    return {
      columns: ['field', 'tp', 'fp', 'fn', 'precision', 'recall', 'F1', '95 %', ...(set ? ['floor'] : [])],
      rows: [
        ...[...rows, { ...micro, field: 'micro' }].map(({ field, tp, fp, fn, precision, recall, f1 }) => {
          return {
            field,
            tp,
            fp,
            fn,
            precision: three(precision),
            recall: three(recall),
            F1: three(f1),
            ...rest(field),
          };
        }),
        { field: 'macro', F1: three(macro), ...rest('macro') },
      ],
      says: `${posts} posts, ${lacking} without a record, ${perfect} without any error`,
    };
  },

  post({ perPost, perfect, posts }) {
    return {
      columns: ['post', 'tp', 'fp', 'fn', 'F1', 'record'],
      rows: perPost.map(({ name: post, found, ...counts }) => {
        return { post, ...counts, F1: three(f1(counts)), record: found ? null : 'none' };
      }),
      says: `${perfect} of ${posts} posts without any error`,
    };
  },

  rule({ rules }) {
    return {
      columns: ['rule', 'field', 'right', 'wrong', 'precision'],
      rows: rules.map((row) => ({ ...row, precision: three(row.precision) })),
      says: `${new Set(rules.map(({ rule }) => rule)).size} rules have read facts`,
    };
  },

  award({ confusion: { awards, statuses } }) {
    const rows = [
      ...awards.map((row) => ({ what: 'code', ...row })),
      ...statuses.map((row) => ({ what: 'status', ...row })),
    ];
    const share = (what: string) => {
      const all = rows.filter((row) => row.what === what);
      const sum = (some: typeof all) => some.reduce((total, { count }) => total + count, 0);
      return `${sum(all.filter(({ gold, read }) => gold === read))} of ${sum(all)}`;
    };
    return {
      columns: ['what', 'gold', 'read', 'count'],
      rows: rows.filter(({ gold, read }) => gold !== read),
      says: `of recipients found: ${share('code')} codes right; of these: ${share('status')} statuses right`,
    };
  },

  confidence({ reliability: { bins, facts, ece, brier } }) {
    return {
      columns: ['confidence', 'facts', 'mean', 'right'],
      rows: bins.map(({ from, to, count, confidence, right }) => {
        return { confidence: `${from}–${to}`, facts: count, mean: three(confidence), right: three(right) };
      }),
      says: `expected calibration error ${three(ece) ?? '-'}, Brier score ${three(brier) ?? '-'}, over ${facts} facts`,
    };
  },
};

/** One mistake: what, where, and the rule that has to do with it. */
function mistakeLines({ post, kind, field, value, sentence, rules, attempt }: Mistake): string {
  const lines = [`${post}  ${kind} ${field}: ${value}`];
  if (sentence !== null) lines.push(`    in       ${sentence}`);
  if (kind === 'false' && rules.length > 0) lines.push(`    read by  ${rules.join(', ')}`);
  if (attempt?.fired) lines.push(`    fired    ${rules[0]}: read "${attempt.read}", but this was not taken over`);
  else if (attempt) {
    const stop = attempt.stoppedAt === null ? 'the end of the sentence' : `"${attempt.stoppedAt}"`;
    lines.push(
      `    nearest  ${rules[0]}: ${attempt.pattern}`,
      `             read "${attempt.read}", stopped at ${stop}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
