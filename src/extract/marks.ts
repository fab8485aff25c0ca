import { type Mention, type MentionList, MOST_ITEMS, type View } from '../rule/mention.js';
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

/** The mentions of one type that start at a token, longest first. */
interface Start {
  readonly type: string;
  readonly mentions: Mention[];
}
const NO_STARTS: readonly Start[] = [];

/** An empty store of mentions over a reading. `list` reads lists of organizations; other lists are `A, B và C`. */
export function marks(reading: Reading, list: (view: View, at: number) => MentionList | null): Marks {
  // By token: most tokens hold nothing, and the others few types, so a question costs a look or a short walk.
  const starts: (Start[] | undefined)[] = new Array(reading.tokens.length);
  const covers: (Mention[] | undefined)[] = new Array(reading.tokens.length); // the longest mention of each type
  const views = new Map<Sentence, View>();

  const at = (type: string, token: number): readonly Mention[] => {
    const here = starts[token];
    if (here) for (const start of here) if (start.type === type) return start.mentions;
    return NONE;
  };
  const covering = (type: string, token: number): Mention | null => {
    const here = covers[token];
    if (here) for (const mention of here) if (mention.type === type) return mention;
    return null;
  };
  /** For patterns, a body inside a person's position ("Giám đốc Sở Y tế") is no `Org`; it is asked for as `Body`. */
  const seen = (type: string, token: number): readonly Mention[] => {
    if (type === 'Body') return at('Org', token);
    return type === 'Org' && covering('Position', token) ? NONE : at(type, token);
  };
  const cover = (token: number, mention: Mention): void => {
    const here = covers[token];
    if (!here) {
      covers[token] = [mention];
      return;
    }
    const known = here.findIndex(({ type }) => type === mention.type);
    if (known < 0) here.push(mention);
    else if (here[known]!.to - here[known]!.from < mention.to - mention.from) here[known] = mention;
  };
  const self: Marks = {
    reading,
    add(mention) {
      const here = starts[mention.from];
      const same = here?.find(({ type }) => type === mention.type)?.mentions;
      if (!here) starts[mention.from] = [{ type: mention.type, mentions: [mention] }];
      else if (!same) here.push({ type: mention.type, mentions: [mention] });
      else if (!same.some((known) => known.to === mention.to && known.name === mention.name)) {
        same.push(mention);
        same.sort((a, b) => b.to - a.to);
      }
      for (let token = mention.from; token < mention.to; token++) cover(token, mention);
    },
    remove(mention) {
      const same = starts[mention.from]?.find(({ type }) => type === mention.type)?.mentions;
      if (same?.includes(mention)) same.splice(same.indexOf(mention), 1);
      for (let token = mention.from; token < mention.to; token++)
        covers[token] = covers[token]?.filter((known) => known !== mention);
    },
    at,
    covering,
    between(type, from, to) {
      const found: Mention[] = [];
      for (let token = from; token < to; token++)
        if (starts[token] !== undefined) for (const mention of at(type, token)) found.push(mention);
      return found;
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
        starting: (token) => starts[token] ?? NO_STARTS,
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
        for (const { type } of starts[token] ?? NO_STARTS) here.add(type);
      if (here.has('Org')) here.add('Body');
      return here;
    },
  };
  return self;
}

const SEPARATORS: ReadonlySet<string> = new Set([',', ';', 'và', '&']);
/** Persons with their offices also stand as "A cùng với B", or as items: "- A; - B". */
const BETWEEN_PERSONS: ReadonlySet<string> = new Set([...SEPARATORS, 'cùng', 'với', '-', '+', '•']);

/** "A, B và C" of any other type than organizations. */
function plainList(view: View, type: string, at: number): MentionList | null {
  const items: Mention[] = [];
  const separators = type === 'Delegate' ? BETWEEN_PERSONS : SEPARATORS;
  let to = at;
  let next = at;
  for (;;) {
    const mention = next < view.to ? view.at(type, next)[0] : undefined;
    if (!mention || items.length === MOST_ITEMS) break;
    items.push(mention);
    to = mention.to;
    next = to;
    while (next < view.to && separators.has(view.tokens[next]!.norm)) next++;
    if (next === to) break;
  }
  return items.length > 0 ? { items, to } : null;
}
