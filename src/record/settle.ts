import type { Message } from '../core/message.js';
import type { Post, Source, Stated } from '../core/post.js';
import { type Event, Record } from '../core/record.js';
import type { Marks } from '../extract/marks.js';
import type { Fact } from '../extract/match.js';
import type { OrgGrammar } from '../extract/organization/organizations.js';
import type { Knowledge } from '../rule/load.js';
import type { Sentence } from '../text/tokens.js';
import { settleAwards } from './award/award.js';
import { checkEvent } from './checks.js';
import { type EvidenceBook, evidenceBook } from './evidence.js';
import { type Found, proof } from './found.js';
import { settleMeeting } from './meeting/event.js';
import { meetingsOf } from './meeting/meetings.js';
import { settleMembers } from './member/member.js';
import { settleMovements } from './movement.js';
import { settleAttendees } from './person/attendee.js';
import { settleChairs } from './person/chair.js';
import { settleProvince } from './province/province.js';
import { settleRankings } from './ranking/ranking.js';
import { settleHandovers } from './role/handover.js';
import { settleRoles } from './role/role.js';
import type { Scene } from './scene.js';

/** What the earlier stations found of one post. */
export interface Readings {
  readonly id: string;
  readonly source: Source;
  readonly post: Post;
  readonly marks: Marks;
  readonly facts: readonly Fact[];
}

/** The station `settle`: facts → the record of the contract, validated. */
export function settle(
  { id, source, post, marks, facts }: Readings,
  knowledge: Knowledge,
  grammar: OrgGrammar,
): Record {
  const warnings: Message[] = post.notes.map((note) => ({ ...note, start: 0, end: 0 }));
  const byKind = new Map<string, Fact[]>();
  for (const fact of facts) (byKind.get(fact.kind) ?? byKind.set(fact.kind, []).get(fact.kind)!).push(fact);
  const sceneOf = (sentences: readonly Sentence[], province: string | null): Scene => {
    const mine = new Set(sentences);
    const whole = sentences.length === marks.reading.sentences.length;
    return {
      post,
      reading: marks.reading,
      marks,
      knowledge,
      grammar,
      sentences,
      province,
      facts: (kind) =>
        whole ? (byKind.get(kind) ?? []) : (byKind.get(kind) ?? []).filter((fact) => mine.has(fact.sentence)),
      warn: (message) => warnings.push(message),
    };
  };
  const whole = sceneOf(marks.reading.sentences, null);
  const book = evidenceBook(post, knowledge.confidence);
  const stated = <T>(path: string, value: Stated<T> | null): T | null =>
    book.put(path, value && ({ value: value.value, proof: proof(value.span, value.rule, 0.97) } as Found<T>));

  const head = {
    title: stated('/post/title', post.title),
    published: stated('/post/published', post.published),
    published_time: stated('/post/published_time', post.publishedTime),
    author: stated('/post/author', post.author),
    publisher: stated('/post/publisher', post.publisher),
  };
  const province = book.put('/province', settleProvince(whole));
  const events = meetingsOf(whole).map((sentences, index) => {
    const before = warnings.length;
    const path = `/events/${index}`;
    const event = settleEvent(sceneOf(sentences, province?.name ?? null), path, book);
    for (const code of new Set(warnings.slice(before).map((warning) => warning.code))) book.doubt(path, code);
    return event;
  });
  return Record.parse({
    id,
    source: { ...source, url: stated('/source/url', post.url) ?? source.url },
    is_bloc_post: events.length > 0,
    post: head,
    province,
    events,
    evidence: book.all,
    warnings: warnings.map(({ code, message, start, end }) => ({ code, message, start, end })),
  });
}

function settleEvent(scene: Scene, path: string, book: EvidenceBook): Event {
  const meeting = settleMeeting(scene);
  const membership = settleMembers(scene, meeting);
  const attendees = settleAttendees(scene, membership);
  const rankings = settleRankings(scene, meeting, membership);
  const awards = settleAwards(scene, meeting, membership, rankings);
  const roles = settleRoles(scene, meeting, membership);
  const chairs = settleChairs(scene, meeting, membership, roles);
  const handovers = settleHandovers(scene, meeting, membership, roles);
  const movements = settleMovements(scene);
  const event: Event = {
    bloc: book.put(`${path}/bloc`, meeting.bloc),
    kinds: book.list(`${path}/kinds`, meeting.kinds),
    years: book.list(`${path}/years`, meeting.years),
    date: book.put(`${path}/date`, meeting.date),
    date_end: book.put(`${path}/date_end`, meeting.dateEnd),
    part_of_day: book.put(`${path}/part_of_day`, meeting.partOfDay),
    venue: book.put(`${path}/venue`, meeting.venue),
    chairs: book.list(`${path}/chairs`, chairs),
    members: book.list(`${path}/members`, membership.members),
    member_count: book.put(`${path}/member_count`, membership.count),
    attendees: book.list(`${path}/attendees`, attendees),
    awards: book.list(`${path}/awards`, awards),
    rankings: book.list(`${path}/rankings`, rankings),
    roles: book.list(`${path}/roles`, roles),
    handovers: book.list(`${path}/handovers`, handovers),
    movements: book.list(`${path}/movements`, movements),
  };
  checkEvent(scene, event, meeting);
  return event;
}
