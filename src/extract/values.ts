import type { Reading } from '../text/sentences.js';
import type { Sentence } from '../text/tokens.js';
import type { Marks } from './marks.js';

// Emulation blocs are younger than the movement of 1948; the pages are younger than the web.
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
const MOST_IN_QUOTES = 40;
const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  ['hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'].map((word, index) => [word, index + 2] as const),
);
/** What follows "mười" up to nineteen. */
const TEENS: ReadonlyMap<string, number> = new Map([...NUMBER_WORDS, ['một', 1], ['lăm', 5]]);
/** First words of units that are counted; before other words "ba", "năm" may mean something else. */
const COUNTED =
  /^(?:đơn vị|nơi |đài |địa phương|cơ quan|thành viên|tập thể|doanh nghiệp|tổ chức|bệnh viện|công ty|ngân hàng|công đoàn|thành phố|(?:huyện|xã|phường|tỉnh|quận|trường|sở|ban|hội)(?: |$))/u;
/** Units that no "năm" of a year stands before, as it does in "trong năm Cục Thuế …". */
const COUNTED_TOO =
  /^(?:chi nhánh|thị trấn|thị xã|phòng |chi cục|cục |trung tâm|hợp tác xã|đoàn thể|xí nghiệp|nhà máy|địa bàn|tòa soạn|tờ báo|trại giam)/u;
/** "thứ ba", "hạng hai", "giải ba" are places; "trong năm đơn vị" is a time. */
const NO_COUNT = /^(?:thứ|hạng|giải|lần|quý|tháng|trong|mỗi|hằng|hàng|từng|cuối|đầu|suốt|qua)$/u;

/** Marks numbers, years and quoted words of a sentence. `data.value` holds the number (decimal comma read as a point). */
export function markValues(reading: Reading, sentence: Sentence, marks: Marks): void {
  const { tokens } = reading;
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = tokens[at]!;
    if (token.kind === 'number') {
      const value = numberOf(token.norm);
      if (value === null) continue;
      marks.add({ type: 'Number', from: at, to: at + 1, name: token.norm, how: 'grammar', data: { value } });
      if (/^\d{4}$/.test(token.norm) && value >= FIRST_YEAR && value <= LAST_YEAR) {
        marks.add({ type: 'Year', from: at, to: at + 1, name: token.norm, how: 'grammar', data: { value } });
      }
    } else if (NUMBER_WORDS.has(token.norm)) {
      const teen = token.norm === 'mười' ? TEENS.get(tokens[at + 1]?.norm ?? '') : undefined;
      const to = teen === undefined ? at + 1 : at + 2;
      const counted = `${tokens[to]?.norm ?? ''} ${tokens[to + 1]?.norm ?? ''}`;
      const known = COUNTED.test(counted) || (token.norm !== 'năm' && COUNTED_TOO.test(counted));
      if (to >= sentence.to || !known || NO_COUNT.test(tokens[at - 1]?.norm ?? '')) continue;
      const value = NUMBER_WORDS.get(token.norm)! + (teen ?? 0);
      const name = teen === undefined ? token.norm : `${token.norm} ${tokens[at + 1]!.norm}`;
      marks.add({ type: 'Number', from: at, to, name, how: 'grammar', data: { value } });
      at = to - 1;
    } else if (token.norm === '"' || (token.norm === "'" && !token.glued && tokens[at + 1]?.glued)) {
      const close = closing(reading, at, sentence.to);
      if (close > at + 1) {
        const name = reading.text.slice(tokens[at + 1]!.start, tokens[close - 1]!.end);
        marks.add({ type: 'Quote', from: at, to: close + 1, name, how: 'grammar', data: {} });
        at = close;
      }
    }
  }
}

/** "996,5" → 996.5, "1.250" → 1250, "9.12" → 9.12; null for what is no number. */
export function numberOf(written: string): number | null {
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(written)) return Number(written.replaceAll('.', '').replace(',', '.'));
  const value = Number(written.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

function closing(reading: Reading, open: number, end: number): number {
  const mark = reading.tokens[open]!.norm;
  for (let at = open + 1; at < end && at - open < MOST_IN_QUOTES; at++)
    if (reading.tokens[at]!.norm === mark) return at;
  return -1;
}
