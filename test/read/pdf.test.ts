import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { RawBlock } from '../../src/core/post.js';
import { readPdf } from '../../src/read/pdf.js';
import { pdfOf, type Sheet, type Text, typed, widthOf, wrap } from './documents/pdf.js';

const LEAD =
  'Ngày 28/12/2018, tại thành phố Thái Nguyên, Khối thi đua số 3 tỉnh Thái Nguyên tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018, triển khai nhiệm vụ năm 2019. Dự hội nghị có lãnh đạo 12 đơn vị trong khối.';
const SECOND =
  'Trong năm, các đơn vị đã phát động nhiều phong trào thi đua thiết thực, gắn với nhiệm vụ chính trị và cuộc vận động học tập, làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh; đời sống của cán bộ được nâng lên rõ rệt.';

const read = async (sheets: readonly Sheet[]): Promise<readonly RawBlock[]> => (await readPdf(pdfOf(sheets))).blocks;
const shortOf = (blocks: readonly RawBlock[]): string[] =>
  blocks.map(({ kind, text, page, cell }) => `${page} ${kind}${cell ? ` ${cell.row},${cell.column}` : ''}: ${text}`);
/** Lines of text below each other from a place on. */
const column = (lines: readonly string[], x: number, y: number, more: Partial<Text> = {}): Text[] =>
  lines.map((text, at) => ({ x, y: y + at * 16, text, ...more }));

describe('running text', () => {
  it('joins lines to paragraphs and keeps the page each begins on', async () => {
    const body = Array.from({ length: 12 }, (_, n) => ({ text: `${n + 1} đơn vị. ${LEAD} ${SECOND}` }));
    const blocks = await read(typed([{ text: 'Khối thi đua số 3 tổng kết năm 2018', style: 'title' }, ...body]));
    expect(blocks.map(({ text }) => text)).toEqual([
      'Khối thi đua số 3 tổng kết năm 2018',
      ...body.map(({ text }) => text),
    ]);
    expect(blocks[0]).toMatchObject({ kind: 'title', level: 1, page: 1 });
    const pages = blocks.map(({ page }) => page!);
    expect(pages).toEqual([...pages].sort());
    expect(new Set(pages)).toEqual(new Set([1, 2]));
  });

  it('parts paragraphs by their first indent alone', async () => {
    const lines = [...wrap(`     ${LEAD}`, 78), ...wrap(`     ${SECOND}`, 78)];
    const texts = column(lines, 60, 80).map(({ text, x, ...rest }) => {
      const indent = text.length - text.trimStart().length;
      return { ...rest, text: text.trim(), x: x + widthOf(' '.repeat(indent)) };
    });
    expect((await read([{ texts }])).map(({ text }) => text)).toEqual([LEAD, SECOND]);
  });

  it('does not take a dash in a name or a number at the end of a sentence for an item', async () => {
    const texts = column(
      [
        `${'Đơn vị '.repeat(9)}của tỉnh Bà Rịa`,
        `- Vũng Tàu và các đơn vị bạn cùng dự, ${'xếp thứ '.repeat(5)}`,
        '3. Hội nghị bế mạc.',
        '- Một đơn vị;',
        '- Hai đơn vị.',
      ],
      60,
      80,
    );
    const blocks = await read([{ texts }]);
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'item', 'item']);
    expect(blocks[0]!.text).toContain('Bà Rịa - Vũng Tàu');
  });

  test.each<[string, Partial<Text>]>([
    ['letters drawn one by one and out of order', { scattered: true }],
    ['other sizes', { size: 9 }],
  ])('%s', async (_, more) => {
    const texts = [{ x: 60, y: 80, text: LEAD.slice(0, 75), ...more }];
    expect((await read([{ texts }])).map(({ text }) => text)).toEqual([LEAD.slice(0, 75).trim()]);
  });

  it('puts tone marks that are drawn apart behind their letters', async () => {
    const text = 'Hội nghị tổng kết của Khối thi đua'.normalize('NFD');
    const apart: Text[] = [];
    let at = 0;
    for (const letter of text) {
      if (/\p{M}/u.test(letter)) apart.push({ x: 60 + widthOf(' '.repeat(at)) - 3, y: 80, text: letter });
      else apart.push({ x: 60 + widthOf(' '.repeat(at++)), y: 80, text: letter });
    }
    const [block] = await read([{ texts: apart }]);
    expect(block!.text.normalize('NFC')).toBe(text.normalize('NFC'));
  });

  it('reads a page that is turned', async () => {
    const texts = column(wrap(LEAD, 60), 60, 80);
    expect((await read([{ texts, rotate: 90 }])).map(({ text }) => text)).toEqual([LEAD]);
  });

  it('reads two columns one after the other, whatever is drawn first', async () => {
    const [left, right] = [column(wrap(LEAD, 36), 60, 120), column(wrap(SECOND, 36), 310, 120)];
    const lines = left.flatMap((text, at) => (right[at] ? [text, right[at]] : [text]));
    const head = { x: 60, y: 80, text: 'Bản tin thi đua khen thưởng của Khối thi đua số 3 tỉnh Thái Nguyên' };
    const blocks = await read([{ texts: [head, ...lines, ...right.slice(left.length)] }]);
    expect(blocks.map(({ text }) => text)).toEqual([head.text, LEAD, SECOND]);
  });

  it('reads the head of an official letter side by side', async () => {
    const texts = [
      ...column(['UBND TỈNH THÁI NGUYÊN', 'SỞ NỘI VỤ', 'Số: 12/BC-SNV'], 60, 60),
      ...column(
        ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Thái Nguyên, ngày 05 tháng 01 năm 2019'],
        300,
        60,
      ),
      ...column(wrap(LEAD, 78), 60, 150),
    ];
    const blocks = await read([{ texts }]);
    expect(blocks.filter(({ cell }) => cell)).toEqual([]);
    expect(blocks.map(({ text }) => text).indexOf('SỞ NỘI VỤ')).toBeLessThan(
      blocks.findIndex(({ text }) => text.startsWith('CỘNG HÒA')),
    );
    expect(blocks.at(-1)!.text).toBe(LEAD);
  });
});

describe('tables', () => {
  it('reads ruled cells with wrapped lines, and merged heads', async () => {
    const rows = [
      ['TT', 'Đơn vị', 'Điểm'],
      ['1', 'Sở Thông tin và Truyền thông tỉnh Thái Nguyên', '97,5'],
      ['2', 'Sở Y tế', '95'],
    ];
    const blocks = await read(typed([{ text: LEAD }, { rows }, { text: SECOND }]));
    expect(shortOf(blocks)).toEqual([
      `1 paragraph: ${LEAD}`,
      ...rows.flatMap((row, r) => row.map((text, c) => `1 cell ${r},${c}: ${text}`)),
      `1 paragraph: ${SECOND}`,
    ]);
    expect(blocks.filter(({ cell }) => cell?.header).map(({ text }) => text)).toEqual(rows[0]);
  });

  it('lets a ruled table go on over pages', async () => {
    const rows = [
      ['TT', 'Đơn vị', 'Điểm'],
      ...Array.from({ length: 40 }, (_, n) => [`${n + 1}`, `Sở số ${n + 1}`, `${99 - n}`]),
    ];
    const blocks = await read(typed([{ text: LEAD }, { rows }]));
    const cells = blocks.filter(({ cell }) => cell);
    expect(new Set(cells.map(({ cell }) => cell!.table))).toEqual(new Set([0]));
    expect(cells.map(({ text }) => text)).toEqual(rows.flat());
    expect(new Set(cells.map(({ page }) => page))).toEqual(new Set([1, 2]));
  });

  it('keeps a large table together', async () => {
    const rows = Array.from({ length: 600 }, (_, n) => [`${n + 1}`, `Sở số ${n + 1}`, `${n % 100}`, 'Cờ thi đua']);
    const cells = (await read(typed([{ rows }]))).filter(({ cell }) => cell);
    expect(cells.map(({ text }) => text)).toEqual(rows.flat());
    expect(cells.at(-1)!.cell).toMatchObject({ table: 0, row: 599, column: 3 });
  });

  it('reads cells that only stand below each other', async () => {
    const rows = [
      ['TT', 'Đơn vị', 'Điểm'],
      ['1', 'Sở Y tế', '97,5'],
      ['2', 'Sở Tài chính', '95'],
      ['3', 'Ban Dân tộc', '94'],
    ];
    const texts = rows.flatMap((row, r) => row.map((text, c) => ({ x: [60, 100, 300][c]!, y: 200 + r * 18, text })));
    const blocks = await read([{ texts: [...column(wrap(LEAD, 78), 60, 80), ...texts] }]);
    expect(shortOf(blocks).slice(1)).toEqual(
      rows.flatMap((row, r) => row.map((text, c) => `1 cell ${r},${c}: ${text}`)),
    );
  });

  it('does not take a frame or a page of items for a table', async () => {
    const texts = column(['1.', '2.', '3.', '4.'], 60, 100).flatMap((mark, at) => [
      mark,
      { x: 90, y: mark.y, text: `Đơn vị thứ ${at + 1} của khối` },
    ]);
    const frame: Sheet['strokes'] = [
      [40, 40, 550, 40],
      [40, 800, 550, 800],
      [40, 40, 40, 800],
      [550, 40, 550, 800],
    ];
    const blocks = await read([{ texts, strokes: frame }]);
    expect(shortOf(blocks)).toEqual([1, 2, 3, 4].map((n) => `1 item: ${n}. Đơn vị thứ ${n} của khối`));
  });
});

describe('around the text', () => {
  it('tells running heads and page numbers from the text', async () => {
    const words = `${LEAD} ${SECOND}`.split(' ');
    const paragraphs = Array.from(
      { length: 30 },
      (_, n) => `Điều ${[...words.slice(n), ...words.slice(0, n)].join(' ')}.`,
    );
    const sheets = typed(paragraphs.map((text) => ({ text }))).map((sheet, at) => ({
      ...sheet,
      texts: [
        { x: 60, y: 40, text: 'Báo cáo của Khối thi đua số 3' },
        ...(sheet.texts ?? []),
        { x: 290, y: 810, text: `- ${at + 1} -` },
      ],
    }));
    const blocks = await read(sheets);
    const noise = blocks.filter(({ kind }) => kind === 'noise').map(({ text }) => text);
    expect(noise).toEqual(sheets.flatMap((_, at) => ['Báo cáo của Khối thi đua số 3', `- ${at + 1} -`]));
    expect(blocks.filter(({ kind }) => kind !== 'noise').map(({ text }) => text)).toEqual(paragraphs);
  });

  it('names the pages without text', async () => {
    const texts = column(wrap(LEAD, 78), 60, 80);
    const draft = await readPdf(
      pdfOf([{ texts }, { picture: true }, { texts }, { picture: true, texts: [{ x: 290, y: 810, text: '4' }] }]),
    );
    expect(draft.notes?.map(({ code, message }) => [code, /^Pages 2, 4 hold no text/.test(message)])).toEqual([
      ['page-without-text', true],
    ]);
  });
});

test.each<[string, Uint8Array, string]>([
  ['pictures of pages', pdfOf([{ picture: true }, { picture: true }]), 'no-text'],
  ['a password', pdfOf([{ texts: [{ x: 60, y: 80, text: LEAD }] }], { locked: true }), 'locked'],
  ['nothing behind the beginning', Buffer.from('%PDF-1.7\n'), 'broken-document'],
  ['noise behind the beginning', Buffer.from(`%PDF-1.7\n${'\u0001x]>>'.repeat(3000)}`), 'broken-document'],
])('%s: a failure that says what to do', async (_, bytes, code) => {
  await expect(readPdf(bytes)).rejects.toMatchObject({ name: 'Unreadable', code });
});

it('never fails otherwise, wherever a file is cut', async () => {
  const whole = pdfOf(
    typed([
      { text: LEAD },
      {
        rows: [
          ['TT', 'Đơn vị'],
          ['1', 'Sở Y tế'],
        ],
      },
    ]),
  );
  for (let length = 20; length < whole.length; length += Math.ceil(whole.length / 25)) {
    const outcome = await readPdf(whole.slice(0, length)).catch((error: Error) => error.name);
    expect(typeof outcome === 'string' ? outcome : 'blocks' in outcome).toBe(
      typeof outcome === 'string' ? 'Unreadable' : true,
    );
  }
});

const REPORT = [
  '1 title: Khối thi đua số 3 tổng kết công tác năm 2018',
  '1 paragraph: Ngày 28/12/2018, tại thành phố Thái Nguyên, Khối thi đua số 3 tỉnh Thái Nguyên tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018, triển khai nhiệm vụ năm 2019.',
  '1 item: 1. Sở Y tế nhận Cờ thi đua của UBND tỉnh;',
  '1 item: 2. Ban Dân tộc nhận Bằng khen của UBND tỉnh.',
  ...['TT', 'Đơn vị', 'Điểm', 'Điểm'].map((text, column) => `1 cell 0,${column}: ${text}`),
  ...['TT', 'Đơn vị', 'Tự chấm', 'Thẩm định'].map((text, column) => `1 cell 1,${column}: ${text}`),
  ...['1', 'Sở Thông tin và Truyền thông tỉnh Thái Nguyên', '98', '97,5'].map(
    (text, column) => `1 cell 2,${column}: ${text}`,
  ),
  ...['2', 'Sở Y tế', '96', '95'].map((text, column) => `1 cell 3,${column}: ${text}`),
  '2 paragraph: Sở Y tế làm Trưởng khối năm 2019.',
];

test('a document of a word processor', async () => {
  const bytes = readFileSync(new URL('./documents/report.pdf', import.meta.url));
  expect(shortOf((await readPdf(bytes)).blocks)).toEqual(REPORT);
});
