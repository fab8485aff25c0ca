import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { load } from 'cheerio/slim';
import { z } from 'zod';
import { httpUrl } from '../core/address.js';
import { UserError } from '../core/message.js';
import { readYaml, whereIn } from '../core/yaml.js';
import type { Element, Root } from './html/dom.js';
import type { Role } from './html/roles.js';
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
  const $ = load('');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yml') && !SHARED.has(file));
  const profiles = files.sort().map((name): Profile => {
    const { file, value } = readYaml(join(folder, name), ProfileFile);
    const check = (selectors: readonly string[] | undefined, ...path: string[]): void => {
      for (const [at, selector] of (selectors ?? []).entries()) {
        try {
          $(selector);
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
  const small = `${address}\n${head}`.toLowerCase();
  return profiles.filter(
    ({ match: { hosts = [], signs = [] } }) =>
      (host !== null && hosts.some((it) => host === it || host.endsWith(`.${it}`))) ||
      signs.some((sign) => small.includes(sign)),
  );
}

/** Where a profile found things on a page. */
export interface Chosen {
  /** What holds the text of the post; null: it was not found, or the profile does not say. */
  readonly main: Element | null;
  readonly roleOf: (element: Element) => Role | null;
}

// Of several texts on one page the first is the post; a teaser is shorter.
const FULL = 0.3;
const ROLES = ['title', 'byline', 'caption'] as const;

/** Finds on a page what a profile names. */
export function choose(root: Root, { select = {}, drop = [] }: Profile): Chosen {
  const $ = load(root as unknown as Parameters<typeof load>[0]);
  const found = (selectors: readonly string[] = []): Element[] =>
    selectors.length === 0 ? [] : ($(selectors.join(',')).get() as unknown as Element[]);
  const roles = new Map<Element, Role>();
  for (const role of ROLES) for (const element of found(select[role])) roles.set(element, role);
  for (const element of found(drop)) roles.set(element, 'noise');
  let main: Element | null = null;
  for (const selector of select.main ?? []) main ??= firstWhole(found([selector]));
  if (main) roles.set(main, 'main');
  return { main, roleOf: (element) => roles.get(element) ?? null };
}

function firstWhole(elements: readonly Element[]): Element | null {
  const length = ({ startIndex, endIndex }: Element): number => endIndex - startIndex;
  const longest = elements.reduce((most, element) => Math.max(most, length(element)), 0);
  return elements.find((element) => length(element) >= longest * FULL) ?? null;
}
