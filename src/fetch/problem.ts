/** Why an address gave no page: a stable code in kebab-case and a sentence that says what to do. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
}

export type ProblemCode =
  | 'bad-address'
  | 'private-address'
  | 'no-host'
  | 'refused-connection'
  | 'lost-connection'
  | 'broken-certificate'
  | 'timed-out'
  | 'too-large'
  | 'cut-off'
  | 'broken-answer'
  | 'broken-coding'
  | 'http-status'
  | 'asked-to-wait'
  | 'too-many-redirects'
  | 'redirect-loop'
  | 'robots-refused'
  | 'robots-unreachable'
  | 'stopped';

/** Thrown inside a connection attempt where an address is refused, so that it comes back as the reason. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

type Cause = readonly [codes: RegExp, code: ProblemCode, message: (host: string, detail: string) => string];

// Codes of Node's resolver, sockets and TLS, and of undici, as their documentation and sources name them.
const CAUSES: readonly Cause[] = [
  [
    /^(?:ENOTFOUND|ENODATA|EAI_(?!AGAIN)\w+)$/,
    'no-host',
    (host) => `There is no host ${host}, or no network: check the address; old portals go dark after mergers.`,
  ],
  [
    /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPERM)$/,
    'refused-connection',
    (host, detail) => `${host} can't be reached (${detail}): try again later, or https instead of http.`,
  ],
  [
    /^(?:CERT_|ERR_TLS_|ERR_SSL_|EPROTO$|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_|HOSTNAME_MISMATCH|CRL_)/,
    'broken-certificate',
    (host, detail) =>
      `The certificate or encryption of ${host} is not in order (${detail}): save the page by hand, or try its http address.`,
  ],
  [
    /^(?:UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ETIMEDOUT)$/,
    'timed-out',
    (host) => `${host} does not answer in time: try again later.`,
  ],
  [
    /^(?:HTTPParserError|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_CONTENT_LENGTH)/,
    'broken-answer',
    (host, detail) => `${host} answers with broken HTTP (${detail}): save the page by hand.`,
  ],
  [/^UND_ERR_(?:DESTROYED|CLOSED)$/, 'stopped', () => 'Stopped before the page was asked for: run again to go on.'],
];

/**
 * The problem behind an error of a connection. Unknown errors count as a lost connection, since a socket may end in
 * dozens of ways; the message keeps what they say.
 */
export function problemOf(error: Error & { readonly code?: string }, host: string): Problem {
  if (error instanceof AddressRefused) return error.problem;
  const { name, code = name, message } = error;
  // Where several addresses were tried in vain, there is no message.
  const detail = message || code;
  const cause = CAUSES.find(([codes]) => codes.test(code));
  if (cause) return { code: cause[1], message: cause[2](host, detail) };
  return { code: 'lost-connection', message: `The connection to ${host} was lost (${detail}): try again later.` };
}
