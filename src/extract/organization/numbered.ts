import type { Mention } from '../../rule/mention.js';
import type { Marks } from '../marks.js';

/** "xã Đam Rông 1, 2, 3": the unit of a bare number behind one that is told apart by its number. */
export function numberOfBefore(marks: Marks, item: Mention, at: number): Mention | null {
  const number = /^(?:phường|xã) (\d{1,2})$/.exec(item.name)?.[1];
  const before = number ? marks.covering('Org', at - 2) : null;
  if (!before || before.to !== at - 1 || before.data.kind !== 'place') return null;
  const name = /^(.+ )\d{1,2}$/.exec(before.name)?.[1];
  if (!name || /^(?:phường|xã) $/.test(name)) return null;
  const place = `${String(before.data.place).replace(/\d{1,2}$/, '')}${number}`;
  return { ...item, name: `${name}${number}`, data: { ...item.data, place } };
}
