import type { Draft, Source } from '../core/post.js';
import { mend } from './charset/utf8.js';
import { decode } from './charset.js';
import { documentType, namesDocument, readDocument } from './document.js';
import { readHtml } from './html.js';
import { readMarkdown } from './markdown.js';
import { readPlain } from './plain.js';
import { Unreadable } from './unreadable.js';

interface Format {
  /** Ends of file names, without the point. */
  readonly endings: readonly string[];
  /** Other names of the media type. */
  readonly aliases: readonly string[];
  readonly read: (text: string, url: string | null) => Draft;
}

type MediaType = 'text/html' | 'text/markdown' | 'text/plain';

/** Every format a post may come in; a new one is a reader and its line here. */
export const FORMATS = {
  'text/html': { endings: ['html', 'htm', 'xhtml'], aliases: ['application/xhtml+xml', 'html'], read: readHtml },
  'text/markdown': { endings: ['md', 'markdown'], aliases: ['text/x-markdown', 'markdown'], read: readMarkdown },
  'text/plain': { endings: ['txt', 'text'], aliases: ['text'], read: readPlain },
} satisfies Record<MediaType, Format>;

const MEDIA_TYPES = Object.keys(FORMATS) as MediaType[];
// Servers that don't know say this of everything.
const UNKNOWN = new Set(['application/octet-stream', 'binary/octet-stream', '']);
const TAGS = /<(?:!doctype html|html|head|body|div|p|table|article|meta|span)[\s/>]/i;
const FRONT_MATTER = /^\s*---\r?\n(?:.{0,1000}\r?\n){1,100}?---\r?\n/;

/** What a reader made of bytes, and how it took them. */
export interface Reading {
  readonly draft: Draft;
  readonly mediaType: string;
  readonly charset: string | null;
  /** Byte of the source at an offset of the decoded text; undefined for documents. */
  readonly byteAt?: (offset: number) => number;
}

/**
 * Reads the bytes of one post: its blocks in reading order and what the page claims of itself. The format is the media
 * type of the source, else the ending of its location, else what the text looks like.
 * Throws `Unreadable` where the bytes are no text or the media type is none of ours.
 */
export function read(source: Source, bytes: Uint8Array): Reading {
  const named = namedType(source);
  const { text, charset, byteAt, notes = [] } = decode(bytes, source.charset);
  const mediaType = named ?? sniff(text);
  const draft = FORMATS[mediaType].read(text, source.url);
  const told = [...notes, ...(draft.notes ?? [])];
  return { draft: { ...draft, notes: told }, mediaType, charset, byteAt };
}

/** Reads the bytes of one post in any format: `read`, and documents, whose libraries take their own time. */
export async function open(source: Source, bytes: Uint8Array): Promise<Reading> {
  const type = documentType(source, bytes);
  if (type) return { draft: withMendedLetters(await readDocument(type, bytes)), mediaType: type, charset: null };
  // A "Word document" that is a web page all the same: what it is called says nothing.
  return read(namesDocument(source.media_type) ? { ...source, media_type: null } : source, bytes);
}

/** Documents set in the fonts of TCVN3 or VNI hold Latin letters in place of Vietnamese ones, as badly converted pages do. */
function withMendedLetters(draft: Draft): Draft {
  const lines = draft.blocks.map(({ text }) => text.replaceAll('\n', ' '));
  const { text } = mend({ text: lines.join('\n'), charset: 'utf-8', widths: null });
  const mended = text.split('\n');
  return {
    ...draft,
    blocks: draft.blocks.map((block, at) => (mended[at] === lines[at] ? block : { ...block, text: mended[at]! })),
  };
}

function namedType({ media_type, location }: Source): MediaType | null {
  const given = (media_type ?? '').split(';')[0]!.trim().toLowerCase();
  if (!UNKNOWN.has(given)) {
    const known = MEDIA_TYPES.find(
      (type) => type === given || (FORMATS[type].aliases as readonly string[]).includes(given),
    );
    if (known) return known;
    throw new Unreadable('unknown-format', `No reader for ${given}: give HTML, text, Markdown, PDF or Word.`);
  }
  const ending = /\.([a-z]+)$/i.exec(location)?.[1]?.toLowerCase() ?? '';
  return MEDIA_TYPES.find((type) => (FORMATS[type].endings as readonly string[]).includes(ending)) ?? null;
}

function sniff(text: string): MediaType {
  const start = text.slice(0, 5000);
  if (TAGS.test(start)) return 'text/html';
  return FRONT_MATTER.test(start) || /^#{1,3} \S/m.test(start) ? 'text/markdown' : 'text/plain';
}
