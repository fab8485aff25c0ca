import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Draft } from '../../src/core/post.js';
import { readHtml } from '../../src/read/html.js';
import { allProfiles, fitting, profilesIn } from '../../src/read/profile.js';
import { BENCHMARK, makePage } from '../pages/generate.mjs';

const folder = mkdtempSync(join(tmpdir(), 'thidua-profiles-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
function profiles(...files: string[]) {
  const here = join(folder, String(count++));
  mkdirSync(here);
  for (const [at, text] of files.entries()) writeFileSync(join(here, `site${at}.yml`), text);
  return profilesIn(here);
}

const SITE = `about: Báo thử nghiệm.
match: { hosts: [bao.example] }
select: { main: ['#noidung'], title: ['.to'] }
drop: ['.qc']
`;
const LONG = 'Khối thi đua số 5 tổ chức hội nghị tổng kết phong trào thi đua năm 2018 và bàn phương hướng năm sau. ';
const PAGE = `<html><body><div class="to">Khối thi đua số 5 tổng kết</div>
<div id="noidung"><p>${LONG.repeat(2)}</p><div class="qc"><p>${LONG.toUpperCase()}</p></div></div>
<div id="khac"><p>${'Một bài dài hơn nhiều về việc khác, không phải bài của trang này. '.repeat(20)}</p></div></body></html>`;

const own = ({ blocks }: Draft) =>
  blocks
    .filter(({ kind }) => kind === 'paragraph' || kind === 'title')
    .map(({ kind, text }) => `${kind} ${text.slice(0, 20)}`);

describe('a site is one file', () => {
  test('its host chooses it, by the address given or claimed; what it selects is the post', () => {
    const known = profiles(SITE);
    const expected = ['title Khối thi đua số 5 tổ', 'paragraph Khối thi đua số 5 tổ'];
    const read = readHtml(PAGE, 'https://www.bao.example/a.html', known);
    expect(own(read)).toEqual(expected);
    expect(read.profile).toBe('site0');
    const head = '<html><head><link rel="canonical" href="https://bao.example/a.html"></head>';
    expect(readHtml(PAGE.replace('<html>', head), null, known).profile).toBe('site0');
    expect(readHtml(PAGE, 'https://khacbao.example/', known).profile).toBeUndefined();
    expect(own(readHtml(PAGE, null, known)).join()).toContain('Một bài dài');
  });

  test('where nothing is found any more, the page is read without it, and that is told', () => {
    const known = profiles(SITE.replace('#noidung', '#moi'));
    const read = readHtml(PAGE, 'https://bao.example/a', known);
    expect(read.notes).toMatchObject([{ code: 'profile-stale' }]);
    expect(read.profile).toBeUndefined();
    expect(own(read).join()).toContain('Một bài dài');
  });

  test('common signs are tried last and are silent', () => {
    const common = 'about: a\nmatch: { signs: [viewstate], common: true }\nselect: { main: ["#khong"] }\n';
    const page = PAGE.replace('<html>', '<html><head><meta name="VIEWSTATE"></head>');
    const known = profiles(common, SITE);
    expect(fitting(known, page, 'https://bao.example/').map(({ id }) => id)).toEqual(['site1', 'site0']);
    expect(readHtml(page, 'https://bao.example/', known).profile).toBe('site1');
    expect(readHtml(page, null, known).notes).toBeUndefined();
  });
});

test.each([
  ['no match', 'about: a\nselect: { main: [p] }\n', /site0\.yml:\d+:\d+: match/],
  ['nothing to match by', 'about: a\nmatch: {}\n', /site0\.yml:2:8: match: give hosts or signs/],
  ['a key that is none', 'about: a\nmatch: { hosts: [a.vn] }\nselects: {}\n', /site0\.yml:3:1/],
  [
    'a selector that is none',
    'about: a\nmatch: { hosts: [a.vn] }\ndrop: ["p", "a[["]\n',
    /site0\.yml:3:13: a\[\[ is no CSS selector/,
  ],
])('%s is told with its place', (_, text, message) => {
  expect(() => profiles(text)).toThrow(message);
});

test('profiles of the package: each system of the test pages is known by its signs, and none is stale there', () => {
  expect(allProfiles().length).toBeGreaterThan(10);
  const seen = new Map<string, Set<string>>();
  for (const { family, seed, lang } of BENCHMARK.filter(({ seed }) => seed % 2 === 0)) {
    const { html, url } = makePage(family, seed, { lang });
    const { profile = '-', notes = [] } = readHtml(html, url);
    (seen.get(family) ?? seen.set(family, new Set()).get(family)!).add(notes.length > 0 ? `${profile} stale` : profile);
  }
  const families = ['sharepoint', 'dotnetnuke', 'liferay', 'nukeviet', 'wordpress', 'drupal', 'webcenter'];
  for (const family of families) expect([...seen.get(family)!], family).toEqual([family]);
});
