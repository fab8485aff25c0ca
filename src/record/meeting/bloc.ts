import type { Bloc } from '../../core/record.js';
import type { Knowledge } from '../../rule/load.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import { type Found, found } from '../found.js';
import { proofOf, type Scene } from '../scene.js';
import { namedIn, type Opening } from './opening.js';

const MOST_SENTENCES = 10;
/** "VHXH", "Văn hóa XH"; a longer name with an abbreviation in it has words of its own. */
const SHORT = 3;
const ABBREVIATED = /\p{Lu}{2}/u;

/**
 * The bloc whose meeting it is: the fullest name in title and opening, else in a caption, else in the first sentences.
 * Its number may stand only in a bracket behind the name ("các Doanh nghiệp (Khối 2)").
 */
export function settleBloc(scene: Scene, opening: Opening): Found<Bloc> | null {
  const { lead, before, titles, captions } = opening;
  const groups: readonly (readonly Sentence[])[] = [
    [lead, before, ...titles].filter((sentence) => sentence !== null),
    captions,
    scene.sentences.slice(0, MOST_SENTENCES),
    scene.sentences,
  ];
  for (const sentences of groups) {
    const named = sentences.flatMap((sentence) => namedIn(scene, sentence));
    const best = fullest(named);
    if (best) return record(scene, inFull(scene, best), named);
  }
  const aside = fullest(
    scene.sentences.flatMap(({ from, to }) => scene.marks.between('Bloc', from, to)).filter(({ data }) => !data.bare),
  );
  return aside && record(scene, aside, [aside]);
}

/** "Khối Nội chính" of a headline as the first sentences call it in full: "Khối thi đua Nội chính". */
function inFull({ sentences, marks }: Scene, bloc: Mention): Mention {
  if (bloc.data.full) return bloc;
  const short = skeleton(bloc.name);
  const near = sentences.slice(0, MOST_SENTENCES).flatMap(({ from, to }) => marks.between('Bloc', from, to));
  return near.find(({ name, data }) => data.full && skeleton(name).replace('thiđua', '') === short) ?? bloc;
}

/** The name that tells most; the first of equals. Names that say "thi đua" go before short ones. */
function fullest(blocs: readonly Mention[]): Mention | null {
  let best: Mention | null = null;
  for (const bloc of blocs) {
    if (!best || weight(bloc) > weight(best)) best = bloc;
  }
  return best;
}

const weight = ({ name, data }: Mention): number =>
  (data.full ? 100 : 0) + Math.min(name.split(' ').length, 12) + (data.number === null ? 0 : 1);

function record(scene: Scene, bloc: Mention, all: readonly Mention[]): Found<Bloc> {
  const numbered =
    bloc.data.number === null
      ? all.find(
          (other) =>
            other.data.number !== null && (aliasOf(scene, bloc, other) || other.name.length > bloc.name.length),
        )
      : bloc;
  const leveled =
    bloc.data.level === null
      ? all.find((other) => other.data.level !== null && other.data.number === bloc.data.number)
      : bloc;
  const value: Bloc = {
    name: canonical(scene, bloc),
    number: (numbered?.data.number as number | undefined) ?? null,
    level: (leveled?.data.level as Bloc['level'] | undefined) ?? null,
  };
  const why = proofOf(scene, bloc, 'event.bloc');
  return found(value, why, {
    number: numbered ? proofOf(scene, numbered, 'event.bloc.number') : why,
    level: leveled ? proofOf(scene, leveled, 'event.bloc.level', 0.1) : why,
  });
}

/** "Khối thi đua các Doanh nghiệp (Khối 2)": the bracket behind a name holds its other name. */
function aliasOf({ reading: { tokens } }: Scene, bloc: Mention, other: Mention): boolean {
  const [first, second] = other.from < bloc.from ? [other, bloc] : [bloc, other];
  return second.from === first.to + 1 && tokens[first.to]?.norm === '(';
}

/** The name with its theme in the usual spelling: "VHXH", "Văn hóa Xã hội" → "Văn hóa - Xã hội". */
function canonical({ knowledge }: Scene, bloc: Mention): string {
  const head = /^(?:Khối|Cụm)(?: giao ước)?(?: thi đua)?(?: các cơ quan)? /.exec(bloc.name)?.[0];
  if (!head) return bloc.name;
  const written = bloc.name.slice(head.length);
  const theme = themesOf(knowledge).get(skeleton(written));
  // Only spelling is mended: a form with other words ("các doanh nghiệp" for "Doanh nghiệp") is the bloc's own name.
  return theme &&
    (skeleton(theme) === skeleton(written) || (ABBREVIATED.test(written) && written.split(' ').length <= SHORT))
    ? head + theme.replace(/^Các /, 'các ')
    : bloc.name;
}

const tables = new WeakMap<Knowledge, ReadonlyMap<string, string>>();

/** Names of themes by the letters of their forms; a name goes before another theme's form. */
function themesOf(knowledge: Knowledge): ReadonlyMap<string, string> {
  let table = tables.get(knowledge);
  if (!table) {
    const terms = knowledge.vocabulary.get('bloc-themes') ?? [];
    const forms = terms.flatMap((term) => term.forms.map((form) => [skeleton(form), term.name] as const));
    table = new Map([...forms.reverse(), ...terms.map(({ name }) => [skeleton(name), name] as const)]);
    tables.set(knowledge, table);
  }
  return table;
}

const skeleton = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
