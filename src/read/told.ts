import type { Claim } from '../core/post.js';
import { clean } from '../text/normalize.js';
import { type Line, makeLine } from './lines.js';

/** Words of the post that a value was read from; offsets count inside the lines until these have theirs in the text. */
export interface Found {
  readonly value: string;
  readonly first: Line;
  readonly from: number;
  readonly last: Line;
  readonly to: number;
  readonly rule: string;
  /** The claim it was taken from. */
  readonly claim?: string;
}

/** A value read from `[from, to)` of one line. */
export const foundIn = (line: Line, value: string, rule: string, from = 0, to = line.text.length): Found => ({
  value,
  first: line,
  from,
  last: line,
  to,
  rule,
});

/** A claim with the words of the post it stands on: a line of the text, or a `meta` line that will be put behind it. */
export interface Told {
  readonly field: Claim['field'];
  readonly value: string;
  readonly source: string;
  /** What the page shows in its place. */
  readonly shown: string | undefined;
  readonly line: Line;
  readonly from: number;
}

// Claims are short; a longer one is a broken page.
const LONGEST = 500;

/** Places every claim: where its words stand in the text already, there; else on a meta line of its own. */
export function tellClaims(claims: readonly Claim[], lines: readonly Line[]): Told[] {
  const told: Told[] = [];
  for (const { field, value, source, shown } of claims) {
    const words = clean(value).replace(/\s+/g, ' ').trim().slice(0, LONGEST);
    if (words === '' || told.some((one) => one.field === field && one.value === words)) continue;
    const holder =
      field === 'published' || field === 'updated'
        ? undefined
        : lines.find(({ text }) => text.length >= words.length && text.includes(words));
    if (holder) told.push({ field, value: words, source, shown, line: holder, from: holder.text.indexOf(words) });
    else
      told.push({
        field,
        value: words,
        source,
        shown,
        line: makeLine(`${source} ${words}`, 'meta'),
        from: source.length + 1,
      });
  }
  return told;
}

/** A value on the words of a claim. */
export const foundTold = ({ line, from, value: words, source }: Told, value: string, rule: string): Found => ({
  ...foundIn(line, value, rule, from, from + words.length),
  claim: source,
});
