import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { records, totals } from '../../src/store/find.js';
import { openForReading } from '../../src/store/open.js';
import { rowsIn } from '../store/list.js';

// The program as it was built (see ../build.ts), in processes of its own: exit codes, pipes, and what a kill leaves.
// A copy of it with its rules, since somebody may be at work on ours while this runs.
const HOME = join(import.meta.dirname, '../..');
const CORPUS = join(HOME, 'corpus');
const folder = mkdtempSync(join(tmpdir(), 'thidua-'));
const MAIN = join(folder, 'program/out/dist/cli/main.js');
const INGEST = join(folder, 'program/out/dist/cli/ingest-bin.js');

// Each start reads all rules, which takes its time where much else runs.
vi.setConfig({ testTimeout: 120_000 });

beforeAll(() => {
  for (const part of ['out/dist', 'rules', 'package.json']) {
    cpSync(join(HOME, part), join(folder, 'program', part), { recursive: true });
  }
  symlinkSync(join(HOME, 'node_modules'), join(folder, 'program/node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(program: string, args: readonly string[], input = '') {
  const { stdout, stderr, status } = spawnSync('node', [program, ...args], { cwd: folder, encoding: 'utf8', input });
  return { out: stdout, err: stderr, code: status };
}

test('ingest ends with 0, 1 if an input failed, 2 for wrong usage', () => {
  mkdirSync(join(folder, 'few'));
  for (const name of ['a01.html', 'a04.txt', 'b12.md']) cpSync(join(CORPUS, name), join(folder, 'few', name));
  const first = run(INGEST, ['few']);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toMatch(/posts read +3\n +new +3\n/);
  writeFileSync(join(folder, 'few/empty.txt'), '');
  const second = run(MAIN, ['ingest', 'few']);
  expect(second.code).toBe(1);
  expect(second.err).toMatch(/^few\/empty\.txt: .*\(empty\)\n$/);
  expect(second.out).toMatch(/unchanged +3\n +failed +1\n/);
  expect(run(INGEST, ['nowhere'])).toMatchObject({ code: 2, err: 'ingest: there is no post at nowhere\n' });
  expect(run(INGEST, []).code).toBe(2);
  expect(run(INGEST, ['--help']).out).toMatch(/^Usage: ingest \[options\] \[path\.\.\.\]/);
  rmSync(join(folder, 'few/empty.txt'));
});

test('extract gives what export gives, and a line out for each line in', () => {
  run(INGEST, ['few', '--prune', '--db', 'same.db']);
  const { out, code } = run(MAIN, ['extract', 'few']);
  expect(code).toBe(0);
  expect(run(MAIN, ['export', '--db', 'same.db']).out).toBe(out);
  const text = readFileSync(join(folder, 'few/a04.txt'), 'utf8');
  const lines = [
    JSON.stringify({ location: 'a.txt', text }),
    'no json',
    '',
    '{"location": "b.txt", "text": ""}',
    '{"location": "c"}',
  ];
  const piped = run(MAIN, ['extract', '-'], lines.join('\n'));
  expect(piped.code).toBe(1);
  const made = piped.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(made.map((it) => [it.source.location, it.failure?.code])).toEqual([
    ['a.txt', undefined],
    ['line 2', 'bad-line'],
    ['line 3', 'bad-line'],
    ['b.txt', 'empty'],
    ['c', 'bad-line'],
  ]);
  expect(made[0].events).toEqual(JSON.parse(out.split('\n')[1]!).events);
});

test('a reader that stops early ends the program in silence', async () => {
  const child = spawn('node', [MAIN, 'extract', CORPUS], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close');
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

const COPIES = 2;
test('after kill -9 at any moment the next run makes what a single run makes', async () => {
  const many = join(folder, 'many');
  mkdirSync(many);
  const into = (db: string) => ['many', '--db', db];
  const posts = readdirSync(CORPUS).filter((name) => /[0124578]\.(?:txt|html|md)$/.test(name));
  for (let n = 0; n < COPIES; n++) for (const name of posts) cpSync(join(CORPUS, name), join(many, `${n}-${name}`));
  const files = posts.length * COPIES;
  run(INGEST, into('once.db'));
  const single = content('once.db');
  expect(single.at(-1)).toHaveLength(files);
  for (const share of [0.2, 0.6]) {
    const child = spawn('node', [INGEST, ...into('killed.db')], { cwd: folder, stdio: 'ignore' });
    await stored(child, share * files);
    child.kill('SIGKILL');
    await closed(child);
  }
  expect(run(INGEST, into('killed.db')).code).toBe(0);
  expect(content('killed.db')).toEqual(single);
});

/** Waits until the child has stored that many posts, or is at its end. */
async function stored(child: ChildProcess, posts: number): Promise<void> {
  while (child.exitCode === null) {
    await pause(5);
    try {
      const db = openForReading(join(folder, 'killed.db'));
      const n = totals(db).posts;
      db.close();
      if (n >= posts) return;
    } catch {
      // Not made yet, or being made.
    }
  }
}

async function closed(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
}

/** Everything in a database but row numbers and the history of runs. */
function content(file: string): unknown[] {
  expect(existsSync(join(folder, file))).toBe(true);
  const db = openForReading(join(folder, file));
  const all = (view: string, ...columns: string[]) => rowsIn(db, view, columns);
  const made = [
    all('source', 'location', 'sha256', 'bytes', 'knowledge', 'charset'),
    all('organizations', 'full_name', 'code', 'province', 'resolved'),
    all('award_type', 'code', 'name', 'category'),
    all('province', 'code', 'name', 'kind'),
    all(
      'bloc',
      'key',
      'name',
      '(SELECT name FROM province WHERE id = province_id)',
      '(SELECT location FROM source WHERE id = post_id)',
    ),
    all('awards', 'source', 'posts', 'province', 'bloc', 'recipient', 'award', 'status', 'quote', 'date'),
    all('members', 'source', 'posts', 'province', 'bloc', 'member', 'quote', 'date'),
    all('handovers', 'source', 'posts', 'province', 'bloc', 'giver', 'receiver', 'quote', 'date'),
    all('events', 'source', 'posts', 'province', 'bloc', 'years', 'kinds', 'date', 'venue'),
    all('search', 'title', 'text'),
    [...records(db)],
  ];
  db.close();
  return made;
}
