import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { readDoc } from '../../src/read/word/doc.js';

const REPORT = readFileSync(new URL('./documents/report.doc', import.meta.url));

test('a document of a word processor', async () => {
  const { blocks } = await readDoc(REPORT);
  expect(blocks.filter(({ cell }) => !cell).map(({ text }) => text)).toEqual([
    'Khối thi đua số 3 tổng kết công tác năm 2018',
    'Ngày 28/12/2018, tại thành phố Thái Nguyên, Khối thi đua số 3 tỉnh Thái Nguyên tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018, triển khai nhiệm vụ năm 2019.',
    'Sở Y tế nhận Cờ thi đua của UBND tỉnh;',
    'Ban Dân tộc nhận Bằng khen của UBND tỉnh.',
    'Sở Y tế làm Trưởng khối năm 2019.',
  ]);
  expect(blocks.flatMap(({ text, cell }) => (cell ? [[cell.row, cell.column, cell.header, text]] : []))).toEqual([
    ...['TT', 'Đơn vị', 'Điểm', 'Điểm'].map((text, column) => [0, column, true, text]),
    ...['TT', 'Đơn vị', 'Tự chấm', 'Thẩm định'].map((text, column) => [1, column, true, text]),
    ...['1', 'Sở Thông tin và Truyền thông tỉnh Thái Nguyên', '98', '97,5'].map((text, column) => [
      2,
      column,
      false,
      text,
    ]),
    ...['2', 'Sở Y tế', '96', '95'].map((text, column) => [3, column, false, text]),
  ]);
});

it('says that a document is locked', async () => {
  const locked = Uint8Array.from(REPORT);
  const head = Buffer.from(locked.buffer).indexOf(Buffer.from([0xec, 0xa5]), 512);
  locked[head + 0x0b]! |= 0x01;
  await expect(readDoc(locked)).rejects.toMatchObject({ name: 'Unreadable', code: 'locked' });
});

it('never fails otherwise, wherever a file is cut or spoilt', async () => {
  for (let at = 8; at < REPORT.length; at += 401) {
    const spoilt = Uint8Array.from(REPORT);
    spoilt[at] = spoilt[at]! ^ 0x5a;
    for (const bytes of [Uint8Array.from(REPORT.subarray(0, at)), spoilt]) {
      const outcome = await readDoc(bytes).catch((error: Error) => error);
      if (outcome instanceof Error) expect(outcome.name).toBe('Unreadable');
    }
  }
});
