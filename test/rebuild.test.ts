import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingest } from '../src/ingest.js';
import { type Extracted, extract } from '../src/pipe.js';
import { open } from '../src/read/index.js';
import { release } from '../src/release/release.js';
import { type Knowledge, loadKnowledge } from '../src/rule/load.js';
import { openForReading } from '../src/store/open.js';
import { dump } from './dump.js';
import { FETCHING } from './store/sample.js';

// However a database came to be, step by step, making it anew gives the same. Needs real rules, which are edited on the way.
const RUNS = Number(process.env.RUNS ?? 10);
const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'thidua-rebuild-'));

/** A copy of the rules with one place of a file changed. */
function edited(name: string, file: string, from: string | RegExp, to: string): Knowledge {
  const rules = join(folder, name, 'rules');
  cpSync(join(import.meta.dirname, '../rules'), rules, { recursive: true });
  const text = readFileSync(join(rules, file), 'utf8');
  const other = text.replace(from, to);
  expect(other).not.toBe(text);
  writeFileSync(join(rules, file), other);
  return loadKnowledge(rules);
}

let editions: Knowledge[];
beforeAll(() => {
  const bodies = 'lexicon/organizations-province.yml';
  editions = [
    loadKnowledge(),
    edited('alias', bodies, 'forms: [Sở YT]', 'forms: [Sở Y dược]'),
    edited('body', bodies, / {2}- code: ban_dan_toc\n(?: {4}.*\n)+/, ''),
    edited('award', 'lexicon/awards.yml', 'en: Government Emulation Flag', 'en: Flag of the Government'),
  ];
  process.chdir(folder);
}, 120_000);
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

interface Telling {
  readonly bloc: string;
  readonly province: string;
  readonly day: number;
  readonly flag: string;
  readonly head: string;
  readonly published: number;
  readonly prose: number;
}

const PROSE = [
  'Trong năm, các đơn vị trong khối đã bám sát kế hoạch, gắn phong trào với nhiệm vụ chuyên môn, nhiều phần việc hoàn thành trước hạn.',
  'Công tác cải cách hành chính có chuyển biến, tỷ lệ hồ sơ giải quyết đúng hạn đạt trên 98%, người dân đánh giá tốt hơn năm trước.',
  'Các đại biểu thảo luận về bảng điểm, đề nghị bỏ những tiêu chí trùng nhau và cộng điểm cho việc giúp xã khó khăn.',
];
const post = ({
  bloc,
  province,
  day,
  flag,
  head,
  published,
  prose,
}: Telling): string => `${bloc} tỉnh ${province} tổng kết công tác thi đua năm 2018
Báo ${province} - ${published}/12/2018
Ngày ${day}/12/2018, ${bloc} tỉnh ${province} tổ chức hội nghị tổng kết công tác thi đua, khen thưởng năm 2018. Sở YT - Trưởng khối chủ trì hội nghị.
Khối gồm 4 đơn vị: Sở Y tế, Ban Dân tộc, Sở Giáo dục và Đào tạo, Sở Văn hóa, Thể thao và Du lịch.
${PROSE[prose]}
Hội nghị đã thống nhất suy tôn ${flag} nhận Cờ thi đua của Chính phủ; Ban Dân tộc nhận Bằng khen của UBND tỉnh.
Hội nghị đã bầu ${head} làm Trưởng khối năm 2019.
`;
const page = (text: string): string =>
  `<html><head><link rel="canonical" href="https://bao.example/tin/1.html"></head><body>${text.replaceAll(/.+/g, '<p>$&</p>')}</body></html>`;

const telling = fc.record<Telling>({
  bloc: fc.constantFrom(
    'Khối thi đua Văn hóa - Xã hội',
    'Khối thi đua các cơ quan Văn hóa – Xã hội',
    'Khối thi đua số 5',
    'Khối thi đua V',
    // One that is not named.
    'khối thi đua',
  ),
  province: fc.constantFrom('Bắc Kạn', 'Thái Nguyên'),
  day: fc.constantFrom(20, 21),
  flag: fc.constantFrom('Sở Y tế', 'Sở YT', 'Sở Giáo dục và Đào tạo', 'Hội Sinh vật cảnh'),
  head: fc.constantFrom('Ban Dân tộc', 'Sở Y tế', 'Hội Nhà báo'),
  published: fc.constantFrom(21, 22, 23),
  prose: fc.nat(PROSE.length - 1),
});
const content = fc.oneof(
  { weight: 6, arbitrary: telling.map(post) },
  { weight: 2, arbitrary: telling.map((it) => page(post(it))) },
  { weight: 1, arbitrary: fc.constantFrom('', 'Tin khác\n') },
);
const review = fc
  .constantFrom(
    'date: 2018-12-21, verdict: right',
    'member: Sở Y tế, verdict: wrong',
    'title: null, verdict: right',
    'dat: 1',
  )
  .map((verdict) => `by: Lan\nat: 2026-11-22\nverdicts:\n  - { ${verdict} }\n`);

type Step =
  | { readonly does: 'put'; readonly file: string; readonly content: string }
  | { readonly does: 'copy'; readonly file: string; readonly to: string }
  | { readonly does: 'remove'; readonly file: string }
  | { readonly does: 'edit'; readonly edition: number }
  | { readonly does: 'ingest'; readonly path: string; readonly prune: boolean };

const POSTS = ['a', 'b'].flatMap((dir) =>
  ['1.txt', '2.txt', '3.txt', '4.html', '5.html'].map((name) => `p/${dir}/${name}`),
);
const REVIEWS = ['p/a/1.review.yml', 'p/b/4.review.yml'];
const file = fc.constantFrom(...POSTS);
const step = fc.oneof(
  { weight: 7, arbitrary: fc.record<Step>({ does: fc.constant('put'), file, content }) },
  {
    weight: 1,
    arbitrary: fc.record<Step>({ does: fc.constant('put'), file: fc.constantFrom(...REVIEWS), content: review }),
  },
  { weight: 2, arbitrary: fc.record<Step>({ does: fc.constant('copy'), file, to: file }) },
  {
    weight: 3,
    arbitrary: fc.record<Step>({ does: fc.constant('remove'), file: fc.constantFrom(...POSTS, ...REVIEWS) }),
  },
  { weight: 2, arbitrary: fc.record<Step>({ does: fc.constant('edit'), edition: fc.nat(3) }) },
  {
    weight: 3,
    arbitrary: fc.record<Step>({
      does: fc.constant('ingest'),
      path: fc.constantFrom('p', 'p/a', 'p/b'),
      prune: fc.boolean(),
    }),
  },
);

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Histories that are rare by chance: meetings of blocs that are not named, of which a copy goes or another comes. */
const unnamed = (more: Partial<Telling>): Step & { does: 'put' } => ({
  does: 'put',
  file: 'p/a/1.txt',
  content: post({
    bloc: 'khối thi đua',
    province: 'Bắc Kạn',
    day: 21,
    flag: 'Sở Y tế',
    head: 'Sở Y tế',
    published: 22,
    prose: 0,
    ...more,
  }),
});
const RARE: Step[][] = [
  ...['p/a/1.txt', 'p/b/1.txt'].map((goes): Step[] => [
    unnamed({}),
    { does: 'copy', file: 'p/a/1.txt', to: 'p/b/1.txt' },
    { does: 'ingest', path: 'p', prune: false },
    { does: 'remove', file: goes },
  ]),
  [
    unnamed({}),
    { does: 'ingest', path: 'p', prune: false },
    { ...unnamed({ day: 12, published: 13, prose: 1 }), file: 'p/b/1.txt' },
  ],
];

/** Reading is a function of bytes and rules: what was read once in this test is not read again. */
const made = new Map<string, Promise<Extracted>>();
async function run(edition: number, paths: string[], prune: boolean, rebuild = false): Promise<void> {
  const knowledge = editions[edition]!;
  await ingest({ paths, db: 't.db', rules: knowledge, prune, rebuild, fetching: FETCHING }, (source, bytes) => {
    const id = `${edition} ${source.location} ${digestOf(bytes)}`;
    const read = async () => extract(source, bytes, knowledge, await open(source, bytes));
    return made.get(id) ?? made.set(id, read()).get(id)!;
  });
}
/** Everything in the database, then the digests of what is released of it. */
async function said(): Promise<string[]> {
  const db = openForReading('t.db');
  const lines = dump(db);
  db.close();
  const imprint = { title: 'Bài', authors: [], date: null, license: null };
  await release('r', {
    db: 't.db',
    formats: ['csv', 'jsonl', 'sqlite'],
    excel: false,
    persons: 'keep',
    imprint,
    version: '0',
  });
  const files = readdirSync('r', { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join('r', name)).isFile(),
  );
  const digests = files.sort().map((name) => `${name} ${digestOf(readFileSync(join('r', name)))}`);
  rmSync('r', { recursive: true });
  return [...lines, ...digests];
}

test('a database made anew says what the one says that grew, and is released as the same bytes', {
  timeout: 60_000 * RUNS,
}, async () => {
  const history = fc.array(step, { minLength: 5, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      for (const gone of ['p', 't.db']) rmSync(gone, { recursive: true, force: true });
      for (const dir of ['p/a', 'p/b']) mkdirSync(dir, { recursive: true });
      let edition = 0;
      for (const one of steps) {
        if (one.does === 'put') writeFileSync(one.file, one.content);
        else if (one.does === 'copy') existsSync(one.file) && writeFileSync(one.to, readFileSync(one.file));
        else if (one.does === 'remove') rmSync(one.file, { force: true });
        else if (one.does === 'edit') edition = one.edition;
        else await run(edition, [one.path], one.prune);
      }
      await run(edition, ['p'], true);
      const grown = await said();
      await run(edition, ['p'], false, true);
      expect(await said()).toEqual(grown);
    }),
    { numRuns: RUNS, examples: RARE.map((steps) => [steps]) },
  );
});
