import type { Span } from './span.js';

/** Something worth telling about a post. It travels on the record; only bugs throw. */
export interface Message extends Span {
  /** Stable name in kebab-case, e.g. `member-count-mismatch`. */
  readonly code: string;
  /** One sentence for a reader: what was found, what was expected. */
  readonly message: string;
}

/** An error of the user's making (bad rule file, unknown province): printed without a stack, exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
