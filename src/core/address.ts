/** Addresses of the web, compared: one post is linked to in many spellings. */

/** Parameters that say how the reader came or who he is, not what is shown; lower case. Names ending in `*` are stems. */
const PASSING = [
  // Campaigns and clicks: Analytics, Google Ads, Facebook, Microsoft, Yandex, Mailchimp, Instagram, Zalo.
  ...['utm_*', '_ga', '_gl', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'fbclid', 'fb_*', 'msclkid', 'yclid'],
  ...['mc_cid', 'mc_eid', 'igshid', 'zarsrc', 'zalo_*'],
  // Sessions: Java, PHP, ASP, ColdFusion, Oracle ADF, tokens of Liferay.
  ...['jsessionid', 'phpsessid', 'aspsessionid*', 'cfid', 'cftoken', '_adf.*', '_afr*', 'p_auth', 'p_p_auth'],
  // Which ribbon of SharePoint stands open.
  ...['initialtabid', 'visibilitycontext'],
];
const NAMES = new Set(PASSING.filter((name) => !name.endsWith('*')));
const STEMS = PASSING.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
const SESSION_IN_PATH = /;jsessionid=[^/;]*|\/\((?:[a-z]\([^()/]*\))+\)(?=\/)/gi;

/**
 * The key under which all spellings of one http(s) address meet, as `host[:port]/path?query`, or null for anything else.
 * Dropped: scheme and its port, `www.`, user and password, fragment, slashes at the end, parameters of campaigns and
 * sessions (also `;jsessionid=` and `/(S(…))/` of ASP.NET in the path). Percent-encoding and Unicode form are made one,
 * parameters are put in the order of their names. Never guessed: print and mobile views, `index.html`, case of the path.
 * The key is for comparing and is no address to ask for.
 */
export function addressKey(address: string): string | null {
  const url = httpUrl(address);
  if (url === null) return null;
  const port = url.port === '80' || url.port === '443' ? '' : url.port;
  const path = url.pathname.replace(SESSION_IN_PATH, '').split('/').map(recoded).join('/');
  const query = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !isPassing(part))
    .map((part) => part.replaceAll('+', '%20').split('=').map(recoded).join('='));
  // Order among parameters of one name may mean something.
  query.sort((a, b) => compare(nameOf(a), nameOf(b)));
  const asked = query.length > 0 ? `?${query.join('&')}` : '';
  return `${siteOf(url)}${port && `:${port}`}${path.replace(/(?<!\/)\/+$/, '')}${asked}`;
}

/** Do two addresses name one page, as far as `addressKey` tells? Never so for what is no http(s) address. */
export function sameAddress(a: string, b: string): boolean {
  const key = addressKey(a);
  return key !== null && key === addressKey(b);
}

/** Do two http(s) addresses belong to one site: one host, `www.` or not, or a host and one below it? */
export function sameSite(a: string, b: string): boolean {
  const [one, other] = [httpUrl(a), httpUrl(b)];
  if (one === null || other === null) return false;
  const [left, right] = [siteOf(one), siteOf(other)];
  return left === right || left.endsWith(`.${right}`) || right.endsWith(`.${left}`);
}

/** An address as the URL standard reads it, or null where it is none or is not http(s). */
export function httpUrl(address: string, base?: string): URL | null {
  if (!URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

const siteOf = ({ hostname }: URL): string => hostname.replace(/\.$/, '').replace(/^www\.(?=[^.]+\.)/, '');
const nameOf = (part: string): string => part.split('=', 1)[0]!;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function isPassing(part: string): boolean {
  const name = nameOf(part).toLowerCase();
  return NAMES.has(name) || STEMS.some((stem) => name.startsWith(stem));
}

/** One piece of an address in one spelling; bytes that are no UTF-8 stay, in capital hex digits. */
function recoded(piece: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(piece).normalize('NFC'));
  } catch {
    return piece.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
  }
}
