import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { thidua } from './run.js';

let folder: string;
const at = (name: string) => join(folder, name);
const write = (name: string, content: string | object) =>
  writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));

const POST = `Khối thi đua Văn hóa - Xã hội tỉnh Thái Nguyên tổng kết năm 2018
Ngày 28/12/2018
Ngày 21/12/2018, Khối thi đua Văn hóa - Xã hội tổ chức hội nghị tổng kết công tác thi đua, khen thưởng năm 2018.
Hội nghị suy tôn Sở Giáo dục và Đào tạo nhận Cờ thi đua của Chính phủ <sic>.
Ban Dân tộc được các đơn vị đánh giá cao.
`;
const GOLD = {
  is_bloc_post: true,
  post: {
    title: 'Khối thi đua Văn hóa - Xã hội tỉnh Thái Nguyên tổng kết năm 2018',
    published: '2018-12-28',
    author: null,
  },
  province: { name: 'Thái Nguyên' },
  event: {
    kinds: ['year_end_review'],
    years: [2018],
    date: '2018-12-21',
    bloc: { name: 'Khối thi đua Văn hóa - Xã hội', accept: [] },
  },
  awards: [{ recipient: 'Sở Giáo dục và Đào tạo', award: 'provincial_flag', status: 'nominated', year: 2018 }],
  rankings: [{ recipient: 'Ban Dân tộc', rank: 1, score: null }],
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'thidua-'));
});
beforeEach(() => {
  rmSync(folder, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'thidua-'));
  write('n1.txt', POST);
  write('n1.gold.json', GOLD);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('measures every post that has gold beside it', async () => {
  write('without-gold.txt', POST);
  const { out, err, code } = await thidua('eval', folder);
  expect([err, code]).toEqual(['', 0]);
  expect(out).toMatch(/^event_date +1 +0 +0 {2}1\.000/m);
  expect(out).toMatch(/^awards +0 +1 +1 {2}0\.000/m);
  expect(out).toMatch(/^title .*1\.000–1\.000$/m);
  expect(out).toMatch(/^micro /m);
  expect(out).toMatch(/\n1 posts, 0 without a record, 0 without any error\n$/);
});

test('--by shows posts, rules, awards and confidence', async () => {
  const by = async (section: string) => (await thidua('eval', folder, '--by', section)).out;
  expect(await by('post')).toMatch(/^n1 /m);
  expect(await by('rule')).toMatch(/^award\.receive +awards +0 +1 +0\.000/m);
  expect(await by('award')).toMatch(/^code +provincial_flag +government_flag +1$/m);
  expect(await by('confidence')).toMatch(
    /\nexpected calibration error 0\.\d{3}, Brier score 0\.\d{3}, over \d+ facts\n$/,
  );
});

test('--errors lists each miss and each false fact with its sentence and rule', async () => {
  const { out } = await thidua('eval', folder, '--errors');
  expect(out).toContain(`
n1  false awards: Sở Giáo dục và Đào tạo · government_flag
    in       Hội nghị suy tôn Sở Giáo dục và Đào tạo nhận Cờ thi đua của Chính phủ <sic>.
    read by  award.receive
`);
  expect(out).toMatch(/^n1 {2}missed rankings: Ban Dân tộc · 1\n {4}in {7}Ban Dân tộc được các đơn vị đánh giá cao\./m);
  expect(out).toMatch(
    /^n1 {2}missed awards: .*\n {4}in {7}Hội nghị suy tôn .*\n {4}fired {4}award\.\S+: read ".*", but/m,
  );
});

test('json holds all figures, and the errors where they are asked for', async () => {
  const json = JSON.parse((await thidua('eval', folder, '--format', 'json', '--errors')).out);
  expect(Object.keys(json)).toEqual([
    ...['rows', 'micro', 'macro', 'posts', 'perfect', 'perPost'],
    ...['intervals', 'rules', 'confusion', 'reliability', 'errors'],
  ]);
  expect(json.errors[0]).toMatchObject({ post: 'n1', kind: 'missed', field: 'awards' });
  expect(JSON.parse((await thidua('eval', folder, '--format', 'json')).out).errors).toBeUndefined();
});

test('html is one page that needs nothing else, with the posts in colours and everything escaped', async () => {
  const { out, code } = await thidua('eval', folder, '--format', 'html', '--out', at('page.html'));
  expect([out, code]).toEqual(['', 0]);
  const $ = load(readFileSync(at('page.html'), 'utf8'));
  expect($('script, link, img, iframe, sic').length).toBe(0);
  expect($('.text').text()).toBe(POST.trimEnd());
  expect($('.text mark.g-date').first().attr('title')).toMatch(/^\/events\/0\/date: event\.\S+, 0\.\d+$/);
  expect($('.text mark.wrong').text()).toContain('Sở Giáo dục và Đào tạo');
  expect($('.missed-here').text()).toContain('Ban Dân tộc được các đơn vị đánh giá cao');
  expect($('li .miss').text()).toContain('missed rankings: Ban Dân tộc · 1');
});

test('--records measures what was read before, and tells what does not meet', async () => {
  write('n2.gold.json', { is_bloc_post: false });
  write('stray.txt', POST);
  const { out: records } = await thidua('extract', at('n1.txt'), at('stray.txt'));
  write('records.jsonl', `${records}${JSON.stringify({ source: { location: 'x' }, failure: { code: 'empty' } })}\n`);
  const { out, err, code } = await thidua('eval', folder, '--records', at('records.jsonl'));
  expect(out).toMatch(/\n2 posts, 1 without a record, /);
  expect(err).toBe('records without gold here, left out: stray\ngold without a record, counted as missed: n2\n');
  expect(code).toBe(0);
  const chosen = await thidua('eval', folder, '--records', at('records.jsonl'), '--names', '*[!2]', '--errors');
  expect(chosen.out).toContain('    read by  award.receive\n');
  expect(chosen.out).toMatch(/\n1 posts, 0 without a record/);
  write('n1.txt', `Một dòng mới.\n${POST}`);
  const moved = await thidua('eval', folder, '--records', at('records.jsonl'), '--names', 'n1', '--errors');
  expect(moved.out).toContain('    in       Sở Giáo dục và Đào tạo\n    read by  award.receive\n');
});

test('a post that cannot be read is told and counts as missed', async () => {
  write('n2.gold.json', { is_bloc_post: false });
  write('n3.gold.json', { is_bloc_post: false });
  write('n3.txt', '');
  const { out, err, code } = await thidua('eval', folder);
  expect(code).toBe(1);
  expect(err).toMatch(/^n2: there is gold, but no post beside it\n.*n3\.txt: .*\(empty\)\n$/);
  expect(out).toMatch(/\n3 posts, 2 without a record/);
});

test('floors are held, and lifted when asked', async () => {
  const lines = (floor: number) =>
    `mine:\n  about: x\n  names: n*\n  floors:\n    awards: { floor: ${floor}, reached: ${floor} }\n`;
  write('floors.yml', lines(0.5));
  const options = ['--floors', at('floors.yml'), '--set', 'mine'];
  const fallen = await thidua('eval', folder, ...options);
  expect(fallen).toMatchObject({ code: 1, err: 'awards: 0.000 is below its floor 0.500\n' });
  write('floors.yml', lines(0));
  const { code, err } = await thidua('eval', folder, ...options, '--raise');
  expect(code).toBe(0);
  expect(err).toContain('title: floor none → 1.000\n');
  expect(readFileSync(at('floors.yml'), 'utf8')).toMatch(/^ {4}event_date: \{ floor: 1, reached: 1 \}$/m);
  expect((await thidua('eval', folder, ...options, '--raise')).err).toBe('no floor was passed\n');
  expect((await thidua('eval', folder, ...options)).out).toMatch(/^title .* 1\.000–1\.000 {2}1\.000$/m);
});

test.each<[what: string, args: string[], message: RegExp]>([
  ['no gold', ['corpus/..'], /corpus\/\.\.: no gold here\. A gold file NAME\.gold\.json lies beside/],
  ['no folder', ['nowhere'], /nowhere: cannot read this folder/],
  ['no such names', ['corpus', '--names', 'zz*'], /corpus: none of its \d+ gold files has a name like zz\*/],
  ['floors without a set', ['corpus', '--floors', 'test/gold/floors.yml'], /need both --floors and --set/],
  ['raising without floors', ['corpus', '--raise'], /need both/],
  ['a set and names', ['corpus', '--floors', 'x', '--set', 'y', '--names', 'z'], /leave --names out/],
  ['no such set', ['corpus', '--floors', 'test/gold/floors.yml', '--set', 'x'], /no set x; it has seeds, open/],
  ['no records', ['corpus', '--records', 'nowhere'], /nowhere: cannot read this file of records/],
])('wrong usage: %s', async (_, args, message) => {
  const { out, err, code } = await thidua('eval', ...args);
  expect([out, code]).toEqual(['', 2]);
  expect(err).toMatch(message);
});

test.each<[what: string, content: string | object, message: RegExp]>([
  ['no JSON', '{', /n1\.gold\.json: this is not JSON/],
  ['a list', [], /n1\.gold\.json: this is not a JSON object/],
  [
    'a wrong status',
    { ...GOLD, awards: [{ ...GOLD.awards[0], status: 'given' }] },
    /n1\.gold\.json: awards\.0\.status: /,
  ],
  ['a year in words', { ...GOLD, event: { ...GOLD.event, years: ['2018'] } }, /n1\.gold\.json: event\.years\.0: /],
  ['a missing answer', { post: {} }, /n1\.gold\.json: is_bloc_post: /],
])('gold is named with what is wrong: %s', async (_, content, message) => {
  write('n1.gold.json', content);
  const { err, code } = await thidua('eval', folder);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

test('a broken line of records is named by its number', async () => {
  write('records.jsonl', '{"source": {"location": "n1.txt"}, "is_bloc_post": true}\n{"is_bloc_post": true}\n');
  const { err, code } = await thidua('eval', folder, '--records', at('records.jsonl'));
  expect([err, code]).toEqual([`thidua: ${at('records.jsonl')}:2: source.location is missing\n`, 2]);
});
