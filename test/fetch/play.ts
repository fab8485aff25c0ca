import { afterEach } from 'vitest';
import { type Client, type ClientNews, createClient, type Options } from '../../src/fetch/client.js';
import { jumpingClock, type Routes, type Site, serve } from './server.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A site, a client of the same jumping time that may ask it, and what the client told. Closed after the test. */
export async function play(routes: Routes, options: Partial<Options> = {}) {
  const clock = jumpingClock();
  const site = await serve(routes, clock.now);
  const news: ClientNews[] = [];
  const client = createClient({
    contact: null,
    allowPrivate: true,
    version: '1.2.3',
    clock,
    tell: (one) => news.push(one),
    ...options,
  });
  closing.push(client.close, site.close);
  const get: Client['get'] = (path, before) => client.get(site.origin + path, before);
  return { clock, site, client, news, get };
}

/** Milliseconds between the requests a site got. */
export const restsOf = ({ log }: Site): number[] => log.slice(1).map(({ at }, index) => at - log[index]!.at);
