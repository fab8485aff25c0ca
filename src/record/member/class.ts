import type { Mention } from '../../rule/mention.js';
import type { Scene } from '../scene.js';

/** Bodies that rule a place: where only they are named beside the places, the places themselves are the members. */
const RULING = /^(?:Ủy ban nhân dân|Hội đồng nhân dân|Huyện ủy|Thành ủy|Thị ủy|Quận ủy|Tỉnh ủy|Đảng ủy|Văn phòng)/;

const CITY = /^(?:Hà Nội|Hải Phòng|Đà Nẵng|Cần Thơ|Huế|Thành phố Hồ Chí Minh)$/;

/**
 * The body that bare places stand for: "gồm các tỉnh: Bến Tre, …" in a post that speaks of "Hội CCB tỉnh Bến Tre" and
 * "Hội CCB tỉnh An Giang" lists those associations. Null if the places are the members.
 */
export function classOf(scene: Scene, items: readonly Mention[], mentions: readonly Mention[]): string | null {
  if (items.length < 2 || items.some(({ data }) => data.kind !== 'place')) return null;
  const places = new Map(
    items.flatMap((item) => [
      [item.name, item.name],
      [String(item.data.place), item.name],
    ]),
  );
  const seen = new Map<string, Set<string>>();
  for (const { name, data } of mentions) {
    if (data.kind === 'place' || RULING.test(name)) continue;
    const part = typeof data.part === 'string' ? data.part : data.placeKind ? String(data.place) : '';
    const member = places.get(part);
    const body = typeof data.part === 'string' ? name.slice(0, -data.part.length).trim() : name;
    if (member && body) (seen.get(body) ?? seen.set(body, new Set()).get(body)!).add(member);
  }
  const [first] = [...seen].sort((a, b) => b[1].size - a[1].size);
  return first && (first[1].size > 1 || inTitle(scene, first[0]) || leads(scene, first[0])) ? first[0] : null;
}

/** "Chủ tịch Hội CCB tỉnh Hải Dương kiêm Cụm trưởng": is a body of this class head or deputy? */
const leads = (scene: Scene, body: string): boolean =>
  scene.sentences.some(({ from, to }) =>
    scene.marks
      .between('Delegate', from, to)
      .some(({ parts }) => (parts?.role?.length ?? 0) > 0 && parts?.org?.some(({ name }) => name === body)),
  );

/** Does the title speak of this body? */
function inTitle(scene: Scene, body: string): boolean {
  const { tokens, text } = scene.reading;
  return scene.sentences.some(({ block, from, to }) => {
    if (block.kind !== 'title') return false;
    for (let at = from; at < to; at++) {
      const name = scene.grammar.at(tokens, at, to, text)?.name;
      if (name === body || name === `${body} Việt Nam`) return true;
    }
    return false;
  });
}

/** Central bodies by what they are called in the provinces: "Cụm thi đua số 4 Bộ Công an gồm 5 tỉnh" lists the police of five. */
const IN_PROVINCE: readonly (readonly [RegExp, string])[] = [
  [/^Bộ Công an$/u, 'Công an'],
  [/^(Tòa án nhân dân|Viện kiểm sát nhân dân) tối cao$/u, '$1'],
  [/^Tổng (Liên đoàn Lao động) Việt Nam$/u, '$1'],
  [/^Tổng cục (Thuế|Thống kê|Hải quan)$/u, 'Cục $1'],
  [/^(?:Trung ương )?(Hội .+|Bảo hiểm xã hội|Liên minh .+|Liên đoàn .+) Việt Nam$/u, '$1'],
  [
    /^(Kho bạc Nhà nước|Tòa án nhân dân|Viện kiểm sát nhân dân|Bảo hiểm xã hội|Hội .+|Liên đoàn .+|Liên minh .+)$/u,
    '$1',
  ],
];

/** What a bloc's superior is called in each province of the list, or null. */
function provincial(name: string): string | null {
  const known = IN_PROVINCE.find(([pattern]) => pattern.test(name));
  return known ? name.replace(known[0], known[1]) : null;
}

/** The class of members in the bloc's own name: "Cụm thi đua LĐLĐ các quận", "Hội CCB Việt Nam cụm số 11". */
export function classOfBloc(scene: Scene, items: readonly Mention[]): string | null {
  if (items.length < 2 || items.some(({ data }) => data.kind !== 'place')) return null;
  const { tokens, text } = scene.reading;
  for (const { from, to } of scene.sentences) {
    for (let at = from; at < to; at++) {
      if (tokens[at]!.norm !== 'khối' && tokens[at]!.norm !== 'cụm') continue;
      let next = at + 1;
      while (next < to && /^(?:thi|đua|số)$/.test(tokens[next]!.norm)) next++;
      if (next < to && (tokens[next]!.kind === 'number' || /^[ivx]+$/.test(tokens[next]!.norm))) next++;
      const body =
        next < to ? (scene.grammar.at(tokens, next, to, text) ?? scene.grammar.short(tokens, next, to)) : null;
      const plural =
        body && body.to + 1 < to && (tokens[body.to]!.norm === 'các' || tokens[body.to]!.kind === 'number');
      if (body && plural && !RULING.test(body.name) && scene.grammar.level(tokens, body.to + 1, to)) return body.name;
      // "Cụm thi đua số 3 Hội Cựu chiến binh" of provinces
      const called = body && !body.data.part ? provincial(body.name) : null;
      if (called && items.every(({ data }) => data.unit === 'tỉnh' || CITY.test(String(data.place)))) return called;
      const before = at > from ? scene.marks.covering('Org', at - 1) : null;
      if (
        before &&
        before.to === at &&
        /^(?:Hội|Liên|Đoàn|Công đoàn)/.test(before.name) &&
        !before.data.part &&
        !before.data.place
      )
        return before.name;
    }
  }
  return null;
}
