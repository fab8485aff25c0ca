/**
 * A small generator of pseudo-random choices: the same key gives the same choices on every machine.
 * @param {string} key
 */
export function random(key) {
  let state = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) state = Math.imul(state ^ key.charCodeAt(i), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from, to) => from + Math.floor(next() * (to - from + 1));
  const pick = (list) => list[int(0, list.length - 1)];
  const sample = (list, count) => {
    const left = [...list];
    const out = [];
    while (out.length < count && left.length) out.push(left.splice(int(0, left.length - 1), 1)[0]);
    return out;
  };
  return {
    next,
    int,
    pick,
    sample,
    chance: (share) => next() < share,
    hex: (n) => [...Array(n)].map(() => int(0, 15).toString(16)).join(''),
  };
}
