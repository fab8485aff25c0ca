import type { Mention } from '../../rule/mention.js';
import { fold } from '../../text/normalize.js';
import type { Scene } from '../scene.js';

/** "Phó Giám đốc Sở", "Hiệu trưởng nhà trường", "Chủ tịch UBND xã": an office whose body is named without its own name. */
const NOUN =
  /(?:^| )(sở|trường|tổng công ty|công ty|tập đoàn|nhà máy|xí nghiệp|hợp tác xã|liên minh|liên đoàn lao động|ban|hội|cục|chi cục|bệnh viện|đài|trung tâm|chi nhánh|viện|học viện|ngân hàng|quỹ|đảng ủy(?: xã| phường)?|(?:ubnd |ủy ban nhân dân )?(?:xã|phường|thị trấn|huyện|quận|thị xã))$/;
/** Offices that say by themselves what they lead: "Cục trưởng", "Hiệu trưởng". */
const PRINCIPAL = /^(?:quyền )?(?:phó )?(hiệu|cục|chi cục|vụ|viện|hạt|trung đoàn|sư đoàn|lữ đoàn) trưởng$/;
/** "Phó Giám đốc" behind "Giám đốc Sở Y tế", without a body of its own. */
const SECOND =
  /^phó (giám đốc|chủ tịch|hiệu trưởng|cục trưởng|chi cục trưởng|viện trưởng|chính ủy|chỉ huy trưởng|tư lệnh|tổng giám đốc|chánh án|chánh thanh tra|trưởng ban|bí thư)$/;

/**
 * The body of a person whose office says only what kind it is: the last one of that kind named before him, if it stands in
 * his sentence or the one before or is the only one that the post has named so far. Null otherwise.
 */
export function seatOf(scene: Scene, delegate: Mention): Mention | null {
  const offices = fold(String(delegate.data.position ?? '')).split(/[,–-]| (?=khối|cụm)/u);
  const nouns = offices.map((office) => led(office.trim()) ?? NOUN.exec(office.trim())?.[1]);
  const noun = nouns.find((one) => one !== undefined)?.replace(/^(?:ubnd|ủy ban nhân dân) /, '');
  const { sentences } = scene.reading;
  const here = sentences.find(({ from, to }) => from <= delegate.from && delegate.from < to)!;
  if (!noun) return besideChief(scene, here.from, delegate);
  const before = scene.marks
    .between('Org', scene.sentences[0]!.from, delegate.from)
    .filter(({ name }) => fold(name).startsWith(`${noun} `));
  const last = before.at(-1);
  if (!last) return null;
  const near = last.from >= (sentences[here.index - 1] ?? here).from;
  return near || new Set(before.map(({ name }) => name)).size === 1 ? last : null;
}

/** The kind of body that an office leads by its own name, or undefined. */
function led(office: string): string | undefined {
  const unit = PRINCIPAL.exec(office)?.[1];
  return unit === 'hiệu' ? 'trường' : unit;
}

/** The body of the chief named before his deputy in one sentence: "ông A, Giám đốc Sở Y tế; bà B, Phó Giám đốc". */
function besideChief(scene: Scene, start: number, delegate: Mention): Mention | null {
  const office = SECOND.exec(
    fold(String(delegate.data.position ?? ''))
      .split(/[,–-]/u)[0]!
      .trim(),
  )?.[1];
  const chief = office && scene.marks.between('Delegate', start, delegate.from).at(-1);
  if (
    !chief ||
    !fold(String(chief.data.position ?? ''))
      .split(/[,–-]/u)
      .some((one) => one.trim().startsWith(`${office} `))
  )
    return null;
  return chief.parts?.org?.length === 1 ? chief.parts.org[0]! : null;
}
