import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../src/compare/facts.js';
import { extract } from '../../src/pipe.js';
import { decode } from '../../src/read/charset.js';
import { loadKnowledge } from '../../src/rule/load.js';
import { clean } from '../../src/text/normalize.js';
import { ENCODERS, spelt, TCVN3 } from './encoders.js';

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
const SAMPLE = POSTS.filter((_, at) => at % 8 === 0);
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

test('the same facts come of every encoding', { timeout: 120_000 }, () => {
  const LACKED = /(?![ĂÂÊÔƠƯĐ])(?=\p{Lu})[^A-Z]/u;
  const META = /(charset=["']?)utf-8/i;
  const wrong: string[] = [];
  for (const encoder of ENCODERS) {
    const small = encoder.charset.includes(TCVN3.charset);
    for (const { name, text } of SAMPLE) {
      const page = spelt(text, encoder);
      const own = page.replace(META, `$1${encoder.charset}`);
      const [read, written] = [says(name, encoder.encode(own)), means(name, page)];
      const told = new Set(small ? read.map((fact) => fact.toLowerCase()) : read);
      const lost = written.filter((fact) => !told.has(small ? fact.toLowerCase() : fact));
      // TCVN3 has no capitals with tones: where one begins a name, it stays small and may hide the name.
      for (const fact of lost) if (!small || !LACKED.test(fact)) wrong.push(`${encoder.name} ${name} ${fact}`);
      if (lost.length === 0 && read.length !== written.length) wrong.push(`${encoder.name} ${name} says more`);
    }
  }
  expect(wrong).toEqual([]);
});
