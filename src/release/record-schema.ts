import { z } from 'zod';
import { Record } from '../core/record.js';

/** The JSON Schema (2020-12) of a record, written by zod from the contract itself; ended by a line feed. */
export function recordSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(Record);
  const about = {
    title: 'Record of a post',
    description:
      'What one Vietnamese news post tells of meetings of emulation blocs, with the words behind every value.',
  };
  return `${JSON.stringify({ $schema, ...about, ...rest }, null, 2)}\n`;
}
