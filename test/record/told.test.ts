import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Event } from '../../src/core/record.js';
import { extract } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

/** Sentences on roles, handovers, chairs and guests in cases/told.yml, each inside a post about a review. */
interface Case {
  readonly text: string;
  readonly roles?: string;
  readonly handovers?: string;
  readonly chairs?: string;
  readonly attendees?: string;
  readonly names?: string;
}

const knowledge = loadKnowledge();
const { cases } = parse(readFileSync(new URL('cases/told.yml', import.meta.url), 'utf8')) as { cases: Case[] };
const BLOC = 'Khối thi đua số 3';
const REVIEW = 'tổng kết công tác thi đua năm 2018 và triển khai nhiệm vụ năm 2019';

function eventOf(text: string): Event {
  const post = [
    `${BLOC} ${REVIEW}`,
    `Sáng 21/2/2019, ${BLOC} tỉnh Hà Nam đã tổ chức hội nghị ${REVIEW}.`,
    text.replaceAll('||', '\n'),
    'Các đại biểu đã thảo luận về phong trào thi đua trong thời gian tới.',
  ];
  const source = { location: 'a.txt', url: null, media_type: null, charset: null, fetched_at: null };
  return extract(source, Buffer.from(post.join('\n')), knowledge).record.events[0]!;
}

const said = (facts: readonly string[]): string => [...facts].sort().join('; ') || 'none';

/** What a meeting's facts of each kind say, in the words of the cases. */
const TOLD: { readonly [kind in Exclude<keyof Case, 'text'>]: (event: Event) => string } = {
  roles: ({ roles }) => said(roles.map(({ holder, role, year }) => `${holder}|${role[0]}|${year}`)),
  handovers: ({ handovers }) => said(handovers.map(({ from, to }) => `${from}>${to}`)),
  chairs: ({ chairs }) => said(chairs.map(({ person, org }) => person ?? org!)),
  attendees: ({ attendees }) => said(attendees.map(({ person, position }) => `${person}|${position}`)),
  names: ({ attendees }) => said(attendees.map(({ person }) => person)),
};

test.each(cases)('$text', ({ text, ...expected }) => {
  const event = eventOf(text);
  for (const [kind, facts] of Object.entries(expected)) {
    const told = TOLD[kind as keyof typeof TOLD](event);
    expect(told, kind).toBe(said(facts === 'none' ? [] : facts.split(';').map((fact: string) => fact.trim())));
  }
});
