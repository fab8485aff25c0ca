import type { Hit } from '../../rule/gazetteer.js';
import type { Named } from '../../rule/lexicons.js';
import type { Knowledge } from '../../rule/load.js';
import type { Token } from '../../text/tokens.js';
import type { Places } from './places.js';

/** Reads short forms that name one body only where a place follows ("Kho bạc tỉnh X", "Đài Vĩnh Long", "Tòa án huyện Y"). */
export interface ShortForms {
  /** The short form at a token, if a place follows it, else null. */
  placed(tokens: readonly Token[], at: number, end: number, text: string): Hit<Named> | null;
  /** "Chủ tịch Liên hiệp hội": a union that is called so behind an office only, or null. */
  ofOffice(tokens: readonly Token[], at: number, end: number): Hit<Named> | null;
  /** The body that a noun means where its provinces follow ("các Đài: A, B"), or null. */
  called(noun: string): string | null;
  /** First words of short forms. */
  starts(): Iterable<string>;
}

/** The last words of offices: "Chủ tịch", "Tổng Thư ký", "Ủy viên". */
const OFFICE_ENDS: ReadonlySet<string> = new Set(['tịch', 'ký', 'viên', 'phòng']);

/** Builds the reader from the short forms of organizations and the gazetteer of provinces. */
export function shortReader(knowledge: Knowledge, places: Places): ShortForms {
  const orgs = knowledge.gazetteers.get('OrgShort');
  const provinces = knowledge.gazetteers.get('Place')!;

  const placed: ShortForms['placed'] = (tokens, at, end, text) => {
    const hit = tokens[at]!.shape === 'lower' ? null : (orgs?.longest(tokens, at, end) ?? null);
    if (!hit || hit.to >= end) return null;
    if (tokens[hit.to]!.shape !== 'lower' && provinces.longest(tokens, hit.to, end)) return hit;
    const tail = places.tail(tokens, hit.to, end, text);
    // "Ban Tổ chức huyện X" is no board of the province's committee.
    return tail && !(tail.part && hit.entry.value.name.endsWith(' Tỉnh ủy')) ? hit : null;
  };

  const ofOffice: ShortForms['ofOffice'] = (tokens, at, end) =>
    tokens[at]!.norm === 'liên' && OFFICE_ENDS.has(tokens[at - 1]?.norm ?? '') && tokens[at]!.shape !== 'lower'
      ? (orgs?.longest(tokens, at, end) ?? null)
      : null;

  return {
    placed,
    ofOffice,
    called: (noun) => orgs?.exact(noun)[0]?.value.name ?? null,
    starts: () => orgs?.starts() ?? [],
  };
}
