import type { Mention } from '../../rule/mention.js';
import type { Scene } from '../scene.js';
import type { Candidate } from './list.js';

/** Fewer than this may be a bloc named by its first units, or by two fields. */
const FEW = 3;
const COUNT = /^(?:các|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+)$/u;
const SEPARATOR = /^(?:[,;-]|và|&)$/u;

/**
 * The units that a bloc's own name lists: "Cụm thi đua 4 huyện A, B, C và D", "Khối thi đua Sở A - Sở B - Ban C", where
 * the post gives no other list.
 */
export function inName(scene: Scene): Candidate | null {
  let best: readonly Mention[] = [];
  for (const { from, to } of scene.sentences)
    for (const bloc of scene.marks.between('Bloc', from, to)) {
      const items = listIn(scene, bloc, to);
      if (items.length > best.length) best = items;
    }
  return best.length >= FEW ? { items: best, rule: 'member.in_name', count: null, apart: 0 } : null;
}

/** The first list that begins inside the name; the name as marked may end with its first unit. */
function listIn(scene: Scene, bloc: Mention, to: number): Mention[] {
  const { tokens, text } = scene.reading;
  const { grammar } = scene;
  for (let at = bloc.from + 1; at < bloc.to; at++) {
    const level = COUNT.test(tokens[at]!.norm) ? grammar.level(tokens, at + 1, to) : null;
    const shared = { base: '', head: '', said: true, level: level?.name ?? '' };
    const items: Mention[] = [];
    let next = level?.to ?? at;
    while (next < to) {
      const item = grammar.at(tokens, next, to, text) ?? (level ? grammar.under(shared, tokens, next, to, text) : null);
      if (!item) break;
      items.push(item);
      next = item.to;
      while (next < to && SEPARATOR.test(tokens[next]!.norm)) next++;
      if (next === item.to) break;
    }
    if (items.length >= FEW) return items;
  }
  return [];
}
