// The questions of the README, asked of a large database: how long each takes, and which large tables it goes through whole.
import { readFileSync } from 'node:fs';

const DIST = new URL('../../out/dist/', import.meta.url);
const load = (file) => import(new URL(file, DIST).href);
const ROUNDS = 9;
/** Milliseconds. */
const AIM = 50;
/** A table of fewer rows may be gone through whole. */
const LARGE = 2000;
const ASKED = /^\$ npx thidua ((?:awards|members|heads|handovers|rankings|events|blocs|posts|search|coverage|orgs?|sql)\b.*)$|^\$ sqlite3 .*? "(SELECT .*)"$/;

/** The questions as the README asks them: arguments of a command, or SQL. */
export function questionsIn(readme) {
  return readme.split('\n').flatMap((line) => {
    const [found, command, sql] = ASKED.exec(line) ?? [];
    if (!found) return [];
    return [sql ? { asked: sql, sql } : { asked: command, args: [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((it) => it[1] ?? it[2] ?? it[3]) }];
  });
}

/** More questions about everything. Those in SQL of views look at every row; the commands find their counts kept. */
const WIDE = [
  { sql: 'SELECT award, status, count(*) AS n FROM awards GROUP BY award, status ORDER BY n DESC LIMIT 6' },
  { sql: 'SELECT kinds, count(*) AS meetings, round(avg(members), 1) AS members FROM events WHERE members > 0 GROUP BY kinds ORDER BY meetings DESC LIMIT 5' },
  { sql: 'SELECT min(julianday(published) - julianday(date)) AS least, round(avg(julianday(published) - julianday(date)), 1) AS mean, max(julianday(published) - julianday(date)) AS most FROM event JOIN post ON post.id = event.post_id' },
  { asked: 'awards --by province,year,award' },
  { asked: 'awards --year 2018' },
  { asked: 'members --by kind' },
  { asked: 'coverage' },
];

/** Asks each question several times and prints how long it took; returns how many there are and took longer than the aim, of the README's and of the wide ones. */
export async function measureQuestions(file) {
  const { openForReading } = await load('store/open.js');
  const { run } = await load('cli/commands.js');
  const db = openForReading(file);
  const large = largeTables(db);
  const statement = Object.getPrototypeOf(db.prepare('SELECT 1'));
  const questions = questionsIn(readFileSync(new URL('../../README.md', import.meta.url), 'utf8'));
  let slow = 0;
  let wideSlow = 0;
  // Each run of a command listens for the end of its output anew.
  process.stdout.setMaxListeners(0);
  const wide = WIDE.map(({ asked, sql }) => ({ asked: asked ?? sql, args: asked?.split(' '), sql, isWide: true }));
  for (const { asked, args, sql, isWide = false } of [...questions, ...wide]) {
    if (isWide && asked === wide[0].asked) console.log('  about everything:');
    const times = [];
    let scanned = new Set();
    for (let round = -1; round < ROUNDS; round++) {
      const watched = round < 0 ? watch(statement, large) : null;
      const start = performance.now();
      try {
        if (sql) db.prepare(sql).all();
        else await inSilence(() => run('thidua', [...args, '--db', file]));
      } finally {
        if (watched) scanned = watched.end();
      }
      if (round >= 0) times.push(performance.now() - start);
      // One that takes seconds takes them each time.
      if (times[0] > 2000) break;
    }
    times.sort((a, b) => a - b);
    const p50 = times[Math.floor(times.length / 2)];
    const p95 = times[Math.ceil(times.length * 0.95) - 1];
    if (p95 > AIM && isWide) wideSlow++;
    else if (p95 > AIM) slow++;
    console.log(`  ${p50.toFixed(0).padStart(5)} ms  ${p95.toFixed(0).padStart(5)} ms  ${asked}${scanned.size === 0 ? '' : `\n${' '.repeat(20)}whole: ${[...scanned].join(', ')}`}`);
  }
  db.close();
  console.log(
    `questions: ${questions.length - slow} of ${questions.length} of the README and ${wide.length - wideSlow} of ${wide.length} about everything within ${AIM} ms at p95 (p50 and p95 of ${ROUNDS} rounds above)`,
  );
  return { slow, of: questions.length, wideSlow, wideOf: wide.length };
}

/** Large tables, and the names they go by in views and questions. */
function largeTables(db) {
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%'").pluck().all();
  return new Set(tables.filter((name) => db.prepare(`SELECT count(*) FROM (SELECT 1 FROM "${name}" LIMIT ${LARGE})`).pluck().get() === LARGE));
}

const aliasesIn = (sql) => new Map([...sql.matchAll(/\b(?:FROM|JOIN)\s+(?:main\.)?(\w+)(?:\s+AS)?\s+(?!ON\b|WHERE\b|JOIN\b|LEFT\b|ORDER\b|GROUP\b|LIMIT\b|CROSS\b|USING\b)(\w+)/gi)].map((it) => [it[2], it[1]]));

/** Looks at the plan of every question that is put to a database until `end`. */
function watch(statement, large) {
  const found = new Set();
  const kept = {};
  for (const name of ['all', 'get', 'iterate']) {
    kept[name] = statement[name];
    statement[name] = function (...values) {
      if (/^\s*(?:SELECT|WITH)/i.test(this.source)) note(this, values);
      return kept[name].apply(this, values);
    };
  }
  function note({ source, database }, values) {
    const views = kept.all.call(database.prepare("SELECT sql FROM sqlite_master WHERE type = 'view'").pluck());
    const aliases = aliasesIn([...views, source].join('\n'));
    for (const { detail } of kept.all.call(database.prepare(`EXPLAIN QUERY PLAN ${source}`), ...values)) {
      const name = /^SCAN (\w+)/.exec(detail)?.[1];
      const table = name && (aliases.get(name) ?? name);
      if (table && large.has(table)) found.add(detail.replace(/^SCAN \w+/, table));
    }
  }
  return {
    end() {
      Object.assign(statement, kept);
      return found;
    },
  };
}

async function inSilence(work) {
  const { write } = process.stdout;
  const { write: writeErr } = process.stderr;
  const error = console.error;
  process.stdout.write = (_text, ...more) => {
    for (const done of more) if (typeof done === 'function') done();
    return true;
  };
  process.stderr.write = process.stdout.write;
  console.error = () => {};
  try {
    await work();
  } finally {
    process.stdout.write = write;
    process.stderr.write = writeErr;
    console.error = error;
    process.exitCode = 0;
  }
}
