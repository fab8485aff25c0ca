import type { Mention } from '../../rule/mention.js';
import { fold } from '../../text/normalize.js';
import type { Scene } from '../scene.js';

/** "Phó Giám đốc Sở", "Hiệu trưởng nhà trường", "Chủ tịch UBND xã": an office whose body is named without its own name. */
const NOUN =
  /(?:^| )(sở|trường|công ty|ban|hội|cục|chi cục|bệnh viện|đài|trung tâm|chi nhánh|viện|ngân hàng|(?:ubnd |ủy ban nhân dân )?(?:xã|phường|thị trấn|huyện|quận|thị xã))$/;
const PRINCIPAL = /^(?:phó )?hiệu trưởng$/;

/**
 * The body of a person whose office says only what kind it is: the last one of that kind named before him, if it stands in
 * his sentence or the one before or is the only one that the post has named so far. Null otherwise.
 */
export function seatOf(scene: Scene, delegate: Mention): Mention | null {
  const offices = fold(String(delegate.data.position ?? '')).split(/[,–-]| (?=khối|cụm)/u);
  const nouns = offices.map((office) => (PRINCIPAL.test(office.trim()) ? 'trường' : NOUN.exec(office.trim())?.[1]));
  const noun = nouns.find((one) => one !== undefined)?.replace(/^(?:ubnd|ủy ban nhân dân) /, '');
  if (!noun) return null;
  const { sentences } = scene.reading;
  const here = sentences.find(({ from, to }) => from <= delegate.from && delegate.from < to)!;
  const before = scene.marks
    .between('Org', scene.sentences[0]!.from, delegate.from)
    .filter(({ name }) => fold(name).startsWith(`${noun} `));
  const last = before.at(-1);
  if (!last) return null;
  const near = last.from >= (sentences[here.index - 1] ?? here).from;
  return near || new Set(before.map(({ name }) => name)).size === 1 ? last : null;
}
