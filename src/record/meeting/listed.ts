import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';
import { namedIn } from './opening.js';

/** A post on one meeting names few other blocs. */
const LISTED = 3;

/** A list of many blocs (a decision, a plan, the honours of a year) is no meeting of one of them. */
export function listsBlocs(scene: Scene, says: readonly Sentence[]): boolean {
  const counts = new Map<string, number>();
  let all = 0;
  for (const sentence of scene.sentences) {
    for (const bloc of scene.marks.between('Bloc', sentence.from, sentence.to)) {
      if (!bloc.data.full || bloc.data.bare) continue;
      counts.set(keyOf(bloc), (counts.get(keyOf(bloc)) ?? 0) + 1);
      all++;
    }
  }
  if (counts.size < LISTED) return false;
  const own = new Set(says.flatMap((sentence) => namedIn(scene, sentence)).map(keyOf));
  let mine = 0;
  for (const key of own) mine += counts.get(key) ?? 0;
  return mine < 2 || mine * 2 < all;
}

/** Blocs of one number are one; others are told apart by the words of their names, however these are joined. */
export const keyOf = ({ name, data }: Mention): string =>
  data.number === null ? name.toLowerCase().replace(JOINTS, ' ') : String(data.number);
const JOINTS = /\s*[,;&–-]\s*|\s+và\s+/gu;
