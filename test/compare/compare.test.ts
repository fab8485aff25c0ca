import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/changes.js';
import { factsOf, shown } from '../../src/compare/facts.js';
import { join, type Place, type Side } from '../../src/compare/join.js';
import { FactLine, factOf, lineOf } from '../../src/compare/lines.js';
import { count, emptyTally, isEqual, kindRows, ruleRows } from '../../src/compare/tally.js';
import type { Event, Evidence } from '../../src/core/record.js';
import { event, record } from '../store/sample.js';

const facts = (events: Partial<Event>[], evidence: Partial<Evidence>[] = []) =>
  factsOf(
    record('a.txt', {
      events: events.map(event),
      evidence: evidence.map((it) => ({ path: '', start: 0, end: 1, quote: '', rule: 'x.y', confidence: 1, ...it })),
    }),
  );
/** Changes in one line each: sign, kind, values. */
const changes = (before: ReturnType<typeof facts>, after: ReturnType<typeof facts>) =>
  compare(before, after).changes.map(({ change, kind, before: old, after: one }) =>
    [change, kind, ...[old, one].flatMap((it) => (it ? shown(it.value) : []))].join(' | '),
  );

const award = (recipient: string, award = 'government_flag', status = 'nominated', year: number | null = 2018) =>
  ({ recipient, recipient_kind: 'organization', award, status, year }) as Event['awards'][number];
const role = (holder: string, role: 'head' | 'deputy' = 'head', year: number | null = 2019) => ({ holder, role, year });

test.each<[string, Partial<Event>, Partial<Event>, string[]]>([
  [
    'another status',
    { awards: [award('Sở Y tế')] },
    { awards: [award('Sở Y tế', 'government_flag', 'awarded')] },
    ['changed | award | Sở Y tế · government_flag · nominated · 2018 | Sở Y tế · government_flag · awarded · 2018'],
  ],
  [
    'the nearest award is the changed one, the further is lost',
    { awards: [award('Sở Y tế', 'labour_order'), award('Sở Y tế')] },
    { awards: [award('Sở Y tế', 'government_flag', 'nominated', 2017)] },
    [
      'changed | award | Sở Y tế · government_flag · nominated · 2018 | Sở Y tế · government_flag · nominated · 2017',
      'lost | award | Sở Y tế · labour_order · nominated · 2018',
    ],
  ],
  [
    'equal facts go together first, whatever their order',
    { awards: [award('Sở Y tế', 'a'), award('Sở Y tế', 'b')] },
    { awards: [award('Sở Y tế', 'b'), award('Sở Y tế', 'c')] },
    ['changed | award | Sở Y tế · a · nominated · 2018 | Sở Y tế · c · nominated · 2018'],
  ],
  [
    'a role passes to another year, another holder is another role',
    { roles: [role('Sở Y tế', 'head', null), role('Sở Nội vụ', 'deputy')] },
    { roles: [role('Sở Y tế'), role('Sở Tư pháp', 'deputy')] },
    [
      'changed | role | Sở Y tế · head | Sở Y tế · head · 2019',
      'lost | role | Sở Nội vụ · deputy · 2019',
      'gained | role | Sở Tư pháp · deputy · 2019',
    ],
  ],
  [
    'fields of the event',
    { date: '2018-12-21', years: [2018], venue: null },
    { date: '2018-12-22', years: [2018, 2019], venue: 'Hội trường' },
    ['changed | years | 2018 | 2018, 2019', 'changed | date | 2018-12-21 | 2018-12-22', 'gained | venue | Hội trường'],
  ],
  [
    'members are their names',
    { members: ['Sở Y tế', 'Sở Y tế'] },
    { members: ['Sở Y tế'] },
    ['lost | member | Sở Y tế'],
  ],
  [
    'half a handover is found out',
    { handovers: [{ from: null, to: 'Sở Y tế', role: 'head', year: 2019 }] },
    { handovers: [{ from: 'Sở Nội vụ', to: 'Sở Y tế', role: 'head', year: 2019 }] },
    ['changed | handover | Sở Y tế · head · 2019 | Sở Nội vụ · Sở Y tế · head · 2019'],
  ],
])('%s', (_, before, after, expected) => {
  expect(changes(facts([before]), facts([after]))).toEqual(expected);
});

test('the same words read as another name are one change', () => {
  const member = (name: string) => facts([{ members: [name] }], [{ path: '/events/0/members/0', quote: 'Ba Tơ' }]);
  expect(changes(member('Ba Tơ'), member('huyện Ba Tơ'))).toEqual(['changed | member | Ba Tơ | huyện Ba Tơ']);
});

test('events are matched by what they have in common', () => {
  const one = { date: '2018-12-21', members: ['Sở Y tế', 'Sở Nội vụ'] };
  const other = { date: '2019-01-05', members: ['Sở Y tế', 'Sở Tư pháp'] };
  expect(changes(facts([one, other]), facts([other, one]))).toEqual([]);
  expect(changes(facts([one, other]), facts([{ ...other, venue: 'Hội trường' }]))).toEqual([
    'lost | event | 2018-12-21',
    'lost | date | 2018-12-21',
    'lost | member | Sở Y tế',
    'lost | member | Sở Nội vụ',
    'gained | venue | Hội trường',
  ]);
});

test('other evidence for the same fact is counted apart', () => {
  const date = (given: Partial<Evidence>) =>
    facts([{ date: '2018-12-21' }], [{ path: '/events/0/date', quote: '21/12', rule: 'event.date', ...given }]);
  const against = (given: Partial<Evidence>) => {
    const { changes, same, ...other } = compare(date({}), date(given));
    expect(changes).toEqual([]);
    expect(same).toBeGreaterThan(1);
    return other;
  };
  const none = { otherRule: 0, otherWords: 0, otherProof: 0 };
  expect(against({})).toEqual(none);
  expect(against({ rule: 'event.date.today' })).toEqual({ ...none, otherRule: 1 });
  expect(against({ quote: '21-12' })).toEqual({ ...none, otherWords: 1 });
  expect(against({ start: 7, end: 12 })).toEqual({ ...none, otherProof: 1 });
  expect(against({ confidence: 0.5 })).toEqual({ ...none, otherProof: 1 });
});

test('quotes stand in the order of the text, rules in that of the fields', () => {
  const [fact] = facts(
    [{ roles: [role('Sở Y tế')] }],
    [
      { path: '/events/0/roles/0/holder', start: 20, end: 27, quote: 'Sở  Y tế', rule: 'role.takes' },
      { path: '/events/0/roles/0/role', start: 28, end: 40, quote: 'Khối trưởng', rule: 'role.takes' },
      { path: '/events/0/roles/0/year', start: 2, end: 6, quote: '2019', rule: 'role.year' },
      { path: '/events/0/date', start: 2, end: 6, quote: '2019', rule: 'event.date' },
    ],
  ).filter((it) => it.kind === 'role');
  expect(fact).toMatchObject({ event: 1, rules: ['role.takes', 'role.year'], quote: '2019 … Sở Y tế … Khối trưởng' });
});

test('a fact comes back from its line', () => {
  for (const fact of facts(
    [{ roles: [role('Sở Y tế')], members: ['Sở Y tế'] }],
    [{ path: '/events/0/roles/0/holder' }],
  ))
    expect(factOf(FactLine.parse(JSON.parse(lineOf('a.txt', fact))))).toEqual({ ...fact, proof: null });
});

const side = (posts: Record<string, { id?: string; facts?: ReturnType<typeof facts> }>): Side => ({
  places: Object.keys(posts).map((location): Place => ({ location, id: posts[location]!.id ?? null })),
  facts: (location) => posts[location]!.facts ?? facts([]),
});

test('posts meet by location, then by their bytes', () => {
  const a = side({ 'a.txt': { id: '1' }, 'c.txt': { id: '3' }, 'd.txt': {}, 'e.txt': { id: '5' } });
  const b = side({
    'a.txt': { id: '9' },
    'b.txt': { id: '3' },
    'd.txt': { id: '4' },
    'f.txt': { id: '5' },
    'g.txt': {},
  });
  const met = [...join(a, b)].map(({ location, from, before, after }) => [location, from, !!before, !!after]);
  expect(met).toEqual([
    ['a.txt', null, true, true],
    ['d.txt', null, true, true],
    ['b.txt', 'c.txt', true, true],
    ['f.txt', 'e.txt', true, true],
    ['g.txt', null, false, true],
  ]);
});

test('changes are counted by kind and by the rule to look at', () => {
  const before = facts(
    [{ members: ['Sở Y tế'], roles: [role('Sở Y tế', 'head', null)] }],
    [
      { path: '/events/0/members/0', rule: 'member.consist' },
      { path: '/events/0/roles/0/holder', rule: 'role.takes' },
    ],
  );
  const after = facts(
    [{ roles: [role('Sở Y tế')] }],
    [
      { path: '/events/0/roles/0/holder', rule: 'role.takes' },
      { path: '/events/0/roles/0/year', rule: 'role.year' },
    ],
  );
  const tally = emptyTally();
  for (const post of join(side({ a: { facts: before }, b: {}, x: {} }), side({ a: { facts: after }, b: {}, y: {} })))
    count(tally, post);
  expect(tally.posts).toEqual({ same: 1, changed: 1, moved: 0, lost: 1, gained: 1 });
  expect(kindRows(tally)).toEqual([
    { name: 'member', gained: 0, lost: 1, changed: 0 },
    { name: 'role', gained: 0, lost: 0, changed: 1 },
  ]);
  expect(ruleRows(tally).map((row) => row.name)).toEqual(['member.consist', 'role.year']);
  expect(isEqual(tally)).toBe(false);
});

test('a comparison turned round gains what it lost', () => {
  const names = fc.constantFrom('Sở Y tế', 'Sở Nội vụ', 'Sở Tư pháp');
  const events = fc.array(
    fc.record({
      members: fc.array(names, { maxLength: 4 }),
      awards: fc.array(
        fc.tuple(names, fc.constantFrom('a', 'b')).map(([who, what]) => award(who, what)),
        { maxLength: 4 },
      ),
      date: fc.constantFrom(null, '2018-12-21', '2018-12-22'),
    }),
    { maxLength: 1 },
  );
  fc.assert(
    fc.property(events, events, (before, after) => {
      const [there, back] = [compare(facts(before), facts(after)), compare(facts(after), facts(before))];
      const of = (kind: string, all: typeof there) => all.changes.filter((it) => it.change === kind).length;
      expect(there.same).toBe(back.same);
      expect([of('gained', there), of('lost', there)]).toEqual([of('lost', back), of('gained', back)]);
      expect(of('changed', there)).toBe(of('changed', back));
      expect(compare(facts(before), facts(before)).changes).toEqual([]);
    }),
  );
});
