import { z } from 'zod';
import { type Fact, KINDS } from './facts.js';

const Plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** One fact a line: what `thidua extract --facts` prints, to be kept under version control and read in its changes. */
export type FactLine = z.infer<typeof FactLine>;
export const FactLine = z.strictObject({
  post: z.string().min(1),
  event: z.int().min(1).optional(),
  kind: z.enum(KINDS),
  value: z.union([Plain, z.record(z.string(), Plain)]),
  rule: z.string().optional(),
  quote: z.string().optional(),
});

/** A fact as a line of JSON, without offsets and confidence: they change with every blank and every calibration. */
export function lineOf(post: string, { event, kind, value, rules, quote }: Fact): string {
  const line: FactLine = {
    post,
    event: event ?? undefined,
    kind,
    value,
    rule: rules.join(', ') || undefined,
    quote: quote || undefined,
  };
  return JSON.stringify(line);
}

/** The fact of a line. */
export function factOf({ event, kind, value, rule, quote }: FactLine): Fact {
  return { event: event ?? null, kind, value, rules: rule?.split(', ') ?? [], quote: quote ?? '', proof: null };
}
