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

/** The same function, which makes a thing once for each object: what is built from all rules is not built for each post. */
export function once<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const made = new WeakMap<K, { readonly value: T }>();
  return (key) => {
    let known = made.get(key);
    if (!known) {
      known = { value: make(key) };
      made.set(key, known);
    }
    return known.value;
  };
}
