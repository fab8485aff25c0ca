import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { type DocumentType, documentType, readDocument } from '../../src/read/document.js';
import { docxOf, wordParagraph, zipOf } from './documents/docx.js';
import { pdfOf } from './documents/pdf.js';

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const DOC = 'application/msword';
const pdf = pdfOf([{ texts: [{ x: 60, y: 80, text: 'Khối thi đua số 3 tổng kết' }] }]);
const docx = docxOf(wordParagraph('Khối thi đua số 3 tổng kết'));
const doc = Uint8Array.from(readFileSync(new URL('./documents/report.doc', import.meta.url)));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sheet = zipOf([{ name: 'xl/workbook.xml', bytes: bytes('<workbook/>') }]);
const source = (location: string, media_type: string | null = null) => ({
  location,
  media_type,
  url: null,
  charset: null,
  fetched_at: null,
});

test.each<[string, string, string | null, Uint8Array, DocumentType | null]>([
  ['what it begins with', 'a', null, pdf, PDF],
  ['what it begins with', 'a', 'application/octet-stream', docx, DOCX],
  ['what it begins with', 'a', null, doc, DOC],
  ['what it begins with, whatever the ending', 'a.doc', DOC, docx, DOCX],
  ['what it begins with, whatever the ending', 'a.txt', 'text/plain', pdf, PDF],
  ['its ending, where a server wrote before it', 'a.PDF', null, Buffer.concat([bytes('\r\n\r\n'), pdf]), PDF],
  ['text', 'a.html', null, bytes('<p>Khối thi đua</p>'), null],
  ['text of a page called .doc', 'a.doc', null, bytes('<html><body>Khối thi đua'), null],
  ['plain text called .doc', 'a.doc', DOC, bytes('Khối thi đua số 3'), null],
  ['another zip file', 'a.zip', null, sheet, null],
])('told by %s (%s)', (_, location, media, content, expected) => {
  expect(documentType(source(location, media), content)).toBe(expected);
});

test.each<[string, string, Uint8Array, string]>([
  ['RTF', 'a.doc', bytes('{\\rtf1\\ansi Khoi}'), 'unknown-format'],
  ['a page called .pdf', 'a.pdf', bytes('<html>Not found</html>'), 'broken-document'],
  ['a sheet called .docx', 'a.docx', sheet, 'broken-document'],
  ['a document whose end is lost', 'a.docx', docx.slice(0, 900), 'broken-document'],
  ['a document whose first bytes are lost', 'a.doc', doc.slice(100), 'broken-document'],
])('%s is refused with advice', (_, location, content, code) => {
  expect(() => documentType(source(location), content)).toThrow(expect.objectContaining({ name: 'Unreadable', code }));
});

describe('readDocument', () => {
  it.each<[DocumentType, Uint8Array]>([
    [PDF, pdf],
    [DOCX, docx],
  ])('%s', async (type, content) => {
    const { blocks, claims } = await readDocument(type, content);
    expect(blocks.map(({ text }) => text)).toEqual(['Khối thi đua số 3 tổng kết']);
    expect(claims).toEqual([]);
  });

  it('says that a document without words holds none', async () => {
    await expect(readDocument(DOCX, docxOf(wordParagraph('')))).rejects.toMatchObject({ code: 'no-text' });
  });
});
