import type { Knowledge } from '../../rule/load.js';
import { fold } from '../../text/normalize.js';
import type { Token } from '../../text/tokens.js';
import type { Expand } from './expand.js';

/** Reads administrative places: level words and the proper names behind them. */
export interface Places {
  /** The level word at a token ("huyện", "TP."), or null. */
  level(tokens: readonly Token[], at: number, end: number): Level | null;
  /** Number of tokens of the proper name of a place at a token: 1-4 capitalised syllables, or a number after quận, phường. */
  name(tokens: readonly Token[], at: number, end: number, level: string): number;
  /** "tỉnh X", "huyện Y", "thành phố" behind the name of a body; null if no place follows. */
  tail(tokens: readonly Token[], at: number, end: number, text: string): Tail | null;
  /** The province of a name ("Cần Thơ"): its official name and whether it is a tỉnh or a thành phố, or null. */
  province(name: string): { readonly name: string; readonly kind: string } | null;
}

export interface Level {
  readonly name: string;
  readonly to: number;
}

/** Where the place ends, and either a province or a part of one ("huyện Ba Bể"); both empty for a bare "tỉnh". */
export interface Tail {
  readonly to: number;
  readonly province: string;
  readonly part: string;
}

const NUMBERED: ReadonlySet<string> = new Set(['quận', 'phường', 'xã', 'đặc khu']);
/** Units of one level may be told apart by a number behind the name ("xã Bảo Lâm 1"), wards by the old city ("X - Đà Lạt"). */
const SMALL: ReadonlySet<string> = new Set(['phường', 'xã']);
/** Below the province the level alone stays with a body ("Trung tâm Chính trị quận"). */
const KEPT: ReadonlySet<string> = new Set(['huyện', 'quận', 'thị xã']);
const OPENERS: ReadonlySet<string> = new Set(
  'hai ba bốn năm các những trong tại theo với hội đồng được sau trước kết qua đến ngoài trên từ để nhân'.split(' '),
);
const MOST_SYLLABLES = 4; // Thạch Lâm Hoàng Sơn, Ia Rvê Ea H'leo: no unit has more without a dash

export const isCapital = (token: Token | undefined): boolean =>
  token !== undefined && token.kind === 'word' && (token.shape === 'title' || token.shape === 'upper');

/** Builds the reader of places from the lexicons of heads (level words) and provinces. */
export function placeReader(knowledge: Knowledge, expand: Expand): Places {
  const heads = knowledge.gazetteers.get('Head')!;
  const provinces = knowledge.gazetteers.get('Place')!;
  const seats = new Set(knowledge.provinces.map(({ seat }) => seat && fold(seat)));
  const seatAt = (tokens: readonly Token[], at: number, end: number): boolean =>
    at + 1 < end && isCapital(tokens[at]) && seats.has(`${tokens[at]!.norm} ${tokens[at + 1]!.norm}`);

  const level: Places['level'] = (tokens, at, end) => {
    const hit = heads.longest(tokens, at, end);
    if (hit?.entry.value.code !== 'place') return null;
    const stop = tokens[hit.to];
    const to = stop?.norm === '.' && stop.glued && hit.to < end && tokens[at]!.shape !== 'lower' ? hit.to + 1 : hit.to;
    return { name: hit.entry.value.name, to };
  };

  const name: Places['name'] = (tokens, at, end, unit) => {
    const first = tokens[at];
    if (at >= end || !first) return 0;
    if (first.kind === 'number' && NUMBERED.has(unit))
      return /[.,]/.test(first.norm) ? 0 : seatAt(tokens, at + 1, end) ? 3 : 1;
    const known = first.shape === 'lower' ? null : provinces.longest(tokens, at, end);
    if (unit === 'tỉnh') return known ? known.to - at : 0; // "các tỉnh Đông Nam Bộ" names no province
    if (known && unit === 'thành phố') return known.to - at;
    let count = 0;
    while (count < MOST_SYLLABLES && at + count < end && isCapital(tokens[at + count])) {
      // "Bình Ca" is no "Bình" + "CA".
      const noun = count > 0 ? heads.longest(tokens, at + count, end) : null;
      const short =
        noun !== null &&
        noun.to - noun.from === 1 &&
        tokens[at + count]!.norm.length < 3 &&
        tokens[at + count]!.shape !== 'upper';
      if (
        (noun &&
          !short &&
          !(count === 1 && noun.to - noun.from === 1) &&
          /^(?:state|inner)$/.test(noun.entry.value.code ?? '')) ||
        (count > 0 && /^(?:khối|cụm)$/.test(tokens[at + count]!.norm))
      )
        break;
      count++;
      const mark = tokens[at + count];
      const next = tokens[at + count + 1];
      const joined = mark?.norm === '-' || mark?.norm === "'";
      if (joined && mark.glued && next?.glued && next.kind === 'word' && at + count + 1 < end)
        count += mark.norm === "'" ? 2 : 1;
    }
    // "… và Thanh tra TP. Hai đơn vị …": the mark ends the sentence too.
    if (count === 1 && tokens[at - 1]?.norm === '.' && OPENERS.has(first.norm)) return 0;
    // "7 huyện Hội trong cụm": the associations of districts.
    if (count === 1 && /^(?:hội|đoàn)$/.test(first.norm)) return 0;
    if (count === 0 || !SMALL.has(unit)) return count;
    const behind = tokens[at + count];
    if (behind?.norm === '-' && seatAt(tokens, at + count + 1, end)) return count + 3;
    const numbered = at + count < end && /^[1-9]$/.test(behind?.norm ?? '') && closed(tokens[at + count + 1]);
    return numbered ? count + 1 : count;
  };

  const province: Places['province'] = (written) => {
    const known = provinces.exact(written)[0]?.value;
    return known ? { name: known.name, kind: known.kind ?? 'tỉnh' } : null;
  };

  const tail: Places['tail'] = (tokens, at, end, text) => {
    const own = at < end ? level(tokens, at, end) : null;
    if (!own) return null;
    const whole = provinces.longest(tokens, at, end); // "TP.HCM" holds its level word
    if (whole) return { to: whole.to, province: whole.entry.value.name, part: '' };
    const count = name(tokens, own.to, end, own.name);
    if (count === 0)
      return own.name === 'tỉnh' || own.name === 'thành phố' || own.to >= end || closed(tokens[own.to])
        ? { to: own.to, province: '', part: KEPT.has(own.name) ? own.name : '' }
        : null;
    const to = own.to + count;
    const written = expand(text.slice(tokens[own.to]!.start, tokens[to - 1]!.end));
    const known = province(written);
    // "thành phố Cần Thơ" is a province; "thành phố Vinh" a city inside one.
    if (known && own.name === known.kind) return { to, province: known.name, part: '' };
    return { to, province: '', part: `${own.name} ${written}` };
  };

  return { level, name, tail, province };
}

const CLOSING =
  /^(?:[,;.:()]|và|-|làm|được|đạt|giữ|là|xếp|đứng|đảm|đã|chủ|sẽ|đang|vừa|vẫn|cũng|cùng|dẫn|trao|nhận|tiếp|báo|phát|thay|đăng|tổ|đón|trình|đề|thống|bàn|chuyển|kế|trúng|cho|với|trong|tại|năm|về|tổng|hỗ|phụ|có)$/;

/** Does a name end before this token: a mark, "và", or nothing? */
const closed = (token: Token | undefined): boolean => !token || CLOSING.test(token.norm);
