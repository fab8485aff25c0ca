import { Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';

/** Which post a review file is of. */
export interface Head {
  readonly post: string;
  readonly sha256: string;
}

/** A verdict as the file writes it: its subject under its kind, then the rest. */
export type Entry = { readonly [key: string]: unknown };

/**
 * The text of a review file with a verdict more, or with one in the place of verdict `n`; an empty text begins a file.
 * Comments, order and what else stands in it stay.
 */
export function withVerdict(text: string, head: Head, entry: Entry, n?: number): string {
  const document = opened(text, head);
  const verdicts = listIn(document);
  const node = document.createNode(entry) as YAMLMap;
  // A fact reads better on one line.
  for (const pair of node.items) if (isMap(pair.value) || isSeq(pair.value)) pair.value.flow = true;
  if (n === undefined) verdicts.add(node);
  else {
    const before = verdicts.items[n];
    if (isMap(before)) {
      node.commentBefore = before.commentBefore;
      node.spaceBefore = before.spaceBefore;
      node.comment = before.comment;
    }
    verdicts.items[n] = node;
  }
  return written(document);
}

/** The text without verdict `n`. */
export function withoutVerdict(text: string, head: Head, n: number): string {
  const document = opened(text, head);
  listIn(document).items.splice(n, 1);
  return written(document);
}

/** The text with the mark that everything was judged and nothing is missing. */
export function completed(text: string, head: Head, who: { readonly by: string; readonly at: string }): string {
  const document = opened(text, head);
  const node = document.createNode(who) as YAMLMap;
  node.flow = true;
  document.set('complete', node);
  return written(document);
}

function opened(text: string, head: Head): Document {
  const document: Document = parseDocument(text);
  if (isMap(document.contents)) return document;
  const fresh = new Document({ ...head, verdicts: [] });
  fresh.commentBefore = document.commentBefore ?? document.comment ?? ' Rà soát / review: thidua review';
  return fresh;
}

function listIn(document: Document): YAMLSeq {
  let verdicts = document.get('verdicts');
  if (!isSeq(verdicts)) {
    verdicts = document.createNode([]);
    document.set('verdicts', verdicts);
  }
  const list = verdicts as YAMLSeq;
  // An empty `verdicts: []` is written on one line; what is put into it is not.
  if (list.items.length === 0) list.flow = false;
  return list;
}

const written = (document: Document): string => document.toString({ lineWidth: 0, flowCollectionPadding: true });
