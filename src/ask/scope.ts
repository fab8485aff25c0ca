import { UserError } from '../core/message.js';
import { provincesNamed } from '../store/lookup.js';
import type { Db } from '../store/open.js';
import { type Condition, oneOf } from './condition.js';
import type { Question } from './filters.js';

/** Which posts a question is about. */
export type Scope = Pick<Question, 'province' | 'now' | 'year' | 'from' | 'to'>;

/** The conditions on table `post`: where it belongs, and when it was published. Throws `UserError` for an unknown province. */
export function postsIn(db: Db, { province, now, year, from, to }: Scope): Condition[] {
  if (now && province === undefined) throw new UserError('--now goes with --province');
  const where: Condition[] = [];
  if (province !== undefined)
    where.push(oneOf('post.province_id', 'province', provincesNamed(db, province, now ?? false)));
  if (year !== undefined)
    where.push({ sql: "post.published BETWEEN @year || '-01-01' AND @year || '-12-31'", values: { year: `${year}` } });
  if (from !== undefined) where.push({ sql: 'post.published >= @from', values: { from } });
  if (to !== undefined) where.push({ sql: 'post.published <= @to', values: { to } });
  return where;
}
