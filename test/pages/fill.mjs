/**
 * Fills a template: `[a|b]` is one of several wordings (they may nest), `{3-20}` a number, `{1,5-3,2}` a number with a
 * decimal comma, `{name}` a slot: a string, a list to choose from, or a function of the random source.
 * @param {string} template
 * @param {Record<string, unknown>} slots
 * @param {ReturnType<typeof import('./random.mjs').random>} r
 * @returns {string}
 */
export function fill(template, slots, r) {
  let text = template;
  for (let inner = /\[([^[\]]*)\]/; inner.test(text); )
    text = text.replace(inner, (_, options) => r.pick(options.split('|')));
  text = text.replace(/\{([^{}]+)\}/g, (_, name) => {
    const range = /^(\d+)-(\d+)$/.exec(name);
    if (range) return String(r.int(Number(range[1]), Number(range[2])));
    const decimal = /^(\d+)([.,])(\d)-(\d+)[.,](\d)$/.exec(name);
    if (decimal) {
      const tenths = r.int(Number(decimal[1] + decimal[3]), Number(decimal[4] + decimal[5]));
      return `${Math.floor(tenths / 10)}${decimal[2]}${tenths % 10}`;
    }
    const slot = slots[name];
    if (slot === undefined) throw new Error(`no slot {${name}} for: ${template}`);
    const value = typeof slot === 'function' ? slot(r) : Array.isArray(slot) ? r.pick(slot) : slot;
    return /[[{]/.test(value) ? fill(String(value), slots, r) : String(value);
  });
  return text.replace(/(^|[.!?:] )(\p{Ll})/gu, (all, before, letter, at) =>
    at === 0 ? before + letter.toUpperCase() : all,
  );
}
