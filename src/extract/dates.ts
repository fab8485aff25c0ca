import type { Reading } from '../text/sentences.js';
import type { Sentence } from '../text/tokens.js';
import type { Marks } from './marks.js';

/** Marks dates: `data` holds day, month, year (null if not written), part (of day), endDay, endMonth of a span of days. */
export function markDates(_reading: Reading, _sentence: Sentence, _marks: Marks): void {}
