import { once } from 'node:events';
import { troubleIn } from './trouble.js';

/** Writes to stdout and waits while the reader is behind, so that a long output never piles up in memory. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** A reader that has enough (`| head`) ends the program in silence; a disk that is full ends it with a word. */
export function stopWhenUnread(): void {
  process.stdout.off('error', stop).on('error', stop);
}

function stop(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  tell(`thidua: ${troubleIn(error, '') ?? error.message}`);
  process.exit(2);
}

/** One line to the person, beside the output. */
export function tell(text: string): void {
  console.error(text);
}
