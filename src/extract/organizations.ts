import type { Knowledge } from '../rule/load.js';
import type { How, Mention } from '../rule/mention.js';
import { fold, tidy } from '../text/normalize.js';
import { type Token, tokenize } from '../text/tokens.js';

/** Reads organization names: those of the lexicons, and bodies that no lexicon lists, by head noun and tail. */
export interface OrgGrammar {
  /** The organization that starts at a token, or null. Token range `[from, to)`; `data.place` is a province dropped from the name. */
  at(tokens: readonly Token[], at: number, end: number, text: string): Mention | null;
  /** The administrative level word at a token ("huyện", "TP."), or null. */
  level(tokens: readonly Token[], at: number, end: number): { name: string; to: number } | null;
  /** The head noun of a body at a token ("Sở", "Trường THPT"), or null. */
  head(tokens: readonly Token[], at: number, end: number): { name: string; to: number } | null;
  /** Number of tokens of the proper name of a place at a token: 1-4 capitalised syllables, or a number after quận, phường. */
  placeName(tokens: readonly Token[], at: number, end: number, level: string): number;
  /** A bare item of a list under a head noun: "Tài chính" under "Sở", "Ba Bể" under "huyện". */
  under(head: string, tokens: readonly Token[], at: number, end: number, text: string): Mention | null;
  /** Does a name end at this token at the latest? */
  stops(tokens: readonly Token[], at: number, end: number): boolean;
  /** Written-out form of a name: abbreviations expanded, spaces and tones tidy. */
  expand(written: string): string;
}

const NUMBERED: ReadonlySet<string> = new Set(['quận', 'phường', 'xã', 'đặc khu']);
const MOST_NAME_WORDS = 14; // the longest names of the lexicons have 13 words

/** Builds the grammar from the lexicons of heads, stops, abbreviations, organizations and provinces. */
export function orgGrammar(knowledge: Knowledge): OrgGrammar {
  const orgs = knowledge.gazetteers.get('Org')!;
  const shortOrgs = knowledge.gazetteers.get('OrgShort');
  const heads = knowledge.gazetteers.get('Head')!;
  const provinces = knowledge.gazetteers.get('Place')!;
  const stopPhrases = phraseSet((knowledge.vocabulary.get('stops') ?? []).flatMap((term) => term.forms));
  const abbreviations = (knowledge.vocabulary.get('abbreviations') ?? []).flatMap((term) =>
    term.forms.map((form) => [tokenize(form).map((token) => token.norm), term.name] as const),
  );
  const abbreviated = new Map<string, (readonly [readonly string[], string])[]>();
  for (const entry of abbreviations.sort((a, b) => b[0].length - a[0].length)) {
    (abbreviated.get(entry[0][0]!) ?? abbreviated.set(entry[0][0]!, []).get(entry[0][0]!)!).push(entry);
  }
  // Small words that occur inside known names ("quản", "lý", "dân") may stand inside unknown ones too.
  const nameWords = new Set<string>();
  for (const org of knowledge.organizations)
    for (const token of tokenize(org.name)) if (token.kind === 'word' && token.norm !== 'và') nameWords.add(token.norm);

  const stops = (tokens: readonly Token[], at: number, end: number): boolean => {
    const phrases = stopPhrases.get(tokens[at]!.norm);
    if (!phrases || tokens[at]!.shape === 'upper') return false;
    return phrases.some(
      (phrase) =>
        at + phrase.length <= end &&
        phrase.every(
          (word, i) => tokens[at + i]!.norm === word && (i > 0 || tokens[at]!.shape === 'lower' || phrase.length > 1),
        ),
    );
  };
  const capital = (token: Token | undefined): boolean =>
    token !== undefined && token.kind === 'word' && (token.shape === 'title' || token.shape === 'upper');

  const level = (tokens: readonly Token[], at: number, end: number) => {
    const hit = heads.longest(tokens, at, end);
    if (hit?.entry.value.code !== 'place') return null;
    const to = tokens[hit.to]?.norm === '.' && hit.to < end && tokens[at]!.shape !== 'lower' ? hit.to + 1 : hit.to;
    return { name: hit.entry.value.name, to };
  };

  const head = (tokens: readonly Token[], at: number, end: number) => {
    const hit = heads.longest(tokens, at, end);
    return hit && hit.entry.value.code !== 'place' ? { name: hit.entry.value.name, to: hit.to } : null;
  };

  const placeName = (tokens: readonly Token[], at: number, end: number, unit: string): number => {
    const first = tokens[at];
    if (at >= end || !first) return 0;
    if (first.kind === 'number' && NUMBERED.has(unit)) return 1;
    const known = provinces.longest(tokens, at, end);
    if (known && (unit === 'tỉnh' || unit === 'thành phố') && first.shape !== 'lower') return known.to - at;
    let count = 0;
    while (count < 4 && at + count < end && capital(tokens[at + count])) {
      if (
        count > 0 &&
        (heads.longest(tokens, at + count, end)?.entry.value.code === 'state' ||
          tokens[at + count]!.norm === 'khối' ||
          tokens[at + count]!.norm === 'cụm')
      )
        break;
      count++;
      const dash = tokens[at + count];
      if (
        dash?.norm === '-' &&
        dash.glued &&
        tokens[at + count + 1]?.glued &&
        capital(tokens[at + count + 1]) &&
        at + count + 1 < end
      )
        count++;
    }
    return count;
  };

  const expand = (written: string): string => {
    const tokens = tokenize(written);
    let out = '';
    let last = 0;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      const entry =
        token.shape === 'upper' || token.shape === 'title'
          ? abbreviated.get(token.norm)?.find(([words]) => words.every((word, k) => tokens[i + k]?.norm === word))
          : undefined;
      if (!entry || (entry[0].length === 1 && token.shape !== 'upper' && entry[1] !== 'Công ty')) continue;
      const end = tokens[i + entry[0].length - 1]!.end;
      out += written.slice(last, token.start) + entry[1];
      last = end;
      i += entry[0].length - 1;
    }
    return tidy(out + written.slice(last));
  };

  /** Reads "tỉnh X", "huyện Y", "thành phố" behind a name. */
  const placeTail = (tokens: readonly Token[], at: number, end: number, text: string) => {
    const own = level(tokens, at, end);
    if (!own) return null;
    const count = placeName(tokens, own.to, end, own.name);
    if (count === 0)
      return own.name === 'tỉnh' || own.name === 'thành phố' ? { to: own.to, province: '', part: '' } : null;
    const to = own.to + count;
    const name = expand(text.slice(tokens[own.to]!.start, tokens[to - 1]!.end));
    const known = provinces.exact(name)[0]?.value;
    // "thành phố Cần Thơ" is a province; "thành phố Vinh" a city inside one.
    const province = known && (own.name === 'tỉnh' || (own.name === 'thành phố' && known.kind === 'thành phố'));
    return province || own.name === 'tỉnh'
      ? { to, province: known?.name ?? name, part: '' }
      : { to, province: '', part: `${own.name} ${name}` };
  };

  const mention = (from: number, to: number, name: string, how: How, data: Mention['data']): Mention => ({
    type: 'Org',
    from,
    to,
    name,
    how,
    data,
  });

  const atToken: OrgGrammar['at'] = (tokens, at, end, text) => {
    const first = tokens[at]!;
    if (first.kind !== 'word') return null;
    const place = level(tokens, at, end);
    if (place) {
      const count = placeName(tokens, place.to, end, place.name);
      if (count > 0) {
        const name = expand(text.slice(tokens[place.to]!.start, tokens[place.to + count - 1]!.end));
        const city = place.name === 'thành phố' && name.startsWith('Thành phố') ? name : `${place.name} ${name}`;
        return mention(at, place.to + count, city, 'grammar', { kind: 'place', unit: place.name, place: name });
      }
    }
    const hit = orgs.longest(tokens, at, end, first.shape !== 'lower');
    const safe = hit && (first.shape !== 'lower' || hit.to - hit.from >= 3) ? hit : null;
    const noun = heads.longest(tokens, at, end);
    const open =
      noun && noun.entry.value.code !== 'place' && (first.shape !== 'lower' || capital(tokens[noun.to])) ? noun : null;
    if (!safe && !open) return null;

    const base = safe && (!open || safe.to >= open.to) ? safe : open!;
    const known = base === safe;
    const own =
      open?.entry.value.code === 'own' ||
      (known && /bank|enterprise|education|health/.test(safe!.entry.value.kind ?? ''));
    let to = base.to;
    let grown = to;
    if (!known || own) grown = grow(tokens, to, end);
    if (grown > to) to = grown;
    const extra = to > base.to;
    let province = '';
    let part = '';
    const tail = placeTail(tokens, to, end, text);
    if (tail) {
      to = tail.to;
      ({ province, part } = tail);
    } else if (known && !extra && !own) {
      const bareProvince = provinces.longest(tokens, to, end);
      if (bareProvince && tokens[to]!.shape !== 'lower') {
        to = bareProvince.to;
        province = bareProvince.entry.value.name;
      } else if (/ủy$/.test(base.entry.value.name) || base.entry.value.name === 'Ủy ban nhân dân') {
        const count = placeName(tokens, to, end, '');
        if (count > 0 && count < 4) {
          part = text.slice(tokens[to]!.start, tokens[to + count - 1]!.end);
          to += count;
        }
      }
    }
    if (!known && !extra && !part && !province) return null; // a head noun alone names nobody
    const middle = extra ? text.slice(tokens[base.to]!.start, tokens[grown - 1]!.end) : '';
    const stem = known ? safe!.entry.value.name : expand(text.slice(first.start, tokens[base.to - 1]!.end));
    let name = [stem, expand(middle), part].filter((piece) => piece !== '').join(' ');
    if (own && province) name = `${name} ${tail && tokens[grown]?.norm === 'tỉnh' ? 'tỉnh ' : ''}${province}`;
    const how: How = known && !extra ? (safe!.near ? 'near' : safe!.entry.how === 'name' ? 'name' : 'form') : 'grammar';
    return mention(at, to, tidy(name[0]!.toUpperCase() + name.slice(1)), how, {
      kind: known ? safe!.entry.value.kind : open!.entry.value.name,
      code: known && !extra && !part ? safe!.entry.value.code : null,
      level: known ? safe!.entry.value.level : null,
      head: open?.entry.value.name ?? null,
      place: province || null,
      part: part || null,
    });
  };

  /** End of the words that belong to a name whose beginning ends at `at`. */
  const grow = (tokens: readonly Token[], at: number, end: number): number => {
    let to = at;
    for (let i = at; i < end && i - at < MOST_NAME_WORDS; i++) {
      const token = tokens[i]!;
      if (token.kind === 'word') {
        if (stops(tokens, i, end) || level(tokens, i, end)) break;
        if (!capital(token) && !nameWords.has(token.norm)) break;
        if (!capital(token) && i === at && !nameWords.has(token.norm)) break;
        to = i + 1;
      } else if (token.kind === 'number') {
        if (/[.,]/.test(token.norm)) break;
        to = i + 1;
      } else if (token.norm === '-' || token.norm === '&' || token.norm === "'" || token.norm === '.') {
        const next = tokens[i + 1];
        if (!next || next.kind === 'mark' || (token.norm === '.' && !next.glued) || stops(tokens, i + 1, end)) break;
        if (token.norm === '-' && !(capital(next) && nameWords.has(next.norm)) && !(token.glued && next.glued)) break;
      } else break;
    }
    // "Trường Cao đẳng Kinh tế và Công nghệ": "và" inside a name only before a word of names that starts no new body.
    const and = tokens[to];
    const next = tokens[to + 1];
    if (
      to > at &&
      and?.norm === 'và' &&
      next &&
      to + 1 < end &&
      nameWords.has(next.norm) &&
      !heads.longest(tokens, to + 1, end) &&
      !orgs.longest(tokens, to + 1, end)
    ) {
      const more = grow(tokens, to + 1, end);
      if (more > to + 1) return more;
    }
    return to;
  };

  const under: OrgGrammar['under'] = (head, tokens, at, end, text) => {
    const words = tokenize(head).map((token) => token.norm);
    const hit = orgs.after(words, tokens, at, end) ?? shortOrgs?.after(words, tokens, at, end) ?? null;
    if (hit) {
      let to = hit.to;
      const tail = placeTail(tokens, to, end, text);
      if (tail) to = tail.to;
      const { name, kind, code, level: rank } = hit.entry.value;
      return mention(at, to, tail?.part ? `${name} ${tail.part}` : name, 'elided', {
        kind,
        code,
        level: rank,
        head,
        place: tail?.province || null,
        part: tail?.part || null,
      });
    }
    const last = words[words.length - 1]!;
    const unit =
      heads.exact(last)[0]?.value.code === 'place'
        ? last
        : heads.exact(words.slice(-2).join(' '))[0]?.value.code === 'place'
          ? words.slice(-2).join(' ')
          : '';
    if (unit) {
      const count = placeName(tokens, at, end, unit);
      if (count === 0) return null;
      const place = expand(text.slice(tokens[at]!.start, tokens[at + count - 1]!.end));
      return mention(at, at + count, `${head} ${place}`, 'elided', { kind: 'place', unit, place, head });
    }
    if (heads.exact(head)[0]?.value.code === 'state') return null;
    const to = grow(tokens, at, end);
    if (to === at || tokens[at]!.shape === 'lower') return null;
    return mention(at, to, `${head} ${expand(text.slice(tokens[at]!.start, tokens[to - 1]!.end))}`, 'elided', {
      kind: 'own',
      head,
    });
  };

  return { at: atToken, level, head, placeName, under, stops, expand };
}

/** Phrases by their first word. */
function phraseSet(forms: readonly string[]): Map<string, readonly (readonly string[])[]> {
  const out = new Map<string, (readonly string[])[]>();
  for (const form of forms) {
    const words = tokenize(fold(form)).map((token) => token.norm);
    (out.get(words[0]!) ?? out.set(words[0]!, []).get(words[0]!)!).push(words);
  }
  return out;
}
