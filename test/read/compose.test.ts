import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Post } from '../../src/core/post.js';
import { compose } from '../../src/read/compose.js';
import { read } from '../../src/read/index.js';

const MASTHEAD = [
  'BÁO SÔNG ĐÀ ĐIỆN TỬ',
  'Thứ Bảy, 05/08/2028',
  'Trang chủ | Chính trị | Kinh tế | Xã hội',
  'Chính trị',
];
const TITLE = 'Khối thi đua số 21 tổng kết công tác năm 2019';
const LEAD = 'Sáng 11/12, tại Sở Y tế, Khối thi đua số 21 tổ chức hội nghị tổng kết công tác thi đua năm 2019.';
const BODY =
  'Hội nghị thống nhất suy tôn Sở Y tế nhận Cờ thi đua của UBND tỉnh, Sở Công Thương nhận Bằng khen của UBND tỉnh.';
const TAIL = [
  'Các tin khác',
  'Khối thi đua số 8 bàn giao Trưởng khối (10/10/2021)',
  'Họp mặt đầu xuân (02/02/2022)',
  'Tòa soạn: 3 Hoàng Văn Thụ, TP. Sông Đà',
];

const post = (text: string, location = 'x.txt', url: string | null = null): Post => {
  const source = { location, url, media_type: null, charset: null, fetched_at: null };
  return compose(read(source, Buffer.from(text)).draft, source);
};
const lines = (...all: string[]): Post => post(all.join('\n'));
const kinds = ({ text, blocks }: Post): string[] =>
  blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
const told = ({ title, published, publishedTime, author }: Post) =>
  [title, published, publishedTime, author].map((stated) => stated?.value ?? null);

describe('title and stamp in text', () => {
  test.each<[string, string[], (string | null)[]]>([
    [
      'stamp under the title',
      [...MASTHEAD, TITLE, '10:20 12/12/2019', LEAD, BODY],
      [TITLE, '2019-12-12', '10:20', null],
    ],
    [
      'stamp above the title',
      [...MASTHEAD, 'Thứ năm, 12/12/2019, 10:20 [GMT+7]', TITLE, LEAD, BODY],
      [TITLE, '2019-12-12', '10:20', null],
    ],
    ['stamp in brackets behind the title', [`${TITLE} (12/12/2019)`, LEAD, BODY], [TITLE, '2019-12-12', null, null]],
    [
      'stamp with its time behind the title',
      [`${TITLE} (05:25 12/12/2019)`, LEAD, BODY],
      [TITLE, '2019-12-12', '05:25', null],
    ],
    ['stamp below the lead', [...MASTHEAD, TITLE, LEAD, '12/12/2019', BODY], [TITLE, '2019-12-12', null, null]],
    ['a clock alone is no stamp', [...MASTHEAD, TITLE, LEAD, BODY], [TITLE, null, null, null]],
    [
      'a clock with a time near the meeting is one',
      ['Báo Sông Đà', '11/12/2019 17:05 (GMT+7)', 'Thời sự > Chính trị', TITLE, LEAD, BODY],
      [TITLE, '2019-12-11', '17:05', null],
    ],
    [
      'a clock with a time years later is none',
      ['Báo Sông Đà', '11/12/2023 17:05 (GMT+7)', 'Thời sự > Chính trị', TITLE, LEAD, BODY],
      [TITLE, null, null, null],
    ],
    ['the day of printing is none', [TITLE, 'Ngày in: 12/12/2024', LEAD, BODY], [TITLE, null, null, null]],
    [
      'a title printed twice',
      [TITLE, 'Ngày đăng: 12/12/2019', TITLE, 'Toàn cảnh hội nghị', LEAD, BODY],
      [TITLE, '2019-12-12', null, null],
    ],
    [
      'buttons and skip links are no title',
      ['Skip to main content', 'Cỡ chữ A+ A-', TITLE, '12/12/2019', LEAD, BODY],
      [TITLE, '2019-12-12', null, null],
    ],
    [
      'a kicker',
      [...MASTHEAD, 'Khối thi đua số 21', 'Nhiều việc làm hay vì học sinh nghèo', '12/12/2019', LEAD, BODY],
      ['Khối thi đua số 21: Nhiều việc làm hay vì học sinh nghèo', '2019-12-12', null, null],
    ],
    [
      'a headline in two lines',
      ['HỘI NGHỊ TỔNG KẾT KHỐI THI ĐUA SỐ 21', 'VÀ KÝ KẾT GIAO ƯỚC NĂM 2020', '12/12/2019', LEAD, BODY],
      ['HỘI NGHỊ TỔNG KẾT KHỐI THI ĐUA SỐ 21 VÀ KÝ KẾT GIAO ƯỚC NĂM 2020', '2019-12-12', null, null],
    ],
    [
      'null before the title',
      [...MASTHEAD, `null ${TITLE}`, '12/12/2019 08:00', LEAD, BODY],
      [TITLE, '2019-12-12', '08:00', null],
    ],
    [
      'a title that ends in a point',
      [
        ...MASTHEAD,
        'Hội Nông dân tỉnh cùng các đơn vị trong khối trao nhà tình nghĩa.',
        '12/12/2019 08:00',
        LEAD,
        BODY,
      ],
      ['Hội Nông dân tỉnh cùng các đơn vị trong khối trao nhà tình nghĩa.', '2019-12-12', '08:00', null],
    ],
    [
      'the stamp with a byline',
      [...MASTHEAD, TITLE, 'Lan Chi  12/12/2019 - 10:20', LEAD, BODY],
      [TITLE, '2019-12-12', '10:20', 'Lan Chi'],
    ],
    ...[
      'Tháng Mười Hai 12, 2019   by Vũ Lan Chi   0 bình luận',
      '12/12/2019 bởi Vũ Lan Chi trong Tin hoạt động',
      'Đăng bởi: Vũ Lan Chi - 12/12/2019 - 345 người xem',
    ].flatMap((stamp): [string, string[], (string | null)[]][] => [
      [`who posted it: ${stamp}`, [...MASTHEAD, TITLE, stamp, LEAD, BODY], [TITLE, '2019-12-12', null, 'Vũ Lan Chi']],
      [`below the lead: ${stamp}`, [...MASTHEAD, TITLE, LEAD, stamp, BODY], [TITLE, '2019-12-12', null, 'Vũ Lan Chi']],
    ]),
    [
      'the stamp with a labelled byline below the lead',
      [...MASTHEAD, TITLE, LEAD, '12/12/2019 - 06:00 Bài, ảnh: LAN CHI', 'Quang cảnh hội nghị', BODY],
      [TITLE, '2019-12-12', '06:00', 'LAN CHI'],
    ],
    [
      'a unit that posted it',
      [...MASTHEAD, TITLE, 'Đăng bởi Phòng Hành chính - Tổ chức ngày 12/12/2019', LEAD, BODY],
      [TITLE, '2019-12-12', null, 'Phòng Hành chính - Tổ chức'],
    ],
    [
      'the stamp with an account',
      [...MASTHEAD, TITLE, 'Người đăng: Quản trị .Ngày đăng: 12/12/2019 08:27 .Lượt xem: 2 lượt.', LEAD, BODY],
      [TITLE, '2019-12-12', '08:27', null],
    ],
    [
      'the scraper says the day',
      ['date 2019-12-12', ...MASTHEAD, TITLE, LEAD, BODY],
      [TITLE, '2019-12-12', null, null],
    ],
  ])('%s', (_, text, expected) => {
    expect(told(lines(...text, ...TAIL))).toEqual(expected);
  });
});

describe('signatures in text', () => {
  test.each<[string[], string | null]>([
    [['Tin, ảnh: Lan Chi'], 'Lan Chi'],
    [['Bài và ảnh: LAN CHI - QUANG VŨ'], 'LAN CHI - QUANG VŨ'],
    [['Tác giả bài viết: Vũ Lan Chi'], 'Vũ Lan Chi'],
    [['Lan Chi', 'Ban Thi đua, Khen thưởng - Sở Nội vụ'], 'Lan Chi'],
    [['Lan Chi', '', 'Nguồn: Báo Sông Đà'], 'Lan Chi'],
    [['KIM CHI - TIẾN ĐẠT'], 'KIM CHI - TIẾN ĐẠT'],
    [['Lan Chi tổng hợp'], 'Lan Chi'],
    [['Văn phòng Sở'], 'Văn phòng Sở'],
    [['PV'], 'PV'],
    [['BBT (12/12/2019)'], 'BBT'],
    [['Lan Chi - 12/12/2019'], 'Lan Chi'],
    [['Văn phòng Sở', 'Bản quyền: Sở Y tế Sông Đà. Địa chỉ: 3 Hoàng Văn Thụ'], 'Văn phòng Sở'],
    [['Tác giả: Super User'], null],
    [['Theo TTXVN'], null],
    [['Ảnh: Lan Chi'], null],
    [['BÁO SÔNG ĐÀ ĐIỆN TỬ', 'Địa chỉ: 3 Hoàng Văn Thụ'], null],
  ])('%j', (signature, author) => {
    expect(told(lines(...MASTHEAD, TITLE, LEAD, BODY, ...signature, ...TAIL))[3]).toBe(author);
  });

  test.each([
    ['./. Lan Chi', 'Lan Chi'],
    ['./.                         Lan Chi', 'Lan Chi'],
    ['.LAN CHI', 'LAN CHI'],
    ['. Tin, ảnh: Lan Chi', 'Lan Chi'],
    [' tại TP.Sông Đà', null],
  ])('glued to the text: %j', (glued, author) => {
    const composed = lines(...MASTHEAD, TITLE, LEAD, BODY.slice(0, -1) + glued, ...TAIL);
    expect(told(composed)[3]).toBe(author);
    expect(kinds(composed).some((line) => line.startsWith('byline:'))).toBe(author !== null);
  });
});

describe('zones of a text', () => {
  test('what is the post and what is around it', () => {
    expect(
      kinds(
        lines(
          ...MASTHEAD,
          TITLE,
          '12/12/2019 08:00',
          LEAD,
          'hop-khoi.jpg',
          'Các đơn vị ký giao ước',
          BODY,
          'Kết quả như sau:',
          '- Sở Y tế: nhất;',
          'Sở Nội vụ: nhì',
          LEAD,
          'Lượt xem: 12',
          'Lan Chi',
          ...TAIL,
        ),
      ),
    ).toEqual([
      'footer: BÁO SÔNG ĐÀ ĐIỆN TỬ',
      'noise: Thứ Bảy, 05/08/2028',
      'noise: Trang chủ | Chính trị | Kinh tế | Xã hội',
      'noise: Chính trị',
      `title: ${TITLE}`,
      'stamp: 12/12/2019 08:00',
      `paragraph: ${LEAD}`,
      'noise: hop-khoi.jpg',
      'caption: Các đơn vị ký giao ước',
      `paragraph: ${BODY}`,
      'paragraph: Kết quả như sau:',
      'item: - Sở Y tế: nhất;',
      'item: Sở Nội vụ: nhì',
      `noise: ${LEAD}`,
      'noise: Lượt xem: 12',
      'byline: Lan Chi',
      ...TAIL.slice(0, 3).map((line) => `noise: ${line}`),
      `footer: ${TAIL[3]}`,
    ]);
  });

  test('a calendar is noise', () => {
    const composed = kinds(
      lines(TITLE, '12/12/2019', LEAD, BODY, 'Lan Chi', 'Tháng 7, 2020', 'CN T2 T3 T4 T5 T6 T7', '28 29 30 1 2 3 4'),
    );
    expect(composed.slice(-3).every((line) => line.startsWith('noise:'))).toBe(true);
  });

  test('a box of other news in the middle does not end the text', () => {
    const long = (n: number) => `Đoạn thứ ${n}: ${BODY} ${BODY}`;
    const composed = kinds(
      lines(
        TITLE,
        '12/12/2019',
        LEAD,
        'Tin liên quan',
        'Khối thi đua số 8 bàn giao Trưởng khối (10/10/2021)',
        long(1),
        long(2),
        long(3),
      ),
    );
    expect(composed.filter((line) => line.startsWith('paragraph:'))).toHaveLength(4);
    expect(composed).toContain('noise: Khối thi đua số 8 bàn giao Trưởng khối (10/10/2021)');
  });
});

describe('claims', () => {
  const front = (claims: string) => post(`---\n${claims}\n---\n# ${TITLE}\n\n${LEAD}\n\n${BODY}\n`, 'x.md');

  test('an instant of another zone becomes the Vietnamese day, with words to point at', () => {
    const composed = front('date: 2019-12-11T18:30:00Z');
    const { value, span, rule } = composed.published!;
    expect([value, composed.publishedTime?.value, rule]).toEqual(['2019-12-12', '01:30', 'post.published.meta']);
    expect(composed.text.slice(span.start, span.end)).toBe('2019-12-11T18:30:00Z');
    expect(composed.blocks.at(-1)!.kind).toBe('meta');
  });

  test('a stamp goes before a claim, an update does not', () => {
    const stamped = (line: string) =>
      post(`---\ndate: 2019-12-12\n---\n# ${TITLE}\n\n${line}\n\n${LEAD}\n\n${BODY}\n`, 'x.md').published?.value;
    expect(stamped('13/12/2019 08:00')).toBe('2019-12-13');
    expect(stamped('Cập nhật: 20/12/2019')).toBe('2019-12-12');
  });

  test('the address comes with the source, or from the page; a root is none', () => {
    expect(post(LEAD, 'x.txt', 'https://songda.gov.vn/tin/5').url).toMatchObject({
      value: 'https://songda.gov.vn/tin/5',
      rule: 'post.url.source',
    });
    expect(front('url: https://songda.gov.vn/tin/6').url?.value).toBe('https://songda.gov.vn/tin/6');
    expect(lines('https://songda.gov.vn/tin/7', TITLE, LEAD).url?.value).toBe('https://songda.gov.vn/tin/7');
    expect(lines(TITLE, LEAD, BODY, 'http://songda.gov.vn').url).toBeNull();
  });

  test.each([
    ['masthead', lines(...MASTHEAD, TITLE, LEAD), 'BÁO SÔNG ĐÀ ĐIỆN TỬ'],
    [
      'owner',
      lines(
        ...MASTHEAD,
        TITLE,
        LEAD,
        BODY,
        'Các tin khác',
        'Bản quyền thuộc Sở Y tế tỉnh Sông Đà - Số 5, đường Hoàng Văn Thụ',
      ),
      'Sở Y tế tỉnh Sông Đà',
    ],
    ['claim', front('site: Báo Sông Đà'), 'Báo Sông Đà'],
    ['none', lines(TITLE, LEAD), null],
  ])('publisher: %s', (_, composed, publisher) => {
    expect(composed.publisher?.value ?? null).toBe(publisher);
  });
});

describe('any text', () => {
  const shape = ({ title, published, author, blocks }: Post) => ({
    title: title?.value,
    published: published?.value,
    author: author?.value,
    kinds: blocks.map(({ kind }) => kind),
  });

  test('decomposed letters and old tone marks make no difference', () => {
    const all = [
      ...MASTHEAD,
      TITLE,
      '12/12/2019',
      LEAD,
      'Toàn thể đại biểu hoà nhạc tại Thuỷ Nguyên.',
      BODY,
      'Lê Thuý Hoà',
      ...TAIL,
    ];
    const now = shape(
      lines(
        ...all.map((line) =>
          line.replace('Hoà', 'Hòa').replace('Thuý', 'Thúy').replace('Thuỷ', 'Thủy').replace('hoà', 'hòa'),
        ),
      ),
    );
    expect(shape(lines(...all))).toEqual(now);
    expect(shape(lines(...all.map((line) => line.normalize('NFD'))))).toEqual(now);
  });

  const word = fc.constantFrom(
    'Khối thi đua',
    'tổng kết',
    '12/12/2019',
    'Các tin khác',
    '|',
    'Lan Chi',
    '<p>',
    '</td>',
    '<table>',
    '<b',
    'Ảnh:',
    '\n',
    '\n\n',
    './.',
    '- ',
    '# ',
    '---',
    '"',
    '\u0000',
    '\ufeff',
    ' ',
    '&#0;',
    '{"@graph":[]}',
    'năm 2019.',
  );
  test.each(['x.txt', 'x.html', 'x.md'])('%s: blocks tile the text, values quote it', (location) => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word, { maxLength: 60 }).map((all) => all.join('')),
          fc.string({ unit: 'grapheme', maxLength: 300 }),
        ),
        (text) => {
          const source = { location, url: null, media_type: null, charset: null, fetched_at: null };
          const bytes = Buffer.from(text.replaceAll('\u0000', '') || 'a');
          if (bytes.toString().trim() === '') return;
          const composed = compose(read(source, bytes).draft, source);
          let at = 0;
          for (const { start, end } of composed.blocks) {
            expect(start).toBe(at);
            at = end + 1;
          }
          expect(Math.max(at - 1, 0)).toBe(composed.text.length);
          expect(composed.text).toBe(composed.text.normalize('NFC'));
          for (const stated of [
            composed.title,
            composed.published,
            composed.author,
            composed.publisher,
            composed.url,
          ]) {
            if (stated) expect(composed.text.slice(stated.span.start, stated.span.end)).not.toBe('');
          }
          expect(compose(read(source, bytes).draft, source)).toEqual(composed);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
});
