import { expect, test } from 'vitest';
import { render, width } from '../../src/cli/table.js';

test.each([
  ['Thái Nguyên', 11],
  ['Thái Nguyên'.normalize('NFD'), 11],
  ['Đắk Lắk', 7],
  ['', 0],
])('%j takes %i places', (text, wide) => {
  expect(width(text)).toBe(wide);
});

const COLUMNS = ['province', 'rank', 'recipient'];
const ROWS = [
  { province: 'Thái Nguyên', rank: 1, recipient: 'Sở Y tế' },
  { province: 'Thái Nguyên'.normalize('NFD'), rank: 12, recipient: 'Sở Giáo dục và Đào tạo' },
  { province: null, rank: null, recipient: 'Hội "Khuyến học",\nnhánh | 2' },
];

test('columns stand straight under Vietnamese text in any form, numbers to the right', () => {
  expect(render('table', COLUMNS, ROWS, null).normalize('NFC')).toBe(
    `province     rank  recipient
───────────  ────  ──────────────────────────
Thái Nguyên     1  Sở Y tế
Thái Nguyên    12  Sở Giáo dục và Đào tạo
                   Hội "Khuyến học", nhánh | 2
`.replace('──────────────────────────\n', '───────────────────────────\n'),
  );
});

test('a table fits the terminal by cutting its widest columns', () => {
  const lines = render('table', COLUMNS, ROWS, 35).split('\n');
  expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(35);
  expect(lines[3]?.normalize('NFC')).toBe('Thái Nguyên    12  Sở Giáo dục và…');
});

test.each([
  ['csv', 'province,rank,recipient\nThái Nguyên,1,Sở Y tế\n,,"Hội ""Khuyến học"",\nnhánh | 2"\n'],
  [
    'md',
    '| province | rank | recipient |\n| --- | --- | --- |\n| Thái Nguyên | 1 | Sở Y tế |\n|  |  | Hội "Khuyến học", nhánh \\| 2 |\n',
  ],
  [
    'jsonl',
    '{"province":"Thái Nguyên","rank":1,"recipient":"Sở Y tế"}\n{"province":null,"rank":null,"recipient":"Hội \\"Khuyến học\\",\\nnhánh | 2"}\n',
  ],
] as const)('%s', (format, expected) => {
  expect(render(format, COLUMNS, [ROWS[0]!, ROWS[2]!], 20)).toBe(expected);
});

test('json is one array, also of nothing', () => {
  expect(JSON.parse(render('json', COLUMNS, ROWS, null))).toEqual(ROWS);
  expect(render('json', COLUMNS, [], null)).toBe('[]\n');
});
