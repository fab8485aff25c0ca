import { SingleBar } from 'cli-progress';
import type { News } from '../ingest/options.js';
import { tell } from './print.js';

/** More bad files than these are only counted: the table `failure` holds them all. */
const MOST_TOLD = 20;

/** Shows how far a run is, and keeps what else it says until the end. */
export function listener(db: string) {
  const bar = progress();
  const troubles: string[] = [];
  const says: string[] = [];
  return {
    hear(news: News): void {
      if (news.kind === 'taken') bar?.start(news.total, 0);
      else if (news.kind === 'done') bar?.increment();
      else if (news.kind === 'failed')
        troubles.push(`${news.location}: ${news.trouble.message} (${news.trouble.code})`);
      else if (news.kind === 'archive') says.push(...passedBy(news));
      else if (news.kind === 'renewing') says.push(`${db} was made by another version; read all its posts again`);
      else if (news.kind === 'kept')
        says.push(`${db} was damaged (${news.damage}) and is kept as ${news.file}: see that no folder is missing`);
      else if (news.kind === 'review') {
        says.push(news.message);
        process.exitCode = 1;
      } else says.push(`${news.location} is gone${news.pruned ? ', removed its rows' : '; --prune removes its rows'}`);
    },
    end(): void {
      bar?.stop();
      for (const line of [...says, ...troubles.slice(0, MOST_TOLD)]) tell(line);
      if (troubles.length > MOST_TOLD) tell(`… and ${troubles.length - MOST_TOLD} more; see the table failure`);
    },
    stop: () => bar?.stop(),
  };
}

/** What of an archive is no page, if anything. */
function passedBy({ location, passedBy }: News & { kind: 'archive' }): string[] {
  const told = Object.entries(REASONS).flatMap(([reason, name]) =>
    passedBy[reason] ? [`${passedBy[reason]} ${name}`] : [],
  );
  return told.length === 0 ? [] : [`${location}: passed by ${told.join(', ')}`];
}

const REASONS = {
  revisit: 'that repeat another capture',
  redirect: 'redirects',
  failure: 'answers without a page',
  type: 'pictures, scripts and other types',
  list: 'lists of posts and earlier captures',
} as const;

/** A bar for a person who waits; nothing where the output goes to a file or a program. */
function progress(): SingleBar | null {
  if (!process.stderr.isTTY) return null;
  const format = '{bar} {value}/{total} posts, {speed}/s, {eta_formatted} left';
  const started = performance.now();
  const speed = (value: number) => Math.round(value / Math.max(0.001, (performance.now() - started) / 1000));
  // gracefulExit would take Ctrl-C for itself, and wait for a pause that never comes.
  return new SingleBar({
    format: (_options, params) =>
      format
        .replace('{bar}', '█'.repeat(Math.round(params.progress * 24)).padEnd(24, '░'))
        .replace('{value}', String(params.value))
        .replace('{total}', String(params.total))
        .replace('{speed}', String(speed(params.value)))
        .replace('{eta_formatted}', clock(params.eta)),
    gracefulExit: false,
    linewrap: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
}

const clock = (seconds: number): string =>
  Number.isFinite(seconds) ? `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}` : '–';
