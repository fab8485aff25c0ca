import type { Knowledge } from '../../rule/load.js';
import { fold } from '../../text/normalize.js';
import { type Token, tokenize } from '../../text/tokens.js';
import { isCapital, type Places } from './places.js';

/**
 * Finds the end of the words that belong to a name whose known beginning ends at `from`. Small words belong to it if
 * they occur in known names, or stand before a capital. `own`: the body has a name of its own ("Công ty"), not only a
 * field. `joined`: "và" may follow at once ("Công ty Lâm nghiệp" + "và Dịch vụ X"). `loose`: a name of small words alone may end at a mark ("Trại giống cây trồng;").
 */
export type Grow = (
  tokens: readonly Token[],
  from: number,
  end: number,
  how: { own: boolean; loose: boolean; joined?: boolean },
) => number;

/** Small words that join names or open clauses; they occur in known names but never prolong unknown ones. */
const JOINTS: ReadonlySet<string> = new Set(['và', 'với', 'tại', 'cho', 'các', 'của', 'những', 'số']);
const MOST_NAME_WORDS = 16; // the longest names of the lexicons have 13 words
const MOST_LOOSE = 24; // "Xí nghiệp khai thác, chế biến, kinh doanh, xuất nhập khẩu than, khoáng sản 16"
const MOST_NUMBER = 30; // schools of one name are told apart by small numbers
/** The last word of "Trường THPT", "Trường Tiểu học", "Bệnh viện", "Trung tâm". */
const SCHOOL = /^(?:trường|thpt|thcs|học|sở|non|giáo|đẳng|cấp|viện|tâm)$/u;
const MOST_SMALL_WORDS = 3; // "Công ty cổ phần cáp treo Núi Bà", "Công ty TNHH mía đường Tây Ninh"

/** Builds `Grow` from the words of known names and rules/lexicon/namewords.yml. */
export function grower(
  knowledge: Knowledge,
  places: Places,
  stops: (tokens: readonly Token[], at: number, end: number) => boolean,
): Grow {
  const orgs = knowledge.gazetteers.get('Org')!;
  const heads = knowledge.gazetteers.get('Head')!;
  const provinces = knowledge.gazetteers.get('Place')!;
  const { words: nameWords, pairs } = wordsOf(knowledge);
  const seats = new Set(knowledge.provinces.map(({ seat }) => seat && fold(seat)));
  const startsBody = (tokens: readonly Token[], at: number, end: number): boolean =>
    heads.longest(tokens, at, end) !== null;

  /**
   * End of the words that belong to a name whose beginning ends at `from`. Small words belong to it if they occur in
   * known names, or stand before a capital; `loose` lets a name of small words alone end at a mark ("Trại giống cây trồng").
   */
  const grow: Grow = (tokens, from, end, { own, loose, joined }) => {
    let to = from;
    let proper = false;
    for (let i = from; i < end && i - from < MOST_NAME_WORDS; ) {
      const token = tokens[i]!;
      const next = tokens[i + 1];
      if (token.kind === 'word') {
        if (stops(tokens, i, end) || places.level(tokens, i, end)) {
          // "Chi nhánh Công ty 16 tại Hà Nội"
          if (token.norm !== 'tại' || !/chi nhánh|đại diện|phân hiệu/u.test(namedSoFar(tokens, from, i))) break;
          const count = placeCount(tokens, i + 1, end);
          return count > 0 ? i + 1 + count : to;
        }
        // "Trường THPT số 1 Bắc Hà", "Phòng Thanh tra - Kiểm tra số 1"
        if (
          (own || proper) &&
          token.norm === 'số' &&
          next?.kind === 'number' &&
          i + 1 < end &&
          tokens[i + 2]?.norm !== '/'
        ) {
          i = to = i + 2;
          proper = true;
          continue;
        }
        if (isCapital(token)) {
          // "Trường Đại học Văn hóa, Thể thao và Du lịch": a field that holds a comma.
          const field = own && i === from ? orgs.after(['sở'], tokens, i, end) : null;
          const province = field?.entry.value.name.includes(',') ? field : provinces.longest(tokens, i, end);
          i = to = province ? province.to : i + 1;
          proper = true;
          continue;
        }
        if (!own && i === from) break; // "Hội khen": a body known by its field alone stands in a lexicon
        const close = loose && own && !proper && i === from ? looseEnd(tokens, i, end) : 0;
        if (close > 0) return close;
        const run = smallRun(tokens, i, end, own);
        if (run > 0 || nameWords.has(token.norm)) {
          i = to = i + (run || 1);
          continue;
        }
        break;
      }
      if (token.kind === 'number') {
        if ((/[.,]/.test(token.norm) && i > from) || next?.norm === 'điểm' || next?.norm === 'phiếu') break;
        if (i > from && proper && inPoints(tokens, from, i)) break;
        if (proper && Number(token.norm) > MOST_NUMBER && SCHOOL.test(tokens[from - 1]!.norm)) break; // its points
        i = to = i + 1;
        proper = true;
      } else if (/^[-&'.]$/.test(token.norm)) {
        if (
          !next ||
          i + 1 >= end ||
          next.kind === 'mark' ||
          (token.norm === '.' && !next.glued) ||
          stops(tokens, i + 1, end)
        )
          break;
        const joins =
          (token.glued && next.glued) ||
          (isCapital(next)
            ? nameWords.has(next.norm) || seatAt(tokens, i + 1, end) || tokens[i - 1]?.norm === 'việt' // "Việt - Đức"
            : fieldAt(tokens, i - 2, i) && fieldAt(tokens, i + 1, end));
        const another = startsBody(tokens, i + 1, end) && !/^(?:chi|cn)$/.test(next.norm);
        if (token.norm === '-' && (!joins || another)) break;
        i++;
      } else break;
    }
    // "Trường Cao đẳng Kinh tế và Công nghệ": "và" inside a name only before a word of names that starts no new body.
    const next = tokens[to + 1];
    const and = (to > from || joined) && to + 2 < end && tokens[to]!.norm === 'và' && next && knownPair(tokens, to + 1);
    if (and && !startsBody(tokens, to + 1, end) && !orgs.longest(tokens, to + 1, end)) {
      const more = grow(tokens, to + 1, end, { own: false, loose: false });
      if (more > to + 1) return more;
    }
    return to;
  };

  /**
   * Length of a run of small words that belong to the name because it goes on behind them ("cáp treo Núi Bà", "bến xe
   * và Dịch vụ"), or because only the level word follows ("Giáo dục hòa nhập tỉnh"); else 0.
   */
  const smallRun = (tokens: readonly Token[], from: number, end: number, own: boolean): number => {
    for (let i = from; i < end && i - from <= MOST_SMALL_WORDS; i++) {
      const token = tokens[i]!;
      if (i > from && token.norm === 'và' && own)
        return isCapital(tokens[i + 1]) && !startsBody(tokens, i + 1, end) && knownPair(tokens, i + 1)
          ? i - from + 1
          : 0;
      if (i > from && token.kind === 'number') return i - from;
      if (token.kind !== 'word' || JOINTS.has(token.norm)) return 0;
      if (isCapital(token)) return startsBody(tokens, i, end) && !own ? 0 : i - from;
      if (i > from && own && (token.norm === 'tỉnh' || token.norm === 'huyện')) return i - from;
      if (stops(tokens, i, end) || places.level(tokens, i, end)) return 0;
    }
    return 0;
  };
  const knownPair = (tokens: readonly Token[], at: number): boolean =>
    pairs.has(`${tokens[at]?.norm} ${tokens[at + 1]?.norm}`);
  /** Two small words of a field, "hình sự", before or behind the dash of "Pháp luật hình sự - hành chính". */
  const fieldAt = (tokens: readonly Token[], at: number, end: number): boolean =>
    at + 1 < end &&
    knownPair(tokens, at) &&
    [at, at + 1].every((i) => !isCapital(tokens[i]!)) &&
    !/^(?:đơn vị|cơ quan)$/.test(`${tokens[at]!.norm} ${tokens[at + 1]!.norm}`);
  const seatAt = (tokens: readonly Token[], at: number, end: number): boolean =>
    at + 1 < end && seats.has(`${tokens[at]!.norm} ${tokens[at + 1]!.norm}`);

  /** "Trung tâm xử lý bom, mìn;" - a name without a capital, closed by a mark other than a comma; 0 if it is none. */
  const looseEnd = (tokens: readonly Token[], from: number, end: number): number => {
    for (let i = from; i < end && i - from < MOST_LOOSE; i++) {
      const token = tokens[i]!;
      if (token.kind === 'number') return i + 1;
      if (token.kind === 'mark' && token.norm !== ',') return i > from + 1 && /^[;.]$/.test(token.norm) ? i : 0;
      if (
        token.kind === 'word' &&
        (isCapital(token) || token.norm === 'và' || stops(tokens, i, end) || places.level(tokens, i, end))
      )
        return 0;
    }
    return 0;
  };

  const placeCount = (tokens: readonly Token[], from: number, end: number): number => {
    const level = places.level(tokens, from, end);
    const whole = provinces.longest(tokens, from, end);
    if (whole) return whole.to - from;
    const to = level?.to ?? from;
    const count = places.name(tokens, to, end, level?.name ?? '');
    return count > 0 ? to + count - from : 0;
  };

  return grow;
}

const MOST_TO_POINTS = 120;

/** "Trường A 291 điểm, Trường B 288,5, Trường C 286, …": is the number at a token one of a list of points? */
function inPoints(tokens: readonly Token[], from: number, at: number): boolean {
  if (!/^[,;.)]$/.test(tokens[at + 1]?.norm ?? '.') || Number(tokens[at]!.norm) < 20) return false;
  for (let i = from - 1; i > 0 && from - i < MOST_TO_POINTS && tokens[i]!.norm !== '.'; i--)
    if (tokens[i]!.norm === 'điểm' && tokens[i - 1]!.kind === 'number') return true;
  return false;
}

const namedSoFar = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(Math.max(0, from - 3), to)
    .map((token) => token.norm)
    .join(' ');

/** Words and pairs of words that occur inside known names ("quản", "lý", "dịch vụ"): they may stand inside unknown ones. */
function wordsOf(knowledge: Knowledge): { words: ReadonlySet<string>; pairs: ReadonlySet<string> } {
  const words = new Set<string>();
  const pairs = new Set<string>();
  const more = (knowledge.vocabulary.get('namewords') ?? []).flatMap((term) => term.forms);
  const names = knowledge.organizations.flatMap(({ name, whole }) => (whole ? [] : [name]));
  for (const name of [...names, ...more]) {
    let before = '';
    for (const { kind, norm } of tokenize(name)) {
      if (kind !== 'word') continue;
      words.add(norm);
      if (before) pairs.add(`${before} ${norm}`);
      before = norm;
    }
  }
  for (const joint of JOINTS) words.delete(joint);
  return { words, pairs };
}
