import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { markdown } from '../../src/cli/markdown.js';
import type { Post } from '../../src/core/post.js';
import { compose } from '../../src/read/compose.js';
import { read } from '../../src/read/index.js';
import { thidua } from './run.js';

const CORPUS = join(import.meta.dirname, '../../corpus');
const folder = mkdtempSync(join(tmpdir(), 'thidua-text-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PAGE = `<html><head><meta property="og:site_name" content="Sở Y tế tỉnh A"></head><body>
<div class="menu"><a href="/">Trang chủ</a> <a href="/tin">Tin tức</a></div>
<h1>Khối thi đua số 5 tổng kết năm 2018</h1><p>Ngày đăng: 28/12/2018</p>
<p>Ngày 21/12, tại Sở Y tế, Khối thi đua số 5 đã tổ chức hội nghị tổng kết phong trào thi đua năm 2018.</p>
<ul><li>Sở Y tế: Cờ thi đua của UBND tỉnh;</li></ul>
<table><tr><th>Đơn vị</th><th>Điểm</th></tr><tr><td>Sở A|B</td><td>99,5</td></tr></table>
<p>Các đơn vị trong khối thống nhất bầu Sở Tư pháp làm Khối trưởng khối thi đua số 5 năm 2019.</p>
</body></html>`;

function put(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

test('text shows what was kept, where each value was read, and with --noise what was left out', async () => {
  const file = put('a.html', PAGE);
  const { out, err, code } = await thidua('text', file);
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out).toContain(`${file}  text/html, utf-8`);
  expect(out).toMatch(/published {4}2018-12-28\n {13}« 28\/12\/2018 » {2}post\.published\.posted/);
  expect(out).toMatch(/^item {9}Sở Y tế: Cờ thi đua/m);
  expect(out).toMatch(/^cell 2\.2 {5}99,5$/m);
  expect(out).not.toContain('Trang chủ');
  const noisy = await thidua('text', file, '--noise');
  expect(noisy.out).toMatch(/^noise {8}Trang chủ/m);
});

test('json gives every block with its place in the text; a line for each post', async () => {
  const { out } = await thidua('text', put('b.html', PAGE), put('c.txt', 'Một dòng\n\nHai dòng'), '--format', 'json');
  const [page, plain] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(page).toMatchObject({
    title: 'Khối thi đua số 5 tổng kết năm 2018',
    published: '2018-12-28',
    charset: 'utf-8',
  });
  expect(page.found.published).toEqual({
    value: '2018-12-28',
    words: '28/12/2018',
    rule: 'post.published.posted',
    claim: null,
  });
  expect(page.text).not.toContain('Trang chủ');
  expect(page.blocks.map((block: { kind: string }) => block.kind)).toContain('noise');
  expect(plain.blocks).toHaveLength(2);
});

test('what cannot be read is told and counts as failed', async () => {
  const { out, err, code } = await thidua('text', put('empty.html', ''), put('d.txt', 'Có chữ'));
  expect(code).toBe(1);
  expect(err).toContain('empty.html: The file is empty');
  expect(out).toContain('Có chữ');
});

/** Words of a post's own text, without the marks of lists. */
const wordsIn = ({ text, blocks }: Post) =>
  blocks
    .filter(({ kind }) => ['title', 'heading', 'paragraph', 'item', 'cell', 'caption'].includes(kind))
    .flatMap(({ start, end }) => text.slice(start, end).match(/[\p{L}\p{N}]+/gu) ?? []);

describe('a post written as Markdown and read again says the same', () => {
  const files = readdirSync(CORPUS).filter((file) => /\.(html|txt)$/.test(file));
  test.each(files)('%s', (file) => {
    const source = { location: file, url: null, media_type: null, charset: null, fetched_at: null };
    const post = compose(read(source, readFileSync(join(CORPUS, file))).draft, source);
    const again = { ...source, location: 'again.md' };
    const twice = compose(read(again, Buffer.from(markdown(post))).draft, again);
    expect(twice.published?.value).toBe(post.published?.value);
    const [before, after] = [wordsIn(post), wordsIn(twice)];
    const lost = before.filter((word) => !after.includes(word));
    // A title printed twice is written once, and a caption that looks like a stamp is one when read again.
    expect(lost.length, lost.join(' ')).toBeLessThanOrEqual(before.length * 0.02);
    expect(after.length).toBeLessThanOrEqual(before.length * 1.02);
  });
});
