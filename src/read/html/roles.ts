import { memo } from '../../core/memo.js';
import { hyphenated } from '../class-name.js';
import { anyPage } from '../page.js';

/** What an element is by its own account (tag, class, id), where that says anything. */
export type Role = 'noise' | 'footer' | 'main' | 'title' | 'caption' | 'byline';

const ORDER = ['main', 'title', 'noise', 'footer', 'caption', 'byline'] as const;
/** The role that the names in a `class` or `id` attribute give; pages repeat few names, so answers are kept. */
export const roleOfNames = memo(20_000, (names: string): Role | null => {
  const { rolesOf, layout } = known();
  const found = new Set<Role>();
  for (const name of names.slice(0, 500).split(/\s+/).map(hyphenated)) {
    const ends = endsOf(name);
    if (ends.some((end) => end !== name && layout.has(end) && name.startsWith(end))) continue;
    for (const end of ends) for (const role of rolesOf.get(end) ?? []) found.add(role);
  }
  return found.size === 0 ? null : ORDER.find((role) => found.has(role))!;
});

interface Known {
  readonly rolesOf: ReadonlyMap<string, readonly Role[]>;
  /** Words with which names begin that only lay the page out. */
  readonly layout: ReadonlySet<string>;
}

let words: Known | null = null;

function known(): Known {
  if (words) return words;
  const { classes } = anyPage();
  const rolesOf = new Map<string, Role[]>();
  for (const role of ORDER) for (const word of classes[role]) rolesOf.set(word, [...(rolesOf.get(word) ?? []), role]);
  words = { rolesOf, layout: new Set(classes.layout) };
  return words;
}

/** A name, and what it begins and ends with up to its hyphens: "a-b-c", "a", "a-b", "b-c", "c". */
function endsOf(name: string): string[] {
  const ends = [name];
  for (let at = name.indexOf('-'); at !== -1; at = name.indexOf('-', at + 1))
    ends.push(name.slice(0, at), name.slice(at + 1));
  return ends;
}
