import type { Exchange } from '../archive/exchange.js';
import { addressOf, type Network } from './address.js';
import { headerOf, locationOf } from './answer.js';
import { type Limits, send, type Wire } from './exchange.js';
import type { Clock, Pace } from './pace.js';
import type { Problem, ProblemCode } from './problem.js';
import { backOff, LONGEST_WAIT, MOST_TRIES, mayPass, retryAfter } from './retry.js';

type Headers = readonly (readonly [string, string])[];

/** What asking needs and does not change. */
export interface Means {
  readonly wire: Wire;
  readonly network: Network;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Headers of every request. */
  readonly headers: Headers;
  readonly tell: (news: RetryNews) => void;
}

/** A try that failed and is made again after `wait` milliseconds. */
export interface RetryNews {
  readonly kind: 'retry';
  readonly url: string;
  readonly why: string;
  readonly wait: number;
  /** Tries made so far. */
  readonly tries: number;
}

/** How far an address led: the last address asked, every answer on the way, and what stood in the way. */
export interface Followed {
  readonly url: URL | null;
  readonly exchanges: readonly Exchange[];
  readonly problem: Problem | null;
}

const PASSING = new Set<ProblemCode>(['refused-connection', 'lost-connection', 'timed-out', 'cut-off']);

/**
 * Asks for an address and follows redirects by hand, so that each hop is checked like an address of its own: by
 * `permit`, by the network, and by the pace of its host. `most` redirects are followed.
 */
export async function follow(
  means: Means,
  address: string,
  most: number,
  permit: (url: URL) => Promise<Problem | null>,
  conditionsOf: (url: URL) => Headers,
): Promise<Followed> {
  const exchanges: Exchange[] = [];
  const seen = new Set<string>();
  let url: URL | null = null;
  for (let target = address; ; ) {
    const next = addressOf(target, means.network, url);
    if (!(next instanceof URL)) return { url, exchanges, problem: url ? onTheWay(url, next) : next };
    const astray = seen.has(next.href) ? 'redirect-loop' : seen.size > most ? 'too-many-redirects' : null;
    if (astray) {
      const message = `${address} leads on and on, last to ${next.href}: save the page by hand.`;
      return { url, exchanges, problem: { code: astray, message } };
    }
    url = next;
    seen.add(url.href);
    const problem = (await permit(url)) ?? (await ask(means, url, conditionsOf(url), exchanges));
    const location = problem ? null : locationOf(exchanges.at(-1)!);
    if (location === null) return { url, exchanges, problem };
    target = location;
  }
}

const onTheWay = (from: URL, { code, message }: Problem): Problem => ({
  code,
  message: `${from.href} redirects elsewhere: ${message}`,
});

/** Asks one address until it answers or is given up. The queue of its host waits meanwhile. Adds to `exchanges`. */
function ask(means: Means, url: URL, conditions: Headers, exchanges: Exchange[]): Promise<Problem | null> {
  const { wire, pace, clock, limits, headers, tell } = means;
  const host = url.hostname;
  return pace.turn(host, async (asked) => {
    for (let tries = 1; ; tries++) {
      if (pace.held(host) > LONGEST_WAIT) return askedToWait(url, clock.now() + pace.held(host));
      const { exchange, problem } = await asked(() => send(wire, url, [...headers, ...conditions], limits, clock));
      if (exchange) exchanges.push(exchange);
      const passing = problem ? PASSING.has(problem.code) : mayPass(exchange!.status);
      if (!passing) return problem;
      const wait = retryAfter(exchange && headerOf(exchange, 'retry-after'), clock.now()) ?? backOff(tries);
      pace.hold(host, clock.now() + wait);
      if (tries === MOST_TRIES) return problem;
      if (wait <= LONGEST_WAIT) {
        tell({ kind: 'retry', url: url.href, why: problem?.message ?? `status ${exchange!.status}`, wait, tries });
      }
    }
  });
}

function askedToWait(url: URL, until: number): Problem {
  const time = new Date(Math.min(until, 8.64e15)).toISOString();
  return { code: 'asked-to-wait', message: `${url.host} asks to be left alone until ${time}: run again after that.` };
}
