/** The time, as fetching sees it; tests bring one that jumps. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms` milliseconds, or rejects once `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** One after the other, with rests between, on each host. Different hosts don't wait for each other. */
export interface Pace {
  /**
   * Waits for the host's turn, runs `work`, and gives the turn to the next in line. `work` may ask several times by
   * `asked`, which keeps the rest since the last request, then runs `send`.
   */
  turn<T>(host: string, work: (asked: <S>(send: () => Promise<S>) => Promise<S>) => Promise<T>): Promise<T>;
  /** From now on at least `ms` milliseconds from the end of a request to the start of the next; never less than before. */
  slower(host: string, ms: number): void;
  /** Nothing is asked of the host before `time` (milliseconds since 1970). */
  hold(host: string, time: number): void;
  /** How many milliseconds the host is still held. */
  held(host: string): number;
}

interface Lane {
  tail: Promise<unknown>;
  rest: number;
  ended: number;
  heldUntil: number;
}

/** A pace with at least `rest` milliseconds between two requests to one host. */
export function createPace(clock: Clock, rest: number, signal: AbortSignal): Pace {
  const lanes = new Map<string, Lane>();
  const laneOf = (host: string): Lane => {
    const key = host.replace(/\.$/, '');
    const lane = lanes.get(key) ?? { tail: Promise.resolve(), rest, ended: -Infinity, heldUntil: -Infinity };
    lanes.set(key, lane);
    return lane;
  };

  return {
    turn(host, work) {
      const lane = laneOf(host);
      const asked = async <S>(send: () => Promise<S>): Promise<S> => {
        const wait = () => Math.max(lane.ended + lane.rest, lane.heldUntil) - clock.now();
        // The rest may grow while we sleep, and timers may wake a millisecond early.
        while (wait() > 0) await clock.sleep(wait(), signal);
        try {
          return await send();
        } finally {
          lane.ended = clock.now();
        }
      };
      const mine = lane.tail.then(() => work(asked));
      lane.tail = mine.catch(() => {});
      return mine;
    },
    slower(host, ms) {
      const lane = laneOf(host);
      lane.rest = Math.max(lane.rest, ms);
    },
    hold(host, time) {
      const lane = laneOf(host);
      lane.heldUntil = Math.max(lane.heldUntil, time);
    },
    held: (host) => Math.max(0, laneOf(host).heldUntil - clock.now()),
  };
}
