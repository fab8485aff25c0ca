import { createHash } from 'node:crypto';
import type { Source } from '../../src/core/post.js';
import type { Event, Record } from '../../src/core/record.js';
import type { Extracted } from '../../src/pipe.js';
import { Unreadable } from '../../src/read/unreadable.js';
import type { Reference } from '../../src/store/reference.js';

/** An event with nothing in it but what is given. */
export function event(given: Partial<Event> = {}): Event {
  return {
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
    ...given,
  };
}

/** A record with nothing in it but what is given; its digest is that of the location. */
export function record(location: string, given: Partial<Record> = {}): Record {
  return {
    id: createHash('sha256').update(location).digest('hex'),
    source: { location, url: null, media_type: 'text/plain', charset: 'utf-8', fetched_at: null },
    is_bloc_post: true,
    post: { title: `Bài ${location}`, published: '2018-12-28', published_time: null, author: null, publisher: null },
    province: { code: '19', name: 'Thái Nguyên', basis: 'footer' },
    events: [],
    evidence: [],
    warnings: [],
    ...given,
  };
}

export const REFERENCE: Reference & { digest: string } = {
  digest: 'rules-1',
  vocabulary: new Map([
    ['abbreviations', [{ name: 'Liên hiệp Phụ nữ', forms: ['LHPN'] }]],
    ['bloc-themes', [{ name: 'Văn hóa - Xã hội', forms: ['Văn xã'], code: 'van_hoa_xa_hoi' }]],
  ]),
  provinces: [
    {
      code: '06',
      name: 'Bắc Kạn',
      kind: 'tỉnh',
      forms: ['Bắc Cạn'],
      until: '2025-06-30',
      successor: 'Thái Nguyên',
      predecessors: [],
    },
    {
      code: '19',
      name: 'Thái Nguyên',
      kind: 'tỉnh',
      forms: [],
      until: '2025-06-30',
      successor: 'Thái Nguyên',
      predecessors: [],
    },
    {
      code: '19',
      name: 'Thái Nguyên',
      kind: 'tỉnh',
      forms: [],
      from: '2025-07-01',
      predecessors: ['Bắc Kạn', 'Thái Nguyên'],
    },
    { code: '34', name: 'Thái Bình', kind: 'tỉnh', forms: [], until: '2025-06-30', predecessors: [] },
    { code: '35', name: 'Hà Nam', kind: 'tỉnh', forms: [], until: '2025-06-30', predecessors: [] },
    { code: '01', name: 'Hà Nội', kind: 'thành phố', forms: ['Thủ đô Hà Nội'], predecessors: [] },
    { code: '77', name: 'Bà Rịa - Vũng Tàu', kind: 'tỉnh', forms: ['BR-VT'], until: '2025-06-30', predecessors: [] },
    { code: '79', name: 'Thành phố Hồ Chí Minh', kind: 'thành phố', forms: ['TP.HCM', 'TPHCM'], predecessors: [] },
  ],
  awards: [
    {
      code: 'government_flag',
      name: 'Cờ thi đua của Chính phủ',
      en: 'Emulation flag of the Government',
      category: 'emulation_title',
      recipient: 'collective',
      level: 'government',
      forms: ['Cờ thi đua Chính phủ'],
    },
    {
      code: 'provincial_flag',
      name: 'Cờ thi đua của UBND tỉnh',
      en: 'Emulation flag of the province',
      category: 'emulation_title',
      recipient: 'collective',
      forms: [],
    },
    {
      code: 'labor_order_2',
      name: 'Huân chương Lao động hạng Nhì',
      en: 'Labour Order, second class',
      category: 'commendation_form',
      recipient: 'both',
      forms: ['HCLĐ hạng Nhì'],
    },
    {
      code: 'labor_order_3',
      name: 'Huân chương Lao động hạng Ba',
      en: 'Labour Order, third class',
      category: 'commendation_form',
      recipient: 'both',
      forms: [],
    },
  ],
  organizations: [
    {
      code: 'so_vhtt',
      name: 'Sở Văn hóa - Thông tin',
      kind: 'provincial_department',
      level: 'province',
      forms: [],
      short: ['Sở VH-TT'],
      until: '2008',
      successors: ['so_vhttdl'],
      predecessors: [],
    },
    {
      code: 'so_vhttdl',
      name: 'Sở Văn hóa, Thể thao và Du lịch',
      kind: 'provincial_department',
      level: 'province',
      forms: ['Sở VHTTDL'],
      short: [],
      successors: [],
      predecessors: ['so_vhtt'],
    },
  ],
};

/** How tests ask for addresses: those of servers that they started. */
export const FETCHING = { into: 'web', contact: null, allowPrivate: true, version: '0' };

/**
 * Stands in for the pipe: line 1 is the title, each line after it "bloc | date | recipient | award | status | year".
 * The evidence of a recipient is its place in the text.
 */
export function extractLines(source: Source, bytes: Uint8Array): Extracted {
  const text = Buffer.from(bytes).toString('utf8').trim();
  if (text === '') throw new Unreadable('empty', 'has no words');
  if (text === 'WRONG')
    return {
      text,
      body: text,
      record: record(source.location, { events: [event({ part_of_day: 'khuya' as 'tối' })] }),
    };
  if (text === 'FAULT') throw new Error('wires crossed');
  const [title = '', ...lines] = text.split('\n');
  const events: Event[] = [];
  const evidence: Record['evidence'] = [];
  for (const line of lines) {
    const [name = '', date = '', recipient = '', award = '', status = '', year = ''] = line
      .split('|')
      .map((it) => it.trim());
    const start = text.indexOf(recipient);
    const path = `/events/${events.length}/awards/0/recipient`;
    evidence.push({
      path,
      start,
      end: start + recipient.length,
      quote: recipient,
      rule: 'award.line',
      confidence: 0.9,
    });
    events.push(
      event({
        bloc: { name, number: null, level: 'province' },
        kinds: ['year_end_review'],
        years: [Number(year)],
        date: date || null,
        members: [recipient],
        awards: [
          { recipient, recipient_kind: 'organization', award, status: status as 'nominated', year: Number(year) },
        ],
      }),
    );
  }
  const made = record(source.location, { events, evidence, is_bloc_post: events.length > 0 });
  const id = createHash('sha256').update(bytes).digest('hex');
  return { text, body: text, record: { ...made, id, source, post: { ...made.post, title } } };
}
