import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/core/yaml.js';
import { calibrated } from '../../src/eval/calibrate.js';
import { compare } from '../../src/eval/score.js';
import { Told } from '../../src/eval/told.js';
import { extract } from '../../src/pipe.js';
import { readConfidence } from '../../src/rule/confidence.js';
import { loadKnowledge } from '../../src/rule/load.js';

const FILE = `about: thử
source: thử
prior: {right: 0.9, weight: 10}
usual: 0.95
most: 0.99
warnings:
  two-heads: {fields: [roles], factor: 0.5}
rules:
  role.is: [190, 0]
  role.pair: [0, 10]
`;

const confidenceOf = (text: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'thidua-')), 'confidence.yml');
  writeFileSync(file, text);
  return {
    file,
    confidence: readConfidence([file], { value: (path, schema) => readYaml(path, schema).value, keep() {} }),
  };
};

describe('confidence', () => {
  const { confidence } = confidenceOf(FILE);

  test.each([
    ['role.is', 0.98, 0.99],
    ['role.pair', 0.98, 0.45],
    ['role.unknown', 0.98, 0.9],
    ['role.unknown', 0.76, 0.72],
  ])('%s read at %d is worth %d', (rule, reading, expected) => {
    expect(confidence.of(rule, reading)).toBe(expected);
  });

  test('without a file every rule is equally good', () => {
    const none = readConfidence([], { value: () => null as never, keep() {} });
    expect(none.of('role.is', 0.9)).toBeLessThanOrEqual(0.9);
  });

  test('a failed self-check lowers the fields it concerns, and no others', () => {
    const knowledge = loadKnowledge();
    const post = (count: number) => `Khối thi đua số 3 tổng kết công tác năm 2018

Ngày 20/12/2018, Khối thi đua số 3 tỉnh Thái Nguyên tổng kết công tác thi đua năm 2018.

Khối thi đua gồm ${count} đơn vị: Sở Y tế, Sở Nội vụ, Sở Tư pháp và Sở Xây dựng.
`;
    const source = { location: 'x.txt', url: null, media_type: null, charset: null, fetched_at: null };
    const [whole, odd] = [4, 9].map((count) => extract(source, Buffer.from(post(count)), knowledge).record);
    const sure = (record: typeof whole, path: string) =>
      record!.evidence.find((proof) => proof.path.startsWith(path))!.confidence;
    expect(odd!.warnings.map(({ code }) => code)).toEqual(['member-count-mismatch']);
    expect(sure(odd, '/events/0/members')).toBeLessThan(sure(whole, '/events/0/members'));
    expect(sure(odd, '/events/0/date')).toBe(sure(whole, '/events/0/date'));
  });

  test('calibrating counts facts right and wrong by rule, a long list of one post as few', () => {
    const { file } = confidenceOf(FILE);
    const told = (members: string[]) =>
      Told.parse({
        is_bloc_post: true,
        post: {},
        events: [{ members }],
        evidence: members.map((_, at) => {
          return {
            path: `/events/0/members/${at}`,
            start: 0,
            end: 1,
            quote: 'x',
            rule: 'member.consist',
            confidence: 1,
          };
        }),
      });
    const right = ['Sở Y tế', 'Sở Nội vụ', 'Sở Tư pháp', 'Sở Xây dựng', 'Ban Dân tộc', 'Thanh tra', 'Sở Tài chính'];
    const outcome = compare('a', told(right), told([...right, 'Sở Công Thương']));
    const text = calibrated(file, [outcome]);
    expect(text).toContain('member.consist: [4, 1]');
    expect(text).toContain('two-heads: {fields: [roles], factor: 0.5}');
    expect(text).not.toContain('role.pair');
  });
});
