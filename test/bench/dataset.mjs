// A large dataset: posts through `ingest` without and with threads, the same again unchanged, or records straight into a database.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { post } from './generate.mjs';

const DIST = new URL('../../out/dist/', import.meta.url);
const load = (file) => import(new URL(file, DIST).href);
const IN_FOLDER = 1000;
const BATCH = 256;

/** Writes so many generated posts, a thousand a folder; returns the folder. */
export function writePosts(folder, count) {
  for (let i = 0; i < count; i++) {
    const part = join(folder, String(Math.floor(i / IN_FOLDER)).padStart(4, '0'));
    if (i % IN_FOLDER === 0) mkdirSync(part, { recursive: true });
    writeFileSync(join(part, `${String(i).padStart(6, '0')}.txt`), post(i));
  }
  return folder;
}

/** `ingest` of a folder in a process of its own: seconds, and peak memory in MB. */
export function ingestAlone(folder, db, ...options) {
  const main = fileURLToPath(new URL('cli/main.js', DIST));
  const args = JSON.stringify([main, 'ingest', folder, '--db', db, ...options]);
  const code = `process.argv.splice(1, 1, ...${args}); process.on('exit', () => console.error('PEAK ' + process.resourceUsage().maxRSS)); await import(${JSON.stringify(`file://${main}`)});`;
  const start = performance.now();
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code, 'x'], { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(stderr);
  return { seconds: (performance.now() - start) / 1000, peak: Number(/PEAK (\d+)/.exec(stderr)[1]) / 1024 };
}

/** Posts a second without threads and as `ingest` runs by itself, on a part of the posts. */
export function measureThreads(work, count) {
  const folder = writePosts(join(work, 'part'), count);
  const [none, own] = [['--workers', '0'], []].map((options, at) => ingestAlone(folder, join(work, `workers-${at}.db`), ...options));
  const tell = ({ seconds, peak }) => `${(count / seconds).toFixed(0)} posts/s, peak ${peak.toFixed(0)} MB`;
  console.log(`threads: ${count} posts; none: ${tell(none)}; as many as pay: ${tell(own)}; ${(none.seconds / own.seconds).toFixed(2)} × as fast`);
}

/** All posts through `ingest` as it runs by itself. */
export function measureIngest(folder, db, count) {
  const { seconds, peak } = ingestAlone(folder, db);
  console.log(`ingest: ${count} posts in ${seconds.toFixed(0)} s, ${(count / seconds).toFixed(0)} posts/s, peak ${peak.toFixed(0)} MB`);
}

/** The same posts again: with all bytes read, then by the stamps of the files. Returns files a second by stamps. */
export async function measureUnchanged(folder, db, count) {
  const { ingest } = await load('ingest.js');
  const rules = (await load('rule/load.js')).loadKnowledge();
  const again = async (verify) => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const input = { paths: [folder], db, rules, prune: false, fetching: {}, verify };
    const { unchanged } = await ingest(input, () => {
      throw new Error('nothing was to be read');
    });
    if (unchanged !== count) throw new Error(`${count - unchanged} posts were read again`);
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    return { rate: count / seconds, cpu: (user + system) / count };
  };
  const bytes = await again(true);
  // Files younger than two seconds had no stamps when they were read first.
  await again(false);
  const rounds = [await again(false), await again(false), await again(false)].sort((a, b) => b.rate - a.rate);
  const tell = ({ rate, cpu }) => `${rate.toFixed(0)} files/s (${cpu.toFixed(0)} µs of processor a file)`;
  console.log(`unchanged: ${count} files; ${tell(rounds[0])}; all bytes read: ${tell(bytes)}`);
  return rounds[0].rate;
}

/**
 * Records of so many posts into a database without reading posts: a few that were read, with other names, years and
 * days. No post is like another, whatever their texts.
 */
export async function fillDatabase(file, count) {
  const { loadKnowledge } = await load('rule/load.js');
  const { extract } = await load('pipe.js');
  const { openForWriting, closeWritten } = await load('store/open.js');
  const { writeReference } = await load('store/reference.js');
  const { writer } = await load('store/write.js');
  const { relate } = await load('store/relate.js');
  const { beginRun, endRun } = await load('store/run.js');
  const knowledge = loadKnowledge();
  const sourceAt = (location) => ({ location, url: null, media_type: null, charset: null, fetched_at: null });
  const read = Array.from({ length: 200 }, (_, i) => JSON.stringify(extract(sourceAt(`${i}.txt`), Buffer.from(post(i)), knowledge)));
  const provinces = knowledge.provinces.filter(({ until, from }) => until === undefined || from === undefined);
  const start = performance.now();
  const db = openForWriting(file);
  const run = beginRun(db, knowledge.digest, () => writeReference(db, knowledge));
  const store = writer(db, knowledge);
  for (let from = 0; from < count; from += BATCH) {
    store.batch(() => {
      for (let i = from; i < Math.min(from + BATCH, count); i++) {
        const made = varied(read[i % read.length], i, provinces);
        const sha256 = String(i).padStart(64, '0');
        const location = `made/${String(i).padStart(6, '0')}.txt`;
        const record = { ...made.record, id: sha256, source: { ...made.record.source, location } };
        store.putPost({ location, sha256, bytes: made.text.length, knowledge: knowledge.digest }, record, made.text, made.body.replaceAll(' ', ` ${i.toString(36)} `));
      }
    });
  }
  const written = (performance.now() - start) / 1000;
  relate(db);
  endRun(db, run, { taken: count, added: count, changed: 0, unchanged: 0, failed: 0, pruned: 0 });
  closeWritten(db);
  const related = (performance.now() - start) / 1000 - written;
  console.log(`database: ${count} varied records written in ${written.toFixed(0)} s, related in ${related.toFixed(0)} s`);
}

/** A record with another province, other years and days, and now and then another number of the bloc. */
function varied(json, i, provinces) {
  const round = Math.floor(i / 200);
  const { province } = JSON.parse(json).record;
  const other = provinces[(i + round * 7) % provinces.length];
  let text = json.replace(/\b(20[012]\d)\b/g, (year) => String(2004 + ((Number(year) - 2004 + round) % 21)));
  text = text.replace(/(\d{4}-\d\d-)(\d\d)/g, (_, month, day) => month + String(1 + ((Number(day) + round * 3) % 28)).padStart(2, '0'));
  text = text.replace(/số (\d+)/g, (_, number) => `số ${1 + ((Number(number) + round) % 40)}`);
  if (province) text = text.replaceAll(province.name, other.name).replaceAll(`"code":"${province.code}"`, `"code":"${other.code}"`);
  return JSON.parse(text);
}
