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
  const named = (from: number, count: number, unit: string | null): Named | null => {
    const [start, end] = [tokens[from]!.start, tokens[from + count - 1]!.end];
    const written = text.slice(start, end);
    // Of a name that several provinces have there are no levels.
    const [only] = unit ? [unit] : districts.levels(written, null, null);
    const name = only ? districts.province(written, only) : null;
    const term = provinces.find((province) => province.name === name);
    return term ? { term, strong: true, listed: false, from, to: from + count, start, end } : null;
  };
  for (let at = venue.from; at < venue.to; at++) {
    const level = grammar.level(tokens, at, venue.to);
    const count = level ? districts.at(tokens, level.to, venue.to) : 0;
    const found = count > 0 ? named(level!.to, count, level!.name) : null;
    if (found) return found;
  }
  // "tại Sa Pa", "tại Vũng Tàu": a town that is the whole venue
  const count = districts.at(tokens, venue.from, venue.to);
  return count > 0 && venue.from + count === venue.to ? named(venue.from, count, null) : null;
}
