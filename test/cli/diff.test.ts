import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingest } from '../../src/ingest.js';
import { extractLines, FETCHING, REFERENCE, record } from '../store/sample.js';
import { thidua } from './run.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-'));
const at = (name: string) => join(folder, name);
const post = (...lines: string[]) => ['Tổng kết khối', ...lines].join('\n');
const HEALTH = 'Khối thi đua số 1 | 2018-12-21 | Sở Y tế | provincial_flag | nominated | 2018';

/** A database of posts, each the lines that `extractLines` understands. */
async function database(name: string, posts: { [file: string]: string }): Promise<string> {
  const corpus = at('corpus');
  rmSync(corpus, { recursive: true, force: true });
  mkdirSync(corpus);
  for (const [file, text] of Object.entries(posts)) writeFileSync(join(corpus, file), text);
  await ingest({ paths: [corpus], db: at(name), rules: REFERENCE, prune: false, fetching: FETCHING }, extractLines);
  return at(name);
}

beforeAll(async () => {
  await database('a.db', { 'a.txt': post(HEALTH), 'b.txt': post(), 'c.txt': post(HEALTH, HEALTH) });
  await database('b.db', { 'a.txt': post(HEALTH.replace('nominated', 'awarded')), 'b.txt': post(), 'd.txt': post() });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('diff counts, then shows each change with what it was and is', async () => {
  const { out, code, err } = await thidua('diff', at('a.db'), at('b.db'));
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toMatch(/^posts on both sides +2\n {2}the same +1\n {2}changed +1\nposts only before +1\n/);
  expect(out).toMatch(/^award +0 +0 +1$/m);
  expect(out).toContain(
    `${at('corpus/a.txt')}\n  ~ award  Sở Y tế · provincial_flag · nominated · 2018\n         → Sở Y tế · provincial_flag · awarded · 2018\n`,
  );
  expect(out).toMatch(/c\.txt\n {2}- post +\d+ facts\n/);
  expect(out).toMatch(/d\.txt\n {2}\+ post +\d+ facts\n/);
});

test('diff of equal sides is short and ends with 0, whatever they are kept in', async () => {
  writeFileSync(at('a.jsonl'), (await thidua('export', '--db', at('a.db'))).out);
  const same = await thidua('diff', at('a.db'), at('a.jsonl'));
  expect(same).toMatchObject({ code: 0, err: '' });
  expect(same.out.split('\n')).toHaveLength(8);
  const turned = readFileSync(at('a.jsonl'), 'utf8').trim().split('\n').reverse();
  writeFileSync(at('turned.jsonl'), turned.join('\n'));
  expect(await thidua('diff', at('turned.jsonl'), at('a.db'))).toMatchObject({ code: 0, out: same.out });
});

test('limit and summary; other formats are rows with the counts beside them', async () => {
  const few = await thidua('diff', at('a.db'), at('b.db'), '--limit', '1');
  expect(few.out.endsWith('\n1 of 3 changes; --limit 0 shows all\n')).toBe(true);
  const summary = await thidua('diff', at('a.db'), at('b.db'), '--summary');
  expect(summary.out).not.toContain('Sở Y tế');
  const csv = await thidua('diff', at('a.db'), at('b.db'), '--format', 'csv');
  expect(csv.out.split('\n').slice(0, 2)).toEqual([
    'post,change,kind,before,after,rule,quote',
    `${at('corpus/a.txt')},changed,award,Sở Y tế · provincial_flag · nominated · 2018,Sở Y tế · provincial_flag · awarded · 2018,award.line,Sở Y tế`,
  ]);
  expect(csv.err).toMatch(/^posts on both sides: 2, the same: 1, changed: 1, /);
  const counts = JSON.parse((await thidua('diff', at('a.db'), at('b.db'), '--summary', '--format', 'json')).out);
  expect(counts[0]).toEqual({ by: 'kind', name: 'award', gained: 0, lost: 0, changed: 1 });
});

test('facts of a post that moved are compared with what it said before', async () => {
  const before = record('old/a.txt', { events: [] });
  const after = { ...before, source: { ...before.source, location: 'new/a.txt' } };
  writeFileSync(at('old.jsonl'), `${JSON.stringify(before)}\n`);
  writeFileSync(at('new.jsonl'), `${JSON.stringify(after)}\n{"source":{"location":"x"},"failure":{"code":"empty"}}\n`);
  const { out, code } = await thidua('diff', at('old.jsonl'), at('new.jsonl'));
  expect(out).toMatch(/posts on both sides +1\n {2}the same +1\n {2}changed +0\n {2}moved +1\n/);
  expect(code).toBe(0);
});

test.each([
  ['{"source": 1}', ':1: neither a record nor a fact: id: '],
  ['\n\nno json', ':3: this is not JSON'],
  ['{"post": "a", "kind": "prize", "value": 1}', ':1: neither a record nor a fact: kind: '],
])('diff says where %j is wrong', async (text, message) => {
  writeFileSync(at('bad.jsonl'), text);
  const { err, code, out } = await thidua('diff', at('a.db'), at('bad.jsonl'));
  expect(err).toContain(`bad.jsonl${message}`);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect((await thidua('diff', at('a.db'), at('none.jsonl'))).err).toContain('there is no file');
});
