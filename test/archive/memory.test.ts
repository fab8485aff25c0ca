import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { page, scratch } from './samples.js';

const READ = new URL('../../out/dist/archive/read.js', import.meta.url);
const PROGRAM = `
  const { captures } = await import(${JSON.stringify(READ.href)});
  let bytes = 0;
  for await (const one of captures(process.argv[1])) bytes += one.bytes.length;
  console.log(JSON.stringify({ bytes, rss: process.resourceUsage().maxRSS }));
`;
const SIZE = 5_000_000;
const COUNT = 60;

// As it was built (see ../build.ts), in a process of its own. All at once it would be 300 MB, with copies twice that.
test('an archive of 300 MB is read with a heap of 120 MB and flat memory', { timeout: 120_000 }, () => {
  const file = join(scratch(), 'large.warc.gz');
  const member = gzipSync(page('http://a.vn/large', Buffer.alloc(SIZE, '<p>Hội nghị tổng kết</p>\n')), { level: 1 });
  const fd = openSync(file, 'w');
  for (let n = 0; n < COUNT; n++) writeSync(fd, member);
  closeSync(fd);
  const args = ['--max-old-space-size=120', '--input-type=module', '--eval', PROGRAM, file];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  const { bytes, rss } = JSON.parse(stdout) as { bytes: number; rss: number };
  expect(bytes).toBe(SIZE * COUNT);
  expect(rss / 1024).toBeLessThan(220);
});
