import { existsSync, readFileSync } from 'node:fs';

/** From the nearest package.json: this file lies at different depths in the source and in the build. */
export function version(): string {
  for (let up = '../'; up.length < 20; up += '../') {
    const file = new URL(`${up}package.json`, import.meta.url);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')).version;
  }
  return '0';
}
