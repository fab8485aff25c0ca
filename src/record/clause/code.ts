import type { Bloc } from '../../core/record.js';
import type { Mention } from '../../rule/mention.js';
import { tidy } from '../../text/normalize.js';
import type { Sentence, Token } from '../../text/tokens.js';
import { type Scene, textOf } from '../scene.js';
import { fullest } from './fullest.js';

/** An award's code with the giver it rests on: `inferred` if the text names none. */
export interface AwardKind {
  readonly code: string;
  readonly inferred: boolean;
  /** flag, certificate, letter, or the code of a title: awards of one word are one award under doubt of the giver. */
  readonly word: string;
  /** Only "cờ" is said, which may be one that is handed on: an award where it is proposed. */
  readonly bare?: boolean;
}

/** Codes by form of commendation and level of the giver (awards.md §2); what is missing is `other:` with the words. */
const CODES: Readonly<globalThis.Record<string, Readonly<globalThis.Record<string, string>>>> = {
  flag: {
    government: 'government_flag',
    pm: 'government_flag',
    ministry: 'ministry_flag',
    province: 'provincial_flag',
    district: 'district_flag',
    commune: 'district_flag',
    bloc: 'bloc_flag',
  },
  certificate: {
    government: 'pm_certificate',
    pm: 'pm_certificate',
    ministry: 'ministry_certificate',
    province: 'provincial_certificate',
  },
};
/** Catalogue entries that are no award of a unit: ratings of the Party, examples, the flag handed on with the headship. */
const NO_AWARDS: ReadonlySet<string> = new Set([
  'rotating_flag',
  'typical_advanced_example',
  'party_cell_clean_strong',
  'union_strong_excellent',
  'party_badge',
  'cultural_family',
  'cultural_hamlet',
]);
/** Titles that stand before names too: "Nhà giáo ưu tú P" is no award, "phong tặng danh hiệu Nhà giáo ưu tú" is. */
const TITLES: ReadonlySet<string> = new Set([
  'peoples_teacher',
  'meritorious_teacher',
  'peoples_physician',
  'meritorious_physician',
  'peoples_artist',
  'meritorious_artist',
]);
/** Words that make a body before an award its giver: "UBND tỉnh xét tặng". */
const GIVES: ReadonlySet<string> = new Set(['tặng', 'trao', 'khen', 'công', 'phong', 'truy']);
const BETWEEN: ReadonlySet<string> = new Set([
  'đã',
  'xét',
  'xem',
  'sẽ',
  'lần',
  'lượt',
  'có',
  'đều',
  'cùng',
  'còn',
  'quyết',
  'định',
  'vừa',
  'cũng',
  'ký',
  'tiếp',
  'tục',
  'để',
  'tỉnh',
  ')',
]);

/**
 * What an award mention means in its sentence, or null if it names no award. `level` is the level of the bloc, `above`
 * the giver that the head of a table names.
 */
export function awardKind(
  scene: Scene,
  sentence: Sentence,
  award: Mention,
  level: Bloc['level'] | undefined,
  above: Mention | null = null,
): AwardKind | null {
  const best = fullest(scene, award);
  const { data } = best;
  if (TITLES.has(String(data.code))) {
    const verb = scene.reading.tokens[best.from - (scene.reading.tokens[best.from - 1]?.norm === '"' ? 2 : 1)]?.norm;
    if (!/^(?:hiệu|tặng|phong)$/.test(verb ?? '')) return null;
    return { code: `other:${tidy(textOf(scene, best))}`, inferred: false, word: String(data.code) };
  }
  if (data.word === undefined && typeof data.code === 'string')
    return NO_AWARDS.has(data.code) ? null : { code: data.code, inferred: false, word: wordOf(data.code) };
  if (typeof data.title === 'string' && data.word === undefined)
    return { code: `other:${tidy(data.title)}`, inferred: false, word: tidy(data.title) };
  const word = String(data.word);
  if (word === 'none') return null;
  if (word === 'letter') return { code: 'commendation_letter', inferred: false, word };
  if (typeof data.giver === 'string' && !CODES[word]?.[data.giver]) {
    // "đề nghị Chánh án TAND tối cao tặng Cờ thi đua TAND": the verb tells the level.
    const by = giverBefore(scene, sentence, best);
    const code = by && by.to < best.from && CODES[word]?.[String(by.data.code)];
    if (code) return { code, inferred: false, word };
  }
  // "UBND thành phố": at a bloc of a city inside a province the city gives as a district does.
  const ofCity = (to: number, by: unknown): boolean =>
    word === 'flag' &&
    level === 'district' &&
    by === 'province' &&
    /^(?:phố|tp)$/.test(scene.reading.tokens[to - 1]!.norm);
  if (ofCity(best.to, data.giver)) return { code: 'district_flag', inferred: false, word };
  if (typeof data.giver === 'string')
    return { code: CODES[word]?.[data.giver] ?? `other:${tidy(textOf(scene, best))}`, inferred: false, word };
  const shared = sharedGiver(scene, best);
  if (shared) return { code: CODES[word]?.[shared] ?? `other:${tidy(textOf(scene, best))}`, inferred: false, word };
  const giver = giverBefore(scene, sentence, best) ?? above;
  const bare = best.to - best.from === 1 && scene.reading.tokens[best.from]!.norm === 'cờ';
  if (giver) {
    if (ofCity(giver.to, giver.data.code)) return { code: 'district_flag', inferred: false, word };
    // A body "trao cờ" to the next head, but "tặng cờ" is granting.
    const high =
      /^(?:government|pm|ministry|province)$/.test(String(giver.data.code)) ||
      scene.reading.tokens[best.from - 1]!.norm === 'tặng';
    const code = CODES[word]?.[String(giver.data.code)] ?? `other:${tidy(textOf(scene, best))} của ${giver.name}`;
    return { code, inferred: false, word, bare: bare && !high };
  }
  // "các đơn vị nhất, nhì, ba được cụm tặng cờ"
  const [gives, by] = [scene.reading.tokens[best.from - 1]?.norm, scene.reading.tokens[best.from - 2]?.norm ?? ''];
  if (word === 'flag' && gives === 'tặng' && /^(?:khối|cụm)$/.test(by))
    return { code: 'bloc_flag', inferred: false, word };
  const asked = askedOf(scene, sentence, best);
  if (asked) return { code: CODES[word]?.[asked] ?? `other:${tidy(textOf(scene, best))}`, inferred: true, word, bare };
  const inferred = level === 'national' || level === 'ministry' ? 'ministry' : level === 'region' ? null : 'province';
  return inferred ? { code: CODES[word]![inferred]!, inferred: true, word, bare } : null;
}

const wordsOf = (tokens: readonly Token[]): string => tokens.map(({ norm }) => norm).join(' ');

const wordOf = (code: string): string =>
  /_flag$/.test(code)
    ? 'flag'
    : /_certificate$/.test(code)
      ? 'certificate'
      : code === 'commendation_letter'
        ? 'letter'
        : code;

/** "nhận Cờ thi đua và Bằng khen của UBND tỉnh": of two awards side by side the giver behind, if no verb has one before. */
function sharedGiver({ marks, reading: { tokens } }: Scene, award: Mention): string | null {
  if (!/^(?:,|và)$/.test(tokens[award.to]?.norm ?? '')) return null;
  const next = marks.at('Award', award.to + 1).find(({ data }) => data.word !== undefined && data.giver !== undefined);
  if (!next) return null;
  let gives = false;
  let at = award.from - 1;
  for (; at >= 0 && (GIVES.has(tokens[at]!.norm) || BETWEEN.has(tokens[at]!.norm)); at--)
    if (GIVES.has(tokens[at]!.norm)) gives = true;
  return gives && marks.covering('Giver', at) ? null : String(next.data.giver);
}

/** The body that the verb before an award names as giver, carried over a chain: "đề nghị G tặng A cho X; tặng B cho Y". */
function giverBefore(scene: Scene, sentence: Sentence, award: Mention): Mention | null {
  const { tokens } = scene.reading;
  const givers = scene.marks.between('Giver', sentence.from, award.from);
  const behalf = onBehalfOf(scene, sentence, award);
  /** "tặng Cờ của Bộ A cho X; tặng Bằng khen cho Y": the central body named with the award just before. */
  let own: Mention | null = null;
  for (let i = givers.length - 1; i >= 0; i--) {
    // "Thanh tra Chính phủ": the name of a body that ends in another's.
    const whole = scene.marks.covering('Giver', givers[i]!.from);
    const giver = whole && whole.from < givers[i]!.from && whole.to >= givers[i]!.to ? whole : givers[i]!;
    if (behalf && giver.from <= behalf.from) return behalf;
    // "giới thiệu Sở A để tỉnh xét tặng": who is proposed takes.
    if (tokens[giver.to]?.norm === 'để' && giver.data.code === 'body') continue;
    let at = giver.to;
    while (at < award.from && BETWEEN.has(tokens[at]!.norm)) at++;
    // "Hội A sẽ được đề nghị tặng Bằng khen cho X": who is asked gives.
    const asked = tokens[award.to]?.norm === 'cho' && at + 4 === award.from;
    if (asked && /^được đề nghị$/.test(wordsOf(tokens.slice(at, at + 3)))) at += 3;
    // "Thừa ủy quyền của G, lãnh đạo Sở A trao": by the hands of the one that is named behind.
    if (at < award.from && GIVES.has(tokens[at]!.norm))
      return tokens[at]!.norm === 'trao' && behalf ? behalf : at + 1 < award.from ? (own ?? giver) : giver;
    if (/^(?:ministry|province)$/.test(String(giver.data.code)) && scene.marks.covering('Award', giver.from - 1))
      own ??= giver;
    if (giver.to === award.from && typeof giver.data.code === 'string') return giver;
  }
  return null;
}

/** The giver by whose authority somebody else hands an award over: "thừa ủy quyền của G". */
function onBehalfOf({ marks, reading: { tokens } }: Scene, sentence: Sentence, award: Mention): Mention | null {
  for (let at = award.from - 1; at > sentence.from; at--)
    if (tokens[at]!.norm === 'quyền' && tokens[at - 1]!.norm === 'ủy')
      return marks.between('Giver', at + 1, at + 3)[0] ?? null;
  return null;
}

/** How far back the full name of a giver is looked for. */
const MOST_BACK = 400;

/**
 * "đề nghị Giám đốc Học viện tặng Bằng khen": a giver by an office alone is the body of that kind named as a giver
 * before. The level of that body, or null if the verb names nobody.
 */
function askedOf(scene: Scene, sentence: Sentence, award: Mention): string | null {
  const { tokens } = scene.reading;
  let give = award.from - 1;
  while (give > sentence.from && /^(?:["“]|hiệu|danh)$/.test(tokens[give]!.norm)) give--;
  // The last two words before "tặng", or the last two of "của Giám đốc Học viện" behind the award.
  let end = tokens[give]?.norm === 'tặng' ? give : -1;
  if (tokens[award.to]?.norm === 'của' && award.to < sentence.to) {
    end = award.to + 1;
    while (end < sentence.to && tokens[end]!.kind === 'word' && !/^(?:cho|năm|và|vì)$/.test(tokens[end]!.norm)) end++;
  }
  if (end < sentence.from + 2) return null;
  give = end;
  const [first, second] = [tokens[give - 2]!, tokens[give - 1]!];
  if (first.kind !== 'word' || second.kind !== 'word' || first.shape === 'lower') return null;
  for (let at = give - 2; at > 0 && at > give - MOST_BACK; at--) {
    const known = scene.marks.at('Giver', at).find(({ from, to }) => {
      for (let i = from; i + 1 < to; i++)
        if (tokens[i]!.norm === first.norm && tokens[i + 1]!.norm === second.norm) return true;
      return false;
    });
    if (known) return String(known.data.code);
  }
  return null;
}
