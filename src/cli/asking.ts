import { type Command, Option } from 'commander';
import type { Options as Fetching } from '../fetch/crawl.js';
import { version } from './version.js';

/** How a user wants addresses asked for. */
export interface Asking {
  readonly into: string;
  readonly again?: boolean;
  readonly contact?: string;
  readonly allowPrivate?: boolean;
}

export const intoOption = (when = '') =>
  new Option('--into <folder>', `${when}where answers (WARC) and the journal are kept`).default('out/web');

/** Adds the options of `Asking`; `when` says in the help what they go with. */
export function askingOptions(command: Command, when = ''): Command {
  return command
    .addOption(intoOption(when))
    .option('--again', `${when}ask again for posts that are there, if they changed`)
    .option('--contact <mail>', `${when}e-mail or web address that a site can turn to; sent with each request`)
    .option('--allow-private', `${when}also addresses of private networks`);
}

/** What fetching needs to know. */
export const fetchingOf = ({ into, again = false, contact, allowPrivate = false }: Asking): Fetching => ({
  into,
  again,
  contact: contact ?? null,
  allowPrivate,
  version: version(),
});
