import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFloors } from '../../src/eval/floors.js';
import { goldIn, recordsIn } from '../../src/eval/gold.js';
import { compare, score } from '../../src/eval/score.js';
import { thidua } from '../cli/run.js';
import { DAMAGES } from './damage.js';

const ROOT = join(import.meta.dirname, '../..');
const FLOORS = join(import.meta.dirname, 'floors.yml');
// The gold posts and the reference scorer stand beside the project where it is developed, not on a user's machine.
const SHARED = join(ROOT, '../shared');
const SCORER = join(SHARED, 'gold/score.mjs');
const here = existsSync(SCORER);
if (!here) console.log('SKIPPED: ../shared is not here, so only corpus/ is held against its floors');

const FOLDERS: Readonly<Record<string, string>> = {
  seeds: join(SHARED, 'seeds'),
  open: join(SHARED, 'gold/posts'),
  blind: join(SHARED, 'gold/posts'),
  all: join(SHARED, 'gold/posts'),
  corpus: join(ROOT, 'corpus'),
  fresh: join(ROOT, 'corpus'),
  kept: join(ROOT, 'corpus'),
  wide: join(ROOT, 'corpus'),
  apart: join(ROOT, 'corpus'),
  lifelike: join(ROOT, 'corpus'),
  unseen: join(ROOT, 'corpus'),
};
const isHere = (set: string) => here || FOLDERS[set] === join(ROOT, 'corpus');
const temporary = mkdtempSync(join(tmpdir(), 'thidua-'));
const recordsOf = (folder: string) => join(temporary, `${basename(folder)}.jsonl`);

beforeAll(async () => {
  for (const folder of new Set(Object.keys(FOLDERS).flatMap((set) => (isHere(set) ? [FOLDERS[set]!] : [])))) {
    const posts = readdirSync(folder).filter((file) => /\.(txt|html|md)$/.test(file) && !file.endsWith('.traps.md'));
    const { out } = await thidua('extract', ...posts.map((file) => join(folder, file)));
    writeFileSync(recordsOf(folder), out);
  }
}, 120_000);
afterAll(() => rmSync(temporary, { recursive: true }));

describe('floors', () => {
  const sets = readFloors(FLOORS);

  test('every set has its posts', () => {
    expect(Object.keys(sets)).toEqual(Object.keys(FOLDERS));
  });

  test.each(Object.keys(sets))('no field of %s falls', async (set) => {
    if (!isHere(set)) return;
    const folder = FOLDERS[set]!;
    const options = ['--records', recordsOf(folder), '--floors', FLOORS, '--set', set];
    const { out, err, code } = await thidua('eval', folder, ...options);
    console.log(`${set}\n${out}`);
    expect(err).toBe('');
    expect(code).toBe(0);
    const { rows } = JSON.parse((await thidua('eval', folder, ...options, '--format', 'json')).out);
    const measured = rows.flatMap((row: { field: string; f1: number | null }) => (row.f1 === null ? [] : [row.field]));
    expect(Object.keys(sets[set]!.floors).sort()).toEqual([...measured, 'micro'].sort());
  });
});

describe.skipIf(!here)('the same figures as the reference scorer', () => {
  const cases = [['seeds', 'as they are'], ...Object.keys(DAMAGES).map((damage) => ['all', damage])] as [
    string,
    string,
  ][];

  test.each(cases)('%s, %s', (set, damage) => {
    const folder = FOLDERS[set]!;
    const records = readFileSync(recordsOf(folder), 'utf8').trim().split('\n');
    const file = join(temporary, `damaged-${set}.jsonl`);
    writeFileSync(file, `${records.flatMap((line, n) => DAMAGES[damage]!(JSON.parse(line), n)).join('\n')}\n`);
    const expected = JSON.parse(execFileSync('node', [SCORER, folder, file, '--json'], { encoding: 'utf8' }));
    const read = recordsIn(file);
    const actual = score(goldIn(folder).map(({ name, told }) => compare(name, told, read.get(name) ?? null)));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(actual).toEqual({ ...expected, perPost: expected.perPost.sort(byName) });
  });
});
