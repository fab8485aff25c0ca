import { createInterface } from 'node:readline';
import { isFields, KINDS, type Kind, subjectOf, type Value } from '../review/subjects.js';
import type { FindWords } from '../review/words.js';
import { bare } from '../text/normalize.js';
import { print } from './print.js';

/** Asks one line of the person; null: there will be no more. */
export type Ask = (prompt: string) => Promise<string | null>;

/** Lines from the terminal or a pipe, none lost however fast they come. `close` gives the terminal back. */
export function asking(): { ask: Ask; close(): void } {
  const isTerminal = process.stdin.isTTY === true;
  const lines = createInterface({ input: process.stdin, output: isTerminal ? process.stdout : undefined });
  const waiting: string[] = [];
  let closed = false;
  let wake = () => {};
  lines.on('line', (line) => {
    waiting.push(line);
    wake();
  });
  lines.on('close', () => {
    closed = true;
    wake();
  });
  return {
    async ask(prompt) {
      if (isTerminal) {
        lines.setPrompt(prompt);
        lines.prompt();
      } else await print(prompt);
      while (waiting.length === 0 && !closed)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const line = waiting.shift() ?? null;
      if (!isTerminal || line === null) await print('\n');
      return line === null ? null : line.normalize('NFC').trim();
    },
    close: () => lines.close(),
  };
}

export type Answer = 'right' | 'rest' | 'wrong' | 'should_be' | 'add' | 'skip' | 'none' | 'quit';
const ANSWERS: readonly (readonly [Answer, string])[] = [
  ['right', 'r right d dung'],
  ['wrong', 'w wrong sai'],
  ['should_be', 's should sua'],
  ['add', 'a add them'],
  ['skip', 'k skip'],
  ['none', 'n none no'],
  ['quit', 'q quit thoi'],
];

/** What the person chose, in either language; null: nothing that is known. `R` stands for the rest of a kind. */
export function chosen(line: string | null): Answer | null {
  if (line === null) return 'quit';
  if (line === 'R') return 'rest';
  const word = bare(line);
  return ANSWERS.find(([, words]) => words.split(' ').includes(word))?.[0] ?? null;
}

/** A person's answer to what a fact should be; null: none, go back. `of` a fact only the fields that change. */
export async function askValue(ask: Ask, kind: Kind, now: Value): Promise<{ value: Value } | null> {
  const { short } = subjectOf(kind);
  const names = fieldsOf(kind);
  if (names.length === 0) {
    const line = await ask('  giá trị đúng / should be (Enter: quay lại/back, -: bài không nêu/not said) › ');
    if (line === null || line === '') return null;
    return { value: line === '-' ? null : typed(kind, null, line) };
  }
  await print('  Enter: giữ nguyên/keep, -: bài không nêu/not said\n');
  const value: { [field: string]: string | number | boolean | null } = {};
  for (const name of names) {
    const held = isFields(now) ? (now[name] ?? null) : null;
    const line = await ask(`    ${name} [${held ?? '-'}] › `);
    if (line === null) return null;
    if (line === '') continue;
    if (line === '-' && name === short) return { value: null };
    value[name] = line === '-' ? null : (typed(kind, name, line) as string | number);
  }
  return Object.keys(value).length === 0 ? null : { value };
}

/** What a person adds: its kind and value; null: nothing. */
export async function askFact(ask: Ask): Promise<{ kind: Kind; value: Value } | null> {
  const line = await ask(`  loại / kind (${ADDED.join(', ')}; Enter: thôi/back) › `);
  const kind = ADDED.find((it) => it === line) ?? ADDED.find((it) => line && it.startsWith(line));
  if (!kind) return null;
  const names = fieldsOf(kind);
  if (names.length === 0) {
    const text = await ask('  giá trị / value › ');
    return text ? { kind, value: typed(kind, null, text) } : null;
  }
  const value: { [field: string]: string | number | boolean } = {};
  for (const name of names) {
    const text = await ask(`    ${name} › `);
    if (text === null) return null;
    if (text !== '' && text !== '-') value[name] = typed(kind, name, text) as string | number;
  }
  return { kind, value };
}
const ADDED = KINDS.filter((kind) => kind !== 'bloc_post' && kind !== 'warning' && kind !== 'url');

/** Words that stand in the post; Enter takes those offered. Null: none, go back. */
export async function askWords(ask: Ask, find: FindWords, offered: string | null): Promise<string | null> {
  const enter = offered === null ? 'quay lại/back' : 'câu trên/the sentence above';
  for (;;) {
    const line = await ask(`  lời trong bài / words of the post (Enter: ${enter}) › `);
    if (line === null) return null;
    if (line === '') return offered;
    if (find(line, 0) !== null) return line;
    await print('  Không thấy lời ấy trong bài / these words are not in the post\n');
  }
}

/** The fields of a kind that a person is asked for. */
const fieldsOf = (kind: Kind): string[] => (subjectOf(kind).fields ?? []).filter((field) => field !== 'basis');

/** What was typed, as the field wants it: a number, a day written 21/12/2018, a list parted by commas; else the text. */
function typed(kind: Kind, field: string | null, line: string): Value {
  const { part } = subjectOf(kind);
  const day = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(line);
  const parts = line.split(',').map((it) => it.trim());
  const forms: Value[] = [
    line,
    Number(line.replace(',', '.')),
    ...(day ? [`${day[3]}-${day[2]!.padStart(2, '0')}-${day[1]!.padStart(2, '0')}`] : []),
    parts,
    parts.map(Number),
  ];
  return forms.find((form) => part.safeParse(field === null ? form : { [field]: form }).success) ?? line;
}
