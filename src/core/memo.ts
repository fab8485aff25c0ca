/**
 * The same function, which remembers what it made. When it remembers `most` keys it forgets all of them, so that memory
 * stays flat; where few keys make up most of what is asked, that costs next to nothing.
 */
export function memo<K, T>(most: number, make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      if (made.size >= most) made.clear();
      made.set(key, value);
    }
    return value;
  };
}
