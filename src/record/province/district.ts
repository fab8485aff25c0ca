import { openingOf } from '../meeting/opening.js';
import { venueOf } from '../meeting/venue.js';
import type { Scene } from '../scene.js';
import type { Named } from './places.js';

/** "tại thị xã Gia Nghĩa", "tại huyện Đức Trọng": the province of the district of the meeting, if only one ever had such a district. */
export function provinceOfVenue(scene: Scene): Named | null {
  const venue = venueOf(scene, openingOf(scene));
  if (!venue) return null;
  const {
    knowledge: { districts, provinces },
    grammar,
    reading: { tokens, text },
  } = scene;
  for (let at = venue.from; at < venue.to; at++) {
    const level = grammar.level(tokens, at, venue.to);
    const count = level ? districts.at(tokens, level.to, venue.to) : 0;
    if (count === 0) continue;
    const { to: from, name: unit } = level!;
    const [start, end] = [tokens[from]!.start, tokens[from + count - 1]!.end];
    const name = districts.province(text.slice(start, end), unit);
    const term = provinces.find((province) => province.name === name);
    if (term) return { term, strong: true, listed: false, from, to: from + count, start, end };
  }
  return null;
}
