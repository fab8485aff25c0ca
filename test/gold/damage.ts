import type { Event, Record } from '../../src/core/record.js';

/** Ways to spoil records, so that a scorer has something to tell: each takes the nth record and gives JSON lines. */
export const DAMAGES: Readonly<{ [name: string]: (record: Record, n: number) => string[] }> = {
  'as they are': (record) => [JSON.stringify(record)],
  'records missing': (record, n) => (n % 4 === 0 ? [] : [JSON.stringify(record)]),
  'facts dropped': (record) => [
    inEvents(record, (event) => inLists(event, (list) => list.filter((_, n) => n % 3 !== 1))),
  ],
  'facts said twice': (record) => [inEvents(record, (event) => inLists(event, (list) => [...list, ...list]))],
  'facts of another post': (record, n) => [
    inEvents(record, (event) => ({
      ...event,
      kinds: [...event.kinds, 'other'],
      years: [...event.years, 2001 + n],
      members: [...event.members, 'Ban Quản lý Khu kinh tế cửa khẩu', 'Y tế'],
      movements: ['Một phong trào khác', ...event.movements],
    })),
  ],
  'codes, ranks and years changed': (record) => [
    inEvents(record, (event) => ({
      ...event,
      awards: event.awards.map((it, n) => {
        const award = ['ministry_emulation_fighter', 'gold_medal', it.award, 'labor_order_2'][n % 4]!;
        return { ...it, award, status: n % 3 === 0 ? 'awarded' : it.status, year: n % 5 === 0 ? 2003 : it.year };
      }),
      rankings: event.rankings.map((it, n) => ({
        ...it,
        rank: it.rank + (n % 2),
        score: n % 3 === 0 ? 97.5 : it.score,
      })),
      roles: event.roles.map((it, n) => ({
        ...it,
        role: n % 3 === 0 ? 'deputy' : it.role,
        year: n % 4 === 0 ? null : it.year,
      })),
      handovers: event.handovers.map(({ from, to, ...rest }) => ({ ...rest, from: to, to: from ?? to })),
    })),
  ],
  'fields emptied': (record, n) => [
    inEvents(
      { ...record, post: { ...record.post, title: null, author: '' }, province: n % 2 === 0 ? null : record.province },
      (event) => ({
        ...event,
        bloc: n % 3 === 0 ? null : event.bloc,
        date: null,
        venue: '',
        member_count: null,
        chairs: event.chairs.map((it, at) => (at % 2 === 0 ? { ...it, person: null } : { ...it, org: null })),
        attendees: event.attendees.map((it) => ({ ...it, position: null })),
        awards: event.awards.map((it, at) =>
          at % 2 === 0 ? { ...it, year: null, status: null } : { ...it, award: null },
        ),
        handovers: event.handovers.map((it) => ({ ...it, from: null })),
      }),
    ),
  ],
  'other spellings': (record) => [
    everyName(record, (name) =>
      name
        .normalize('NFD')
        .toUpperCase()
        .replace(/ VÀ /g, ' & ')
        .replace(/Ủy ban nhân dân/giu, 'UBND')
        .replace(/,/g, ' -'),
    ),
  ],
  'old tone marks and a province added': (record) => [
    everyName(record, (name) => `${name.replace(/Ủy/g, 'Uỷ').replace(/Hòa/g, 'Hoà').replace(/hóa/g, 'hoá')} tỉnh`),
  ],
  'one word more': (record) => [everyName(record, (name) => `${name} trực`)],
  'last word lost': (record) => [everyName(record, (name) => name.split(' ').slice(0, -1).join(' ') || name)],
  'bloc words': (record) => [
    inEvents(record, (event) => ({
      ...event,
      bloc: event.bloc && { ...event.bloc, name: `Cụm thi đua các cơ quan tỉnh ${event.bloc.name}` },
    })),
  ],
  'no meeting at all': (record) => [JSON.stringify({ ...record, is_bloc_post: !record.is_bloc_post, events: [] })],
  'a single event with its lists outside': ({ events: [event, ...others], ...record }) => [
    JSON.stringify(
      others.length > 0 || !event
        ? { ...record, events: [] }
        : { ...record, ...event, event: { ...event, members: [] } },
    ),
  ],
};

const inEvents = (record: Record, change: (event: Event) => object): string =>
  JSON.stringify({ ...record, events: record.events.map(change) });

const inLists = (event: Event, change: (list: unknown[]) => unknown[]): object =>
  Object.fromEntries(Object.entries(event).map(([key, value]) => [key, Array.isArray(value) ? change(value) : value]));

const NAMES = new Set([
  'title',
  'author',
  'name',
  'venue',
  'org',
  'person',
  'position',
  'recipient',
  'holder',
  'from',
  'to',
]);

/** Changes all names: strings under the keys of names, and members and movements. */
const everyName = (record: Record, change: (name: string) => string): string =>
  JSON.stringify(record, function (this: unknown, key: string, value: unknown) {
    if (typeof value !== 'string') return value;
    return NAMES.has(key) || Array.isArray(this) ? changeUnlessCode(value, change) : value;
  });

const changeUnlessCode = (value: string, change: (name: string) => string): string =>
  /^[a-z_]+$/.test(value) ? value : change(value);
