import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../src/compare/facts.js';
import { extract } from '../../src/pipe.js';
import { decode } from '../../src/read/charset.js';
import { loadKnowledge } from '../../src/rule/load.js';
import { clean } from '../../src/text/normalize.js';
import { ENCODERS, type Encoder, spelt, TCVN3 } from './encoders.js';

const CORPUS = join(import.meta.dirname, '../../corpus');
const POSTS = readdirSync(CORPUS)
  .filter((name) => /\.(?:html|md|txt)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(CORPUS, name), 'utf8') }));

describe.each(ENCODERS)('$name', (encoder) => {
  test('every post of the corpus comes back', { timeout: 60_000 }, () => {
    const lossy = encoder.charset.includes(TCVN3.charset);
    const same = (text: string) => (lossy ? clean(text).toLowerCase() : clean(text));
    const wrong = POSTS.flatMap(({ name, text }) => {
      const written = spelt(text, encoder);
      const { text: read, charset } = decode(encoder.encode(written), null);
      return same(read) === same(written) ? [] : [`${name} ${charset}`];
    });
    expect(wrong).toEqual([]);
  });
});

const KNOWLEDGE = loadKnowledge();
const says = (name: string, bytes: Uint8Array): string[] => {
  const source = { location: name, url: null, media_type: null, charset: null, fetched_at: null };
  const { record } = extract(source, bytes, KNOWLEDGE);
  return factsOf(record).map(({ event, kind, value }) => `${event} ${kind} ${JSON.stringify(value)}`);
};
const meant = new Map<string, string[]>();
/** What the page says as it was written, in UTF-8. */
function means(name: string, page: string): string[] {
  const facts = meant.get(page) ?? says(name, Buffer.from(page));
  meant.set(page, facts);
  return facts;
}

const META = /(charset=["']?)utf-8/i;
const [LOSSY, EXACT] = [true, false].map((isLossy) =>
  ENCODERS.filter(({ charset }) => charset.includes(TCVN3.charset) === isLossy),
) as [Encoder[], Encoder[]];
const reads = (name: string, page: string, { charset, encode }: Encoder): string[] =>
  says(name, encode(page.replace(META, `$1${charset}`)));

test.each(EXACT)('the same facts come of every post in $name', { timeout: 120_000 }, (encoder) => {
  const wrong = POSTS.filter(({ name, text }) => {
    const page = spelt(text, encoder);
    return JSON.stringify(reads(name, page, encoder)) !== JSON.stringify(means(name, page));
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

// TCVN3 has no capitals with tones; some are given back where names are known. So a post says no more than it did before or
// than it says with small letters in their place, and no less than both.
test.each(LOSSY)(
  '$name loses no fact but for its small letters, and makes none up',
  { timeout: 120_000 },
  (encoder) => {
    const wrong = POSTS.flatMap(({ name, text }) => {
      const page = spelt(text, encoder);
      const small = page.replace(/(?![ĂÂÊÔƠƯĐ])(?=\p{Lu})[^A-Z]/gu, (letter) => letter.toLowerCase());
      const [read, capital, lowered] = [reads(name, page, encoder), means(name, page), means(name, small)].map(
        (facts) => new Set(facts.map((fact) => fact.toLowerCase())),
      ) as [Set<string>, Set<string>, Set<string>];
      const lost = [...capital].filter((fact) => lowered.has(fact) && !read.has(fact));
      const made = [...read].filter((fact) => !capital.has(fact) && !lowered.has(fact));
      return [...lost.map((fact) => `${name} lost ${fact}`), ...made.map((fact) => `${name} made up ${fact}`)];
    });
    expect(wrong).toEqual([]);
  },
);
