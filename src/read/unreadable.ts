export type UnreadableCode =
  | 'binary'
  | 'empty'
  | 'bad-encoding'
  | 'too-large'
  | 'unknown-format'
  | 'no-text'
  | 'locked'
  | 'broken-document';

/** Bytes that can't become a post. The message says what is wrong and what to do; the run goes on with the next source. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly code: UnreadableCode;

  constructor(code: UnreadableCode, message: string) {
    super(message);
    this.code = code;
  }
}
