import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hold } from '../../src/store/lock.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thidua-lock-'));
  file = join(folder, 't.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('one holds it, the next is told who, and nothing is left when it is given back', () => {
  const release = hold(file);
  expect(() => hold(file)).toThrow(
    new RegExp(`t\\.db is in use by another run \\(process ${process.pid}, since 20..-..-.. ..:.. UTC\\); wait`),
  );
  release();
  expect(readdirSync(folder)).toEqual([]);
  hold(file)();
  expect(readdirSync(folder)).toEqual([]);
});

test('databases are held each on its own', () => {
  const both = [hold(file), hold(join(folder, 'other.db'))];
  for (const release of both) release();
});

/** A process that holds the lock as `hold` does, until it is killed. */
const HOLDER = `
  const lock = new (require('better-sqlite3'))(process.argv[1]);
  lock.pragma('user_version = ' + process.pid);
  lock.exec('BEGIN IMMEDIATE');
  console.log('held');
  setInterval(() => {}, 1000);`;

test('a lock dies with its process, whatever it leaves', async () => {
  const child = spawn('node', ['-e', HOLDER, `${file}-lock`], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  expect(() => hold(file)).toThrow(`(process ${child.pid}, `);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(readdirSync(folder)).toEqual(['t.db-lock']);
  hold(file)();
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['strange', 'just words, and more of them than a header has: '.repeat(9), 'in the way'],
  ['nothing', '', null],
])('a file of that name that holds %s', (_what, content, says) => {
  writeFileSync(`${file}-lock`, content);
  if (says === null) hold(file)();
  else expect(() => hold(file)).toThrow(says);
});
