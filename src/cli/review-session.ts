import { UserError } from '../core/message.js';
import type { Record } from '../core/record.js';
import { applyReviews, shown } from '../review/apply.js';
import type { Held } from '../review/held.js';
import { isFields, type Value } from '../review/subjects.js';
import { wordsIn } from '../review/words.js';
import type { Flagged } from '../store/doubt.js';
import { print } from './print.js';
import { type Ask, askFact, askValue, askWords, chosen } from './review-ask.js';
import type { Desk } from './review-file.js';
import { named, page, sentenceOf, wordsOf } from './review-show.js';

/** A post on the desk: its record as the database has it, and who looks at it. */
export interface Sitting {
  readonly record: Record;
  readonly text: string;
  readonly desk: Desk;
  readonly flagged: readonly Flagged[];
  readonly by: string;
  readonly at: string;
  /** Vietnamese name of each award code. */
  readonly awards: ReadonlyMap<string, string>;
}

const CHOICES =
  'r đúng/right · w sai/wrong · s sửa/should be · R đúng cả loạt/all of this kind right · a thêm/add missing · k bỏ qua/skip · q thôi/quit';
const SHORT = 'r w s R a k q';

/**
 * Asks value by value, beginning with verdicts that need another look, and writes each answer at once. Returns how many
 * verdicts were given.
 */
export async function sit(sitting: Sitting, ask: Ask): Promise<number> {
  const { record, text, desk, awards } = sitting;
  let given = await flaggedAgain(sitting, ask);
  if (given === null) return 0;
  const left = () => {
    const review = desk.review();
    return applyReviews(record, text, review ? [review] : []);
  };
  const skipped = new Set<string>();
  const all = left().unseen.length;
  for (let first = true; ; first = false) {
    const { record: now, unseen } = left();
    const waiting = unseen.filter((it) => !skipped.has(keyOf(it)));
    const [held] = waiting;
    if (!held) break;
    const event = held.event !== null && record.events.length > 1 ? `, hội nghị/meeting ${held.event + 1}` : '';
    await print(`\n[${all - waiting.length + 1}/${all}] ${held.kind}${event}\n${page(now, text, held, awards)}\n`);
    if (first) await print(`  ${CHOICES}\n`);
    const answer = chosen(await ask(`  ${SHORT} › `));
    if (answer === 'quit') return given;
    if (answer === 'skip') skipped.add(keyOf(held));
    if (answer === 'add') given += await added(sitting, ask);
    if (answer === null || answer === 'none') await print(`  ${CHOICES}\n`);
    const chosenOnes =
      answer === 'rest' ? waiting.filter((it) => it.kind === held.kind && it.event === held.event) : [held];
    if (answer === 'right' || answer === 'rest' || answer === 'wrong')
      for (const one of chosenOnes)
        given += await put(sitting, {
          ...about(sitting, one, answer === 'wrong' ? 'wrong' : 'right'),
          quote: wordsOf(now, text, one),
        });
    if (answer === 'should_be') given += await corrected(sitting, now, held, ask);
  }
  for (;;) {
    await print('\nCòn gì bài nêu mà chưa ghi không? / Does the post tell of anything that is missing?\n');
    const answer = chosen(await ask('  a thêm/add · n không, đã đủ/nothing is missing · q thôi/quit › '));
    if (answer === 'quit') return given;
    if (answer === 'add') given += await added(sitting, ask);
    if (answer !== 'none') continue;
    const { by, at } = sitting;
    if (skipped.size > 0)
      await print(`  ${skipped.size} bỏ qua / skipped: lần sau hỏi lại / they will be asked again\n`);
    else desk.complete({ by, at });
    return given;
  }
}

const keyOf = ({ kind, event, value }: Held): string => JSON.stringify([kind, event, value]);

/** A verdict on a value, as the file writes it. */
function about({ record, by, at }: Sitting, { kind, event, value }: Held, verdict: string) {
  return { [kind]: value, verdict, ...ofEvent(record, event), by, at };
}

/** How the file names a meeting, where there are several: by its day, its bloc, or its number if neither tells. */
function ofEvent({ events }: Record, event: number | null): { of?: string | number } {
  if (event === null || events.length < 2) return {};
  const { date, bloc } = events[event]!;
  const alone = (fits: (it: Record['events'][number]) => boolean) => events.filter(fits).length === 1;
  if (date !== null && alone((it) => it.date === date)) return { of: date };
  if (bloc !== null && alone((it) => it.bloc?.name === bloc.name)) return { of: bloc.name };
  return { of: event + 1 };
}

/** Writes a verdict without what it does not say; 1: it was written. */
async function put({ desk }: Sitting, entry: { readonly [key: string]: unknown }, n?: number): Promise<number> {
  const { of, quote, by, at, why, ...said } = entry;
  const rest = { ...(of === undefined ? {} : { of }), ...(quote ? { quote } : {}), by, at, ...(why ? { why } : {}) };
  try {
    desk.put({ ...said, ...rest }, n);
    return 1;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await print(`  ${error.message.replaceAll('\n', '\n  ')}\n`);
    return 0;
  }
}

const askWhy = async (ask: Ask): Promise<string | null> => (await ask('  vì sao / why (Enter: –) › ')) || null;

async function corrected(sitting: Sitting, now: Record, held: Held, ask: Ask): Promise<number> {
  const { text, desk } = sitting;
  const isSo = held.kind === 'bloc_post';
  const said = isSo ? { value: !held.value } : await askValue(ask, held.kind, held.value);
  if (said === null) return 0;
  const words = said.value === null || isSo ? null : await askWords(ask, wordsIn(text), sentenceOf(now, text, held));
  if (said.value !== null && !isSo && words === null) return 0;
  const why = await askWhy(ask);
  const entry = { ...about(sitting, held, 'should_be'), value: said.value, quote: words, why };
  const written = await put(sitting, entry);
  if (written === 1) await print(`  → ${desk.file}\n`);
  return written;
}

async function added(sitting: Sitting, ask: Ask): Promise<number> {
  const { record, text, by, at } = sitting;
  const fact = await askFact(ask);
  if (fact === null) return 0;
  let of = {};
  if (record.events.length > 1) {
    const n = Number(
      await ask(`  hội nghị số / which meeting (1-${record.events.length}; Enter: của bài/of the post) › `),
    );
    if (Number.isInteger(n) && record.events[n - 1]) of = ofEvent(record, n - 1);
  }
  const quote = await askWords(ask, wordsIn(text), null);
  if (quote === null) return 0;
  return put(sitting, { [fact.kind]: fact.value, verdict: 'missing', ...of, quote, by, at, why: await askWhy(ask) });
}

/** Shows verdicts that need another look, as long as they are in the file as they were taken in. Null: the person quit. */
async function flaggedAgain(sitting: Sitting, ask: Ask): Promise<number | null> {
  const { desk, flagged, by, at } = sitting;
  let given = 0;
  for (const row of flagged) {
    const verdicts = desk.review()?.verdicts ?? [];
    const n = verdicts.findIndex(
      (it) => it.kind === row.field && it.verdict === row.verdict && JSON.stringify(it.seen) === row.seen,
    );
    const verdict = verdicts[n];
    if (!verdict || verdict.kind === 'complete') continue;
    const [machine, value] = [JSON.parse(row.machine), JSON.parse(row.value)] as [Value, Value];
    await print(`\n! ${row.field} · ${row.verdict} · ${row.state}${row.note ? `: ${row.note}` : ''}
  ý kiến / verdict: ${named(verdict.seen, sitting.awards)}${verdict.value === null ? '' : ` → ${shown(verdict.value)}`} (${verdict.by}, ${verdict.at})
  máy nay đọc / the machine now says: ${named(machine, sitting.awards)}\n`);
    const line = await ask(
      '  m máy đúng/machine is right · t giữ ý kiến/mine stands · x bỏ/drop · k bỏ qua/skip · q thôi/quit › ',
    );
    if (line === null || line === 'q') return null;
    const { kind, quote, of, why } = verdict;
    const rest = { ...(of === null ? {} : { of }), quote, by, at, why };
    if (line === 'x') desk.drop(n);
    else if (line === 'm' && machine !== null)
      given += await put(sitting, { [kind]: machine, verdict: 'right', ...rest }, n);
    else if (line === 'm') desk.drop(n);
    else if (line === 't' && row.state === 'changed') {
      const mine = value ?? (isFields(verdict.seen) ? null : verdict.value);
      const entry =
        verdict.verdict === 'wrong'
          ? { [kind]: machine, verdict: 'wrong' }
          : machine === null
            ? { [kind]: mine, verdict: 'missing' }
            : { [kind]: machine, verdict: 'should_be', value: mine };
      given += await put(sitting, { ...entry, ...rest }, n);
    }
  }
  return given;
}
