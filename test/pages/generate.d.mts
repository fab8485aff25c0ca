export type Lang = 'vi' | 'en' | 'de' | 'es';

export interface TruthBlock {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'caption' | 'cell';
  readonly text: string;
}

/** What a careful reader would say of a page. */
export interface Truth {
  readonly title: string;
  /** ISO day the page gives as that of publication; null where it shows and claims none. */
  readonly published: string | null;
  /** hh:mm, where the page tells the hour beside that day. */
  readonly publishedTime: string | null;
  readonly updated: string | null;
  /** The name alone, without "Tác giả:" and the like. */
  readonly author: string | null;
  readonly publisher: string;
  /** The page's own address, where its head gives it. */
  readonly canonical: string | null;
  /** In the order of the page; the headline is not among them. */
  readonly blocks: readonly TruthBlock[];
  /** Texts of the blocks, one a line. */
  readonly text: string;
}

export interface Page {
  readonly html: string;
  readonly url: string;
  readonly truth: Truth;
}

export interface PageOptions {
  readonly lang?: Lang;
  /** Put before every path instead of the site's own scheme and host, e.g. `http://127.0.0.1:8080/joomla`. */
  readonly base?: string;
}

export declare const FAMILIES: readonly string[];
export declare const ARTICLES: number;
export declare const BENCHMARK: readonly { readonly family: string; readonly seed: number; readonly lang: Lang }[];

export declare function makePage(family: string, seed: number, options?: PageOptions): Page;
export declare function makeListing(
  family: string,
  page: number,
  count?: number,
  options?: PageOptions & { readonly total?: number },
): { html: string; url: string; articles: string[]; next: string | null };
export declare function pageAt(
  url: string,
):
  | { family: string; lang: Lang; seed: number; page?: undefined }
  | { family: string; lang: Lang; page: number; seed?: undefined }
  | null;
export declare function route(
  path: string,
  origin?: string,
): { status: number; headers: Record<string, string>; body: string };
export declare function reposts(
  family1: string,
  family2: string,
  seed: number,
): { original: Page; repost: Page; print: Page; mobile: Page; tracked: string[] };
