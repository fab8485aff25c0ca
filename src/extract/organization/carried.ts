import type { Mention } from '../../rule/mention.js';
import type { Shared } from './items.js';

/**
 * Names that a list leaves out: "các Sở: NN&PTNT, TN&MT", "huyện A, B và C", "LĐLĐ các quận X, Y và huyện Z",
 * "Ban CHQS của 6 cơ quan: A, B", "4 Quân khu (1, 2, 3)". What the items share is carried from item to item.
 */
export interface Carried extends Shared {
  /** Every item is a body of its own that the shared body belongs to ("Ban CHQS của 6 cơ quan: Sở Y tế …"). */
  readonly whole: boolean;
  /** Head noun of the bodies inside which the shared one stands ("Hội Phụ nữ Trại giam A; Trại giam B"). */
  readonly nest: string;
}

export interface Opening {
  readonly carried: Carried | null;
  readonly to: number;
  /** The mention that was only the shared part and names nobody by itself. */
  readonly drop: Mention | null;
}

export const NOTHING: Carried = { base: '', level: '', head: '', said: false, whole: false, nest: '' };
