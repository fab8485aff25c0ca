import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openForReading } from '../src/store/open.js';
import { dump } from './dump.js';

// What may happen to a run and its file, in processes of their own: a second run, a kill, a full disk, a folder that cannot
// be written to, a file that is damaged or of another version. One clear sentence each, and nothing lost.
const HOME = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'thidua-robust-'));
const MAIN = join(folder, 'program/out/dist/cli/main.js');
const INGEST = join(folder, 'program/out/dist/cli/ingest-bin.js');
const at = (...parts: string[]) => join(folder, ...parts);

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

beforeAll(() => {
  // A copy of the program, since somebody may be at work on ours while this runs.
  for (const part of ['out/dist', 'rules', 'package.json'])
    cpSync(join(HOME, part), at('program', part), { recursive: true });
  symlinkSync(join(HOME, 'node_modules'), at('program/node_modules'));
  const names = readdirSync(join(HOME, 'corpus')).filter((name) => /0\.(?:txt|html|md)$/.test(name));
  for (const dir of ['few', 'many']) mkdirSync(at(dir));
  for (const name of names.slice(0, 4)) cpSync(join(HOME, 'corpus', name), at('few', name));
  for (let n = 0; n < 2; n++) for (const name of names) cpSync(join(HOME, 'corpus', name), at('many', `${n}-${name}`));
  expect(run(INGEST, 'few', '--db', 'base/t.db').code).toBe(0);
});
beforeEach(() => {
  rmSync(at('out'), { recursive: true, force: true });
  cpSync(at('base'), at('out'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const DB = ['--db', 'out/t.db'];
const CLEAN = ['t.db'];
function run(program: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync('node', [program, ...args], { cwd: folder, encoding: 'utf8' });
  return { out: stdout, err: stderr, code: status };
}
const told = (file: string) => {
  const db = openForReading(at(file));
  const lines = dump(db);
  db.close();
  return lines;
};
const begin = (...args: string[]) => spawn('node', [INGEST, ...args], { cwd: folder, stdio: 'ignore' });
async function until(is: () => boolean, child: ChildProcess): Promise<void> {
  while (!is()) {
    expect(child.exitCode).toBeNull();
    await pause(5);
  }
}
async function closed(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return child.exitCode;
}

/** Has the run begun to write? */
const isAtWork = () => (statSync(at('out/t.db-wal'), { throwIfNoEntry: false })?.size ?? 0) > 100_000;

describe('a second run', () => {
  test('is told at once who is at work, questions are answered, and the first ends as it would', async () => {
    const first = begin('many', ...DB);
    await until(isAtWork, first);
    first.kill('SIGSTOP');
    for (const args of [['few'], ['--rebuild']]) {
      const { code, err } = run(INGEST, ...args, ...DB);
      expect(err).toMatch(
        new RegExp(`^ingest: out/t\\.db is in use by another run \\(process ${first.pid}, since 20.*UTC\\); wait`),
      );
      expect(code).toBe(2);
    }
    expect(run(MAIN, 'events', '--limit', '1', ...DB)).toMatchObject({ code: 0, err: '' });
    first.kill('SIGCONT');
    expect(await closed(first)).toBe(0);
    expect(readdirSync(at('out'))).toEqual(CLEAN);
    expect(run(INGEST, 'few', 'many', ...DB).out).toMatch(
      new RegExp(`changed +0\\n +unchanged +${readdirSync(at('few')).length + readdirSync(at('many')).length}\\n`),
    );
  });

  test('goes on where a killed one stopped, whose lock is in nobody’s way', async () => {
    const first = begin('many', ...DB);
    await until(isAtWork, first);
    first.kill('SIGKILL');
    await closed(first);
    expect(readdirSync(at('out'))).toContain('t.db-lock');
    expect(run(MAIN, 'check', ...DB).out).toContain('the last run has not come to its end');
    expect(run(INGEST, 'many', ...DB)).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(at('out'))).toEqual(CLEAN);
    expect(run(MAIN, 'check', ...DB)).toMatchObject({ code: 0 });
  });
});

describe('making a database anew', () => {
  test('a kill leaves the old one as it was, and nothing of the new one stays', async () => {
    const before = readFileSync(at('out/t.db'));
    const child = begin('many', '--rebuild', ...DB);
    await until(() => existsSync(at('out/t.db-new')), child);
    child.kill('SIGKILL');
    await closed(child);
    expect(readFileSync(at('out/t.db')).equals(before)).toBe(true);
    expect(run(INGEST, '--rebuild', ...DB)).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(at('out'))).toEqual(CLEAN);
    expect(told('out/t.db')).toEqual(told('base/t.db'));
  });

  test('one of another version is made anew from all that it knew, not only from what is given', () => {
    harm((db) => db.pragma('user_version = 1'));
    expect(run(MAIN, 'awards', ...DB)).toMatchObject({
      code: 2,
      err: 'thidua: out/t.db was made by another version of thidua; "ingest --rebuild --db out/t.db" makes it anew\n',
    });
    const [one] = readdirSync(at('few'));
    const { code, err } = run(INGEST, `few/${one}`, ...DB);
    expect({ code, err }).toEqual({ code: 0, err: 'out/t.db was made by another version; read all its posts again\n' });
    expect(told('out/t.db')).toEqual(told('base/t.db'));
    expect(readdirSync(at('out'))).toEqual(CLEAN);
  });

  test('no post is lost without a word: one whose file is gone stops it, unless it may go', () => {
    const [one] = readdirSync(at('few'));
    const before = readFileSync(at('out/t.db'));
    const bytes = readFileSync(at('few', one!));
    rmSync(at('few', one!));
    const { code, err } = run(INGEST, 'few', '--rebuild', ...DB);
    expect({ code, err }).toEqual({
      code: 2,
      err: `ingest: out/t.db is left as it was: few/${one} cannot be read again; bring it back, or leave it out with --prune\n`,
    });
    expect(readFileSync(at('out/t.db')).equals(before)).toBe(true);
    expect(run(INGEST, '--rebuild', '--prune', ...DB)).toMatchObject({
      code: 0,
      err: `few/${one} is gone, removed its rows\n`,
      out: expect.stringMatching(/removed +1\n/),
    });
    writeFileSync(at('few', one!), bytes);
  });

  test('a damaged one is never touched in silence: told, kept aside, made anew from all that can be read of it', () => {
    // Away with a page in the midst of the file: that of the table evidence.
    damage();
    const { code, err } = run(INGEST, 'few', ...DB);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^ingest: out\/t\.db is damaged: [^\n]+\n$/) });
    expect(run(MAIN, 'check', ...DB).code).toBe(1);
    const bytes = readFileSync(at('out/t.db'));
    for (const name of ['t.db.old', 't.db.old-2']) {
      const { code, err } = run(INGEST, '--rebuild', ...DB);
      expect(err).toMatch(new RegExp(`^out/t\\.db was damaged \\(.+\\) and is kept as out/${name}: see that`, 's'));
      expect(code).toBe(0);
      expect(told('out/t.db')).toEqual(told('base/t.db'));
      if (name === 't.db.old') expect(readFileSync(at('out', name)).equals(bytes)).toBe(true);
      damage();
    }
  });
});

function harm(how: (db: InstanceType<typeof Database>) => void): void {
  const db = new Database(at('out/t.db'));
  how(db);
  db.close();
}
function damage(): void {
  const db = new Database(at('out/t.db'), { readonly: true });
  const page = db.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'evidence'").pluck().get() as number;
  db.close();
  const bytes = readFileSync(at('out/t.db'));
  bytes.fill(0xff, (page - 1) * 4096, page * 4096);
  writeFileSync(at('out/t.db'), bytes);
}

describe('a place that is full or cannot be written to', () => {
  /** Runs as a process that may make no file longer than so many KiB. */
  const limited = (kib: number, ...args: string[]) => {
    const line = ['ulimit -f "$0"; exec node "$@"', String(kib), ...args];
    const { stdout, stderr, status } = spawnSync('bash', ['-c', ...line], { cwd: folder, encoding: 'utf8' });
    return { out: stdout, err: stderr, code: status };
  };

  test('output that finds no room', () => {
    const line = ['node "$@" > /dev/full', 'sh', MAIN, 'export', ...DB];
    const { stderr, status } = spawnSync('sh', ['-c', ...line], { cwd: folder, encoding: 'utf8' });
    expect({ stderr, status }).toEqual({
      stderr: 'thidua: output: there is no room left on the disk; make room and run again\n',
      status: 2,
    });
  });

  test('a file that cannot grow: one sentence, what was written stays, the next run goes on', () => {
    const size = Math.ceil(readFileSync(at('out/t.db')).length / 1024);
    const { err, code } = limited(size + 300, INGEST, 'many', ...DB);
    expect({ err, code }).toEqual({
      err: expect.stringMatching(/^ingest: (?:there is no room left for )?out\/t\.db [^\n]+\n$/),
      code: 2,
    });
    expect(run(MAIN, 'posts', '--limit', '1', ...DB)).toMatchObject({ code: 0 });
    expect(run(INGEST, 'many', ...DB)).toMatchObject({ code: 0, err: '' });
    expect(run(MAIN, 'check', ...DB)).toMatchObject({ code: 0 });
  });

  const mounts = canMount();
  if (!mounts)
    console.log('SKIPPED: no file system can be mounted here; a full disk is only tried as a file that cannot grow');
  describe.skipIf(!mounts)('a disk of its own', () => {
    const disk = at('disk');
    const mounted = (size: string, work: () => void) => {
      mkdirSync(disk, { recursive: true });
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
      try {
        work();
      } finally {
        execFileSync('umount', [disk]);
      }
    };

    test('that is full', () => {
      mounted('2m', () => {
        const { err, code } = run(INGEST, 'many', '--db', 'disk/t.db');
        expect({ err, code }).toEqual({
          err: expect.stringMatching(/^ingest: there is no room left for disk\/t\.db: make room [^\n]+\n$/),
          code: 2,
        });
        execFileSync('mount', ['-o', 'remount,size=64m', disk]);
        expect(run(INGEST, 'many', '--db', 'disk/t.db')).toMatchObject({ code: 0, err: '' });
        expect(run(MAIN, 'check', '--db', 'disk/t.db')).toMatchObject({ code: 0 });
        expect(readdirSync(disk)).toEqual(CLEAN);
      });
    });

    test('that is full while a database is made anew: the old one stays', () => {
      mounted('2500k', () => {
        cpSync(at('base/t.db'), join(disk, 't.db'));
        const before = readFileSync(join(disk, 't.db'));
        const { err, code } = run(INGEST, 'many', '--rebuild', '--db', 'disk/t.db');
        expect({ err, code }).toEqual({ err: expect.stringContaining('no room left for disk/t.db'), code: 2 });
        expect(readFileSync(join(disk, 't.db')).equals(before)).toBe(true);
        expect(readdirSync(disk)).toEqual(CLEAN);
      });
    });

    test('that is read-only', () => {
      mounted('20m', () => {
        cpSync(at('base/t.db'), join(disk, 't.db'));
        execFileSync('mount', ['-o', 'remount,ro', disk]);
        expect(run(INGEST, 'few', '--db', 'disk/t.db')).toMatchObject({
          code: 2,
          err: 'ingest: the folder disk may not be written to; choose another place with --db\n',
        });
        expect(run(INGEST, 'few', '--db', 'disk/deep/new.db')).toMatchObject({
          code: 2,
          err: 'ingest: the folder disk/deep cannot be made; choose another place with --db\n',
        });
        expect(run(MAIN, 'awards', '--db', 'disk/t.db')).toMatchObject({ code: 0, err: '' });
        expect(run(MAIN, 'check', '--db', 'disk/t.db')).toMatchObject({ code: 0, err: '' });
      });
    });
  });
});

function canMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'thidua-mount-'));
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place]).status === 0;
  if (done) execFileSync('umount', [place]);
  rmSync(place, { recursive: true });
  return done;
}
