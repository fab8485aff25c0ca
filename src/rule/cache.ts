import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ZodType } from 'zod';
import { readYaml } from '../core/yaml.js';

/** Reads YAML files, from their last reading if none of them has changed since. */
export interface YamlCache {
  value<T>(file: string, schema: ZodType<T>): T;
  /** Keeps what was read for the next start; where nothing can be written, the next start reads again. */
  keep(): void;
}

/**
 * Parsing the YAML of all rules takes half a second, reading it back from JSON a few milliseconds. The copy lies in the
 * `out` folder beside `rules` and bears the digest of the files it was made from; any change of a file makes it void.
 */
export function yamlCache(rules: string, digest: string): YamlCache {
  const store = join(dirname(rules), 'out', 'rules.json');
  const known = reading(store, digest);
  const values: { [file: string]: unknown } = {};
  return {
    value(file, schema) {
      const name = file.slice(rules.length);
      const value =
        known && name in known ? (known[name] as ReturnType<typeof schema.parse>) : readYaml(file, schema).value;
      values[name] = value;
      return value;
    },
    keep() {
      if (known) return;
      try {
        mkdirSync(dirname(store), { recursive: true });
        // Written aside and renamed, so that a process that starts meanwhile never reads half of it.
        const aside = `${store}.${process.pid}`;
        writeFileSync(aside, JSON.stringify({ digest, values }));
        renameSync(aside, store);
      } catch {}
    },
  };
}

function reading(store: string, digest: string): { [file: string]: unknown } | null {
  try {
    const kept = JSON.parse(readFileSync(store, 'utf8')) as { digest: string; values: { [file: string]: unknown } };
    return kept.digest === digest ? kept.values : null;
  } catch {
    return null;
  }
}
