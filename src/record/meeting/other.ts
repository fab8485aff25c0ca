import type { Mention } from '../../rule/mention.js';
import type { Scene } from '../scene.js';
import type { Meeting } from './event.js';

/** Do these blocs have numbers, none of them that of the meeting's bloc? */
export function isOther(blocs: readonly Mention[], meeting: Meeting): boolean {
  const own = meeting.bloc?.value.number ?? null;
  if (own === null) return false;
  const numbers = blocs.flatMap(({ data }) => (data.number == null ? [] : [data.number]));
  return numbers.length > 0 && !numbers.includes(own);
}

/** Do tokens `[from, to)` tell of another bloc? */
export const namesOther = ({ marks }: Scene, from: number, to: number, meeting: Meeting): boolean =>
  isOther(marks.between('Bloc', from, to), meeting);
