import { memo } from '../../core/memo.js';
import { anyPage } from '../page.js';

/** What an element is by its own account (tag, class, id), where that says anything. */
export type Role = 'noise' | 'footer' | 'main' | 'title' | 'caption' | 'byline';

const ORDER = ['main', 'title', 'noise', 'footer', 'caption', 'byline'] as const;
/** The role that the names in a `class` or `id` attribute give; pages repeat few names, so answers are kept. */
export const roleOfNames = memo(20_000, (names: string): Role | null => {
  const { classes } = anyPage();
  const cut = names.slice(0, 500).split(/\s+/).map(hyphenated).filter(Boolean);
  const own = cut.filter((name) => !classes.layout.some((word) => name.startsWith(`${word}-`)));
  return ORDER.find((role) => own.some((name) => classes[role].some((word) => matches(name, word)))) ?? null;
});

/** "ArticleContent1" and "article__content" → "article-content". */
const hyphenated = (name: string): string =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '-')
    .replace(/^-|-$/g, '');

const matches = (name: string, word: string): boolean =>
  name === word || name.startsWith(`${word}-`) || name.endsWith(`-${word}`);
