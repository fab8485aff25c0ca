const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Media types a post can come in, by the names servers give them. */
const KINDS: Readonly<Record<string, string>> = {
  'text/html': 'text/html',
  'application/xhtml+xml': 'application/xhtml+xml',
  'text/plain': 'text/plain',
  'text/markdown': 'text/markdown',
  'text/x-markdown': 'text/markdown',
  'application/pdf': 'application/pdf',
  'application/x-pdf': 'application/pdf',
  'application/msword': 'application/msword',
  [DOCX]: DOCX,
};
// Servers that don't know, or want the file to be saved, say these of everything.
const UNKNOWN = new Set([
  '',
  '*/*',
  'application/octet-stream',
  'binary/octet-stream',
  'application/download',
  'application/x-download',
  'application/force-download',
  'unknown/unknown',
]);
const TAGS = /<(?:!doctype html|html|head|body|div|p|table|article|meta|span)[\s/>]/i;
// Spreadsheets and slides come in the same containers; these names tell a text document.
const WORD_STREAM = Buffer.from('WordDocument', 'utf16le');
const WORD_PART = Buffer.from('word/');

/** The media type of a post that a Content-Type header names, `unknown` where it names none, null for all that is no post. */
export function declaredKind(contentType: string | null): string | null {
  const type = (contentType ?? '').split(';')[0]!.trim().toLowerCase();
  return UNKNOWN.has(type) ? 'unknown' : (KINDS[type] ?? null);
}

/** The charset a Content-Type header names, in lower case. */
export function charsetOf(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase() ?? null;
}

/** The media type of a document (PDF, Word) by its bytes, null where it is none. */
export function documentKind(bytes: Buffer): string | null {
  switch (container(bytes)) {
    case 'pdf':
      return 'application/pdf';
    case 'ole':
      return bytes.includes(WORD_STREAM) ? 'application/msword' : null;
    case 'zip':
      return bytes.includes(WORD_PART) ? DOCX : null;
    default:
      return null;
  }
}

/** The media type of a post by its bytes; null where they are no post's. */
export function kindByBytes(bytes: Buffer): string | null {
  const document = documentKind(bytes);
  if (document || !isText(bytes)) return document;
  const text = bytes.toString('latin1', 0, 4096);
  if (TAGS.test(text)) return 'text/html';
  // XML, JSON and feeds.
  return /^\s*[<{[]/.test(text) ? null : 'text/plain';
}

/** Whether bytes that begin like this may be a post's. */
export const mayBePost = (start: Buffer): boolean => container(start) !== null || isText(start);

function container(bytes: Buffer): 'pdf' | 'ole' | 'zip' | null {
  const start = bytes.toString('latin1', 0, 8);
  if (start.startsWith('%PDF-')) return 'pdf';
  if (start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return 'ole';
  return start.startsWith('PK\x03\x04') ? 'zip' : null;
}

/** Whether it has a byte-order mark of UTF-16 or none of the control characters that text has none of. */
function isText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4096);
  if (start.length > 1 && (start[0]! ^ start[1]!) === 0x01 && start[0]! >= 0xfe) return true;
  return start.length > 0 && !start.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b));
}
