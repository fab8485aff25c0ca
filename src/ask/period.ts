import { UserError } from '../core/message.js';

/** Days between which something happened, both within (ISO, e.g. 2018-12-21); undefined: no bound on that side. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The first day of a year, month or day such as 2018, 2018-06, 2018-06-15. Throws `UserError` if it is none. */
export const firstDay = (text: string): string => `${partsOf(text)}-01-01`.slice(0, 10);

/** The last day of a year, month or day. Throws `UserError` if it is none. */
export function lastDay(text: string): string {
  const [year = '', month = '12', day] = partsOf(text).split('-');
  return `${year}-${month}-${day ?? daysOf(Number(year), Number(month))}`;
}

function partsOf(text: string): string {
  const [, year, month, day] = /^((?:19|20)\d\d)(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  const isMonth = month === undefined || (month >= '01' && month <= '12');
  const isDay = day === undefined || (day >= '01' && Number(day) <= daysOf(Number(year), Number(month)));
  if (year === undefined || !isMonth || !isDay)
    throw new UserError(`"${text}" is no day, month or year; write 2018, 2018-06 or 2018-06-15`);
  return [year, month, day].filter((part) => part !== undefined).join('-');
}

type Bounds = { readonly [name: string]: unknown };
/** Whether a day lies between `from` and `to`, where given, just if all of its month does. */
export const isOfMonths = ({ from, to }: Bounds): boolean =>
  isBound(from, /-01$/) && (typeof to !== 'string' || lastDay(to.slice(0, 7)) === to);
/** Whether it does just if all of its year does. */
export const isOfYears = ({ from, to }: Bounds): boolean => isBound(from, /-01-01$/) && isBound(to, /-12-31$/);
const isBound = (day: unknown, form: RegExp): boolean => typeof day !== 'string' || form.test(day);

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
