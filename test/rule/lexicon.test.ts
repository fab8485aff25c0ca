import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/core/yaml.js';
import { skeleton } from '../../src/rule/gazetteer.js';
import { AwardFile, DistrictFile, OrgFile, ProvinceFile, WordFile } from '../../src/rule/terms.js';

const FOLDER = new URL('../../rules/lexicon', import.meta.url).pathname;
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));
const SCHEMAS: Readonly<Record<string, typeof ProvinceFile | typeof DistrictFile | typeof AwardFile>> = {
  'provinces.yml': ProvinceFile,
  'districts.yml': DistrictFile,
  'awards.yml': AwardFile,
};
const path = (name: string) => join(FOLDER, name);

interface Timed {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}
/** Were both names in use on some day? */
const meet = (a: Timed, b: Timed) => (a.from ?? '') <= (b.until ?? '9999') && (b.from ?? '') <= (a.until ?? '9999');
const on = (day: string) => (term: Timed) => meet(term, { from: day, until: day });

interface Formed extends Timed {
  readonly name: string;
  readonly forms: readonly string[];
  readonly short?: readonly string[];
}
/** Forms that two terms share, or one term has twice, under the skeleton the gazetteer matches by. */
function clashes(terms: readonly Formed[]): string[] {
  const seen = new Map<string, Formed[]>();
  const out: string[] = [];
  for (const term of terms) {
    for (const form of [term.name, ...term.forms, ...(term.short ?? [])]) {
      const key = skeleton(form).join(' ');
      const others = seen.get(key) ?? [];
      for (const other of others)
        if (other === term || meet(other, term)) out.push(`${form}: ${other.name} / ${term.name}`);
      seen.set(key, [...others, term]);
    }
  }
  return out;
}
const twice = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i);

const organizations = files
  .filter((name) => name.startsWith('organizations'))
  .flatMap((name) => readYaml(path(name), OrgFile).value.terms);
const provinces = readYaml(path('provinces.yml'), ProvinceFile).value.terms;
const awards = readYaml(path('awards.yml'), AwardFile).value.terms;
// One word, one meaning; other lists may give a word to several groups.
const words = ['surnames.yml', 'positions.yml', 'titles.yml', 'bloc-themes.yml'].filter((name) => files.includes(name));

describe('every lexicon file', () => {
  test.each(files)('%s is NFC, says what it is and where it comes from', (name) => {
    const text = readFileSync(path(name), 'utf8');
    expect(text).toBe(text.normalize('NFC'));
    const schema = name.startsWith('organizations') ? OrgFile : (SCHEMAS[name] ?? WordFile);
    const { about, source, terms } = readYaml<{ about: string; source: string; terms: readonly unknown[] }>(
      path(name),
      schema,
    ).value;
    expect(about.length).toBeGreaterThan(20);
    expect(source.length).toBeGreaterThan(10);
    expect(terms.length).toBeGreaterThan(0);
  });

  test.each(words)('%s gives no form twice', (name) => {
    expect(clashes(readYaml(path(name), WordFile).value.terms)).toEqual([]);
  });
});

describe('organizations', () => {
  const codes = new Set(organizations.map((term) => term.code));
  test('a code is one organization', () => expect(twice(organizations.map((term) => term.code))).toEqual([]));
  test('two share a form only at different times', () => expect(clashes(organizations)).toEqual([]));
  test('those before and after are listed', () => {
    const links = organizations.flatMap((term) => [...term.successors, ...term.predecessors]);
    expect(links.filter((code) => !codes.has(code))).toEqual([]);
  });
  test('no form begins or ends with a stray mark', () => {
    const forms = organizations.flatMap((term) => [term.name, ...term.forms, ...term.short]);
    expect(forms.filter((form) => !/^[\p{L}\d].*[\p{L}\d]$/u.test(form) || /\s{2}/.test(form))).toEqual([]);
  });
  test('no form ends in the class of a place, which the grammar reads by itself', () => {
    const forms = organizations.flatMap((term) => [...term.forms, ...term.short]);
    expect(forms.filter((form) => / (tỉnh|thành phố)$/i.test(form) && !/^(Thuế|Thống kê) /.test(form))).toEqual([]);
  });
});

describe('provinces', () => {
  const names = new Set(provinces.map((term) => term.name));
  test.each([
    ['2024-12-31', 63],
    ['2025-06-30', 63],
    ['2025-07-01', 34],
  ])('on %s there are %i', (day, count) => {
    const valid = provinces.filter(on(day));
    expect(valid).toHaveLength(count);
    expect(twice(valid.map((term) => term.code))).toEqual([]);
  });
  test('two share a name or a form only at different times', () => expect(clashes(provinces)).toEqual([]));
  test('a province that ended has a successor that is listed and was there the day after', () => {
    for (const term of provinces.filter((one) => one.until)) {
      const next = new Date(`${term.until}T00:00:00Z`);
      next.setUTCDate(next.getUTCDate() + 1);
      const heirs = provinces.filter(on(next.toISOString().slice(0, 10))).map((one) => one.name);
      expect(heirs, term.name).toContain(term.successor);
    }
    for (const term of provinces) for (const name of term.predecessors) expect(names).toContain(name);
  });
  test('every province has a host of its own', () => {
    for (const term of provinces) for (const host of term.domains) expect(host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
    expect(provinces.filter((term) => !term.domains.some((host) => host.endsWith('.gov.vn')))).toEqual([]);
  });
});

describe('awards', () => {
  // The codes that the annotation guide names; the catalogue has more.
  const GUIDE = [
    ...['government_flag', 'ministry_flag', 'provincial_flag', 'district_flag', 'bloc_flag'],
    ...['pm_certificate', 'ministry_certificate', 'provincial_certificate', 'commendation_letter'],
    ...['labor_order_1', 'labor_order_2', 'labor_order_3', 'labor_hero'],
    ...['independence_order_1', 'independence_order_2', 'independence_order_3'],
    ...['excellent_labor_collective', 'advanced_labor_collective', 'advanced_worker'],
    ...['national_emulation_fighter', 'provincial_emulation_fighter', 'grassroots_emulation_fighter'],
  ];
  const codes = awards.map((term) => term.code);
  test('a code is one award', () => expect(twice(codes)).toEqual([]));
  test('two never share a form', () =>
    expect(clashes(awards.map(({ from: _, until: __, ...term }) => term))).toEqual([]));
  test.each(GUIDE)('%s is listed', (code) => expect(codes).toContain(code));
  test('quotation marks in forms come in pairs', () => {
    const forms = awards.flatMap((term) => [...term.forms, ...term.short]);
    expect(forms.filter((form) => (form.split('"').length - 1) % 2 === 1)).toEqual([]);
  });
});
