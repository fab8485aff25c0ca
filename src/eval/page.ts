import type { Mistake } from './errors.js';
import { highlighted } from './highlight.js';
import { escaped, GROUPS, STYLE } from './page-style.js';
import type { Report } from './report.js';
import type { Outcome } from './score.js';

/** A compared post as the page shows it; `text` is null where only a record was at hand. */
export interface Shown {
  readonly outcome: Outcome;
  readonly text: string | null;
  readonly mistakes: readonly Mistake[];
}

/**
 * The measurement as one HTML page that needs nothing beside it: tables, then each post with its evidence in colours,
 * misses in red. Whatever comes from posts and rules is escaped.
 */
export function page(title: string, report: Report, posts: readonly Shown[]): string {
  const { micro, macro, perfect } = report;
  const legend = GROUPS.map((group) => `<mark class="g-${group}">${group}</mark>`).join(' ');
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${report.posts} posts, ${perfect} without any error. Micro F1 ${figure(micro.f1)}, macro F1 ${figure(macro)}.</p>
${fieldTable(report)}
${folded('Rules', ruleTable(report))}
${folded('Confused awards', confusionTable(report))}
${folded('Confidence', confidenceTable(report))}
<h2>Posts</h2>
<p class="legend">${legend} <mark class="wrong">false</mark> <span class="miss">missed</span></p>
${posts.map(postSection).join('\n')}
</body>
</html>
`;
}

const figure = (value: number | null): string => (value === null ? '' : value.toFixed(3));
const folded = (title: string, body: string): string =>
  `<details><summary><h2>${escaped(title)}</h2></summary>${body}</details>`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}${typeof cell === 'number' || /^[\d.–]+$/.test(cell) ? ' class="n"' : ''}>${escaped(String(cell))}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line(head, 'th')}</thead><tbody>\n${rows.map((row) => line(row, 'td')).join('\n')}\n</tbody></table>`;
}

function fieldTable({ rows, micro, macro, intervals }: Report): string {
  const between = (name: string) => {
    const interval = intervals[name];
    return interval ? `${figure(interval.low)}–${figure(interval.high)}` : '';
  };
  return table(
    ['field', 'tp', 'fp', 'fn', 'precision', 'recall', 'F1', '95 %'],
    [
      ...[...rows, { ...micro, field: 'micro' }].map((row) => [
        row.field,
        row.tp,
        row.fp,
        row.fn,
        figure(row.precision),
        figure(row.recall),
        figure(row.f1),
        between(row.field),
      ]),
      ['macro', '', '', '', '', '', figure(macro), between('macro')],
    ],
  );
}

const ruleTable = ({ rules }: Report): string =>
  table(
    ['rule', 'field', 'right', 'wrong', 'precision'],
    rules.map((row) => [row.rule, row.field, row.right, row.wrong, figure(row.precision)]),
  );

const confusionTable = ({ confusion: { awards, statuses } }: Report): string =>
  table(
    ['gold', 'read', 'times'],
    [...awards, ...statuses].filter(({ gold, read }) => gold !== read).map((it) => [it.gold, it.read, it.count]),
  );

const confidenceTable = ({ reliability: { bins, facts, ece, brier } }: Report): string =>
  `${table(
    ['confidence', 'facts', 'mean', 'right'],
    bins
      .filter(({ count }) => count > 0)
      .map((bin) => [`${bin.from}–${bin.to}`, bin.count, figure(bin.confidence), figure(bin.right)]),
  )}<p>Expected calibration error ${figure(ece)}, Brier score ${figure(brier)}, over ${facts} facts.</p>`;

function postSection({ outcome, text, mistakes }: Shown): string {
  const { name, record, matched, missed, false: wrong } = outcome;
  const counts = `${matched.length} right, ${wrong.length} false, ${missed.length} missed`;
  const listed = mistakes.map(mistakeItem).join('\n');
  return `<details class="post"><summary>${escaped(name)} <span class="${wrong.length + missed.length > 0 ? 'miss' : 'fine'}">${counts}</span></summary>
${record ? '' : '<p class="miss">no record</p>'}
${listed === '' ? '' : `<ul>${listed}</ul>`}
${text === null ? '' : `<div class="text">${highlighted(text, outcome, mistakes)}</div>`}
</details>`;
}

function mistakeItem({ kind, field, value, rules, attempt, sentence }: Mistake): string {
  const stop = attempt?.fired
    ? ' fired, but this was not taken over'
    : attempt && ` came nearest, stopped at ${attempt.stoppedAt ?? 'the end of the sentence'}`;
  const rule = rules.length > 0 ? ` <code>${escaped(rules.join(', '))}</code>${escaped(stop ?? '')}` : '';
  const quote = sentence === null ? '' : `<blockquote>${escaped(sentence)}</blockquote>`;
  return `<li><span class="${kind === 'missed' ? 'miss' : 'false'}">${kind} ${field}: ${escaped(value)}</span>${rule}${quote}</li>`;
}
