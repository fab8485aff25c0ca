import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio/slim';
import { expect, test } from 'vitest';
import { compose } from '../../src/read/compose.js';
import { read } from '../../src/read/index.js';

const CORPUS = join(import.meta.dirname, '../../corpus');
const files = readdirSync(CORPUS).filter((file) => /\.(txt|md|html)$/.test(file));
const OWN = new Set(['title', 'heading', 'paragraph', 'item', 'cell', 'caption']);

/** Letters and digits alone, after tags and entities: what a block and its slice of the source have in common. */
const lettersOf = (text: string): string =>
  load(text)
    .root()
    .text()
    .normalize('NFC')
    .replace(/[\u00d0]/g, 'Đ')
    .replace(/[^\p{L}\p{N}]/gu, '');

const UTF16 = { encode: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'), name: 'utf16le' as const };
const UTF8 = { encode: (text: string) => Buffer.from(text), name: 'utf8' as const };

test.each([UTF8, UTF16])('every block leads back to its bytes in $name', ({ encode, name }) => {
  const wrong: string[] = [];
  let blocks = 0;
  let placed = 0;
  for (const location of files) {
    const bytes = encode(readFileSync(join(CORPUS, location), 'utf8'));
    const source = { location, url: null, media_type: null, charset: null, fetched_at: null };
    const reading = read(source, bytes);
    const post = compose(reading.draft, source);
    for (const { kind, start, end, at } of post.blocks) {
      if (!OWN.has(kind)) continue;
      blocks++;
      if (!at || !reading.byteAt) continue;
      placed++;
      const slice = bytes.subarray(reading.byteAt(at.start), reading.byteAt(at.end)).toString(name);
      const said = lettersOf(post.text.slice(start, end));
      if (!lettersOf(slice).includes(said)) wrong.push(`${location}: ${post.text.slice(start, end)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(blocks).toBeGreaterThan(2000);
  expect(placed).toBeGreaterThan(blocks * 0.5);
});
