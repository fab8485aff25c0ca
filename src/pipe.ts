import { createHash } from 'node:crypto';
import type { BlockKind, Post, Source } from './core/post.js';
import type { Record } from './core/record.js';
import { mark } from './extract/mark.js';
import type { Marks } from './extract/marks.js';
import { type Fact, match } from './extract/match.js';
import { type OrgGrammar, orgGrammar } from './extract/organization/organizations.js';
import { compose } from './read/compose.js';
import { type Reading, read } from './read/index.js';
import { settle } from './record/settle.js';
import type { Knowledge } from './rule/load.js';
import { split } from './text/sentences.js';

/** A record with the stored text that its evidence points into. */
export interface Extracted {
  readonly record: Record;
  readonly text: string;
  /** The post's own words alone, which copies of it are found by. */
  readonly body: string;
}

/** Everything the stations made of one post, for `explain`, `find` and tests. */
export interface Trace extends Extracted {
  readonly post: Post;
  readonly marks: Marks;
  readonly facts: readonly Fact[];
}

/**
 * The journey of one post: read → compose → split → mark → match → settle. Pure: no clock, network or disk, and the
 * same bytes under the same knowledge give the same record. Documents (PDF, Word) can only be read in their own time:
 * for any format give what `open` of src/read made of the bytes. Throws `Unreadable` for bytes that are no post.
 */
export function trace(
  source: Source,
  bytes: Uint8Array,
  knowledge: Knowledge,
  { draft, mediaType, charset }: Reading = read(source, bytes),
): Trace {
  const post = compose(draft, source);
  const reading = split(post.text, post.blocks);
  const grammar = grammarOf(knowledge);
  const marks = mark(reading, knowledge, grammar);
  const facts = match(marks, knowledge);
  const id = createHash('sha256').update(bytes).digest('hex');
  const described = { ...source, media_type: mediaType, charset };
  const record = settle({ id, source: described, post, marks, facts }, knowledge, grammar);
  return { record, text: post.text, body: bodyOf(post), post, marks, facts };
}

/** The journey without its notes. */
export function extract(source: Source, bytes: Uint8Array, knowledge: Knowledge, reading?: Reading): Extracted {
  const { record, text, body } = trace(source, bytes, knowledge, reading);
  return { record, text, body };
}

/** Captions are left out: reposts change them. */
const BODY: ReadonlySet<BlockKind> = new Set(['heading', 'paragraph', 'item', 'cell']);

const bodyOf = ({ text, blocks }: Post): string =>
  blocks
    .filter(({ kind }) => BODY.has(kind))
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');

const grammars = new WeakMap<Knowledge, OrgGrammar>();

/** The organization grammar is built once for each knowledge. */
function grammarOf(knowledge: Knowledge): OrgGrammar {
  let grammar = grammars.get(knowledge);
  if (!grammar) {
    grammar = orgGrammar(knowledge);
    grammars.set(knowledge, grammar);
  }
  return grammar;
}
