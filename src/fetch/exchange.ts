import { Agent, buildConnector } from 'undici';
import type { Exchange, Truncation } from '../archive/exchange.js';
import { checkedLookup, type Network } from './address.js';
import type { Clock } from './pace.js';
import { type Problem, problemOf } from './problem.js';

/** Milliseconds and bytes one request may take. */
export interface Limits {
  /** Resolving, connecting, and agreeing on encryption. */
  readonly connect: number;
  /** From the request to the last header. */
  readonly headers: number;
  /** From the first header to the end of the body. */
  readonly whole: number;
  /** A body slower than `slowest` bytes a second over `window` milliseconds is given up. */
  readonly window: number;
  readonly slowest: number;
  /** Bytes of a body, both as received and unpacked. */
  readonly body: number;
}

export const LIMITS: Limits = {
  connect: 15_000,
  headers: 30_000,
  whole: 120_000,
  window: 20_000,
  slowest: 100,
  body: 64 * 2 ** 20,
};
const HEADER_BYTES = 64 * 1024;

/** What came of one request: an exchange if headers came, a problem if not all of the answer did. */
export interface Sent {
  readonly exchange: Exchange | null;
  readonly problem: Problem | null;
}

/** Connections, and the IP address the last one to an origin goes to. */
export interface Wire {
  readonly agent: Agent;
  readonly ipOf: (origin: string) => string | undefined;
}

/** Connections that go only to addresses the network allows, one per origin, opened again when the site closed it. */
export function createWire(network: Network, limits: Limits): Wire {
  const ips = new Map<string, string | undefined>();
  const connect = buildConnector({
    timeout: limits.connect,
    lookup: checkedLookup(network),
    autoSelectFamily: true,
    // A quarter of a second, the default, is less than a connection from abroad may take.
    autoSelectFamilyAttemptTimeout: 2500,
  });
  const agent = new Agent({
    connections: 1,
    connect: (options, done) =>
      connect(options, (...result) => {
        ips.set(`${options.protocol}//${options.host}`, result[1]?.remoteAddress);
        done(...result);
      }),
    headersTimeout: limits.headers,
    bodyTimeout: 0,
    maxHeaderSize: HEADER_BYTES,
  });
  return { agent, ipOf: (origin) => ips.get(origin) };
}

/**
 * Asks for one address and keeps the answer as it came: status, headers (one code unit a byte) and the packed body.
 * Never rejects. What came of a body that passed a limit or broke off is kept, with `truncated` set and a problem;
 * without headers there is no exchange.
 */
export function send(
  { agent, ipOf }: Wire,
  url: URL,
  headers: readonly (readonly [string, string])[],
  limits: Limits,
  clock: Clock,
): Promise<Sent> {
  const startedAt = new Date(clock.now()).toISOString();
  const chunks: Buffer[] = [];
  let received = 0;
  let answer: Pick<Exchange, 'status' | 'statusText' | 'headers'> | null = null;
  let cut: { truncated: Truncation; problem: Problem } | null = null;
  const timers: NodeJS.Timeout[] = [];

  return new Promise((resolve) => {
    const finish = (error: Error | null) => {
      for (const timer of timers) clearTimeout(timer);
      const exchange = answer && {
        url: url.href,
        method: 'GET',
        startedAt,
        // What undici writes before our own.
        requestHeaders: [['host', url.host] as const, ['connection', 'keep-alive'] as const, ...headers],
        ...answer,
        // undici doesn't tell, and speaks nothing newer unless allowed to.
        httpVersion: '1.1',
        body: Buffer.concat(chunks),
        truncated: cut ? cut.truncated : error ? ('disconnect' as const) : null,
        ip: ipOf(url.origin),
      };
      resolve({ exchange, problem: cut?.problem ?? (error && brokenOff(error, url, exchange !== null)) });
    };
    agent.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method: 'GET', headers: headers.flat() },
      {
        onRequestStart() {},
        onResponseStart(controller, status, _headers, statusText = '') {
          if (status < 200) return;
          answer = { status, statusText, headers: pairs(controller.rawHeaders) };
          const late = (message: string) => {
            cut = { truncated: 'time', problem: { code: 'timed-out', message } };
            controller.abort(new Error(message));
          };
          timers.push(setTimeout(() => late(`${url.host} takes too long: try again later.`), limits.whole));
          let before = 0;
          const watch = setInterval(() => {
            if (received - before < (limits.slowest * limits.window) / 1000) {
              late(`${url.host} sends less than ${limits.slowest} bytes a second: try again later.`);
            }
            before = received;
          }, limits.window);
          timers.push(watch);
        },
        onResponseData(controller, chunk) {
          const room = limits.body - received;
          chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
          received += chunk.length;
          if (chunk.length <= room) return;
          const message = `The answer is larger than ${limits.body} bytes: no news page is.`;
          cut = { truncated: 'size', problem: { code: 'too-large', message } };
          controller.abort(new Error(message));
        },
        onResponseEnd: () => finish(null),
        onResponseError: (_controller, error) => finish(error),
      },
    );
  });
}

function brokenOff(error: Error, url: URL, answered: boolean): Problem {
  const problem = problemOf(error, url.host);
  if (!answered || problem.code !== 'lost-connection') return problem;
  return { code: 'cut-off', message: `${url.host} broke off in the middle of the page: try again later.` };
}

/** Names and values of raw headers, one code unit a byte, as they came. */
function pairs(raw: unknown): [string, string][] {
  if (!Array.isArray(raw)) return [];
  const texts = raw.map((part: unknown) => (part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : ''));
  return Array.from({ length: texts.length / 2 }, (_, index) => [texts[2 * index]!, texts[2 * index + 1]!]);
}
