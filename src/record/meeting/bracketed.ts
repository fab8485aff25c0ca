import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { getYear } from 'date-fns/getYear';
import { parseISO } from 'date-fns/parseISO';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';

/** A day in brackets at the end of the opening is the meeting's in a post of the next days. */
const MOST_TO_BRACKET = 10;
/** Words of a feast or a deadline, and how far before the bracket they stand: "ngày Phụ nữ Việt Nam (20/10)". */
const FEASTS = /^(?:trước|hạn|lập|thống|sinh|niệm|kể|sau|hành|hết|ngày|mừng)$/;
const FEAST = 15;

/** "… tổng kết công tác thi đua năm 2020 (18/12).": an opening without any other day ends in one of the days before the publication. */
export function bracketedLast({ reading: { tokens }, marks, post }: Scene, { from, to }: Sentence): Mention | null {
  if (!post.published || marks.between('Date', from, to).length > 0) return null;
  const end = tokens[to - 1]!.norm === '.' ? to - 1 : to;
  const words = tokens.slice(Math.max(from, end - 5), end).map(({ norm }) => norm);
  const [, day, month] = /^\( (\d{1,2}) [/-] (\d{1,2}) \)$/.exec(words.join(' ')) ?? [];
  if (!day || !month || day === month || Number(month) > 12) return null;
  const posted = parseISO(post.published.value);
  const apart = differenceInCalendarDays(posted, new Date(getYear(posted), Number(month) - 1, Number(day)));
  if (apart < 0 || apart > MOST_TO_BRACKET) return null;
  const before = tokens.slice(Math.max(from, end - FEAST), end);
  if (before.some(({ norm }) => FEASTS.test(norm))) return null;
  const data = { day: Number(day), month: Number(month), year: null, part: null, endDay: null, endMonth: null };
  return { type: 'Date', from: end - 4, to: end - 1, name: words.slice(1, 4).join(''), how: 'grammar', data };
}
