/** How often one address is asked before it is given up. */
export const MOST_TRIES = 4;
/** Longest wait a server may ask for, in milliseconds; for more, the run should end and come back. */
export const LONGEST_WAIT = 10 * 60_000;
const FIRST_WAIT = 2000;

const PASSING = new Set([408, 429, 500, 502, 503, 504]);

/** True for a status that may be another one in a moment. */
export const mayPass = (status: number): boolean => PASSING.has(status);

/** Milliseconds to wait after a failed try (the first is 1): 2, 4, 8, 16 s. */
export const backOff = (attempt: number): number => FIRST_WAIT * 2 ** (attempt - 1);

/**
 * Milliseconds a Retry-After header asks for, from `now` (milliseconds since 1970): whole seconds or an HTTP date
 * (RFC 9110, 10.2.3). Null without the header or where it is neither.
 */
export function retryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
