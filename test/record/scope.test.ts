import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { extract } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

type Told = 'awards' | 'rankings' | 'roles' | 'handovers';
interface Case extends Partial<Readonly<Record<Told, readonly string[]>>> {
  readonly text: string;
  /** The kinds of facts that the sentence is about, where others may come out too. */
  readonly only?: readonly Told[];
}

const ALL: readonly Told[] = ['awards', 'rankings', 'roles', 'handovers'];
const knowledge = loadKnowledge();
const source = { location: 'post.txt', url: null, media_type: null, charset: null, fetched_at: null };
const cases: readonly Case[] = parse(readFileSync(new URL('cases/scope.yml', import.meta.url), 'utf8'));

/** What a review of 2018 by Khối thi đua số 3 tells with `text` in it; the award of the reviewed year goes without a year. */
function toldIn(text: string): Readonly<Record<Told, readonly string[]>> {
  const post = [
    'Khối thi đua số 3 tổng kết công tác thi đua năm 2018',
    '23/12/2018 10:20',
    'Ngày 21/12/2018, Khối thi đua số 3 tỉnh Lào Cai tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018.',
    text,
    'Hội nghị kết thúc sau một buổi làm việc khẩn trương.',
  ].join('\n\n');
  const event = extract(source, Buffer.from(`${post}\n`), knowledge).record.events[0]!;
  return {
    awards: event.awards.map(({ recipient, award, status, year }) =>
      [recipient, award, status, ...(year === 2018 ? [] : [year])].join(' | '),
    ),
    rankings: event.rankings.map(({ recipient, rank }) => `${recipient} | ${rank}`),
    roles: event.roles.map(({ holder, role, year }) => `${holder} | ${role} | ${year}`),
    handovers: event.handovers.map(({ from, to }) => `${from} > ${to}`),
  };
}

test.each(cases.map((one) => [one.text, one] as const))('%s', (text, expected) => {
  const told = toldIn(text);
  const kinds = expected.only ?? ALL;
  const part = (of: Partial<Readonly<Record<Told, readonly string[]>>>) =>
    Object.fromEntries(kinds.map((kind) => [kind, [...(of[kind] ?? [])].sort()]));
  expect(part(told)).toEqual(part(expected));
});
