import type { Span } from './span.js';

/**
 * What a block is. Text that belongs to the post: title, heading, paragraph, item (of a list), cell (of a table), caption.
 * Around it: stamp (when published), byline (who wrote it), footer (who publishes the site), meta (from the page's head
 * or its address, never shown on the page), noise (menus, calendars, other news).
 */
export type BlockKind =
  | 'title'
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'cell'
  | 'caption'
  | 'stamp'
  | 'byline'
  | 'footer'
  | 'meta'
  | 'noise';

/** Where a cell stands: number of the table in the post, row and column from 0; `header` for a cell of the head row. */
export interface CellPlace {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly header: boolean;
}

/** Where in its source a block stands. */
export interface Origin {
  /** Slice of the decoded source, in UTF-16 code units; tags may stand inside it. Unknown for documents. */
  readonly at?: Span;
  /** Page of a document, from 1. */
  readonly page?: number;
  /** Level of a heading or title, 1 to 6. */
  readonly level?: number;
}

/** A slice of `Post.text` of one kind. Blocks are in text order, do not overlap, and are parted by one line break. */
export interface Block extends Span, Origin {
  readonly kind: BlockKind;
  readonly cell?: CellPlace;
}

/** What a reader gives for each block before the post is composed: text, a first guess of its kind, and tags of the page. */
export interface RawBlock extends Origin {
  readonly text: string;
  readonly kind: BlockKind;
  readonly cell?: CellPlace;
}

/** Something the page says of itself (JSON-LD, Open Graph, `<time>`, front matter), with the words it was read from. */
export interface Claim {
  readonly field: 'title' | 'published' | 'updated' | 'author' | 'publisher' | 'url';
  readonly value: string;
  readonly source: string;
  /** What the page shows in its place: "3 hours ago" for an instant. Absent for claims that nobody sees. */
  readonly shown?: string;
}

/** Something a reader has to tell of the whole page: a stable code in kebab-case and a sentence. */
export interface Note {
  readonly code: string;
  readonly message: string;
}

/** The outcome of a reader: blocks in reading order and what the page claims of itself. Any Unicode form, any spaces. */
export interface Draft {
  readonly blocks: readonly RawBlock[];
  readonly claims: readonly Claim[];
  /** Language the page says it is in, as it writes it ("en-US"). */
  readonly language?: string | undefined;
  /** Id of the page profile that chose the blocks; absent where none did. */
  readonly profile?: string | undefined;
  readonly notes?: readonly Note[] | undefined;
}

/** Where bytes came from. `location` is the path or address as the user gave it. */
export interface Source {
  readonly location: string;
  readonly url: string | null;
  readonly media_type: string | null;
  readonly charset: string | null;
  readonly fetched_at: string | null;
}

/** A value read from the text with the words it was read from and the rule that read it. */
export interface Stated<T> {
  readonly value: T;
  readonly span: Span;
  readonly rule: string;
  /** The claim of the page it was taken from ("json-ld:datePublished", "canonical"); absent where the text shows it. */
  readonly claim?: string;
}

/** One post: NFC text (blocks joined by line breaks) and what is known of it before its sentences are read. */
export interface Post {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly title: Stated<string> | null;
  /** ISO day, e.g. 2018-12-28. */
  readonly published: Stated<string> | null;
  /** hh:mm. */
  readonly publishedTime: Stated<string> | null;
  /** ISO day of the last change, where the page tells it beside the day of publication. */
  readonly updated: Stated<string> | null;
  readonly author: Stated<string> | null;
  readonly publisher: Stated<string> | null;
  /** The post's own address, or null; the words it stands on are a `meta` block. */
  readonly url: Stated<string> | null;
  /** Id of the page profile that chose the blocks, or null. */
  readonly profile: string | null;
  readonly notes: readonly Note[];
}
