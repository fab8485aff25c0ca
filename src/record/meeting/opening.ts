import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';

/** Where a post says what its meeting is: the title and the sentence that opens the report. */
export interface Opening {
  readonly titles: readonly Sentence[];
  /** The opening sentence, and a short one before it that holds only day and place ("Ngày 5/1, tại Sở Y tế."). */
  readonly lead: Sentence | null;
  readonly before: Sentence | null;
  /** Sentences close to it that tell day and place of the same meeting ("Hội nghị diễn ra chiều 6/1, tại …"). */
  readonly after: readonly Sentence[];
  readonly captions: readonly Sentence[];
}

// The report opens within the first sentences; a preamble of decisions may stand before it.
const MOST_SENTENCES = 14;
const SHORT = 40;
// A sentence further down must say more to be the opening.
const LATER = 0.12;
// The day of the meeting stands in the first sentences; days further down are of other things.
const FIRST = 4;
const BODY: ReadonlySet<string> = new Set(['paragraph', 'item', 'heading', 'cell']);

/** A year so far before the publication is told of as past. */
const PAST = 2;

const openings = new WeakMap<Scene, Opening>();

/** Title and opening of the sentences of a scene, found once. */
export function openingOf(scene: Scene): Opening {
  let opening = openings.get(scene);
  if (!opening) {
    opening = findOpening(scene);
    openings.set(scene, opening);
  }
  return opening;
}

function findOpening(scene: Scene): Opening {
  const titles = scene.sentences.filter(({ block }) => block.kind === 'title');
  const captions = scene.sentences.filter(({ block }) => block.kind === 'caption');
  const body = scene.sentences.filter(({ block }) => BODY.has(block.kind)).slice(0, MOST_SENTENCES);
  let lead: Sentence | null = null;
  let best = 1;
  body.forEach((sentence, at) => {
    const weight = weightOf(scene, sentence, at < FIRST) - at * LATER;
    if (weight > best) {
      best = weight;
      lead = sentence;
    }
  });
  const previous = lead ? (body[body.indexOf(lead) - 1] ?? null) : null;
  const joins =
    previous &&
    previous.to - previous.from < SHORT &&
    scene.marks.between('Date', previous.from, previous.to).length > 0;
  const at = lead ? body.indexOf(lead) : 0;
  const near = lead
    ? [...body.slice(at + 1, at + 1 + MOST_NEAR), ...body.slice(Math.max(0, at - MOST_NEAR), at)]
    : body.slice(0, MOST_NEAR);
  const after = near.filter((one) => goesOn(scene, one));
  return { titles, lead, before: joins && kindsIn(scene, previous).length === 0 ? previous : null, after, captions };
}

const MOST_NEAR = 3;
const SAME_MEETING =
  /^(?:[^\p{L}:]*(?:\p{L}[^:]{2,30}: )?)(?:(?:do|vì|trước|trong|sau|ngày|sáng|chiều|tối)\s[^,.;]{3,60},\s)?(?:hội nghị|buổi (?:làm việc|lễ|họp|gặp)|cuộc họp|phiên họp|lễ (?:ký|tổng|bàn|phát)|chương trình|sự kiện|cuộc gặp)(?:\s(?:hôm|ngày|sáng|chiều|tối)\s\d|[^.;:]{0,60}?\s(?:diễn ra|được tổ chức|tổ chức|được tiến hành|khai mạc|được mở)(?!\p{L}))/iu;

/** "Buổi làm việc diễn ra chiều 6/1, tại hội trường …": the meeting of the opening, its day or place. */
function goesOn(scene: Scene, { from, to, start, end }: Sentence): boolean {
  const said = scene.reading.text.slice(start, end);
  if (!SAME_MEETING.test(said) || scene.marks.between('Bloc', from, to).some(({ data }) => !data.bare)) return false;
  return !/(?<!\p{L})(?:sẽ|dự kiến|năm trước|năm ngoái|lần trước)(?!\p{L})/iu.test(said);
}

/** "Năm 2011, …", "Tại hội nghị tổng kết năm 2014" in a post of 2019: no day, and a year that is over. */
export function looksBack({ reading: { tokens }, marks, post }: Scene, { from, to }: Sentence): boolean {
  if (marks.between('Date', from, to).length > 0) return false;
  if (tokens[from]!.norm === 'năm' && /^(?:19|20)\d\d$/.test(tokens[from + 1]?.norm ?? '')) return true;
  const published = Number(post.published?.value.slice(0, 4) ?? 0);
  let latest = 0;
  for (let at = from; at < to; at++)
    if (/^(?:19|20)\d\d$/.test(tokens[at]!.norm)) latest = Math.max(latest, Number(tokens[at]!.norm));
  return latest > 0 && latest + PAST <= published;
}

/** An undated sentence below a dated one, in a post whose title names no bloc, tells of the bloc in passing. */
export function inPassing(scene: Scene, { titles, lead, before }: Opening): boolean {
  const { marks, sentences } = scene;
  if (!lead || before || marks.between('Date', lead.from, lead.to).length > 0) return false;
  if (titles.some(({ from, to }) => marks.between('Bloc', from, to).length > 0)) return false;
  return sentences.some(
    (sentence) =>
      sentence.index < lead.index &&
      BODY.has(sentence.block.kind) &&
      marks.between('Date', sentence.from, sentence.to).length > 0 &&
      !tellsOfBlocs(scene, sentence),
  );
}

/** "Ngày 28/1, hai khối thi đua cùng tổng kết": blocs and a kind of meeting, told one by one below. */
const tellsOfBlocs = (scene: Scene, { from, to }: Sentence): boolean =>
  kindsIn(scene, { from, to }).length > 0 &&
  scene.reading.tokens.slice(from, to).some(({ norm }) => norm === 'khối' || norm === 'cụm');

/** How much a sentence looks like the opening: a bloc with its name, a kind of meeting, a day, a place. */
function weightOf(scene: Scene, sentence: Sentence, first: boolean): number {
  if (looksBack(scene, sentence) || foretells(scene, sentence) || isHabit(scene, sentence)) return 0;
  const kinds = kindsIn(scene, sentence).length;
  const blocs = scene.marks.between('Bloc', sentence.from, sentence.to);
  const named = namedIn(scene, sentence).some(({ data }) => data.full);
  if (kinds === 0 && !named) return blocs.length > 0 ? 0.6 : 0;
  const dated = scene.marks.between('Date', sentence.from, sentence.to).length > 0;
  return (
    (kinds > 0 ? 2 : 0) +
    (named ? 2 : blocs.length > 0 ? 0.6 : 0) +
    (dated ? (first ? 2.5 : 1) : 0) +
    (kinds > 0 && hasPlace(scene, sentence) ? 0.5 : 0)
  );
}

/** "Giao Sở Y tế chuẩn bị hội nghị tổng kết": a meeting to come. */
const foretells = (scene: Scene, sentence: Sentence): boolean =>
  scene.facts('event').some((fact) => fact.rule === 'event.prepared' && fact.sentence === sentence);

const HABIT = /(?:^|[,;:]\s*)(?:(?:mỗi|hằng|hàng|từng) (?:năm|quý|tháng|kỳ)|định kỳ)[^.;]{0,40}(?:khối|cụm)/iu;

/** "Mỗi năm khối tổ chức ký kết giao ước, sơ kết, tổng kết": what is done every year. */
function isHabit(scene: Scene, { from, to, start, end }: Sentence): boolean {
  if (scene.marks.between('Date', from, to).length > 0) return false;
  const habit = HABIT.exec(scene.reading.text.slice(start, end));
  return (
    habit !== null &&
    kindsIn(scene, { from, to }).every((kind) => scene.reading.tokens[kind.from]!.start > start + habit.index)
  );
}

function hasPlace({ reading: { tokens } }: Scene, { from, to }: Sentence): boolean {
  for (let at = from; at + 1 < to; at++)
    if (
      tokens[at]!.norm === 'tại' &&
      (!/^(?:lễ|hội|buổi|cuộc|phiên|đây|đó)$/.test(tokens[at + 1]!.norm) || tokens[at + 2]?.norm === 'trường')
    )
      return true;
  return false;
}

/** Words that name a kind of meeting, outside quotation marks; `data.code` is the kind. */
export function kindsIn(scene: Scene, { from, to }: { from: number; to: number }): readonly Mention[] {
  return scene.marks
    .between('Kind', from, to)
    .filter(
      (kind) =>
        kind.data.code !== 'none' &&
        !scene.marks.covering('Quote', kind.from) &&
        !scene.marks.covering('Bloc', kind.from),
    );
}

/** The sentences that say what the meeting is: titles, then the opening. */
export const sayings = ({ titles, lead }: Opening): readonly Sentence[] => (lead ? [...titles, lead] : titles);

/** Names of blocs in a sentence, side mentions left out. */
export function namedIn(scene: Scene, { from, to }: Sentence): readonly Mention[] {
  const stance = (name: string): readonly Mention[] =>
    scene
      .facts('event')
      .filter((fact) => fact.with.stance === name)
      .flatMap((fact) => fact.slots.bloc ?? []);
  const { tokens } = scene.reading;
  // "các thành viên Cụm thi đua V đã họp": all of them are the bloc.
  const all = stance('held').filter(
    ({ from: at }) => tokens[at - 3]?.norm === 'các' && tokens[at - 1]?.norm === 'viên',
  );
  const aside = new Set(stance('side').filter((bloc) => !all.includes(bloc)));
  return scene.marks.between('Bloc', from, to).filter((bloc) => !bloc.data.bare && !aside.has(bloc));
}
