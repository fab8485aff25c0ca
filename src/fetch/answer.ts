import { contentCodings, decoded, Undecodable } from '../archive/decode.js';
import type { Exchange } from '../archive/exchange.js';
import type { Problem } from './problem.js';

/** The values of a header, joined by commas as RFC 9110 (5.3) has it; null without it. `name` in lower case. */
export function headerOf({ headers }: Pick<Exchange, 'headers'>, name: string): string | null {
  const values = headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return values.length > 0 ? values.join(', ') : null;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Where an answer sends us, as written (it may be relative); null where it does not. Raw bytes beyond ASCII are UTF-8,
 * as old ASP.NET sites write them, else Latin-1.
 */
export function locationOf(exchange: Exchange): string | null {
  if (!REDIRECTS.has(exchange.status)) return null;
  const location = exchange.headers.find(([key]) => key.toLowerCase() === 'location')?.[1].trim();
  if (!location) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(location, 'latin1'));
  } catch {
    return location;
  }
}

/** A body with its content coding off, and what the answer says it is. */
export interface Body {
  readonly bytes: Uint8Array;
  /** In lower case, e.g. text/html; null where the answer doesn't say. */
  readonly mediaType: string | null;
  /** As the answer names it, in lower case; the page may say otherwise. */
  readonly charset: string | null;
}

/** Unpacks the body of an answer, to at most `most` bytes. */
export function bodyOf(exchange: Exchange, most: number): Body | Problem {
  const type = headerOf(exchange, 'content-type') ?? '';
  try {
    return {
      bytes: decoded(exchange.body, contentCodings(headerOf(exchange, 'content-encoding')), most),
      mediaType: /^\s*([\w.+-]+\/[\w.+-]+)/.exec(type)?.[1]?.toLowerCase() ?? null,
      charset: /;\s*charset\s*=\s*["']?([\w.:+-]+)/i.exec(type)?.[1]?.toLowerCase() ?? null,
    };
  } catch (error) {
    if (error instanceof Undecodable) return { code: error.code, message: `${error.message} Save the page by hand.` };
    throw error;
  }
}

/** What tells two versions of a page apart. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export function validatorsOf(exchange: Exchange): Validators {
  return { etag: headerOf(exchange, 'etag'), lastModified: headerOf(exchange, 'last-modified') };
}

/** Headers that ask for a page only if it changed. Values that could not be headers are left out. */
export function conditions({ etag, lastModified }: Validators): [string, string][] {
  const headers: [string, string | null][] = [
    ['if-none-match', etag],
    ['if-modified-since', lastModified],
  ];
  return headers.filter((header): header is [string, string] => /^[\x21-\x7e](?:[\x20-\x7e]*)$/.test(header[1] ?? ''));
}

/** What an answer without a page means for the reader. */
export function statusProblem({ status, statusText, url }: Exchange): Problem {
  const said = `${url} answers ${status}${statusText ? ` ${statusText}` : ''}`;
  const advice =
    status === 404 || status === 410
      ? 'the page is gone; an archive may have it.'
      : status === 401 || status === 403
        ? 'it is not open to programs; save it by hand.'
        : status === 429 || status >= 500
          ? 'run again later.'
          : 'check the address.';
  return { code: 'http-status', message: `${said}: ${advice}` };
}
