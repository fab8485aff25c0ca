import type { Link } from '../clause/link.js';
import { type Standing, standing } from '../clause/status.js';
import type { Meeting } from '../meeting/event.js';
import type { Scene } from '../scene.js';

/** The standing of each link; "A: Cờ thi đua; B: Bằng khen (suy tôn)": what stands behind the last is said of all. */
export function standingsOf(scene: Scene, links: readonly Link[], meeting: Meeting): (Standing | 'unsaid')[] {
  const all = links.map((link) => standingOf(scene, link, meeting));
  const told = all.map(({ said }) => said);
  for (let i = links.length - 2; i >= 0; i--)
    if (told[i] === 'unsaid' && all[i + 1]!.behind && links[i]!.sentence === links[i + 1]!.sentence) {
      told[i] = told[i + 1]!;
      all[i] = all[i + 1]!;
    }
  return told;
}

interface Said {
  readonly said: Standing | 'unsaid';
  /** Told by words behind the award. */
  readonly behind: boolean;
}

function standingOf(scene: Scene, link: Link, meeting: Meeting): Said {
  const { sentence } = link;
  // At a signing: "năm 2016, X được suy tôn là đơn vị dẫn đầu, được UBND tỉnh tặng A" tells of what is over.
  const reviews = meeting.kinds.some(({ value }) => /review|scoring/.test(value));
  if (!reviews && isGiven(scene, link)) return { said: 'awarded', behind: false };
  const takers = link.recipients[0] ?? link.placed[0] ?? link.ranks[0];
  const to = Math.max(link.award.from, takers?.from ?? 0, link.until ?? 0);
  // "…, năm 2023 X được tặng": a clause of an earlier year stands outside what is proposed now.
  const years = scene.marks.between('Year', sentence.from, link.from);
  const last = years[years.length - 1];
  // "trao khen thưởng năm 2017: Cờ thi đua cho X": a year before a colon ends no clause.
  const heads = last && scene.reading.tokens[last.to]?.norm === ':';
  const past =
    last && !heads && meeting.reviewed !== null && Number(last.data.value) < meeting.reviewed
      ? last.from
      : sentence.from;
  // "X ngoài A còn được đề nghị B": of A what is told before it goes first.
  const before = link.until ? standing(scene, sentence, link.from, link.award.from, past) : 'unsaid';
  const said = before === 'unsaid' ? standing(scene, sentence, link.from, to, past) : before;
  // "Cờ thi đua thuộc về X theo kết quả bình chọn"
  const behind = said === 'unsaid' ? standing(scene, sentence, link.to, nextClause(scene, link)) : said;
  return behind === 'nominated' ? { said: behind, behind: true } : { said, behind: false };
}

const WORDS_BACK = 12;

/** "X được suy tôn …, được UBND tỉnh tặng A": does the verb right before an award tell of giving, behind a comma? */
function isGiven({ marks, reading: { tokens } }: Scene, { sentence, award, recipients }: Link): boolean {
  if (!/^(?:tặng|nhận)$/.test(tokens[award.from - 1]?.norm ?? '') || !recipients[0]) return false;
  let at = award.from - 2;
  if (/^(?:trao|đón|khen)$/.test(tokens[at]!.norm)) at--;
  const giver = marks.covering('Giver', at);
  if (giver) at = giver.from - 1;
  if (tokens[at]?.norm !== 'được' || at - 1 <= sentence.from) return false;
  const own = recipients[recipients.length - 1]!.to === at;
  if (!own && !/^(?:,|và)$/.test(tokens[at - 1]!.norm)) return false;
  const before = marks.between('Stance', own ? sentence.from : Math.max(sentence.from, at - WORDS_BACK), at);
  return before.some(({ data, from }) => data.code === 'nominate' && tokens[from]!.norm === 'suy');
}

/** The end of the clause that a link stands in. */
function nextClause({ reading: { tokens } }: Scene, { sentence, to }: Link): number {
  let at = to;
  while (at < sentence.to && !/^[,;:.]$/.test(tokens[at]!.norm)) at++;
  return at;
}

/** The status that the sentences above give to a bare "Cờ thi đua: X", or one below that speaks of the list. */
export function standingAround(scene: Scene, link: Link): Standing | 'unsaid' {
  const before = standingBefore(scene, link);
  return before === 'unsaid' ? standingBehind(scene, link) : before;
}

const MOST_BEHIND = 6;
const OF_LIST =
  /^(?:(?:đó|đây|trên đây)(?: cũng)? (?:là|đều là|chính là)|(?:các )?(?:kết quả|danh sách|hình thức)(?: \p{L}+){0,3} (?:này|trên|nói trên|nêu trên)|[^.;:]{0,60} (?:như trên|nêu trên|kể trên))(?=[\s,.])/iu;

/** "… Đây là kết quả bình xét …": what a sentence says of the list before it. */
function standingBehind(scene: Scene, link: Link): Standing | 'unsaid' {
  const { sentences, text } = scene.reading;
  for (let next = 1; next <= MOST_BEHIND; next++) {
    const sentence = sentences[link.sentence.index + next];
    if (!sentence || sentence.block.kind === 'title') break;
    if (!OF_LIST.test(text.slice(sentence.start, sentence.end))) continue;
    const told = standing(scene, sentence, sentence.to, sentence.to);
    // "Khối thống nhất đề nghị như trên" names no giving.
    const asks = scene.marks.between('Stance', sentence.from, sentence.to).some(({ data }) => data.code === 'ask');
    return told === 'unsaid' && asks ? 'nominated' : told;
  }
  return 'unsaid';
}

/** The status that the sentence above gives. */
function standingBefore(scene: Scene, link: Link): Standing | 'unsaid' {
  const all = scene.reading.sentences;
  for (let back = 1; back <= 4; back++) {
    const sentence = all[link.sentence.index - back];
    if (!sentence || sentence.block.kind === 'title') break;
    const told = standing(scene, sentence, sentence.to, sentence.to);
    if (told !== 'unsaid') return told;
  }
  return 'unsaid';
}
