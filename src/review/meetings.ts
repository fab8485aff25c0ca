import type { Event, Record } from '../core/record.js';
import type { Verdict } from './file.js';
import { fits } from './held.js';
import type { Judgement } from './judge.js';
import type { Fields } from './subjects.js';
import type { FindWords } from './words.js';

type Own = Judgement['verdict'];

/**
 * Meetings come before all else, since facts need one to stand in: adds those that verdicts find missing, and an empty
 * one to a post that is about a meeting after all. Gives the judgements on missing and confirmed meetings.
 */
export function withMeetings(record: Record, text: string, find: FindWords, verdicts: readonly Own[]) {
  const judged: Judgement[] = [];
  const added: Record['events'] = [];
  const evidence: Record['evidence'] = [];
  for (const verdict of verdicts.filter(({ kind }) => kind === 'event')) {
    const { seen, quote, verdict: told } = verdict;
    if (told === 'wrong') continue;
    const span = quote === null ? null : find(quote, 0);
    const judgement = { verdict, span, machine: null, effects: [], note: null };
    const n = [...record.events, ...added].findIndex((event) => isMeeting(seen as Fields, event));
    if (n >= 0) judged.push({ ...judgement, state: 'agreed', machine: namesOf([...record.events, ...added][n]!) });
    else if (span === null)
      judged.push({ ...judgement, state: 'lost', note: 'không còn thấy hội nghị / the meeting is not found any more' });
    else {
      const { bloc = null, date = null } = seen as { bloc?: string | null; date?: string | null };
      const path = `/events/${record.events.length + added.length}`;
      added.push({ ...EMPTY, bloc: bloc === null ? null : { name: bloc, number: null, level: null }, date });
      const proof = { ...span, quote: text.slice(span.start, span.end), rule: 'review', confidence: 1 };
      if (bloc !== null) evidence.push({ path: `${path}/bloc/name`, ...proof });
      if (date !== null) evidence.push({ path: `${path}/date`, ...proof });
      judged.push({ ...judgement, state: told === 'missing' ? 'applied' : 'changed' });
    }
  }
  const is_bloc_post = record.is_bloc_post || added.length > 0;
  if (record.events.length + added.length === 0 && verdicts.some(isBlocPost)) added.push(EMPTY);
  if (added.length === 0) return { record, judged };
  const events = [...record.events, ...added];
  return { record: { ...record, is_bloc_post, events, evidence: [...record.evidence, ...evidence] }, judged };
}

/** Is the post about a meeting, against what the machine found? */
function isBlocPost({ kind, verdict, seen, value }: Verdict): boolean {
  if (kind !== 'bloc_post') return false;
  return verdict === 'should_be' ? value === true : verdict === 'wrong' ? seen === false : seen === true;
}

/** The name of its bloc and its day: what meetings of a post are told apart by. */
const namesOf = (event: Event): Fields => ({ bloc: event.bloc?.name ?? null, date: event.date });

/** Is it the meeting that is spoken of: all that is said of it fits, or the half that both know? */
export function isMeeting(said: Fields, event: Event): boolean {
  const names = namesOf(event);
  const both = Object.keys(said).filter((field) => said[field] !== null && names[field] !== null);
  return both.length > 0 && both.every((field) => fits(said[field]!, names[field]!));
}

const EMPTY: Event = {
  bloc: null,
  kinds: [],
  years: [],
  date: null,
  date_end: null,
  part_of_day: null,
  venue: null,
  chairs: [],
  members: [],
  member_count: null,
  attendees: [],
  awards: [],
  rankings: [],
  roles: [],
  handovers: [],
  movements: [],
};
