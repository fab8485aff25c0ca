import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '../../src/review/catalogue.js';
import { readReview } from '../../src/review/file.js';
import { loadKnowledge } from '../../src/rule/load.js';

const catalogue = catalogueOf(loadKnowledge());
const folder = mkdtempSync(join(tmpdir(), 'thidua-review-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'a01.review.yml');
const read = (yaml: string) => {
  writeFileSync(file, yaml);
  return readReview(file, catalogue);
};
const TOP = 'post: a01.txt\nby: Lan\nat: 2026-11-22\n';
const one = (entry: string) => read(`${TOP}verdicts:\n  - { ${entry} }\n`).verdicts[0]!;

describe('a verdict', () => {
  test.each([
    ['date: 2018-12-21, verdict: right', { kind: 'date', verdict: 'right', seen: '2018-12-21', value: null }],
    ['bloc: Khối thi đua số 5, verdict: wrong', { kind: 'bloc', seen: { name: 'Khối thi đua số 5' } }],
    ['member: Sở Y tế, verdict: missing, quote: Sở Y tế', { kind: 'member', verdict: 'missing', seen: 'Sở Y tế' }],
    [
      'award: {recipient: Sở Y tế, award: Cờ thi đua của UBND tỉnh, status: awarded}, verdict: missing, quote: Sở Y tế',
      {
        seen: {
          recipient: 'Sở Y tế',
          recipient_kind: 'organization',
          award: 'provincial_flag',
          status: 'awarded',
          year: null,
        },
      },
    ],
    [
      'award: {recipient: Sở Y tế}, verdict: should_be, value: {year: 2019}, quote: năm 2019',
      { seen: { recipient: 'Sở Y tế' }, value: { year: 2019 } },
    ],
    ['venue: Hội trường A, verdict: should_be, value: null', { seen: 'Hội trường A', value: null, quote: null }],
    ['venue: null, verdict: right', { seen: null }],
    [
      'province: null, verdict: should_be, value: Thái Nguyên, quote: Thái Nguyên',
      { value: { code: '19', name: 'Thái Nguyên', basis: 'body' } },
    ],
    ['years: [2018, 2019], verdict: right, by: Minh, why: xem ảnh', { seen: [2018, 2019], by: 'Minh', why: 'xem ảnh' }],
    ['role: {holder: Sở Y tế, role: head}, verdict: wrong, of: 2', { of: 2, by: 'Lan', at: '2026-11-22', line: 5 }],
  ])('%s', (entry, expected) => {
    expect(one(entry)).toMatchObject(expected);
  });
});

describe('a slip is told with its place', () => {
  test.each([
    ['verdict: right', '5:5: verdicts.0: a verdict is about one thing: one of bloc_post, title,'],
    ['date: 2018-12-21, venue: A, verdict: right', 'one thing: date or venue'],
    ['date: 21/12/2018, verdict: right', '5:13: verdicts.0.date:'],
    ['dat: 2018-12-21, verdict: right', '5:7: verdicts.0: Unrecognized key: "dat"'],
    ['date: 2018-12-21, verdict: correct', '5:34: verdicts.0.verdict:'],
    ['date: 2018-12-21, verdict: right, value: 2018-12-22', '5:48: verdicts.0.value: value goes with should_be'],
    ['date: 2018-12-21, verdict: should_be', 'say what it should be: value'],
    ['date: 2018-12-21, verdict: should_be, value: 2018-12-22', 'give the words of the post that show it: quote'],
    ['member: Sở Y tế, verdict: missing', 'give the words of the post that show it: quote'],
    [
      'award: {recipient: A, award: provincial_flagg}, verdict: right',
      '5:36: verdicts.0.award.award: no award provincial_flagg',
    ],
    ['award: {recipient: A, award: provincial_flag}, verdict: missing, quote: A', '5:14: verdicts.0.award.status:'],
    ['award: {who: A}, verdict: right', '5:20: verdicts.0.award.who: Unrecognized key: "who"'],
    ['award: {}, verdict: right', 'say something of it'],
    ['chair: {position: Giám đốc}, verdict: missing, quote: A', 'give org or person'],
    ['province: Lào Cai, verdict: missing, quote: Lào Cai', 'say which Lào Cai: code "10"'],
    ['province: Sài Thành, verdict: missing, quote: A', 'no province Sài Thành'],
  ])('%s', (entry, expected) => {
    expect(() => one(entry)).toThrow(expected);
  });

  test.each([
    ['verdicts: []\n', 'say of which post'],
    ['post: a01.txt\nverdicts:\n  - { title: A, verdict: right, at: 2026-11-22 }\n', '3:5: verdicts.0: say who'],
    ['post: a01.txt\nverdicts:\n  - { title: A, verdict: right, by: Lan }\n', 'say when'],
    ['post: a01.txt\nsha256: abc\n', '2:9: sha256: this is no sha256'],
    ['post: a01.txt\nverdicts: [\n', 'a01.review.yml:3:1'],
  ])('%j', (yaml, expected) => {
    expect(() => read(yaml)).toThrow(expected);
  });
});

test('an empty list of verdicts and a mark of completeness are files too', () => {
  expect(read(TOP).verdicts).toEqual([]);
  expect(read(`${TOP}complete: {}\n`).verdicts).toMatchObject([{ kind: 'complete', by: 'Lan', line: 4 }]);
  expect(readFileSync(file, 'utf8')).toContain('complete');
});
