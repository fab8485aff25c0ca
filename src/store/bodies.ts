import { memo } from '../core/memo.js';
import { pastOf } from '../identity/changes.js';
import { classOf } from '../identity/classes.js';
import { historian } from '../identity/history.js';
import { type Body, bodyReader, type Known, type Setting } from '../identity/organization.js';
import { type ProvinceKey, provinceReader } from '../identity/provinces.js';
import { type Link, linkOf } from '../identity/spelling.js';
import { bare } from '../text/normalize.js';
import { namer } from './names.js';
import type { Db } from './open.js';
import type { Reference } from './reference.js';

/** The body that a name means in one meeting. */
export interface Found {
  readonly id: number;
  /** Its province; null: of the country, or not known. */
  readonly province: number | null;
  /** How words of the post are tied to it. */
  how(form: string): Link;
}

/** Finds or makes the rows of bodies. */
export interface Bodies {
  /** For one meeting of a post: gives the body of each canonical name. */
  at(post: number, setting: Setting): (canonical: string) => Found;
  /** After a rollback: rows that it made may be gone. */
  forget(): void;
}

/** So many ways of writing are remembered: most posts write the same few. */
const LINKS_KEPT = 20_000;

export function bodies(
  db: Db,
  { organizations, provinces }: Pick<Reference, 'organizations' | 'provinces'>,
  provinceId: (code: string, name: string) => number,
): Bodies {
  const entries = new Map(organizations.map((entry) => [entry.name, entry]));
  const known = (name: string): Known | undefined => {
    const entry = entries.get(name);
    return entry && { kind: entry.kind, level: entry.level ?? null };
  };
  const formsOf = (name: string): readonly string[] => {
    const entry = entries.get(name);
    return entry ? [...entry.forms, ...entry.short] : [];
  };
  const read = bodyReader(provinceReader(provinces), known);
  const { lifeOf } = historian(pastOf(organizations, provinces));
  const nameId = namer(db, 'organization_name (name, bare)', 'name = ?');
  const bodyId = namer(
    db,
    'organization (name_id, province_id, post_id, name, full_name, bare)',
    'name_id = ? AND coalesce(province_id, 0) = coalesce(?, 0) AND coalesce(post_id, 0) = coalesce(?, 0)',
  );
  const put = db.prepare(
    'UPDATE organization SET full_name = ?, bare = ?, kind = ?, level = ?, valid_from = ?, valid_to = ? WHERE id = ?',
  );
  /** Bodies that have their row as the rules of today have it: those of an earlier run may be of other rules. */
  const described = new Set<number>();
  // No stored text holds a tab.
  const linked = memo(LINKS_KEPT, (key: string) => {
    const [form, name, fullName, canonical] = key.split('\t') as [string, string, string, string];
    return linkOf(form, { name, fullName, canonical }, formsOf(name));
  });
  const describe = (id: number, body: Body, province: ProvinceKey | null): void => {
    const { kind, level } = classOf(body, known);
    const { from, until } = lifeOf({ name: body.name, province });
    put.run(body.fullName, bare(body.fullName), kind, level, from, until, id);
  };
  return {
    at(post, setting) {
      const bodyOf = read(setting);
      const met = new Map<string, Found>();
      const find = (canonical: string): Found => {
        const body = bodyOf(canonical);
        const { name, fullName, place } = body;
        const province = typeof place === 'object' ? place.province : null;
        const row = province && provinceId(province.code, province.name);
        const once = place === 'unknown';
        const key = [nameId([name], [bare(name)]), row, once ? post : null];
        const id = bodyId(key, [name, fullName, bare(fullName)], once);
        if (once || !described.has(id)) describe(id, body, province);
        if (!once) described.add(id);
        return { id, province: row, how: (form) => linked([form, name, fullName, canonical].join('\t')) };
      };
      return (name) => met.get(name) ?? met.set(name, find(name)).get(name)!;
    },
    forget() {
      nameId.forget();
      bodyId.forget();
      described.clear();
    },
  };
}
