import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/read/charset.js';
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
