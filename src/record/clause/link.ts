import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';

/** One award and those it goes to, as one clause says it. Tokens `[from, to)` hold both. */
export interface Link {
  readonly sentence: Sentence;
  readonly rule: string;
  readonly award: Mention;
  readonly recipients: readonly Mention[];
  readonly ranks: readonly Mention[];
  /** Units called by their place: "đơn vị dẫn đầu", "hai đơn vị tiếp theo". */
  readonly placed: readonly Mention[];
  /** Of takers told in order ("lần lượt") only the one at this index of so many is meant. */
  readonly nth?: { readonly index: number; readonly of: number };
  /** It goes to units only pointed at: those left over ("03 xã còn lại") or just named ("hai đơn vị trên"), so many. */
  readonly pointed: { readonly to: 'rest' | 'said'; readonly count: number | null } | null;
  /** Token before which the governing words stand, where they are not those before award and takers. */
  readonly until?: number;
  /** The year written with the award. */
  readonly year: Mention | null;
  readonly from: number;
  readonly to: number;
}
