import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { httpUrl } from '../core/address.js';
import { UserError } from '../core/message.js';
import { readYaml, whereIn } from '../core/yaml.js';
import type { Element, Node, Root } from './html/dom.js';
import type { Role } from './html/roles.js';
import { matcherOf } from './html/select.js';
import { pageRules } from './page.js';

/** What rules/page/NAME.yml says of a family of sites or of one site: how to know it, and where on its pages things stand. */

const list = z.array(z.string().min(1)).min(1);
const signs = z.array(z.string().min(1).toLowerCase()).min(1);
export const ProfileFile = z.strictObject({
  about: z.string().min(1),
  /**
   * Hosts (and hosts below them), or words of the address or the beginning of the page: any of
   * them, whatever their case. `common`: many
   * systems show these signs, so the profile is tried last, and that it finds nothing says nothing.
   */
  match: z
    .strictObject({ hosts: list.optional(), signs: signs.optional(), common: z.literal(true).optional() })
    .refine(({ hosts, signs }) => hosts !== undefined || signs !== undefined, { error: 'give hosts or signs' }),
  /** CSS selectors. `main` is the text of the post: of its selectors the first that finds one. */
  select: z
    .strictObject({
      main: list.optional(),
      title: list.optional(),
      byline: list.optional(),
      caption: list.optional(),
    })
    .optional(),
  /** CSS selectors of what is no part of the post, wherever it stands. */
  drop: list.optional(),
});
export type Profile = z.infer<typeof ProfileFile> & { readonly id: string };

/** Files beside the profiles that hold words for all pages. */
const SHARED = new Set(['any.yml', 'dates.yml', 'lists.yml']);

/**
 * The profiles of a folder in the order they are tried: those for hosts, those for systems, those with common signs.
 * Throws `UserError` with file:line:column for a file that is wrong, a selector that is none among it.
 */
export function profilesIn(folder: string): Profile[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yml') && !SHARED.has(file));
  const profiles = files.sort().map((name): Profile => {
    const { file, value } = readYaml(join(folder, name), ProfileFile);
    const check = (selectors: readonly string[] | undefined, ...path: string[]): void => {
      for (const [at, selector] of (selectors ?? []).entries()) {
        try {
          matcherOf([selector]);
        } catch (error) {
          const why = error instanceof Error ? error.message : error;
          throw new UserError(`${whereIn(file, [...path, at])}: ${selector} is no CSS selector: ${why}`);
        }
      }
    };
    for (const [name, selectors] of Object.entries(value.select ?? {})) check(selectors, 'select', name);
    check(value.drop, 'drop');
    return { ...value, id: basename(name, '.yml') };
  });
  const order = ({ match: { hosts, common } }: Profile): number => (hosts ? 0 : common ? 2 : 1);
  return profiles.sort((a, b) => order(a) - order(b));
}

let known: readonly Profile[] | null = null;

/** The profiles of rules/page, read once. */
export function allProfiles(): readonly Profile[] {
  known ??= profilesIn(pageRules());
  return known;
}

// Generator, scripts and styles of a system are named at the beginning; looking further would cost more than it tells.
const HEAD = 8_000;
const OWN_ADDRESS =
  /<(?:link[^>]{0,200}canonical[^>]{0,200}href|meta[^>]{0,200}og:url[^>]{0,200}content)\s*=\s*["']?([^"'\s>]+)/i;

/** The profiles that fit a page, by its address (as given or as the page claims it) or by the signs of its system. */
export function fitting(profiles: readonly Profile[], html: string, url: string | null): Profile[] {
  const head = html.slice(0, HEAD);
  const address = url ?? OWN_ADDRESS.exec(head)?.[1] ?? '';
  const host = httpUrl(address)?.hostname ?? null;
  const shown = signsIn(`${address}\n${head}`, profiles);
  return profiles.filter(
    ({ match: { hosts = [], signs = [] } }) =>
      (host !== null && hosts.some((it) => host === it || host.endsWith(`.${it}`))) ||
      signs.some((sign) => shown.has(sign)),
  );
}

interface Signs {
  readonly all: readonly string[];
  readonly pattern: RegExp;
}

const compiledSigns = new WeakMap<readonly Profile[], Signs>();

function signsOf(profiles: readonly Profile[]): Signs {
  let signs = compiledSigns.get(profiles);
  if (!signs) {
    const all = profiles.flatMap(({ match: { signs = [] } }) => signs);
    const any = all.map((sign) => sign.replace(/[^\p{L}\p{N} ]/gu, '\\$&')).join('|');
    // Where there are no signs, the pattern fits nowhere.
    signs = { all, pattern: new RegExp(any || '(?!)', 'g') };
    compiledSigns.set(profiles, signs);
  }
  return signs;
}

/** The signs of profiles that a text shows. One pattern for all of them: most pages show none. */
function signsIn(text: string, profiles: readonly Profile[]): ReadonlySet<string> {
  const { all, pattern } = signsOf(profiles);
  const small = text.toLowerCase();
  const shown = new Set<string>();
  pattern.lastIndex = 0;
  for (let match = pattern.exec(small); match; match = pattern.exec(small)) {
    for (const sign of all) if (small.startsWith(sign, match.index)) shown.add(sign);
    pattern.lastIndex = match.index + 1;
  }
  return shown;
}

/** Where a profile found things on a page. */
export interface Chosen {
  /** What holds the text of the post; null: it was not found, or the profile does not say. */
  readonly main: Element | null;
  readonly roleOf: (element: Element) => Role | null;
}

// Of several texts on one page the first is the post; a teaser is shorter.
const FULL = 0.3;
const ROLES = ['caption', 'byline', 'title'] as const;

/** Finds on a page what a profile names. */
export function choose(root: Root, profile: Profile): Chosen {
  const { mains, others } = matchersOf(profile);
  const found = mains.map((): Element[] => []);
  const elements = mains.length > 0 ? elementsOf(root) : [];
  for (const element of elements)
    for (let at = 0; at < mains.length; at++) if (mains[at]!(element)) found[at]!.push(element);
  const main = firstWhole(found.find((elements) => elements.length > 0) ?? []);
  const roleOf = (element: Element): Role | null => {
    if (element === main) return 'main';
    for (const { role, matches } of others) if (matches(element)) return role;
    return null;
  };
  return { main, roleOf };
}

/** Does an element fit a selector? */
type Matcher = ReturnType<typeof matcherOf>;

interface Matchers {
  readonly mains: readonly Matcher[];
  /** The first that fits an element says what it is. */
  readonly others: readonly { readonly role: Role; readonly matches: Matcher }[];
}

const compiled = new WeakMap<Profile, Matchers>();

function matchersOf(profile: Profile): Matchers {
  let matchers = compiled.get(profile);
  if (!matchers) {
    const { select = {}, drop } = profile;
    const roles = [['noise', drop] as const, ...ROLES.map((role) => [role, select[role]] as const)];
    matchers = {
      mains: (select.main ?? []).map((selector) => matcherOf([selector])),
      others: roles.flatMap(([role, selectors]) => (selectors ? [{ role, matches: matcherOf(selectors) }] : [])),
    };
    compiled.set(profile, matchers);
  }
  return matchers;
}

/** All elements of a page in their order; pages nest thousands deep, so that none is asked by recursion. */
function elementsOf(root: Root): Element[] {
  const elements: Element[] = [];
  const open: Node[] = [];
  for (let node = root.first; node !== null; node = node ?? open.pop() ?? null) {
    const { next }: Node = node;
    if (node.type === 'tag') {
      elements.push(node);
      if (node.first !== null && next !== null) open.push(next);
      node = node.first ?? next;
    } else node = next;
  }
  return elements;
}

function firstWhole(elements: readonly Element[]): Element | null {
  const length = ({ startIndex, endIndex }: Element): number => endIndex - startIndex;
  const longest = elements.reduce((most, element) => Math.max(most, length(element)), 0);
  return elements.find((element) => length(element) >= longest * FULL) ?? null;
}
