import type { Mention } from '../../rule/mention.js';
import type { Scene } from '../scene.js';

/** Words behind a body that make it the giver of an award: "UBND tỉnh tặng". */
const GIVES: ReadonlySet<string> = new Set(['tặng', 'trao', 'xét', 'khen', 'công', 'phong']);

/** Is the body at a token the giver of an award? */
export function givesAt(scene: Scene, at: number): boolean {
  const giver = scene.marks.covering('Giver', at);
  return giver !== null && GIVES.has(scene.reading.tokens[giver.to]?.norm ?? '');
}

/** Is a body part of an award's words? "Giấy khen, Sở …" reads past a comma and ends inside the body. */
export function inAward({ marks }: Scene, body: Mention): boolean {
  const award = marks.covering('Award', body.from);
  return award !== null && award.to >= body.to;
}

/** The bodies on the way `[from, to)` between a unit and what is said of it: no givers, none in brackets or in names. */
export function bodiesBetween(scene: Scene, from: number, to: number): Mention[] {
  const { marks, reading } = scene;
  const bodies: Mention[] = [];
  let open = 0;
  for (let at = from; at < to; at++) {
    const { norm } = reading.tokens[at]!;
    if (norm === '(') open++;
    else if (norm === ')') open = Math.max(0, open - 1);
    const body = open === 0 ? marks.at('Org', at)[0] : undefined;
    if (!body || inAward(scene, body) || marks.covering('Bloc', at) || givesAt(scene, at)) continue;
    if (!/^Hội đồng Thi đua/.test(body.name)) bodies.push(body);
  }
  return bodies;
}
