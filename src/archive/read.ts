import { type Capture, captureOf, dateOf, judge, type Problem, type Skip, type Trouble, urlOf } from './capture.js';
import { cursorOver } from './cursor.js';
import { type Inner, innerArchives, piecesOf } from './inner.js';
import { type Damage, MOST, records, type WarcRecord } from './records.js';

/** What was found in an archive. */
export interface Counts {
  /** Whole records, of any kind. */
  readonly records: number;
  readonly captures: number;
  readonly problems: number;
  /** Records passed by, by reason. */
  readonly skipped: Readonly<Record<Skip, number>>;
}

/**
 * The pages and documents of a .warc, .warc.gz or .wacz (told by its bytes) in the order of the archive, and problems
 * where they were met; at the end what was counted. Damage never throws: all that can be read is given. One record is
 * held at a time. Throws errors of the file system alone.
 */
export async function* captures(file: string): AsyncGenerator<Capture | Trouble, Counts> {
  const skipped = { revisit: 0, redirect: 0, failure: 0, type: 0, other: 0 };
  const counts = { records: 0, captures: 0, problems: 0, skipped };
  let archives = 0;
  for await (const inner of innerArchives(file)) {
    archives++;
    for await (const read of readingsOf(inner, 0)) {
      if (!('damage' in read)) counts.records++;
      const found = foundIn(read, inner.name);
      if (typeof found === 'string') skipped[found]++;
      else {
        if (found.problem) counts.problems++;
        else counts.captures++;
        yield found;
      }
    }
    if (inner.cut) {
      counts.problems++;
      yield trouble(
        file,
        0,
        'cut-off',
        `${file} has lost its end, the directory of its files; see that it was copied whole.`,
      );
    }
  }
  if (archives === 0) {
    counts.problems++;
    yield trouble(file, 0, 'not-an-archive', `${file} is a zip file, but holds no archive/*.warc or .warc.gz.`);
  }
  return counts;
}

/**
 * The page or document at an offset that `captures` told, or what is in its way; `name` is that of the archive within a
 * .wacz. Throws errors of the file system alone.
 */
export async function captureAt(file: string, offset: number, name: string = file): Promise<Capture | Trouble> {
  for await (const inner of innerArchives(file)) {
    if (inner.name !== name) continue;
    // Where many records share a gzip member, all before it have to be unpacked.
    for (const start of inner.seeks && offset > 0 ? [offset, 0] : [0]) {
      for await (const read of readingsOf(inner, start)) {
        const found = read.offset === offset ? foundIn(read, name) : null;
        if (start > 0 && 'damage' in read) break;
        if (found && typeof found !== 'string') return found;
        if (start > 0 || found) break;
      }
    }
  }
  return trouble(name, offset, 'damaged', `${name} holds no page at byte ${offset}; was it changed?`);
}

async function* readingsOf(inner: Inner, start: number): AsyncGenerator<WarcRecord<Skip> | Damage> {
  const pieces = piecesOf(inner, start);
  const { look } = inner;
  try {
    yield* records(cursorOver(pieces, start), judge, look && ((position) => look(start + position)));
  } finally {
    await pieces.return(undefined);
  }
}

function foundIn(read: WarcRecord<Skip> | Damage, file: string): Capture | Trouble | Skip {
  const { offset, headers } = read;
  const known = { url: urlOf(headers), fetchedAt: dateOf(headers) };
  if ('damage' in read) return { ...trouble(file, offset, read.damage, MESSAGES[read.damage](file, offset)), ...known };
  if (read.skip === null) return captureOf(read, read.block, file);
  if (read.skip !== 'too-large') return read.skip;
  const message = `${known.url} takes more than ${MOST / 1024 / 1024} MB in the archive; it was passed over.`;
  return { ...trouble(file, offset, 'too-large', message), ...known };
}

const MESSAGES: Readonly<Record<Damage['damage'], (file: string, offset: number) => string>> = {
  damaged: (file, offset) => `${file} is damaged from byte ${offset} on; reading went on with the next whole record.`,
  'cut-off': (file, offset) => `${file} ends within the record at byte ${offset}; all before it was read.`,
  'not-an-archive': (file) => `${file} holds no WARC record: give a .warc, .warc.gz or .wacz.`,
};

function trouble(file: string, offset: number, code: Problem['code'], message: string): Trouble {
  return { file, offset, url: null, fetchedAt: null, problem: { code, message } };
}
