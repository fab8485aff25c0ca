import { once } from 'node:events';
import { constants, createBrotliCompress, deflateRawSync, gzipSync } from 'node:zlib';

const PART = 2 ** 24;
/** 16 MiB each: a gigabyte. */
const PARTS = 64;
const zeros = Buffer.alloc(PART);
const times = (part: Buffer, count: number) => Array<Buffer>(count).fill(part);

/** A gigabyte of zeros in one megabyte: a gzip file may have many members. */
export const gzipBomb = (parts = PARTS): Buffer => Buffer.concat(times(gzipSync(zeros), parts));

/** A gigabyte of zeros as one bare deflate stream: parts that end on a byte, then an empty last block. */
export function deflateBomb(parts = PARTS): Buffer {
  const part = deflateRawSync(zeros, { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...times(part, parts), deflateRawSync('')]);
}

/** A gigabyte of zeros in a few kilobytes of brotli: the second of two parts that end on a byte, again and again. */
export async function brotliBomb(count = PARTS): Promise<Buffer> {
  const stream = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  const parts: Buffer[] = [];
  while (parts.length < 2) {
    stream.write(zeros);
    await new Promise<void>((resolve) => stream.flush(constants.BROTLI_OPERATION_FLUSH, resolve));
    parts.push(stream.read() as Buffer);
  }
  stream.end();
  const last = once(stream, 'data') as Promise<Buffer[]>;
  return Buffer.concat([parts[0]!, ...times(parts[1]!, count - 1), ...(await last)]);
}
