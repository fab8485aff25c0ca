import type { Knowledge } from '../../rule/load.js';
import type { How, Mention } from '../../rule/mention.js';
import { fold, tidy } from '../../text/normalize.js';
import type { Token } from '../../text/tokens.js';
import { districtReader } from './districts.js';
import { isBranch, isWhole, isZone, LONGEST, levelIn, lineEnd, pastRegion, pastZones, shortNameIn } from './edges.js';
import { type Expand, expander } from './expand.js';
import { grower } from './grow.js';
import { type Items, itemReader, mention, ONE_A_PROVINCE } from './items.js';
import { isCapital, type Level, type Places, placeReader } from './places.js';
import { shortReader } from './short.js';
import { type Stops, stopper } from './stops.js';

/** Reads organization names: those of the lexicons, and bodies that no lexicon lists, by head noun and tail. */
export interface OrgGrammar extends Items {
  /**
   * The organization that starts at a token, or null. `data`: kind, code, level; head (its head noun); place (a province,
   * not in the name of a state body), placeKind (how it is called), part ("huyện X" at the end of the name), unit and
   * place of an administrative unit; base and nest of a body inside another ("Công đoàn" + "Trường Đại học X").
   */
  at(tokens: readonly Token[], at: number, end: number, text: string): Mention | null;
  /** The administrative level word at a token ("huyện", "TP."), or null. */
  level(tokens: readonly Token[], at: number, end: number): Level | null;
  /** The head noun of a body at a token ("Sở", "Trường THPT"), or null. */
  head(tokens: readonly Token[], at: number, end: number): Level | null;
  /** The body that a noun means where its provinces follow ("các Đài: A, B"), or null. */
  bodyCalled(noun: string): string | null;
  /** Number of tokens of the proper name of a place at a token: 1-4 capitalised syllables, or a number after quận, phường. */
  placeName(tokens: readonly Token[], at: number, end: number, level: string): number;
  /** Number of tokens of the name of a known district at a token, 0 if none stands there. */
  district(tokens: readonly Token[], at: number, end: number): number;
  /** Does a name end at this token at the latest? */
  readonly stops: Stops;
  /** Written-out form of a name: abbreviations expanded, spaces and tones tidy. */
  readonly expand: Expand;
}

const BRANCH = /^(?:Việt Nam)?[ -]*(?:Chi nhánh)?$|[ -]*Chi nhánh$/iu;
const OWN_KINDS: ReadonlySet<string> = new Set(['bank', 'enterprise', 'education', 'health']);
/** Bodies with offices in districts, named without the level word ("Kho bạc Nhà nước Bảo Yên"). */
const DISTRICT_KINDS: ReadonlySet<string> = new Set(['central_vertical_agency', 'judiciary']);
const CITY_BODY = /^(?:Thành|Thị|Huyện|Quận) (?:ủy|đoàn|hội)$/u;
const PLURAL: ReadonlySet<string> = new Set(['các', 'những', 'mỗi', 'từng', 'mọi', 'toàn', 'số', 'trong', 'cả']);

/** Builds the grammar from the lexicons of heads, stops, abbreviations, organizations and provinces. */
export function orgGrammar(knowledge: Knowledge): OrgGrammar {
  const orgs = knowledge.gazetteers.get('Org')!;
  const heads = knowledge.gazetteers.get('Head')!;
  const provinces = knowledge.gazetteers.get('Place')!;
  const expand = expander(knowledge);
  const surnames = new Set(
    (knowledge.vocabulary.get('surnames') ?? [])
      .filter((term) => term.code !== 'word')
      .flatMap((term) => [fold(term.name), ...term.forms.map(fold)]),
  );
  const places: Places = placeReader(knowledge, expand);
  const districtAt = districtReader(knowledge);
  const shorts = shortReader(knowledge, places);
  const { stops, compounds } = stopper(knowledge);
  const startsBody = (tokens: readonly Token[], at: number, end: number): boolean =>
    heads.longest(tokens, at, end) !== null;
  const startsName = (tokens: readonly Token[], at: number, end: number): boolean =>
    startsBody(tokens, at, end) || orgs.longest(tokens, at, end) !== null;
  const grow = grower(knowledge, places, stops);

  const head: OrgGrammar['head'] = (tokens, at, end) => {
    if (at > 0 && compounds(tokens, at - 1, end)) return null; // "cán bộ các huyện: A, B"
    const hit = heads.longest(tokens, at, end);
    return hit && hit.entry.value.code !== 'place' ? { name: hit.entry.value.name, to: hit.to } : null;
  };

  const unitAt = (tokens: readonly Token[], at: number, end: number, text: string): Mention | null => {
    const unit = places.level(tokens, at, end);
    if (!unit) return null;
    const whole = provinces.longest(tokens, at, end); // "TP.HCM" holds its level word
    if (whole && whole.to > unit.to) {
      const { name } = whole.entry.value;
      return { ...mention(at, whole.to, name, 'grammar', { kind: 'place', unit: unit.name, place: name }) };
    }
    const count = places.name(tokens, unit.to, end, unit.name);
    if (count === 0 || (count === 1 && startsBody(tokens, unit.to, end))) return null;
    const name = expand(text.slice(tokens[unit.to]!.start, tokens[unit.to + count - 1]!.end));
    const full = name.startsWith('Thành phố') ? name : `${unit.name} ${name}`;
    return {
      ...mention(at, unit.to + count, full, 'grammar', { kind: 'place', unit: unit.name, place: name }),
      name: full,
    };
  };

  /** No name of a body begins with another word than these. */
  const firsts = new Set([orgs, heads, provinces, shorts].flatMap((known) => [...known.starts()]));

  const at: OrgGrammar['at'] = (tokens, from, end, text) => {
    if (!firsts.has(tokens[from]!.norm)) return null;
    const short = shortNameIn(tokens, from, end);
    if (!short) return plainAt(tokens, from, end, text);
    // "Ngân hàng (NH) Nhà nước", "Hội Cựu chiến binh (CCB) Việt Nam": read over the bracket.
    const rest = [...tokens.slice(from, short.from), ...tokens.slice(short.to, Math.min(end, from + LONGEST))];
    const found = plainAt(rest, 0, rest.length, text);
    if (!found || found.to <= short.from - from) return plainAt(tokens, from, end, text);
    return {
      ...found,
      from,
      to: from + found.to + short.to - short.from,
      name: tidy(found.name.replace(/ ?\([\p{Lu}&-]+\) ?/u, ' ')),
    };
  };

  const plainAt: OrgGrammar['at'] = (tokens, from, sentenceEnd, text) => {
    const first = tokens[from]!;
    const end = lineEnd(tokens, from, sentenceEnd, text);
    if (first.kind !== 'word' || stops(tokens, from, end) || compounds(tokens, from, end)) return null;
    if (from > 0 && compounds(tokens, from - 1, end)) return null;
    if (first.norm === 'hội' && first.shape === 'lower' && tokens[from - 1]?.norm === 'tỉnh') return null; // "Tỉnh hội"
    const unit = unitAt(tokens, from, end, text);
    if (unit) return unit;
    const hit = orgs.longest(tokens, from, end, first.shape !== 'lower');
    const full =
      hit && isWhole(tokens, hit, startsName) && (first.shape !== 'lower' || hit.to - hit.from >= 3) ? hit : null;
    const noun = heads.longest(tokens, from, end);
    const safe = full ?? shorts.placed(tokens, from, end, text) ?? shorts.ofOffice(tokens, from, end);
    const capital =
      noun !== null && (first.shape !== 'lower' || (isCapital(tokens[noun.to]) && !startsBody(tokens, noun.to, end)));
    const open = capital && noun.entry.value.code !== 'place' ? noun : null;
    if (!safe && !open) return null;

    const known = safe !== null && (!open || safe.to >= open.to);
    const base = known ? safe : open!;
    const { value } = base.entry;
    const regional = known && / (?:khu vực|liên huyện)$/u.test(value.name); // "Kho bạc Nhà nước khu vực II"
    const own = open?.entry.value.code === 'own' || regional || (known && OWN_KINDS.has(value.kind ?? ''));
    const inner = open?.entry.value.code === 'inner';
    const alone = !PLURAL.has(tokens[from - 1]?.norm ?? '') && tokens[from - 1]?.kind !== 'number';
    const placed =
      known && base.to < end && tokens[base.to]!.shape !== 'lower' && provinces.longest(tokens, base.to, end) !== null;
    const nested =
      inner && !/^(?:Chi nhánh|Phân hiệu)$/.test(value.name) && base.to < end && tokens[base.to]!.shape !== 'lower'
        ? at(tokens, base.to, end, text)
        : null;
    if (nested && nested.data.kind !== 'place') {
      const data = { ...nested.data, head: value.name, base: value.name, nest: nested.data.head ?? null };
      return mention(from, nested.to, `${value.name} ${nested.name}`, 'grammar', data);
    }
    // "Ban Dân vận Huyện ủy Ba Bể" is no board of the province's committee.
    const committee = known && value.name.endsWith(' Tỉnh ủy') && base.to < end ? at(tokens, base.to, end, text) : null;
    if (committee && /^(?:Huyện|Thành|Thị|Quận|Đảng) ủy/u.test(committee.name)) {
      const name = value.name.replace('Tỉnh ủy', committee.name);
      return mention(from, committee.to, name, 'form', {
        ...committee.data,
        kind: value.kind,
        code: null,
        head: noun?.entry.value.name ?? null,
      });
    }
    const openEnded = !known || ((own || inner) && !placed);
    const grown = openEnded
      ? grow(tokens, base.to, end, { own: own || inner, loose: alone && !known, joined: value.kind === 'enterprise' })
      : base.to;
    const zones = value.name.startsWith('Ban Quản lý')
      ? pastZones(tokens, grown, end)
      : regional
        ? pastRegion(tokens, grown, end, places)
        : grown;
    // "các ngân hàng thương mại", "các ngân hàng Cà Mau" are no bank.
    if (!known && !alone && !tokens.slice(base.to, grown).some((token) => token.shape !== 'lower')) return null;
    if (!known && !alone && first.shape === 'lower' && provinces.longest(tokens, base.to, end)?.to === grown)
      return null;
    const more = known && zones > grown && noun ? noun.to : base.to; // a known board with more zones: as written
    const middle = zones > base.to ? text.slice(tokens[more]!.start, tokens[zones - 1]!.end) : '';
    let to = zones;
    let province = '';
    let placeKind = '';
    let part = '';
    // "Ngân hàng Chính sách xã hội Chi nhánh tỉnh X": a branch keeps its place.
    const branch = isBranch(tokens, from, to);
    const tail = places.tail(tokens, to, end, text);
    if (tail) {
      ({ to, province, part } = tail);
      // "Đại học Kinh tế TP.HCM": the city is part of the name of a body with a name of its own.
      const bare = (own || branch) && (province.startsWith('Thành phố') || branch);
      placeKind = province && !bare ? (places.province(province)?.kind ?? 'tỉnh') : '';
      // "huyện Vũng Liêm, tỉnh Vĩnh Long": the province only tells where the district is.
      const around = part && tokens[to]?.norm === ',' && to + 1 < end ? places.tail(tokens, to + 1, end, text) : null;
      if (around?.province) to = around.to;
    } else if (to < end && tokens[to]!.shape !== 'lower' && !middle) {
      const bare = provinces.longest(tokens, to, end);
      if (bare && CITY_BODY.test(value.name) && bare.entry.value.kind === 'tỉnh') {
        // "Thành ủy Sơn La": of the city that has its province's name.
        to = bare.to;
        part = bare.entry.value.name;
      } else if (bare) {
        to = bare.to;
        province = bare.entry.value.name;
        placeKind = (own && !isZone(value.name)) || branch ? '' : (bare.entry.value.kind ?? 'tỉnh');
      } else if (
        /ủy$|^(?:Huyện|Thành|Thị|Quận) đoàn$|^Ủy ban nhân dân$/.test(value.name) ||
        (known && value.level === 'district') ||
        DISTRICT_KINDS.has(value.kind ?? '')
      ) {
        const district = districtAt(tokens, from, to, end);
        const count = district || places.name(tokens, to, end, levelIn(value.name));
        if (district > 0 || (count > 0 && !startsBody(tokens, to, end) && !surnames.has(tokens[to]!.norm))) {
          part = text.slice(tokens[to]!.start, tokens[to + count - 1]!.end);
          to += count;
        }
      }
    }
    // A head noun alone names nobody, unless there is one of its kind in a province ("Trường PTDTNT tỉnh").
    const only = tail !== null && (value.name.split(' ').length > 3 || ONE_A_PROVINCE.test(value.name));
    if (!known && !middle && !part && !province && !only) return null;
    // "Công ty Điện lực Cao Bằng" is its name; "Bưu điện tỉnh Cao Bằng" is the post office of the province.
    const inName = province && (own || branch) && placeKind === '' ? province : '';
    const dash = middle && tokens[base.to]!.norm === '-' ? '-' : '';
    const bareWords = branch ? expand(middle).replace(BRANCH, '') : expand(middle);
    const words = branch && (inName || part) ? `${bareWords} - Chi nhánh` : bareWords;
    // "Đoàn TNCS Hồ Chí Minh huyện X" is no union of the province.
    const union = part && value.code === 'tinh_doan' ? 'Đoàn Thanh niên Cộng sản Hồ Chí Minh' : value.name;
    const name = [more < base.to ? noun!.entry.value.name : union, dash, words.trim(), part, inName]
      .filter((piece) => piece !== '')
      .join(' ')
      .replace('- -', '-');
    const how: How = known && !middle ? (base.near ? 'near' : base.entry.how === 'name' ? 'name' : 'form') : 'grammar';
    return mention(from, to, name, how, {
      kind: known ? value.kind : value.name,
      code: known && !middle && !part ? value.code : null,
      level: known ? value.level : null,
      head: noun && noun.entry.value.code !== 'place' ? noun.entry.value.name : null,
      place: province || null,
      placeKind: placeKind || null,
      part: part || null,
      base: null,
      nest: null,
    });
  };

  const items = itemReader(knowledge, places, expand, grow);
  return {
    at,
    level: places.level,
    head,
    bodyCalled: shorts.called,
    placeName: places.name,
    district: knowledge.districts.at,
    ...items,
    stops,
    expand,
  };
}
