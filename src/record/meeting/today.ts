import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';
import { subDays } from 'date-fns/subDays';
import type { Event } from '../../core/record.js';
import type { Sentence } from '../../text/tokens.js';
import { type Found, found, proof } from '../found.js';
import { type Scene, spanOf } from '../scene.js';

/** Days told by the day of publication: "sáng nay", "chiều qua". */

export interface When {
  readonly date: Found<string> | null;
  readonly dateEnd: Found<string> | null;
  readonly partOfDay: Found<NonNullable<Event['part_of_day']>> | null;
}

export type Part = NonNullable<Event['part_of_day']>;

const TODAY: ReadonlySet<string> = new Set(['sáng', 'trưa', 'chiều', 'tối', 'hôm']);
const MOST_TO_TODAY = 40;
const DAY = { representation: 'date' } as const;

/** "Sáng nay, …" without a day: the day of publication; "chiều qua": the one before. */
export function today(scene: Scene, lead: Sentence): When | null {
  const { tokens } = scene.reading;
  const { published } = scene.post;
  for (let at = lead.from; at < Math.min(lead.to, lead.from + MOST_TO_TODAY); at++) {
    const near = tokens[at + 1]?.norm;
    if (!TODAY.has(tokens[at]!.norm) || (near !== 'nay' && near !== 'qua') || tokens[at - 1]?.norm === 'từ') continue;
    const why = proof(spanOf(scene, { from: at, to: at + 2 }), 'event.date.today', 0.8);
    const part =
      tokens[at]!.norm === 'hôm'
        ? null
        : found(tokens[at]!.norm as Part, { ...why, rule: 'event.part_of_day', confidence: 0.95 });
    if (!published) return { date: null, dateEnd: null, partOfDay: part };
    const day = near === 'nay' ? published.value : formatISO(subDays(parseISO(published.value), 1), DAY);
    return { date: found(day, why), dateEnd: null, partOfDay: part };
  }
  return null;
}

/** "Sáng nay" in the sentence before the opening or behind it, of one paragraph with it. */
export function todayBeside(scene: Scene, lead: Sentence): When | null {
  for (const step of [-1, 1]) {
    const beside = scene.sentences.find(({ index }) => index === lead.index + step);
    const day = beside?.block === lead.block ? today(scene, beside) : null;
    if (day) return day;
  }
  return null;
}
