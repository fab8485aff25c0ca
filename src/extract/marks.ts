import type { Mention, MentionList, View } from '../rule/mention.js';
import type { Reading } from '../text/sentences.js';
import type { Sentence } from '../text/tokens.js';

/** The mentions of a post, found again by type and token. Mentions of one type do not overlap, save those of rules. */
export interface Marks {
  readonly reading: Reading;
  add(mention: Mention): void;
  /** Takes a mention back that turned out to name nothing by itself. */
  remove(mention: Mention): void;
  /** Mentions of a type that start at a token, longest first. */
  at(type: string, token: number): readonly Mention[];
  /** The mention of a type that covers a token, or null. */
  covering(type: string, token: number): Mention | null;
  /** All mentions of a type whose first token is in `[from, to)`, in text order. */
  between(type: string, from: number, to: number): readonly Mention[];
  /** What the matcher sees of a sentence. */
  view(sentence: Sentence): View;
  /** Types with a mention in a sentence. */
  types(sentence: Sentence): ReadonlySet<string>;
}

const NONE: readonly Mention[] = [];
const NO_TYPES: readonly string[] = [];

/** An empty store of mentions over a reading. `list` reads lists of organizations; other lists are `A, B và C`. */
export function marks(reading: Reading, list: (view: View, at: number) => MentionList | null): Marks {
  const starts = new Map<string, Map<number, Mention[]>>();
  const covers = new Map<string, Map<number, Mention>>();
  const views = new Map<Sentence, View>();
  const typesAt: (string[] | undefined)[] = []; // by token, the types of the mentions that start there

  const at = (type: string, token: number): readonly Mention[] => starts.get(type)?.get(token) ?? NONE;
  const covering = (type: string, token: number): Mention | null => covers.get(type)?.get(token) ?? null;
  /** For patterns, a body inside a person's position ("Giám đốc Sở Y tế") is no `Org`; it is asked for as `Body`. */
  const seen = (type: string, token: number): readonly Mention[] => {
    if (type === 'Body') return at('Org', token);
    return type === 'Org' && covering('Position', token) ? NONE : at(type, token);
  };
  const self: Marks = {
    reading,
    add(mention) {
      const byStart = starts.get(mention.type) ?? starts.set(mention.type, new Map()).get(mention.type)!;
      const here = byStart.get(mention.from);
      if (!here) {
        byStart.set(mention.from, [mention]);
        const types = typesAt[mention.from];
        if (types) types.push(mention.type);
        else typesAt[mention.from] = [mention.type];
      } else if (!here.some((known) => known.to === mention.to && known.name === mention.name)) {
        here.push(mention);
        here.sort((a, b) => b.to - a.to);
      }
      const byToken = covers.get(mention.type) ?? covers.set(mention.type, new Map()).get(mention.type)!;
      for (let token = mention.from; token < mention.to; token++) {
        const known = byToken.get(token);
        if (!known || known.to - known.from < mention.to - mention.from) byToken.set(token, mention);
      }
    },
    remove(mention) {
      const here = starts.get(mention.type)?.get(mention.from);
      if (here) here.splice(0, here.length, ...here.filter((known) => known !== mention));
      const byToken = covers.get(mention.type);
      for (let token = mention.from; token < mention.to; token++) {
        if (byToken?.get(token) === mention) byToken.delete(token);
      }
    },
    at,
    covering,
    between(type, from, to) {
      const byStart = starts.get(type);
      if (!byStart) return NONE;
      const found: Mention[] = [];
      if (to - from < byStart.size) {
        for (let token = from; token < to; token++) found.push(...(byStart.get(token) ?? NONE));
        return found;
      }
      for (const [token, here] of byStart) if (token >= from && token < to) found.push(...here);
      return found.sort((a, b) => a.from - b.from || b.to - a.to);
    },
    view(sentence) {
      let view = views.get(sentence);
      if (view) return view;
      const lists = new Map<string, MentionList | null>();
      view = {
        tokens: reading.tokens,
        from: sentence.from,
        to: sentence.to,
        at: seen,
        starting: (token) => typesAt[token] ?? NO_TYPES,
        list(type, token) {
          const key = `${type}${token}`;
          let found = lists.get(key);
          if (found === undefined) {
            found = type === 'Org' ? list(view!, token) : plainList(view!, type, token);
            lists.set(key, found);
          }
          return found;
        },
      };
      views.set(sentence, view);
      return view;
    },
    types(sentence) {
      const here = new Set<string>();
      for (let token = sentence.from; token < sentence.to; token++)
        for (const type of typesAt[token] ?? NO_TYPES) here.add(type);
      if (here.has('Org')) here.add('Body');
      return here;
    },
  };
  return self;
}

const SEPARATORS: ReadonlySet<string> = new Set([',', ';', 'và', '&']);

/** "A, B và C" of any other type than organizations. */
function plainList(view: View, type: string, at: number): MentionList | null {
  const items: Mention[] = [];
  let to = at;
  let next = at;
  for (;;) {
    const mention = next < view.to ? view.at(type, next)[0] : undefined;
    if (!mention) break;
    items.push(mention);
    to = mention.to;
    next = to;
    while (next < view.to && SEPARATORS.has(view.tokens[next]!.norm)) next++;
    if (next === to) break;
  }
  return items.length > 0 ? { items, to } : null;
}
