import { z } from 'zod';
import type { YamlCache } from './cache.js';

/** rules/confidence.yml: how often what each rule read was right, and what lowers the confidence of a value. */
export const ConfidenceFile = z.strictObject({
  about: z.string().min(1),
  source: z.string().min(1),
  /** A rule without a record, or with a short one, is taken for this good; `weight` is worth so many facts. */
  prior: z.strictObject({ right: z.number().gt(0).lt(1), weight: z.number().positive() }),
  /** How surely words are read that nothing makes doubtful. Words read less surely lower the confidence in proportion. */
  usual: z.number().gt(0).max(1),
  most: z.number().gt(0).max(1),
  /** A self-check that fails, by the code of its warning: the fields of the meeting it concerns, and by how much. */
  warnings: z.record(
    z.string(),
    z.strictObject({ fields: z.array(z.string().min(1)), factor: z.number().gt(0).max(1) }),
  ),
  /** Facts right and wrong by rule. */
  rules: z.record(z.string(), z.tuple([z.number().int().min(0), z.number().int().min(0)])),
});
export type ConfidenceFile = z.infer<typeof ConfidenceFile>;

/** Turns how surely words were read into how likely the value is right. */
export interface Confidence {
  /** Of a value that `rule` read; `reading` (0-1) is how surely its words were read, inference steps included. */
  of(rule: string, reading: number): number;
  /** What a warning lowers, null if it concerns no field. */
  warned(code: string): { readonly fields: readonly string[]; readonly factor: number } | null;
}

const PLAIN: ConfidenceFile = {
  about: '-',
  source: '-',
  prior: { right: 0.95, weight: 1 },
  usual: 1,
  most: 1,
  warnings: {},
  rules: {},
};

/** The confidence that a rules folder gives. Without a confidence.yml every rule is equally good. */
export function readConfidence(files: readonly string[], cache: YamlCache): Confidence {
  const file = files.find((path) => path.endsWith('/confidence.yml'));
  const { prior, usual, most, warnings, rules } = file ? cache.value(file, ConfidenceFile) : PLAIN;
  const known = new Map(
    Object.entries(rules).map(([rule, [right, wrong]]) => [
      rule,
      (right + prior.right * prior.weight) / (right + wrong + prior.weight),
    ]),
  );
  return {
    of: (rule, reading) => {
      const share = (known.get(rule) ?? prior.right) * Math.min(1, reading / usual);
      return Math.round(Math.min(most, share) * 100) / 100;
    },
    warned: (code) => warnings[code] ?? null,
  };
}
