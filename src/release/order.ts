import type { Imprint } from './citation.js';

export const FORMATS = ['csv', 'jsonl', 'parquet', 'sqlite', 'datapackage'] as const;
export type Format = (typeof FORMATS)[number];

/** What is to be released, and how. */
export interface Order {
  /** Database file. */
  readonly db: string;
  readonly formats: readonly Format[];
  /** CSV made for spreadsheets. */
  readonly excel: boolean;
  readonly persons: 'keep' | 'drop' | 'pseudonyms';
  readonly imprint: Imprint;
  /** Of thidua. */
  readonly version: string;
}
