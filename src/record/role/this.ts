import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Token } from '../../text/tokens.js';
import type { Scene } from '../scene.js';

/** "Nhiệm kỳ trước, hai chức danh này do A và B nắm giữ": of those who sit, without a year. */
const BEFORE = /^(?:nhiệm kỳ trước|năm trước|năm ngoái|trước đó)/iu;
/** Words by which somebody begins: "tiếp nối vai trò này", "được giao nhiệm vụ này". */
const BEGINS = /(?:^| )(?:tiếp nối|tiếp nhận|tiếp quản|kế nhiệm|nhận|sẽ|được|giao cho|trao cho|chuyển cho)(?: |$)/iu;

/** Words for an office and for much else: they call a duty only if it was told with the same word, "nhiệm vụ Khối trưởng". */
const WIDE = /^(?:vụ|việc|nhiệm|trách|trí)$/;
const MOST_TO_NOUN = 4;

/**
 * The duties that "vai trò này", "các nhiệm vụ này" call, told before in the sentence or in the one before it, without their
 * year, and whether the holder begins; none where their number is not that of the holders or no year can be known.
 */
export function calledDuties(
  { marks, reading: { text, tokens, sentences } }: Scene,
  { sentence, from, to, slots }: Fact,
): { readonly duties: readonly Mention[]; readonly elected: boolean } {
  const holder = slots.holder![0]!;
  const start = sentences[sentence.index - 1]?.from ?? sentence.from;
  const told = new Map<unknown, Mention>();
  for (const duty of marks.between('Duty', start, from)) if (duty.data.code !== 'pair') told.set(duty.data.code, duty);
  const noun = tokens[shown(tokens, from, to) - 1]?.norm ?? '';
  const same = ({ from: at }: Mention): boolean =>
    tokens.slice(Math.max(0, at - MOST_TO_NOUN), at).some(({ norm }) => norm === noun);
  if (WIDE.test(noun) && ![...told.values()].some(same)) return { duties: [], elected: false };
  const elected = BEGINS.test(text.slice(tokens[from]!.start, tokens[to - 1]!.end));
  const dated =
    elected ||
    BEFORE.test(text.slice(sentence.start, sentence.end)) ||
    marks.between('Term', sentence.from, from).length > 0;
  if (!dated || told.size !== slots.holder!.length) return { duties: [], elected };
  const words = holder.from === from ? { from: to - 1, to } : { from, to: from + 1 };
  const called = (code: string): Mention[] => {
    const duty = told.get(code);
    if (!duty) return [];
    return [
      {
        ...duty,
        ...words,
        data: { ...duty.data, year: null, fresh: 0, sitting: 0 },
        parts: { ...duty.parts, year: [] },
      },
    ];
  };
  return { duties: [...called('head'), ...called('deputy')], elected };
}

/** The token of "này", "đó", "trên" in tokens `[from, to)`. */
function shown(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from; at < to; at++) if (/^(?:này|đó|ấy|trên|nói)$/.test(tokens[at]!.norm)) return at;
  return from;
}
