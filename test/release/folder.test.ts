import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ABOUT, put, SUMS, writeFolder } from '../../src/release/folder.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thidua-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (...path: string[]) => join(folder, ...path);
const DIGEST = '0'.repeat(64);
async function write(into: string): Promise<void> {
  put(into, ABOUT, '{}');
  put(into, 'tables/post.csv', 'id\n');
  put(into, SUMS, `${DIGEST}  ${ABOUT}\n${DIGEST}  tables/post.csv\n`);
}

test('a release takes the place of an earlier one, and of an empty folder', async () => {
  mkdirSync(at('r'));
  await writeFolder(at('r'), write);
  await writeFolder(at('r/'), async (into) => {
    await write(into);
    put(into, 'tables/post.csv', 'id\n1\n');
  });
  expect(readFileSync(at('r/tables/post.csv'), 'utf8')).toBe('id\n1\n');
  expect(readdirSync(folder)).toEqual(['r']);
});

test.each([
  [
    'notes in an earlier release',
    { 'r/release.json': '{}', 'r/SHA256SUMS': `${DIGEST}  release.json\n`, 'r/notes.txt': '' },
    'notes.txt',
  ],
  ['notes in a folder of it', { 'r/release.json': '{}', 'r/SHA256SUMS': '', 'r/tables/mine.csv': '' }, 'release.json'],
  [
    'a folder with checksums that is no release',
    { 'r/SHA256SUMS': `${DIGEST}  disk.iso\n`, 'r/disk.iso': '' },
    'disk.iso',
  ],
  ['a folder of something else', { 'r/thesis.docx': '' }, 'thesis.docx'],
  ['a file', { r: '' }, 'is a file'],
])('%s is left alone', async (_, files, says) => {
  for (const [path, text] of Object.entries(files)) put(folder, path, text);
  await expect(writeFolder(at('r'), write)).rejects.toThrow(says);
  for (const path of Object.keys(files)) expect(existsSync(at(path))).toBe(true);
  expect(readdirSync(folder)).toEqual(['r']);
});

test('what fails half-way leaves nothing, and the earlier release as it was', async () => {
  await writeFolder(at('r'), write);
  const fail = (code: string) => async (into: string) => {
    put(into, 'tables/award.csv', 'half');
    throw Object.assign(new Error(code), { code });
  };
  await expect(writeFolder(at('r'), fail('ENOSPC'))).rejects.toThrow(/was not written: there is no room left/);
  await expect(writeFolder(at('new'), fail('SQLITE_FULL'))).rejects.toThrow('no room left');
  expect(readdirSync(folder)).toEqual(['r']);
  expect(readdirSync(at('r/tables'))).toEqual(['post.csv']);
});

test('what a killed run left is cleared away by the next', async () => {
  put(folder, 'r.partial/tables/award.csv', 'half');
  writeFileSync(at('other.txt'), '');
  await writeFolder(at('r'), write);
  expect(readdirSync(folder).sort()).toEqual(['other.txt', 'r']);
  expect(readdirSync(at('r/tables'))).toEqual(['post.csv']);
});
