import { z } from 'zod';
import { LEVELS } from '../core/record.js';

/** The shapes of the lexicon files in rules/lexicon. Every file: `about`, `source`, `terms`. */

const text = z.string().min(1);
const texts = z.array(text).default([]);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const file = <T extends z.ZodType>(term: T) => z.strictObject({ about: text, source: text, terms: z.array(term) });

/** An organization known by name. `forms` are safe spellings, `short` ones only mean it where a list or a head noun says so. */
export const OrgTerm = z.strictObject({
  code: z.string().regex(/^[a-z0-9_]+$/),
  name: text,
  en: text.optional(),
  kind: text,
  level: z.enum(LEVELS).optional(),
  forms: texts,
  short: texts,
  /** Half a sentence, whose words say nothing of how other names go on ("Cục Quản lý xử lý vi phạm … và theo dõi thi hành pháp luật"). */
  whole: z.boolean().default(false),
  /** 1 January and 31 December stand for a year whose days are not known. */
  from: day.optional(),
  until: day.optional(),
  /** Law or decision that ended it or, while it lasts, made it. */
  basis: text.optional(),
  successors: texts,
  predecessors: texts,
  note: text.optional(),
});

/** A province or centrally run city, before or after the mergers of 1 July 2025. */
export const ProvinceTerm = z.strictObject({
  code: z.string().regex(/^\d{2}$/),
  name: text,
  kind: z.enum(['tỉnh', 'thành phố']),
  forms: texts,
  /** The bare name is also a common word or a person's name: it counts only after "tỉnh", "UBND" and the like. */
  ambiguous: z.boolean().default(false),
  region: text.optional(),
  seat: text.optional(),
  from: day.optional(),
  until: day.optional(),
  /** Resolution that ended it or, while it lasts, made it. */
  basis: text.optional(),
  /** Name of the province that took its territory over, for units that ended. */
  successor: text.optional(),
  predecessors: texts,
  /** Host names (or their ends) that belong to the province: portals, newspapers, broadcasters. */
  domains: texts,
});

/** A bare year is its first day where something begins, its last day where it ends. */
const since = z.union([day, z.int().transform((year) => `${year}-01-01`)]);
const till = z.union([day, z.int().transform((year) => `${year}-12-31`)]);

/** Districts of one level in one province, all through the time of the file or from one day to another. */
export const DistrictTerm = z.strictObject({
  province: text,
  level: z.enum(['huyện', 'quận', 'thị xã', 'thành phố']),
  names: z.array(text).min(1),
  /** Other spellings, by name. */
  forms: z.record(text, z.array(text)).default({}),
  from: since.optional(),
  until: till.optional(),
});

/** A kind of award. `grade` groups: flag, certificate, order, title, letter, other. */
export const AwardTerm = z.strictObject({
  code: z.string().regex(/^[a-z0-9_]+$/),
  name: text,
  en: text,
  category: text,
  recipient: z.enum(['collective', 'individual', 'both']),
  given_by: text.optional(),
  /** Level of who decides; missing where several levels may. */
  level: z
    .enum(['state', 'government', 'ministry', 'province', 'district', 'commune', 'grassroots', 'bloc'])
    .optional(),
  forms: texts,
  short: texts,
  from: day.optional(),
  until: day.optional(),
});

/** A bare word list with a meaning: themes of blocs, surnames, offices, verbs. `short` forms have other meanings too. */
export const WordTerm = z.strictObject({ name: text, code: text.optional(), forms: texts, short: texts });

export const OrgFile = file(OrgTerm);
export const ProvinceFile = file(ProvinceTerm);
export const DistrictFile = file(DistrictTerm);
export const AwardFile = file(AwardTerm);
/** `mention` makes every term of the file a mention of that type in the text; without it the words are only vocabulary. */
export const WordFile = file(WordTerm).extend({
  mention: z
    .string()
    .regex(/^[A-Z][A-Za-z]*$/)
    .optional(),
});

export type OrgTerm = z.infer<typeof OrgTerm>;
export type ProvinceTerm = z.infer<typeof ProvinceTerm>;
export type DistrictTerm = z.infer<typeof DistrictTerm>;
export type AwardTerm = z.infer<typeof AwardTerm>;
export type WordTerm = z.infer<typeof WordTerm>;
