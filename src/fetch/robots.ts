import parse from 'robots-parser';
import type { Exchange } from '../archive/exchange.js';
import { bodyOf, statusProblem } from './answer.js';
import type { Followed } from './ask.js';
import type { Problem } from './problem.js';

/** The name robots.txt files may speak to us by. */
export const PRODUCT = 'thidua';
/** RFC 9309, 2.5: at least this much of a robots.txt is read. */
const MOST_BYTES = 500 * 1024;
// A site that wants days between two requests does not want to be collected.
const LONGEST_DELAY = 24 * 3600;

// "Crawl-delay: 10s" means ten seconds; the parser would drop it.
const DELAY_WITH_UNIT = /^([ \t]*crawl-delay[ \t]*:[ \t]*\d+(?:\.\d+)?)[ \t]*[a-z]+[ \t]*\r?$/gim;

/** What a robots.txt says to us. */
export interface Rules {
  readonly kind: 'rules' | 'none';
  /** Milliseconds between two requests; 0 where it says nothing. */
  readonly delay: number;
  /** Null for an address that may be asked. */
  readonly refusal: (url: URL) => Problem | null;
}

/** Where there is no robots.txt (RFC 9309, 2.3.1.3: any answer from 400 to 499), everything may be asked. */
export const NO_RULES: Rules = { kind: 'none', delay: 0, refusal: () => null };

// The package's types describe a default export inside CommonJS; what arrives is the function itself.
interface Robots {
  isAllowed(url: string, product: string): boolean | undefined;
  getCrawlDelay(product: string): number | undefined;
}
const robotsParser = parse as unknown as (url: string, text: string) => Robots;

/**
 * The rules of a robots.txt for our product name, else for `*`. `url` is where the file belongs, even if it was found
 * elsewhere. A page instead of a file (portals answer every address with their home page) holds no rules.
 */
export function rulesOf(url: URL, bytes: Uint8Array): Rules {
  // Notepad's "Unicode".
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, MOST_BYTES));
  if (/^\s*</.test(text)) return NO_RULES;
  // The last line may be cut in the middle and would forbid more than it says.
  const whole = bytes.length > MOST_BYTES ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
  const robots = robotsParser(url.href, whole.replace(DELAY_WITH_UNIT, '$1'));
  const seconds = robots.getCrawlDelay(PRODUCT) ?? 0;
  if (seconds > LONGEST_DELAY) {
    const message = `${url.href} asks for ${seconds} s between two pages: save its pages by hand, or ask its owner.`;
    return { kind: 'rules', delay: 0, refusal: () => ({ code: 'robots-refused', message }) };
  }
  return {
    kind: 'rules',
    delay: Math.max(0, seconds) * 1000,
    refusal: ({ href }) =>
      robots.isAllowed(href, PRODUCT) === false
        ? {
            code: 'robots-refused',
            message: `${url.href} does not allow ${href}: save the page by hand, or ask its owner.`,
          }
        : null,
  };
}

/**
 * The rules after asking for a robots.txt. Answers from 400 to 499 and endless redirects mean there is none; where the
 * site fails, nothing may be asked for now (RFC 9309, 2.3.1). `most`: bytes of the unpacked file.
 */
export function rulesFrom(robotsTxt: URL, { exchanges, problem }: Followed, most: number): Rules | Problem {
  const last = exchanges.at(-1);
  if (problem?.code === 'redirect-loop' || problem?.code === 'too-many-redirects') return NO_RULES;
  // The host itself can't be asked: its pages would fail in the same way.
  if (problem && !last) return problem;
  if (problem && !(problem.code === 'too-large' && last?.status === 200))
    return unreachable(robotsTxt, problem.message);
  if (!last) return NO_RULES;
  if (last.status === 429 || last.status >= 500) return unreachable(robotsTxt, statusProblem(last).message);
  if (last.status !== 200) return NO_RULES;
  const body = bodyOf(last, most);
  return 'code' in body ? unreachable(robotsTxt, body.message) : rulesOf(robotsTxt, body.bytes);
}

const unreachable = (robotsTxt: URL, why: string): Problem => ({
  code: 'robots-unreachable',
  message: `${robotsTxt.href} can't be had, so nothing of the site is asked for now. ${why}`,
});

/** A robots.txt that was looked for: its rules, or why it can't be had, and the exchanges it took. */
export interface Looked {
  readonly rules: Rules | Problem;
  readonly exchanges: readonly Exchange[];
}

const KEPT = 24 * 3_600_000;
// An unreachable robots.txt forbids all (RFC 9309, 2.3.1.4); it is looked for again after this.
const KEPT_UNREACHABLE = 3_600_000;

/**
 * Asks `look` for the robots.txt of an origin once, and again when a day has passed. The exchanges are given only to the
 * caller who caused them, so that each is archived once.
 */
export function keepRobots(look: (robotsTxt: URL) => Promise<Looked>, now: () => number) {
  const kept = new Map<string, { looked: Promise<Looked>; until: number }>();
  return async (url: URL): Promise<Looked> => {
    const known = kept.get(url.origin);
    if (known && now() < known.until) return { rules: (await known.looked).rules, exchanges: [] };
    const entry = { looked: look(new URL('/robots.txt', url)), until: Number.POSITIVE_INFINITY };
    kept.set(url.origin, entry);
    const looked = await entry.looked;
    entry.until = now() + ('code' in looked.rules ? KEPT_UNREACHABLE : KEPT);
    return looked;
  };
}
