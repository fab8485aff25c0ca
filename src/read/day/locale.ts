import type { Draft, Source } from '../../core/post.js';
import type { Line } from '../lines.js';

/** What reading a page's days needs to know of the page. */
export interface Locale {
  readonly vietnamese: boolean;
  /** As the page says it, in small letters ("de-at"); empty where it does not. */
  readonly language: string;
  /** Whether 05/06/2019 is in June (`day`) or in May (`month`); unknown where the language does not tell. */
  readonly order: 'day' | 'month' | 'unknown';
  /** ISO day after which nothing can have been published: that of fetching; null where unknown. */
  readonly latest: string | null;
}

const MOST_LINES = 200;
const MOST_LETTERS = 4000;
// Letters with a tone mark below or on top of another mark: of all languages only Vietnamese has more than a few.
const TONED = /[\u1ea0-\u1ef9]/g;
const MONTH_FIRST = /^en-(?:us|ph|pr|gu)$/;
const DAY_FIRST_HOST = /\.(?:uk|au|nz|ie|in|za|sg|my|hk|ng|ke|vn)$/;

/** Reads the language from the letters of the text, else as the page says it, else from the host. */
export function localeOf(draft: Draft, source: Source, lines: readonly Line[]): Locale {
  const language = draft.language?.toLowerCase().replace('_', '-').trim() ?? '';
  const vietnamese = language.startsWith('vi') || isVietnamese(lines);
  const latest = source.fetched_at === null ? null : dayAfter(source.fetched_at);
  return { vietnamese, language, order: vietnamese ? 'day' : orderOf(language, source.url), latest };
}

function isVietnamese(lines: readonly Line[]): boolean {
  let letters = 0;
  let toned = 0;
  for (const { text } of lines.slice(0, MOST_LINES)) {
    letters += text.length;
    toned += text.match(TONED)?.length ?? 0;
    if (letters > MOST_LETTERS) break;
  }
  return toned * 50 > letters;
}

function orderOf(language: string, url: string | null): Locale['order'] {
  if (MONTH_FIRST.test(language)) return 'month';
  if (language !== '' && language !== 'en') return 'day';
  const host = /^https?:\/\/([^/:?#]+)/.exec(url ?? '')?.[1] ?? '';
  return DAY_FIRST_HOST.test(host) ? 'day' : 'unknown';
}

/** Clocks of hosts and readers differ by up to a day. */
function dayAfter(instant: string): string | null {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? null : new Date(at + 86_400_000).toISOString().slice(0, 10);
}
