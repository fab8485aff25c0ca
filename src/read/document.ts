import type { Draft, Source } from '../core/post.js';
import { Unreadable } from './unreadable.js';
import { readDoc } from './word/doc.js';
import { readDocx } from './word/docx.js';
import { openZip } from './word/zip.js';

export type DocumentType =
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/msword';

interface DocumentFormat {
  /** How users call it. */
  readonly name: string;
  /** Ends of file names, without the point. */
  readonly endings: readonly string[];
  /** Other names of the media type. */
  readonly aliases: readonly string[];
  readonly holds: (bytes: Uint8Array) => boolean;
  readonly read: (bytes: Uint8Array) => Promise<Draft>;
}

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');
const startsWith = (bytes: Uint8Array, magic: string): boolean => latin1(bytes, 0, magic.length) === magic;

const ZIP = 'PK\x03\x04';
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const WORD_STREAM = wide('WordDocument\0');
const LOCKED_STREAM = wide('EncryptedPackage\0');

/** Every document a post may come in; a new one is a reader and its line here. */
export const DOCUMENTS: Readonly<Record<DocumentType, DocumentFormat>> = {
  'application/pdf': {
    name: 'PDF',
    endings: ['pdf'],
    aliases: ['application/x-pdf', 'pdf'],
    holds: (bytes) => startsWith(bytes, '%PDF-'),
    read: async (bytes) => (await import('./pdf.js')).readPdf(bytes),
  },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    name: 'Word document',
    endings: ['docx', 'docm', 'dotx'],
    aliases: ['docx', 'application/vnd.ms-word.document.macroenabled.12'],
    holds: (bytes) => startsWith(bytes, ZIP) && partsOf(bytes).includes('word/document.xml'),
    read: readDocx,
  },
  'application/msword': {
    name: 'Word document',
    endings: ['doc', 'dot'],
    aliases: ['application/vnd.ms-word', 'application/x-msword', 'application/doc', 'doc'],
    holds: (bytes) =>
      startsWith(bytes, OLE) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(WORD_STREAM),
    read: readDoc,
  },
};

const TYPES = Object.keys(DOCUMENTS) as DocumentType[];
const partsOf = (bytes: Uint8Array): readonly string[] => openZip(bytes, 0)?.names ?? [];

/**
 * Which document the bytes are, or null where they are none and the readers of text shall look at them. What the bytes
 * begin with decides; media type and ending of the location only tell what was meant: a `.doc` that holds a web page or
 * plain text is text. Throws `Unreadable` for what is meant to be a document and can't be read as one, and for RTF.
 */
export function documentType(source: Source, bytes: Uint8Array): DocumentType | null {
  const found = TYPES.find((type) => DOCUMENTS[type].holds(bytes));
  if (found) return found;
  const meant = namedType(source);
  if (startsWith(bytes, '{\\rtf'))
    throw new Unreadable('unknown-format', 'This is rich text (RTF): open it in Word, save it as .docx and give that.');
  if (meant === null) return null;
  if (startsWith(bytes, OLE) && Buffer.from(bytes).includes(LOCKED_STREAM))
    throw new Unreadable('locked', 'This Word document asks for a password: save it without one and give that.');
  if (startsWith(bytes, ZIP) || startsWith(bytes, OLE)) throw notOne(meant);
  if (meant === 'application/pdf') {
    // Some begin with a few bytes of the server that sent them.
    if (latin1(bytes, 0, 1024).includes('%PDF-')) return meant;
    throw notOne(meant);
  }
  if (bytes.subarray(0, 4096).includes(0)) throw notOne(meant);
  return null;
}

function notOne(type: DocumentType): Unreadable {
  const { name } = DOCUMENTS[type];
  return new Unreadable(
    'broken-document',
    `This is called a ${name} but is none, or its beginning or end is lost: fetch or save it anew and give that.`,
  );
}

/** Is a media type one of documents? */
export const namesDocument = (mediaType: string | null): boolean => typeNamed(mediaType) !== null;

function typeNamed(mediaType: string | null): DocumentType | null {
  const given = (mediaType ?? '').split(';')[0]!.trim().toLowerCase();
  return TYPES.find((type) => type === given || DOCUMENTS[type].aliases.includes(given)) ?? null;
}

function namedType({ media_type, location }: Source): DocumentType | null {
  const ending = /\.([a-z]+)$/i.exec(location)?.[1]?.toLowerCase() ?? '';
  return typeNamed(media_type) ?? TYPES.find((type) => DOCUMENTS[type].endings.includes(ending)) ?? null;
}

/**
 * Reads a document of a known type: blocks in reading order with their pages where the format has pages. Documents make
 * no claims, since what their properties say of title, author and day is mostly that of a template.
 * Throws `Unreadable` for documents that are broken, locked, too large, or hold pictures of text only.
 */
export async function readDocument(type: DocumentType, bytes: Uint8Array): Promise<Draft> {
  const draft = await DOCUMENTS[type].read(bytes);
  if (draft.blocks.length === 0)
    throw new Unreadable(
      'no-text',
      `This ${DOCUMENTS[type].name} holds no text, only pictures or nothing: run it through text recognition (OCR) and give the result.`,
    );
  return draft;
}
