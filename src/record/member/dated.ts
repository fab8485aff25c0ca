import { once } from '../../core/memo.js';
import type { Knowledge } from '../../rule/load.js';
import type { Mention } from '../../rule/mention.js';
import type { OrgTerm } from '../../rule/terms.js';
import type { Scene } from '../scene.js';
import type { Names } from './names.js';

const codesOf = once(({ organizations }: Knowledge) => new Map(organizations.map((org) => [org.code, org])));

/**
 * Short forms that a body left to its successor ("THADS tỉnh" is "Cục Thi hành án dân sự" until June 2025, "Thi hành án
 * dân sự" from July): the body that existed on the day of publication. Names written in full stay.
 */
export function datedNames(scene: Scene, names: Names): Names {
  const day = scene.post.published?.value;
  if (!day) return names;
  const orgs = scene.knowledge.gazetteers.get('Org')!;
  const byCode = codesOf(scene.knowledge);
  const exists = (org: OrgTerm | undefined): boolean =>
    org !== undefined && (org.from ?? '') <= day && day <= (org.until ?? '9999');

  const other = ({ from, to, data }: Mention): OrgTerm | null => {
    const { reading } = scene;
    for (let end = to; end > from; end--) {
      const written = reading.text.slice(reading.tokens[from]!.start, reading.tokens[end - 1]!.end);
      const known = orgs.exact(written).map(({ value }) => value.code ?? '');
      if (known.includes(String(data.code))) return known.map((code) => byCode.get(code)).find(exists) ?? null;
    }
    return null;
  };
  return {
    listed: names.listed,
    org(mention) {
      const known = typeof mention.data.code === 'string' ? byCode.get(mention.data.code) : undefined;
      const heir = known && mention.how === 'form' && !exists(known) ? other(mention) : null;
      return names.org(heir ? { ...mention, name: mention.name.replace(known!.name, heir.name) } : mention);
    },
  };
}
