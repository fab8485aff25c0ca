import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { thidua } from './run.js';

let folder: string;
let post: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'thidua-'));
  post = join(folder, 'post.txt');
  writeFileSync(
    post,
    `Khối thi đua Văn hóa - Xã hội tỉnh Thái Nguyên tổng kết năm 2018
Ngày 28/12/2018
Ngày 21/12/2018, Khối thi đua Văn hóa - Xã hội tổ chức hội nghị tổng kết công tác thi đua, khen thưởng năm 2018.
Hội nghị suy tôn Sở Giáo dục và Đào tạo nhận Cờ thi đua của Chính phủ.
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

test('find shows matches in their context, and counts them', async () => {
  const { out, code } = await thidua('find', '#Org nhận #Award', folder);
  expect(code).toBe(0);
  expect(out).toBe(
    `Hội nghị suy tôn  [Sở Giáo dục và Đào tạo nhận Cờ thi đua của Chính phủ]  .  (${post})\n1 of 1 matches, in 1 of 1 posts\n`,
  );
  const csv = await thidua('find', '#GovernmentFlag', folder, '--format', 'csv');
  expect(csv.out).toBe(
    `left,match,right,source\nHội nghị suy tôn Sở Giáo dục và Đào tạo nhận,Cờ thi đua của Chính phủ,.,${post}\n`,
  );
  expect(csv.err).toBe('1 of 1 matches, in 1 of 1 posts\n');
});

test('explain shows what was read and why a field is empty', async () => {
  const { out, code } = await thidua('explain', post, '--field', 'awards');
  expect(code).toBe(0);
  expect(out).toMatch(/^ {4}fired {5}award\.\S+: .*\n.*read "/m);
  expect(out).toMatch(/^ {4}mentions {2}.*Org Sở Giáo dục và Đào tạo.*Award Cờ thi đua của Chính phủ/m);
  expect(out).toMatch(/\nawards: 1 in the record\n$/);
  expect((await thidua('explain', post, '--field', 'rankings')).out).toMatch(/rankings: none; /);
  expect((await thidua('explain', post, '--field', 'prizes')).code).toBe(2);
});

test('rules lists rules and lexicons; check names the file and place of what is wrong', async () => {
  const { out } = await thidua('rules', '--format', 'jsonl');
  const listed = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(new Set(listed.map((it) => it.kind))).toEqual(new Set(['fact', 'mention', 'lexicon']));
  const rules = join(folder, 'rules');
  cpSync('rules', rules, { recursive: true });
  const rule = join(rules, 'fact/broken.yml');
  const good = 'id: award.broken\nabout: x\nyields: award\nwhen: ["{recipient: Org} nhận {award: Award}"]\n';
  writeFileSync(
    rule,
    `${good}yes: [{ text: không có gì, gives: [{ recipient: Sở Y tế }] }]\nno: [Sở Y tế nhận Cờ thi đua của Chính phủ]\n`,
  );
  const failing = await thidua('rules', 'check', '--rules', rules);
  expect(failing).toMatchObject({ code: 1, out: expect.stringContaining(' 2 of them failed') });
  expect(failing.err).toContain(`${rule}: award.broken: "không có gì"`);
  writeFileSync(rule, `${good}yess: 1\n`);
  const unread = await thidua('rules', 'check', '--rules', rules);
  expect(unread).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/fact\/broken\.yml:5:1: .*yess/) });
  expect(await thidua('rules', '--rules', rules)).toMatchObject({ code: 2, out: '' });
});

test('rules stats tells what each rule did, which never matched, and where', async () => {
  const jsonl = async (...args: string[]) => {
    const { out, code } = await thidua('rules', 'stats', folder, ...args, '--format', 'jsonl');
    expect(code).toBe(0);
    return out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  };
  const rules = await jsonl();
  const said = (id: string) => rules.find((it) => it.rule === id);
  expect(said('award.receive')).toMatchObject({ woke: 1, fired: 1, won: 1, lost: 0, posts: 1, posts_share: 1 });
  expect(said('award.receive')).toMatchObject({ facts: 1, facts_share: 1 });
  expect(said('award.given')).toMatchObject({ fired: 1, won: 1, lost: null, facts: null });
  expect(said('event.held')).toMatchObject({ gave: 1, won: null });
  expect(said('role.takes')).toMatchObject({ fired: 0, gave: 0, won: 0, facts_share: null });
  const [pattern] = (await jsonl('--of', 'patterns')).filter((it) => it.rule === 'role.takes');
  expect(pattern).toMatchObject({
    matches: 0,
    place: expect.stringMatching(/^rules\/fact\/role\.takes\.yml:\d+:\d+$/),
  });
  const table = await thidua('rules', 'stats', folder);
  expect(table.out).toMatch(/\n1 posts, 1 of them bloc posts, \d+ rules\nrules that never matched: .*role\.takes/);
});

test('stats takes paths, and it alone does', async () => {
  for (const args of [['stats'], ['check', folder], ['list', folder]])
    expect(await thidua('rules', ...args)).toMatchObject({ code: 2, err: expect.stringContaining('takes the posts') });
});
