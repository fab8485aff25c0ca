// npm run bench [-- --short] [--db-only]: throughput, share of each station, and the ratio of the whole to its floor, in one run.
// The floor is what any tool must do: read the file, sha256, parse it, insert the same rows. Both take turns in batches,
// so that a busy computer slows both alike: read the ratios, not the absolute figures. After that a large dataset: posts
// through `ingest` with and without threads, the same again unchanged, and the questions of the README on it.
// --short: seconds in place of minutes. --db-only: the questions alone, on varied records that no post was read for.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillDatabase, ingestAlone, measureIngest, measureThreads, measureUnchanged, writePosts } from './dataset.mjs';
import { page, post } from './generate.mjs';
import { measurePages } from './pages.mjs';
import { measureQuestions } from './questions.mjs';

const DIST = new URL('../../out/dist/', import.meta.url);
const load = (file) => import(new URL(file, DIST).href);
const { loadKnowledge } = await load('rule/load.js');
const { read } = await load('read/index.js');
const { compose } = await load('read/compose.js');
const { split } = await load('text/sentences.js');
const { mark } = await load('extract/mark.js');
const { match } = await load('extract/match.js');
const { orgGrammar } = await load('extract/organization/organizations.js');
const { settle } = await load('record/settle.js');
const { openForWriting } = await load('store/open.js');
const { writeReference } = await load('store/reference.js');
const { writer } = await load('store/write.js');

const short = process.argv.includes('--short');
const dbOnly = process.argv.includes('--db-only');
const sizes = short ? { text: 2000, page: 200, part: 1000, all: 2000 } : { text: 20000, page: 2000, part: 5000, all: 100_000 };
const BATCH = 50;
const work = mkdtempSync(join(tmpdir(), 'thidua-bench-'));
const knowledge = loadKnowledge();
const grammar = orgGrammar(knowledge);
const sourceOf = (location) => ({ location, url: null, media_type: null, charset: null, fetched_at: null });

/** Runs the stations one after another and adds their times (ms) to `spent`. */
function journey(location, spent) {
  let last = performance.now();
  const lap = (name) => {
    const now = performance.now();
    spent[name] = (spent[name] ?? 0) + now - last;
    last = now;
  };
  const bytes = readFileSync(location);
  const id = createHash('sha256').update(bytes).digest('hex');
  lap('take');
  const source = sourceOf(location);
  const { draft, mediaType, charset } = read(source, bytes);
  lap('read');
  const composed = compose(draft, source);
  lap('compose');
  const reading = split(composed.text, composed.blocks);
  lap('split');
  const marks = mark(reading, knowledge, grammar);
  lap('mark');
  const facts = match(marks, knowledge);
  lap('match');
  const record = settle({ id, source: { ...source, media_type: mediaType, charset }, post: composed, marks, facts }, knowledge, grammar);
  lap('settle');
  return { record, text: composed.text, bytes: bytes.length };
}

function database(name) {
  const db = openForWriting(join(work, `${name}.db`));
  writeReference(db, knowledge);
  return { db, store: writer(db, knowledge) };
}

function put(store, location, { record, text, bytes }) {
  store.putPost({ location, sha256: record.id, bytes, knowledge: knowledge.digest }, record, text);
}

function measure(kind, count, make, ending) {
  const folder = join(work, kind);
  mkdirSync(folder);
  const files = Array.from({ length: count }, (_, i) => join(folder, `${String(i).padStart(6, '0')}.${ending}`));
  files.forEach((file, i) => writeFileSync(file, make(i)));
  for (const file of files.slice(0, Math.min(200, count))) journey(file, {}); // warm up
  const whole = database(`${kind}-whole`);
  const floor = database(`${kind}-floor`);
  const spent = {};
  let wholeTime = 0;
  let floorTime = 0;
  let bytes = 0;
  for (let from = 0; from < count; from += BATCH) {
    const batch = files.slice(from, from + BATCH);
    const results = [];
    let start = performance.now();
    whole.db.transaction(() => {
      for (const file of batch) {
        const result = journey(file, spent);
        const before = performance.now();
        put(whole.store, file, result);
        spent.store = (spent.store ?? 0) + performance.now() - before;
        results.push(result);
      }
    })();
    wholeTime += performance.now() - start;
    start = performance.now();
    floor.db.transaction(() => {
      batch.forEach((file, i) => {
        const raw = readFileSync(file);
        createHash('sha256').update(raw).digest('hex');
        read(sourceOf(file), raw);
        put(floor.store, file, results[i]);
      });
    })();
    floorTime += performance.now() - start;
    for (const result of results) bytes += result.bytes;
  }
  whole.db.close();
  floor.db.close();
  const seconds = wholeTime / 1000;
  const ratio = wholeTime / floorTime;
  console.log(`${kind}: ${count} posts, ${(count / seconds).toFixed(0)} posts/s, ${(bytes / 1e6 / seconds).toFixed(2)} MB/s, ${((wholeTime * 1000) / count).toFixed(0)} µs a post`);
  const all = Object.values(spent).reduce((sum, ms) => sum + ms, 0);
  console.log(`  stations: ${Object.entries(spent).map(([name, ms]) => `${name} ${((ms / all) * 100).toFixed(0)} %`).join(', ')}`);
  console.log(`  whole ÷ floor: ${ratio.toFixed(2)} (floor ${((floorTime * 1000) / count).toFixed(0)} µs a post)`);
  return { folder, ratio };
}

/** What was measured from the beginning: stations, pages, memory, start-up. Returns the line of ratios. */
function measureStations() {
  const text = measure('text posts', sizes.text, post, 'txt');
  const pages = measure('portal pages', sizes.page, page, 'html');
  const reader = measurePages(short ? 3 : 7);
  const few = join(work, 'few');
  mkdirSync(few);
  for (let i = 0; i < sizes.text / 10; i++) writeFileSync(join(few, `${i}.txt`), post(i));
  console.log(`memory: peak ${ingestAlone(few, join(work, 'few.db'), '--workers', '0').peak.toFixed(0)} MB for ${sizes.text / 10} posts, ${ingestAlone(text.folder, join(work, 'many.db'), '--workers', '0').peak.toFixed(0)} MB for ${sizes.text}`);
  const starts = Array.from({ length: 7 }, () => {
    const start = performance.now();
    execFileSync(process.execPath, [fileURLToPath(new URL('cli/main.js', DIST)), '--version']);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  console.log(`start-up of the command line: ${(starts[3] / 1000).toFixed(2)} s`);
  return `ratios: text ${text.ratio.toFixed(2)} (aim ≤ 3.0), pages ${pages.ratio.toFixed(2)} (aim ≤ 2.0), reader ÷ bare parsing ${reader.bare.toFixed(2)} (aim ≤ 1.5; ÷ cheerio's default ${reader.byDefault.toFixed(2)}), Readability ÷ reader ${reader.readability.toFixed(1)} (aim ≥ 3)`;
}

try {
  const file = join(work, 'all.db');
  if (dbOnly) {
    await fillDatabase(file, sizes.all);
    await measureQuestions(file);
  } else {
    const ratios = measureStations();
    measureThreads(work, sizes.part);
    const folder = writePosts(join(work, 'all'), sizes.all);
    measureIngest(folder, file, sizes.all);
    const unchanged = await measureUnchanged(folder, file, sizes.all);
    const { slow, of, wideSlow, wideOf } = await measureQuestions(file);
    console.log(`${ratios}, unchanged ${unchanged.toFixed(0)} files/s (aim ≥ 20000), questions over 50 ms ${slow} of ${of} and about everything ${wideSlow} of ${wideOf} (aim 0)`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
