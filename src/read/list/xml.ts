/** A tag of an XML text as written: its name with its prefix, and what stands behind the name. */
interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: string;
}

const NAME = /^\/?([^\s/>]+)/;
const ATTRIBUTE = /([\w:.-]{1,60})\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const MOST_IN_TAG = 10_000;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The tags of an XML text in order, each with the text (entities and CDATA resolved) that stands before it. Feeds of
 * portals are broken in many ways, so nothing has to be closed or nested; comments and instructions are passed over.
 * One pass, nothing is kept.
 */
export function* tagsOf(xml: string): Generator<{ tag: Tag; before: string }> {
  let before = '';
  for (let at = 0; at < xml.length; ) {
    const open = xml.indexOf('<', at);
    if (open < 0) return;
    before += resolved(xml.slice(at, open));
    if (xml.startsWith('<![CDATA[', open)) {
      const end = endOf(xml, ']]>', open);
      before += xml.slice(open + 9, end - 3);
      at = end;
    } else if (xml.startsWith('<!--', open)) at = endOf(xml, '-->', open + 4);
    else if (xml.startsWith('<?', open)) at = endOf(xml, '?>', open);
    else {
      at = endOf(xml, '>', open);
      const inside = xml.slice(open + 1, at - 1);
      const name = NAME.exec(inside.slice(0, 200))?.[1];
      if (name === undefined || name.startsWith('!')) continue;
      yield { tag: { name, closes: inside.startsWith('/'), attributes: inside.slice(0, MOST_IN_TAG) }, before };
      before = '';
    }
  }
}

/** The value of one attribute of a tag, or null. */
export function attribute({ attributes }: Tag, name: string): string | null {
  for (const [, key, double, single] of attributes.matchAll(ATTRIBUTE))
    if (key === name) return resolved(double ?? single ?? '');
  return null;
}

/** Behind the next `mark`, or the end of the text. */
function endOf(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? xml.length + mark.length : at + mark.length;
}

const resolved = (text: string): string =>
  text.includes('&')
    ? text.replace(ENTITY, (_, decimal, hex, name) => ENTITIES[name?.toLowerCase()] ?? character(decimal, hex))
    : text;

function character(decimal: string | undefined, hex: string | undefined): string {
  const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
