import { expect, test } from 'vitest';
import { trace } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';
import { make, type Topic, topicsOf } from './generate.js';

// More posts than the ordinary run: NEGATIVES=20000 npx vitest run test/negatives
const COUNT = Number(process.env.NEGATIVES ?? 1100);
const MOST_SHOWN = 8;
const knowledge = loadKnowledge();
const ordinary = ['school.yml', 'office.yml', 'paper.yml'].flatMap(topicsOf);
const near = topicsOf('near.yml');

const cases = (topics: readonly Topic[]) => topics.map((topic, index) => [topic.topic, topic, index] as const);

/** The posts of a topic whose record is wrong about a meeting, each with its seed and the sentences that fired. */
function wrong(topic: Topic, seeds: readonly number[], held: boolean): string {
  const told = seeds.flatMap((seed) => {
    const { location, content } = make(topic, seed);
    const source = { location, url: null, media_type: null, charset: null, fetched_at: null };
    const { record, text } = trace(source, Buffer.from(content), knowledge);
    if (record.is_bloc_post === held && record.events.length > 0 === held) return [];
    const said = record.evidence
      .filter(({ path }) => /^\/events\/\d+\/(?:kinds|bloc\/name)/.test(path))
      .map(({ start, rule }) => `    ${rule}: ${lineAt(text, start)}`);
    return [[`${topic.topic}, seed ${seed}`, ...(held ? [`    ${text.slice(0, 600)}`] : new Set(said))].join('\n')];
  });
  return [...told.slice(0, MOST_SHOWN), ...(told.length > MOST_SHOWN ? [`… ${told.length} in all`] : [])].join('\n');
}

const lineAt = (text: string, at: number): string =>
  text.slice(text.lastIndexOf('\n', at) + 1, (text.indexOf('\n', at) + 1 || text.length + 1) - 1);

const seedsOf = (first: number, step: number, count: number): readonly number[] =>
  Array.from({ length: Math.ceil((count - first) / step) }, (_, index) => first + index * step);

test.each(cases(ordinary))(
  'silent on: %s',
  (_, topic, index) => expect(wrong(topic, seedsOf(index, ordinary.length, COUNT), false)).toBe(''),
  600_000,
);

test.each(cases(near))(
  'not deaf to: %s',
  (_, topic, index) => expect(wrong(topic, seedsOf(index, near.length, Math.ceil(COUNT / 6)), true)).toBe(''),
  600_000,
);

test('the same seed gives the same post', () => {
  for (const topic of ordinary) expect(make(topic, 5)).toEqual(make(topic, 5));
});
