/** Why less of an answer was kept than the server would have given: it was too large, took too long, or broke off. */
export type Truncation = 'size' | 'time' | 'disconnect';

/** One request and its answer, as they went over the wire. Names and values of headers stand in their order. */
export interface Exchange {
  /** Absolute address that was asked, without a fragment. */
  readonly url: string;
  /** e.g. GET. */
  readonly method: string;
  /** ISO instant in UTC, e.g. 2024-01-16T03:05:07.123Z. */
  readonly startedAt: string;
  readonly requestHeaders: readonly (readonly [string, string])[];
  readonly status: number;
  /** Reason phrase; may be empty. */
  readonly statusText: string;
  /** e.g. 1.1. */
  readonly httpVersion: string;
  readonly headers: readonly (readonly [string, string])[];
  /** The body without transfer coding, its content coding (gzip, br …) still on. */
  readonly body: Uint8Array;
  /** Null where the body is whole. */
  readonly truncated: Truncation | null;
  /** Address of the server, where known. */
  readonly ip?: string;
}
