import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { goldIn } from '../../src/eval/gold.js';
import { thidua } from './run.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const POST = `Khối thi đua Văn hóa - Xã hội tỉnh Thái Nguyên tổng kết năm 2018

Ngày 21/12/2018, tại Hội trường Sở Y tế, Khối thi đua Văn hóa - Xã hội tỉnh Thái Nguyên tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018.
Tại hội nghị, Khối đã suy tôn Sở Y tế nhận Cờ thi đua của UBND tỉnh; Sở Tư pháp nhận Bằng khen của UBND tỉnh.
Dự hội nghị còn có hai đơn vị bạn là Sở Nội vụ và Ban Dân tộc.
`;
const FILE = 'posts/a.review.yml';
let home: string;
let folder: string;
const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')!;
const give = (input: unknown) => Object.defineProperty(process, 'stdin', { configurable: true, value: input });

/** Runs the program with answers in a pipe. */
function review(answers: readonly string[], ...args: string[]) {
  give(Readable.from(answers.map((line) => `${line}\n`)));
  return thidua('review', 'a.txt', '--db', 'x.db', '--by', 'Lan', ...args);
}
const ingest = (...args: string[]) => thidua('ingest', 'posts', '--db', 'x.db', ...args);
const queue = async () => JSON.parse((await thidua('review', '--queue', '--db', 'x.db', '--format', 'json')).out);
const kinds = () =>
  [...readFileSync(FILE, 'utf8').matchAll(/^ {2}- (\w+): .*\n {4}verdict: (\w+)/gm)].map(
    ([, kind, told]) => `${kind} ${told}`,
  );

beforeEach(async () => {
  home = process.cwd();
  folder = mkdtempSync(join(tmpdir(), 'thidua-review-'));
  process.chdir(folder);
  mkdirSync('posts');
  writeFileSync('posts/a.txt', POST);
  await ingest();
});
afterEach(() => {
  Object.defineProperty(process, 'stdin', stdin);
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

test('each answer is written at once, and the next sitting goes on where the last one stopped', async () => {
  const first = await review(['r', 'd', 'q']);
  expect(first.code).toBe(0);
  expect(first.out).toContain('[1/');
  expect(first.out).toContain('« [Khối thi đua Văn hóa - Xã hội tỉnh Thái Nguyên tổng kết năm 2018] »');
  expect(kinds()).toEqual(['bloc_post right', 'title right']);
  writeFileSync(FILE, `# của Lan\n${readFileSync(FILE, 'utf8').replace('  - title', '  # xem lại\n  - title')}`);
  const second = await review(['wat', 'sai']);
  expect(second.out).not.toContain('title\n');
  expect(kinds()).toEqual(['bloc_post right', 'title right', 'province wrong']);
  expect(readFileSync(FILE, 'utf8')).toMatch(/^# của Lan\n(?:.*\n)*.*# xem lại\n/);
  expect(existsSync(`${FILE}.part`)).toBe(false);
});

test('what it should be, and what is missing, is asked for with words of the post', async () => {
  const untilAwards = ['r', 'r', 'r', 'r', 'r', 'r', 'r', 'r'];
  const { out } = await review([
    ...untilAwards,
    'sửa',
    ...['', '', '', 'awarded', 'hai nghìn'],
    'suy tôn Sở Y tế',
    'ảnh cho thấy đã trao',
    's',
    ...['', '', '', 'awarded', ''],
    ...['nhận Cờ thi đua của Chính phủ', 'suy tôn Sở Y tế nhận Cờ thi đua', 'ảnh cho thấy đã trao'],
    'R',
    'a',
    ...['member', 'Sở Nội vụ', 'hai đơn vị bạn là Sở Nội vụ', ''],
    'a',
    ...['award', 'Ban Dân tộc', '', 'Cờ thi đua của UBND tỉnh', 'awarded', '2018', 'Ban Dân tộc', ''],
    'n',
  ]);
  expect(out).toContain('verdicts.8.value.year');
  expect(out).toContain('these words are not in the post');
  expect(kinds().slice(8)).toEqual(['award should_be', 'award right', 'member missing', 'award missing']);
  expect(readFileSync(FILE, 'utf8')).toContain('complete: { by: Lan, at: ');
  expect((await ingest()).err).toBe('');
  const { out: awards } = await thidua('awards', '--db', 'x.db', '--format', 'jsonl');
  const rows = awards
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.map(({ recipient, status, quote }) => [recipient, status, quote])).toEqual([
    ['Ban Dân tộc', 'awarded', 'Ban Dân tộc'],
    ['Sở Tư pháp', 'nominated', expect.anything()],
    ['Sở Y tế', 'awarded', expect.stringContaining('suy tôn Sở Y tế nhận Cờ thi đua')],
  ]);
  expect((await thidua('members', '--db', 'x.db')).out).toContain('Sở Nội vụ');
});

test('verdicts that need another look come first and can be settled', async () => {
  const head = 'post: a.txt\nby: Lan\nat: 2026-01-02\nverdicts:\n';
  const old = [
    '  - { date: 2018-12-20, verdict: right, quote: 21/12/2018 }',
    '  - { award: { recipient: Sở Y tế, award: provincial_flag, status: awarded }, verdict: should_be, value: { year: 2017 }, quote: Sở Y tế }',
    '  - { member: Sở Nội vụ, verdict: missing, quote: Sở Nội vụ ở Hà Nội }',
  ];
  writeFileSync(FILE, `${head}${old.join('\n')}\n`);
  await ingest();
  expect((await queue())[0]).toMatchObject({ flagged: 3, why: expect.stringContaining('review-lost') });
  const { out } = await review(['m', 't', 'x', 'q']);
  expect(out).toContain('the machine now says: 2018-12-21');
  const text = readFileSync(FILE, 'utf8');
  expect(text).toContain('date: 2018-12-21\n    verdict: right');
  expect(text).toMatch(
    /award: \{.*status: nominated, year: 2018 \}\n {4}verdict: should_be\n {4}value: \{.*year: 2017 \}/,
  );
  expect(text).not.toContain('Sở Nội vụ');
  await ingest();
  expect((await queue())[0]).toMatchObject({ flagged: 0, verdicts: 2 });
});

test('the queue puts what is least sure first, and leaves out what is done', async () => {
  writeFileSync(
    'posts/b.txt',
    'Khối thi đua số 3 gồm 9 thành viên: Sở Y tế, Sở Nội vụ.\nNgày 5/1/2019, Khối thi đua số 3 tổng kết năm 2018.',
  );
  await ingest();
  const rows = await queue();
  expect(rows.map((row: { source: string }) => row.source)).toEqual(['posts/b.txt', 'posts/a.txt']);
  expect(rows[0]).toMatchObject({ why: expect.stringContaining('member-count-mismatch'), flagged: 0 });
  expect(rows[0].doubt).toBeGreaterThan(rows[1].doubt);
  await review(['r', 'q']);
  await ingest();
  expect((await queue())[0]).toMatchObject({ source: 'posts/b.txt', verdicts: 0 });
  await review([...Array(14).fill('R'), 'n']);
  await ingest();
  expect((await queue()).map((row: { source: string }) => row.source)).toEqual(['posts/b.txt']);
  expect((await thidua('review', '--queue', '--db', 'x.db', '--limit', '1')).out).toContain('1 of 1 rows');
});

test('gold is made of what was wholly reviewed, once', async () => {
  expect((await review([], '--as-gold')).err).toContain('is not reviewed yet');
  await review(['r', 'q']);
  const early = await review([], '--as-gold');
  expect(early).toMatchObject({ code: 2, err: expect.stringContaining('is no gold yet:\n  title Khối') });
  expect(early.err).toContain('nobody said that nothing is missing');
  await review([...Array(14).fill('R'), 'q']);
  expect((await review([], '--as-gold')).err).toContain('nobody said that nothing is missing');
  await review(['n']);
  expect(await review([], '--as-gold')).toMatchObject({ code: 0, out: 'posts/a.gold.json\n' });
  const [gold] = goldIn('posts');
  expect(gold).toMatchObject({ name: 'a', told: { is_bloc_post: true, events: [{ date: '2018-12-21' }] } });
  expect(gold!.told.awards).toHaveLength(2);
  expect((await review([], '--as-gold')).err).toContain('is there already; --force');
  expect((await review([], '--as-gold', '--force')).code).toBe(0);
  expect((await ingest()).code).toBe(0);
});

test('it says what is in the way', async () => {
  give(new PassThrough().end());
  expect(await thidua('review', 'a.txt', '--db', 'x.db')).toMatchObject({
    code: 2,
    err: expect.stringContaining('there is nobody to ask'),
  });
  expect(await thidua('review', '--db', 'x.db')).toMatchObject({
    code: 2,
    err: expect.stringContaining('say which post'),
  });
  writeFileSync(FILE, 'post: a.txt\nverdicts:\n  - { dat: 1 }\n');
  expect(await review(['r'])).toMatchObject({ code: 2, err: expect.stringContaining(`${FILE}:3:`) });
  rmSync(FILE);
  expect((await review(['r'], '--reviews', 'nowhere')).err).toContain('there is no folder nowhere');
  mkdirSync('kept');
  await review(['r'], '--reviews', 'kept');
  expect(existsSync(FILE)).toBe(false);
  rmSync('posts/a.txt');
  expect((await review(['r'])).err).toContain('is not here');
  expect((await review(['r'], '--reviews', 'kept')).code).toBe(0);
});
