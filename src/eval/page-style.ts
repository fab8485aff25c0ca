/** Groups of evidence, by the field of the record it stands for, each in a colour of its own. */
const HUES = {
  post: 210,
  province: 180,
  bloc: 265,
  kinds: 235,
  years: 195,
  date: 165,
  venue: 150,
  chairs: 320,
  members: 130,
  attendees: 300,
  awards: 45,
  rankings: 28,
  roles: 85,
  handovers: 65,
  movements: 345,
} as const;
export type Group = keyof typeof HUES;
export const GROUPS = Object.keys(HUES) as Group[];

const GROUP_OF: Readonly<Record<string, Group>> = { part_of_day: 'date', date_end: 'date', member_count: 'members' };

/** The group of a piece of evidence, by its path into the record. */
export function groupOf(path: string): Group {
  const parts = path.split('/').slice(1);
  const key = parts[0] === 'events' ? (parts[2] ?? '') : (parts[0] ?? '');
  return GROUP_OF[key] ?? GROUPS.find((group) => group === key) ?? 'post';
}

/** Text made safe inside elements and attributes. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const colours = (saturation: number, light: number): string =>
  Object.entries(HUES)
    .map(([group, hue]) => `.g-${group}{background:hsl(${hue} ${saturation}% ${light}%)}`)
    .join('\n');

export const STYLE = `
:root{color-scheme:light dark;--bad:#b3001b;--good:#1a7f37;--line:#ccc}
body{font:16px/1.55 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
h2{display:inline-block;font-size:1.2rem;margin:.8rem 0 .4rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.15rem .7rem;border-bottom:1px solid var(--line);text-align:left}
.n{text-align:right}
mark{color:inherit;border-radius:.2em;padding:0 .1em}
.wrong{outline:2px dashed var(--bad);background:none}
mark.wrong[class*=g-]{outline-offset:-1px}
.miss,.false{color:var(--bad)}
.false{text-decoration:line-through}
.fine{color:var(--good)}
.missed-here{text-decoration:underline wavy var(--bad);text-underline-offset:.3em}
.text{white-space:pre-wrap;border:1px solid var(--line);border-radius:.4rem;padding:.8rem;margin:.5rem 0}
.post>summary{cursor:pointer;padding:.2rem 0}
blockquote{margin:.1rem 0 .5rem 1rem;opacity:.85}
${colours(80, 86)}
@media (prefers-color-scheme:dark){
:root{--bad:#ff7b86;--good:#56d364;--line:#444}
${colours(45, 27)}
}`;
