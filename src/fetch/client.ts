import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../archive/exchange.js';
import { UserError } from '../core/message.js';
import { addressOf, type Network, realNetwork } from './address.js';
import { bodyOf, conditions, statusProblem, type Validators, validatorsOf } from './answer.js';
import { follow, type Means, type RetryNews } from './ask.js';
import { createWire, LIMITS, type Limits } from './exchange.js';
import { type Clock, createPace } from './pace.js';
import type { Problem } from './problem.js';
import { keepRobots, PRODUCT, rulesFrom } from './robots.js';

export interface Options {
  /** An e-mail or web address the owner of a site can turn to; stands in the User-Agent. */
  readonly contact: string | null;
  /** Ask private networks, too. */
  readonly allowPrivate: boolean;
  readonly version: string;
  readonly limits?: Partial<Limits>;
  readonly tell?: (news: ClientNews) => void;
  /** For tests: a time that jumps, and names and addresses of their own. */
  readonly clock?: Clock;
  readonly network?: Network;
}

/** What a user who waits would like to know. */
export type ClientNews = RetryNews | RobotsNews;

/** A robots.txt was looked for: what it says, and the milliseconds it wants between two requests. */
export interface RobotsNews {
  readonly kind: 'robots';
  readonly origin: string;
  readonly found: 'rules' | 'none' | 'unreachable';
  readonly delay: number;
}

/** What came of one address. */
export interface Got extends Validators {
  /** As it was asked for. */
  readonly url: string;
  /** Where the answer came from, after redirects; as far as it got where it failed. */
  readonly finalUrl: string;
  /** Every answer on the way in order: failed tries, redirects, and last the answer itself. */
  readonly exchanges: readonly Exchange[];
  /** Answers of the robots.txt files that were looked for on this occasion. */
  readonly robots: readonly Exchange[];
  /** `refused`: robots.txt does not allow it. */
  readonly outcome: 'ok' | 'not-modified' | 'refused' | 'failed';
  readonly problem: Problem | null;
  /** Unpacked; empty unless `ok`. */
  readonly body: Uint8Array;
  readonly mediaType: string | null;
  readonly charset: string | null;
}

/** What is known of an earlier answer; it is asked for again only if it changed. */
export interface Before extends Validators {
  /** `finalUrl` of that answer; the address asked for, if absent. */
  readonly url?: string;
}

/** Asks sites politely: robots.txt obeyed, one request at a time and a second apart per host, tried again where it may help. */
export interface Client {
  /** Never rejects for what a site does; `problem` tells. Calls may overlap: those to one host queue up. */
  get(url: string, before?: Before): Promise<Got>;
  /** Breaks off what is under way; later calls fail with `stopped`. */
  close(): Promise<void>;
}

const REST = 1000;
const MOST_REDIRECTS = 10;
const MOST_ROBOTS_REDIRECTS = 5;
const ACCEPT = [
  ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
  ['accept-language', 'vi,en;q=0.5'],
  ['accept-encoding', 'gzip, br'],
] as const;
const STOPPED: Problem = { code: 'stopped', message: 'Stopped before the page was asked for: run again to go on.' };
const realClock: Clock = { now: Date.now, sleep: (ms, signal) => sleep(ms, undefined, { signal }) };

/** `thidua/VERSION (research; +CONTACT)`. Throws a `UserError` where the contact is no address. */
export function userAgent(version: string, contact: string | null): string {
  if (contact === null) return `${PRODUCT}/${version} (research)`;
  if (!/^(?:https?:\/\/)?[\w.@/:~%?=&+-]{3,200}$/.test(contact) || !/[@.]/.test(contact)) {
    throw new UserError(`--contact: ${contact} is neither an e-mail nor a web address.`);
  }
  return `${PRODUCT}/${version} (research; +${contact})`;
}

/** A client of its own queue, robots.txt files and connections; close it in the end. */
export function createClient(options: Options): Client {
  const { clock = realClock, network = realNetwork(options.allowPrivate), tell = () => {} } = options;
  const limits: Limits = { ...LIMITS, ...options.limits };
  const wire = createWire(network, limits);
  const stop = new AbortController();
  const pace = createPace(clock, REST, stop.signal);
  const headers = [['user-agent', userAgent(options.version, options.contact)] as const, ...ACCEPT];
  const means: Means = { wire, network, pace, clock, limits, headers, tell };

  const robotsOf = keepRobots(async (robotsTxt) => {
    const followed = await follow(means, robotsTxt.href, MOST_ROBOTS_REDIRECTS, anything, () => []);
    const rules = rulesFrom(robotsTxt, followed, limits.body);
    const delay = 'code' in rules ? 0 : rules.delay;
    pace.slower(robotsTxt.hostname, delay);
    tell({ kind: 'robots', origin: robotsTxt.origin, found: 'code' in rules ? 'unreachable' : rules.kind, delay });
    return { rules, exchanges: followed.exchanges };
  }, clock.now);

  async function get(asked: string, before?: Before): Promise<Got> {
    const robots: Exchange[] = [];
    const permit = async (url: URL): Promise<Problem | null> => {
      const { rules, exchanges } = await robotsOf(url);
      robots.push(...exchanges);
      return 'code' in rules ? rules : rules.refusal(url);
    };
    // A page the site redirects to by now is another page than the one seen before.
    const seen = before && addressOf(before.url ?? asked, network);
    const conditionsOf = (url: URL) =>
      before && seen instanceof URL && seen.href === url.href ? conditions(before) : [];
    const { url, exchanges, problem } = await follow(means, asked, MOST_REDIRECTS, permit, conditionsOf);
    const got = { url: asked, finalUrl: url?.href ?? asked, exchanges, robots };
    const last = exchanges.at(-1);
    if (problem || !last) return { ...got, ...failure(problem ?? STOPPED) };
    if (last.status === 304 && conditionsOf(url!).length > 0) {
      return { ...got, ...NOTHING, ...validatorsOf(last), outcome: 'not-modified' };
    }
    if (last.status < 200 || last.status > 299) return { ...got, ...failure(statusProblem(last)) };
    const body = bodyOf(last, limits.body);
    if ('code' in body) return { ...got, ...failure(body) };
    const { bytes, mediaType, charset } = body;
    return { ...got, outcome: 'ok', problem: null, body: bytes, mediaType, charset, ...validatorsOf(last) };
  }

  return {
    get: async (url, before) => {
      try {
        if (!stop.signal.aborted) return await get(url, before);
      } catch (error) {
        if (!stop.signal.aborted) throw error;
      }
      return { url, finalUrl: url, exchanges: [], robots: [], ...failure(STOPPED) };
    },
    close: async () => {
      stop.abort();
      await wire.agent.destroy();
    },
  };
}

const anything = async () => null;
const NOTHING = { problem: null, body: new Uint8Array(), mediaType: null, charset: null };

function failure(problem: Problem) {
  const outcome = problem.code === 'robots-refused' ? ('refused' as const) : ('failed' as const);
  return { ...NOTHING, outcome, problem, etag: null, lastModified: null };
}
