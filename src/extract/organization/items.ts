import type { Knowledge } from '../../rule/load.js';
import type { How, Mention } from '../../rule/mention.js';
import { fold, tidy } from '../../text/normalize.js';
import { type Token, tokenize } from '../../text/tokens.js';
import { isZone, pastZone } from './edges.js';
import type { Expand } from './expand.js';
import type { Grow } from './grow.js';
import type { Places } from './places.js';

/** A level of places that the text does not name ("các địa phương"). */
export const SOME = 'địa phương';

/** What the items of a list leave out: a body ("Liên đoàn Lao động"), a level word ("quận"), a head noun ("Sở"). */
export interface Shared {
  readonly base: string;
  readonly level: string;
  readonly head: string;
  /** Said in so many words ("các hội: …"), so that unknown names may follow too. */
  readonly said: boolean;
  /** Announced with other levels ("7 huyện, thị: …") or said of the item before alone: a place may be of another one. */
  readonly mixed?: boolean;
}

/** Reads items of lists, whose names lack what the list shares. */
export interface Items {
  /** A bare item of a list under what it shares: "Tài chính" under head "Sở", "Ba Bể" under level "huyện". */
  under(shared: Shared, tokens: readonly Token[], at: number, end: number, text: string): Mention | null;
  /** A short form that names a body only among others ("Mặt trận, Liên đoàn Lao động, Hội Phụ nữ"), or null. */
  short(tokens: readonly Token[], at: number, end: number): Mention | null;
  /** A name put under a body: "Công an" + "huyện Ba Bể" → "Công an huyện Ba Bể"; a province becomes `data.place`. */
  join(base: string, item: Mention): Mention;
}

/** Bodies with a name of their own of which a province has one ("Bảo tàng tỉnh", "VNPT, Viễn thông, Điện lực"). */
export const ONE_A_PROVINCE = /^(?:Bảo tàng|Thư viện|Viễn thông|Điện lực)$/u;
const LEVELLED = /^(?:Huyện|Quận|Thị|Thành) (?:ủy|đoàn|hội)$/u;
/** Troops are called by numbers. */
const TROOPS = /^(?:Hải đội|Hải đoàn|Đại đội|Tiểu đoàn|Trung đoàn|Lữ đoàn|Sư đoàn|Binh đoàn|Quân đoàn|Quân khu)$/u;
const MOST_KNOWN = 1000; // so that a long run does not fill the memory

/** A mention of an organization; the first letter of its name is made a capital. */
export const mention = (from: number, to: number, name: string, how: How, data: Mention['data']): Mention => ({
  type: 'Org',
  from,
  to,
  name: tidy(name[0]!.toUpperCase() + name.slice(1)),
  how,
  data,
});

/** Builds the reader of items from the lexicons of heads, organizations and provinces. */
export function itemReader(knowledge: Knowledge, places: Places, expand: Expand, grow: Grow): Items {
  const orgs = knowledge.gazetteers.get('Org')!;
  const shortOrgs = knowledge.gazetteers.get('OrgShort');
  const heads = knowledge.gazetteers.get('Head')!;
  const provinces = knowledge.gazetteers.get('Place')!;
  const startsBody = (tokens: readonly Token[], at: number, end: number): boolean =>
    heads.longest(tokens, at, end) !== null;

  /** "Trường MN Hoa Phượng": a noun that only head and first word together make. */
  const inFull = (name: string, head: string): string => {
    const words = tokenize(name);
    const noun = heads.longest(words, 0, words.length);
    if (!noun || noun.to < 2 || noun.to >= words.length || noun.entry.value.name === head) return name;
    return `${noun.entry.value.name}${name.slice(words[noun.to - 1]!.end)}`;
  };

  const known = new Map<string, { kind: string; own: boolean }>();
  /** What is known of a shared body; lists ask for the same one item by item. */
  const bodyOf = (base: string): { kind: string; own: boolean } => {
    let body = known.get(base);
    if (body) return body;
    const words = tokenize(base);
    const org = orgs.exact(base)[0]?.value;
    const head = heads.longest(words, 0, words.length)?.entry.value;
    const own =
      !isZone(base) &&
      (base.endsWith('Chi nhánh') || head?.code === 'own' || /^(?:bank|enterprise)$/.test(org?.kind ?? ''));
    body = { kind: heads.exact(base)[0]?.value.name ?? org?.kind ?? base, own };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(base, body);
    return body;
  };

  const join: Items['join'] = (base, item) => {
    const place = item.data.kind === 'place' ? places.province(String(item.data.place)) : null;
    const province = place && (item.data.unit === 'tỉnh' || item.data.unit === place.kind) ? place : null;
    const { kind, own } = bodyOf(base);
    // "Huyện ủy các huyện: A, B" are "Huyện ủy A", "Huyện ủy B".
    const bare = !province && item.data.kind === 'place' && LEVELLED.test(base) ? String(item.data.place) : item.name;
    const data = {
      ...item.data,
      kind,
      head: base,
      code: null,
      unit: null,
      place: province?.name ?? null,
      placeKind: own ? null : (province?.kind ?? null),
      part: province ? null : bare,
    };
    const body = base === 'Tỉnh đoàn' ? 'Đoàn Thanh niên Cộng sản Hồ Chí Minh' : base; // of a district
    const name = !province ? `${body} ${bare}` : own ? `${base} ${province.name}` : base;
    return { ...item, name, how: 'elided', data };
  };

  const under: Items['under'] = (shared, tokens, from, end, text) => {
    if (shared.base && shared.head && !shared.level) {
      const item = under({ ...shared, base: '' }, tokens, from, end, text);
      return item && join(shared.base, item);
    }
    if (shared.level || shared.base) {
      // A shared body takes provinces, also where only districts were announced ("các Sở Ngoại vụ: Gia Lai").
      const level = shared.level || (provinces.longest(tokens, from, end) ? 'tỉnh' : '');
      // "VietinBank (các chi nhánh: Đồng Nai, Khu công nghiệp Biên Hòa)": a branch called by its zone.
      const first = shared.base.endsWith('Chi nhánh') ? pastZone(tokens, from, end) : from;
      const syllables = places.name(tokens, first, end, level);
      const count = syllables === 0 ? 0 : first - from + syllables;
      if (count === 0 || (!shared.said && startsBody(tokens, from, end) && !provinces.longest(tokens, from, end)))
        return null;
      const name = expand(text.slice(tokens[from]!.start, tokens[from + count - 1]!.end));
      const known = places.province(name);
      // "xã Ia Rvê, Đắk Lắk" is an address, no list.
      if (known && !shared.said && level !== 'tỉnh' && level !== 'thành phố') return null;
      const open = level === 'tỉnh' || level === 'thành phố' || level === SOME;
      const unit = open ? (known?.kind ?? (level === SOME ? '' : level)) : level;
      const full = name.startsWith('Thành phố') ? name : unit ? `${unit} ${name}` : name;
      const data = { kind: 'place', unit, place: name, mixed: shared.mixed ? 1 : null };
      const item = { ...mention(from, from + count, full, 'elided', data), name: full };
      return shared.base ? join(shared.base, item) : item;
    }
    if (!shared.head) return null;
    const words = fold(shared.head).split(' ');
    const long = orgs.after(words, tokens, from, end) ?? shortOrgs?.after(words, tokens, from, end) ?? null;
    // "các Ban: Tuyên giáo, Dân vận" are two boards, though there is one of both names.
    const comma = long && !long.entry.value.name.includes(',') ? firstOf(',', tokens, from, long.to) : 0;
    const hit = (long && comma > 0 && comma < long.to ? orgs.after(words, tokens, from, comma) : null) ?? long;
    const state = heads.exact(shared.head)[0]?.value.code === 'state';
    if (hit) {
      const more = state ? hit.to : grow(tokens, hit.to, end, { own: true, loose: false });
      const tail = places.tail(tokens, more, end, text);
      const { name, kind, code, level } = hit.entry.value;
      const data = { kind, code, level, head: shared.head, place: tail?.province || null, part: tail?.part || null };
      const middle = more > hit.to ? expand(text.slice(tokens[hit.to]!.start, tokens[more - 1]!.end)) : '';
      const full = [name, middle, tail?.part ?? ''].filter((piece) => piece !== '').join(' ');
      return mention(from, tail?.to ?? more, full, 'elided', data);
    }
    const first = tokens[from]!;
    // "Nông trường IV, VI, VII", "Hải đoàn 18, 28 và 38"
    const digits = first.kind === 'number' && TROOPS.test(shared.head) && /^\d{1,4}$/.test(first.norm);
    if (digits || (!state && first.shape !== 'lower' && /^[ivx]{1,4}$/.test(first.norm))) {
      const name = `${shared.head} ${text.slice(first.start, first.end)}`;
      return mention(from, from + 1, name, 'elided', { kind: shared.head, head: shared.head, place: null, part: null });
    }
    if (!shared.said || first.shape === 'lower' || startsBody(tokens, from, end)) return null;
    if (/^(?:khối|cụm)$/.test(tokens[from]!.norm)) return null;
    const whole = grow(tokens, from, end, { own: !state, loose: false });
    // Hospitals are called by one field: "các bệnh viện: Mắt, Da liễu và Tâm thần".
    const to = shared.head === 'Bệnh viện' ? firstOf('và', tokens, from, whole) : whole;
    if (to === from) return null;
    const name = inFull(`${shared.head} ${expand(text.slice(tokens[from]!.start, tokens[to - 1]!.end))}`, shared.head);
    return mention(from, to, name, 'elided', { kind: shared.head, head: shared.head, place: null, part: null });
  };

  const short: Items['short'] = (tokens, from, end) => {
    const hit = tokens[from]!.shape === 'lower' ? null : (shortOrgs?.longest(tokens, from, end) ?? null);
    const inner = !hit && tokens[from]!.shape !== 'lower' ? heads.longest(tokens, from, end) : null;
    if (inner && (inner.entry.value.code === 'inner' || ONE_A_PROVINCE.test(inner.entry.value.name)))
      return mention(from, inner.to, inner.entry.value.name, 'form', { kind: 'inner' });
    if (!hit) return null;
    const { name, kind, code, level } = hit.entry.value;
    const tail = places.tail(tokens, hit.to, end, '');
    return mention(from, tail && !tail.part ? tail.to : hit.to, name, 'form', {
      kind,
      code,
      level,
      place: null,
      part: null,
    });
  };

  return { under, join, short };
}

/** The first token `norm` in `[from, to)`, else `to`. */
function firstOf(norm: string, tokens: readonly Token[], from: number, to: number): number {
  for (let at = from + 1; at < to; at++) if (tokens[at]!.norm === norm) return at;
  return to;
}
