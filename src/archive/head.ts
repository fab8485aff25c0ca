/** Names in lower case with their values, in order. */
export type Headers = readonly (readonly [string, string])[];

/** What every record begins with. */
export const RECORD = Buffer.from('WARC/');

/** Whether these bytes begin a record. */
export const isRecord = (bytes: Buffer): boolean => bytes.subarray(0, RECORD.length).equals(RECORD);

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Length of a head with the blank line that ends it, in bytes; lines may end in LF alone. Null where none ends it. */
export function headLength(bytes: Uint8Array): number | null {
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
    if (bytes[at + 1] === LINE_FEED) return at + 2;
    if (bytes[at + 1] === RETURN && bytes[at + 2] === LINE_FEED) return at + 3;
  }
  return null;
}

/** The headers of a head after its first line. Lines without a name are passed over, folded ones joined. */
export function headers(head: string): Headers {
  const found: [string, string][] = [];
  for (const line of head.split('\n').slice(1)) {
    if (/^[ \t]/.test(line) && found.length > 0) {
      const last = found.at(-1)!;
      last[1] = `${last[1]} ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon > 0) found.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]);
  }
  return found;
}

/** The first value of a header, by its name in lower case; null where it is missing. */
export function headerOf(list: Headers, name: string): string | null {
  return list.find(([other]) => other === name)?.[1] ?? null;
}

/** An answer of a server as it lies in an archive. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Where the body begins, in bytes; at the end where the head has none. */
  readonly bodyAt: number;
}

/** Reads the head of an answer: any version, reason or none, LF alone, broken lines. Null where no status line begins it. */
export function answerHead(block: Buffer): Answer | null {
  const bodyAt = headLength(block) ?? block.length;
  const head = block.subarray(0, bodyAt).toString('latin1');
  const status = /^HTTP(?:\/[\d.]*)?[ \t]+(\d{3})(?!\d)/i.exec(head)?.[1];
  return status ? { status: Number(status), headers: headers(head), bodyAt } : null;
}

/**
 * Takes the chunks of HTTP/1.1 off a body. Given back as it is where it has none: many tools keep the header but store the
 * body without. A body that breaks off gives what came. `whole`: false where it is known to have been cut.
 */
export function dechunked(body: Buffer, whole: boolean): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const line = body.indexOf(LINE_FEED, at);
    const size = line < 0 || line - at > 1000 ? null : sizeOf(body.toString('latin1', at, line));
    if (size === null) break;
    if (size === 0) return Buffer.concat(chunks);
    const chunk = body.subarray(line + 1, line + 1 + size);
    const end = line + 1 + size;
    const closed = body[end] === LINE_FEED || (body[end] === RETURN && body[end + 1] === LINE_FEED);
    if (chunks.length === 0 && !closed && (whole || chunk.length === size)) return body;
    chunks.push(chunk);
    if (!closed) break;
    at = end + (body[end] === RETURN ? 2 : 1);
  }
  return chunks.length > 0 ? Buffer.concat(chunks) : body;
}

// RFC 9112, 7.1: hexadecimal digits, then extensions we ignore; some servers pad with blanks.
function sizeOf(line: string): number | null {
  const digits = /^([\da-f]{1,8})[ \t]*(?:;.*)?\r?$/i.exec(line)?.[1];
  return digits ? Number.parseInt(digits, 16) : null;
}
