import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extract } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

// The reference scorer and its posts stand beside the project where it is developed, not on a user's machine.
const SHARED = join(import.meta.dirname, '../../../shared');
const SCORER = join(SHARED, 'gold/score.mjs');
const OUT = join(import.meta.dirname, '../../out');
const here = existsSync(SCORER);
if (!here)
  console.log('SKIPPED: ../shared with the gold posts and the reference scorer is not here, so scores are not checked');

interface Row {
  field: string;
  tp: number;
  fp: number;
  fn: number;
  precision: number | null;
  recall: number | null;
  f1: number | null;
}

const floors = JSON.parse(readFileSync(join(import.meta.dirname, 'floors.json'), 'utf8')) as { [set: string]: number };
const isBlind = (name: string) => /[369]$/.test(name);
const SETS: readonly [set: string, folder: string, pick: (name: string) => boolean][] = [
  ['seeds', 'seeds', () => true],
  ['open', 'gold/posts', (name) => !isBlind(name)],
  ['blind', 'gold/posts', isBlind],
  ['all', 'gold/posts', () => true],
];

test.skipIf(!here).each(SETS)('%s scores at least its floor', (set, folder, pick) => {
  const knowledge = loadKnowledge();
  const dir = join(SHARED, folder);
  const posts = readdirSync(dir).filter((file) => /\.(txt|html|md)$/.test(file) && !file.endsWith('.traps.md'));
  const chosen = posts.filter((file) => pick(nameOf(file)));
  const records = chosen.map((file) => {
    const source = { location: file, url: null, media_type: null, charset: null, fetched_at: null };
    return JSON.stringify(extract(source, readFileSync(join(dir, file)), knowledge).record);
  });
  mkdirSync(OUT, { recursive: true });
  const file = join(OUT, `records-${set}.jsonl`);
  writeFileSync(file, `${records.join('\n')}\n`);
  const scored = execFileSync('node', [SCORER, dir, file, '--json', '--ids', chosen.map(nameOf).join(',')], {
    encoding: 'utf8',
  });
  const { rows, micro } = JSON.parse(scored) as { rows: Row[]; micro: Row };
  console.log(table(set, chosen.length, [...rows, micro]));
  expect(Math.round((micro.f1 ?? 0) * 1000) / 1000).toBeGreaterThanOrEqual(floors[set]!);
});

const nameOf = (file: string) => file.replace(/\.[^.]+$/, '');

function table(set: string, posts: number, rows: readonly Row[]): string {
  const show = (figure: number | null) => (figure === null ? '    -' : figure.toFixed(3));
  const lines = rows.map(
    ({ field, tp, fp, fn, precision, recall, f1 }) =>
      `${field.padEnd(20)}${[tp, fp, fn].map((n) => String(n).padStart(6)).join('')}  ${[precision, recall, f1].map(show).join('  ')}`,
  );
  return [`${set}: ${posts} posts`, `${'field'.padEnd(20)}    tp    fp    fn   prec    rec     f1`, ...lines].join(
    '\n',
  );
}
