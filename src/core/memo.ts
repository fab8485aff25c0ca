/**
 * The same function, which remembers what it made. When it remembers `most` keys it forgets all of them, so that memory
 * stays flat; where few keys make up most of what is asked, that costs next to nothing. Strings are remembered as copies.
 */
export function memo<K, T>(most: number, make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      if (made.size >= most) made.clear();
      made.set(ownOf(key), value);
    }
    return value;
  };
}

/** A string cut from a page holds the whole page in memory as long as it lives; a copy does not. */
const ownOf = <K>(key: K): K =>
  typeof key === 'string' ? (Buffer.from(key, 'utf16le').toString('utf16le') as K & string) : key;
