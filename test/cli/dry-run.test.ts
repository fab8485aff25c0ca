import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { thidua } from './run.js';

// The first to read all rules takes its time where much else runs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'thidua-'));
const posts = join(folder, 'posts');
const DB = join(folder, 't.db');
const post = (award: string) => `Khối thi đua Văn hóa - Xã hội tỉnh Thái Nguyên tổng kết năm 2018
Ngày 28/12/2018
Ngày 21/12/2018, Khối thi đua Văn hóa - Xã hội tổ chức hội nghị tổng kết công tác thi đua, khen thưởng năm 2018.
Hội nghị suy tôn Sở Giáo dục và Đào tạo nhận ${award}.
`;
const dryRun = (...args: string[]) => thidua('ingest', posts, '--db', DB, '--dry-run', ...args);

beforeAll(async () => {
  mkdirSync(posts);
  for (const name of ['a', 'b', 'c', 'd']) writeFileSync(join(posts, `${name}.txt`), post('Cờ thi đua của Chính phủ'));
  expect((await thidua('ingest', posts, '--db', DB)).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('nothing is to do where nothing changed', async () => {
  const { out, code } = await dryRun();
  expect(out).toMatch(
    /^posts read +4\n {2}new +0\n[^\n]* 0\n.* 0\n.* 0\n {2}unchanged +4\n {2}failed +0\nfacts the same +0\n/,
  );
  expect(code).toBe(0);
});

test('what would be new, change, fail and go is told, and no byte of the database changes', async () => {
  writeFileSync(join(posts, 'a.txt'), post('Bằng khen của Chủ tịch UBND tỉnh'));
  writeFileSync(join(posts, 'b.txt'), '');
  rmSync(join(posts, 'c.txt'));
  writeFileSync(join(posts, 'e.txt'), post('Cờ thi đua của Chính phủ'));
  const bytes = readFileSync(DB);
  const { out, err, code } = await dryRun('--prune');
  expect(out).toMatch(/^posts read +4\n {2}new +1\n {4}facts in them +\d+\n {2}read again[^\n]* 1\n/);
  expect(out).toMatch(/^ {2}failed +1\nremoved +1\nfacts of posts failed or removed +\d+\n/m);
  expect(out).toMatch(/^award +0 +0 +1$/m);
  expect(out).toMatch(
    /~ award .*· government_flag · nominated · 2018\n +→ .*· provincial_certificate · nominated · 2018\n/,
  );
  expect(out).toContain('Sở Giáo dục và Đào tạo … Bằng khen của Chủ tịch UBND tỉnh »  award.receive');
  for (const gone of ['b', 'c']) expect(out).toMatch(new RegExp(`${gone}\\.txt\n {2}- post +\\d+ facts\n`));
  expect(out).toMatch(/e\.txt\n {2}\+ post +\d+ facts\n/);
  expect(err).toMatch(/b\.txt: .*\(empty\)\n$/);
  expect(code).toBe(1);
  expect(readFileSync(DB).equals(bytes)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['posts', 't.db']);
  expect((await dryRun()).out).toMatch(/^gone, which --prune removes +1$/m);
});

test('other rules are tried on posts that did not change', async () => {
  const rules = join(folder, 'rules');
  cpSync('rules', rules, { recursive: true });
  for (const name of readdirSync(join(rules, 'fact')).filter((it) => it.startsWith('award.')))
    rmSync(join(rules, 'fact', name));
  const { out, code } = await thidua('ingest', join(posts, 'd.txt'), '--db', DB, '--dry-run', '--rules', rules);
  expect(out).toMatch(/^ {2}read again[^\n]* 1\n {4}the same +0\n {4}changed +1\n/m);
  expect(out).toMatch(/^award\.receive +0 +1 +0$/m);
  expect(code).toBe(0);
});

test('what tells changes goes with --dry-run', async () => {
  expect((await thidua('ingest', posts, '--db', DB, '--summary')).err).toContain('go with --dry-run');
  const none = await thidua('ingest', posts, '--db', join(folder, 'none.db'), '--dry-run');
  expect(none).toMatchObject({ code: 2, err: expect.stringContaining('there is no database') });
});

test('facts one a line are what diff compares with the database', async () => {
  writeFileSync(join(posts, 'b.txt'), post('Huân chương Lao động hạng Ba'));
  const { out } = await thidua('extract', '--facts', posts);
  const first = `{"post":"${posts}/a.txt","kind":"bloc_post","value":true}\n{"post":"${posts}/a.txt","kind":"title",`;
  expect(out.startsWith(first)).toBe(true);
  const file = join(folder, 'facts.jsonl');
  writeFileSync(file, out);
  expect((await thidua('ingest', posts, '--db', DB, '--prune')).code).toBe(0);
  expect(await thidua('diff', DB, file)).toMatchObject({ code: 0, out: expect.stringMatching(/only after +0\n/) });
  writeFileSync(file, out.replaceAll('labor_order_3', 'labor_order_2'));
  const other = await thidua('diff', DB, file);
  expect(other.out).toMatch(
    /b\.txt\n {2}~ award .*labor_order_3.*\n +→ .*labor_order_2.*\n +«.*» {2}award\.receive\n$/,
  );
  expect(other.code).toBe(1);
});
