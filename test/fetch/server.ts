import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A fixed answer: a body (200, text/html in UTF-8), or its parts. */
export type Fixed =
  | string
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string | string[]>>;
      readonly body?: string | Uint8Array;
    };

/** An answer by code: gives a fixed one, or writes to `response` itself and gives nothing. */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
) => Fixed | undefined | Promise<Fixed | undefined>;

/** What a site answers by path (with its query, else without); paths it doesn't have are 404, robots.txt among them. */
export type Routes = Readonly<Record<string, Fixed | Handler>>;

/** One request as it reached the server. */
export interface Logged {
  readonly path: string;
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number;
  readonly host: string;
  readonly headers: IncomingMessage['headers'];
}

export interface Site {
  readonly port: number;
  /** http://127.0.0.1:PORT, without a slash at its end. */
  readonly origin: string;
  readonly log: Logged[];
  /** Requests answered at one time, at most. */
  readonly mostAtOnce: () => number;
  readonly paths: () => string[];
  readonly close: () => Promise<void>;
}

/** Plays a site on 127.0.0.1 at a free port. `now` tells the time of the log; give it the clock of the client. */
export async function serve(routes: Routes, now: () => number = Date.now): Promise<Site> {
  const log: Logged[] = [];
  const sockets = new Set<Socket>();
  let running = 0;
  let most = 0;
  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    const path = request.url ?? '/';
    log.push({ path, at: now(), host: request.headers.host ?? '', headers: request.headers });
    running++;
    most = Math.max(most, running);
    response.once('close', () => running--);
    const route = routes[path] ?? routes[path.split('?')[0]!] ?? { status: 404, body: 'Không tìm thấy' };
    const fixed = typeof route === 'function' ? await route(request, response) : route;
    if (fixed !== undefined) answer(response, fixed);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    log,
    mostAtOnce: () => most,
    paths: () => log.map(({ path }) => path),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, fixed: Fixed): void {
  const { status = 200, headers = {}, body = '' } = typeof fixed === 'string' ? { body: fixed } : fixed;
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(body);
}

export const redirect = (location: string, status = 302): Fixed => ({ status, headers: { location } });

export const robots = (...lines: string[]): Fixed => ({
  headers: { 'content-type': 'text/plain' },
  body: lines.join('\n'),
});

/** Bytes straight onto the wire, broken as they may be; then the connection is closed, or left open. */
export const raw =
  (bytes: string | Uint8Array, then: 'close' | 'reset' | 'hang' = 'close'): Handler =>
  (_request, response) => {
    const socket = response.socket!;
    response.detachSocket(socket);
    socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, () => {
      if (then === 'close') socket.end();
      if (then === 'reset') socket.resetAndDestroy();
    });
    return undefined;
  };

/** The answers one after the other, the last one for good. */
export function inTurn(...answers: readonly (Fixed | Handler)[]): Handler {
  let asked = 0;
  return (request, response) => {
    const next = answers[Math.min(asked++, answers.length - 1)]!;
    return typeof next === 'function' ? next(request, response) : next;
  };
}

/** A time that jumps: whoever sleeps wakes at once, and it is later. */
export function jumpingClock(start = Date.UTC(2024, 0, 15, 2)) {
  let time = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    sleep: async (ms: number, signal?: AbortSignal) => {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      slept.push(ms);
      time += ms;
    },
  };
}
