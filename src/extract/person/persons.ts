import type { Knowledge } from '../../rule/load.js';
import { fold } from '../../text/normalize.js';
import type { Reading } from '../../text/sentences.js';
import type { Sentence } from '../../text/tokens.js';
import type { Marks } from '../marks.js';
import { HIGHLAND, isLong, MIDDLE_NAMES, NAMED_AFTER, nameOf, namesPlace, runEnd, TOWNS } from './names.js';
import { officesOf } from './offices.js';

/**
 * Names of persons. A capitalised run is a person behind an honorific, rank or academic title; without one it must begin
 * with a surname and stand beside an office or in a list of persons, for half of all schools and streets bear such names.
 */

const MOST_SYLLABLES = 5;
/** Behind an honorific the beginning of an office, not a single name: "Đ/c Phó, Trưởng phòng". */
const NO_NAME: ReadonlySet<string> = new Set(['phó', 'quyền', 'nguyên', 'trưởng', 'chánh', 'khối', 'cụm']);
/** How far before a name its office may begin: "Phó Chủ tịch Ủy ban nhân dân thành phố …, Trưởng Ban … X". */
const OFFICE_REACH = 24;
/** Marks persons of a sentence: `name` without honorific and rank, `data.titled` 1 if one of them stands before it. */
export function markPersons(reading: Reading, sentence: Sentence, marks: Marks, knowledge: Knowledge): void {
  const { tokens } = reading;
  const offices = officesOf(knowledge);
  const places = knowledge.gazetteers.get('Place');
  const heads = knowledge.gazetteers.get('Head');
  const orgs = knowledge.gazetteers.get('Org');
  let lastPerson = -1; // token behind the last person
  let lastOffice = -1; // where the office began that a name may close
  let owned = false; // that office is the last person's: "ông A, Chủ tịch UBND xã …"

  const add = (from: number, to: number, titled: boolean): boolean => {
    const name = nameOf(tokens, from, to, reading.text);
    if (offices.namesakes.has(fold(name))) return false;
    marks.add({ type: 'Person', from, to, name, how: 'grammar', data: { titled: titled ? 1 : 0 } });
    lastPerson = to;
    lastOffice = -1;
    return true;
  };

  for (let at = sentence.from; at < sentence.to; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'word') {
      // "Phó Trưởng Ban Thi đua - Khen thưởng (Sở Nội vụ) Lê Văn A": the bracket belongs to the office.
      const ofOffice = token.norm === ')' && lastOffice >= 0 && closesBody(at);
      if (/^[;:.")]$/.test(token.norm) && !ofOffice) lastOffice = -1;
      continue;
    }
    // "Bà Rịa - Vũng Tàu" begins like an honorific.
    const province = token.shape !== 'lower' ? places?.longest(tokens, at, sentence.to) : null;
    if (province) {
      at = province.to - 1;
      continue;
    }
    const named = offices.pastTitles(tokens, at, sentence.to);
    if (named > at) {
      const to = Math.min(runEnd(tokens, named, sentence.to, offices, opensBody), named + MOST_SYLLABLES);
      const common = token.norm === 'ông' || token.norm === 'bà';
      // "Bà Rịa", "Ông Ích Khiêm" inside a sentence are places; so is what follows "đường".
      const place =
        common &&
        token.shape !== 'lower' &&
        at > sentence.from &&
        tokens[at - 1]!.kind === 'word' &&
        !offices.surnames.has(tokens[named]?.norm ?? '');
      // "Hội Nhà báo Việt Nam", "Liên đoàn Luật sư": a title inside a body's name.
      const inBody = at > sentence.from && /^(?:hội|đoàn|hiệp)$/.test(tokens[at - 1]!.norm);
      // "bà Hạnh, Giám đốc …": a single name only with its office.
      const single =
        to === named + 1 &&
        !NO_NAME.has(tokens[named]!.norm) &&
        tokens[named]!.shape === 'title' &&
        (opensOffice(to) || (opensClause(at) && acts(to) && knownBefore(tokens[named]!.norm)));
      if ((isLong(tokens, named, to) || single) && !place && !inBody && !isBody(named)) {
        if (add(named, to, true)) at = to - 1;
        continue;
      }
      if (to > named) at = named - 1;
      continue;
    }
    if (token.shape === 'lower') {
      const office = offices.office(tokens, at, sentence.to);
      if (office > at) {
        openOffice(at, office);
        at = office - 1;
      } else if (lastOffice >= 0 && offices.act(tokens, at, sentence.to)) lastOffice = -1;
      continue;
    }
    const office = offices.office(tokens, at, sentence.to);
    if (office > at) {
      openOffice(at, office);
      at = office - 1;
      continue;
    }
    if (token.shape === 'upper' && offices.act(tokens, at, sentence.to)) {
      lastOffice = -1;
      continue;
    }
    const end = runEnd(tokens, at, sentence.to, offices);
    const from = isLong(tokens, at, end) ? untitled(at, end) : -1;
    if (from >= 0) add(from, end, false);
    at = Math.max(at, end - 1);
  }

  /** An office that a name may close; in "A làm Khối trưởng, Trường B làm Khối phó" a body follows the role, no person. */
  function openOffice(at: number, to: number): void {
    const closed = marks.at('Role', at).length > 0 && tokens[to]?.norm === ',' && isBody(to + 1);
    if (closed) lastOffice = -1;
    else if (lastOffice < 0 || tokens[at - 1]!.norm === 'và') {
      lastOffice = at;
      owned = lastPerson > 0 && at - lastPerson <= 2 && tokens[lastPerson]!.kind === 'mark' && at > lastPerson;
    }
  }

  /** Where a name without a title begins inside the capitalised run `[at, end)`, or -1. */
  function untitled(first: number, end: number): number {
    // "Trường THPT Cam Lộ": the run begins anew behind a word that names go with.
    let at = first;
    while (at < end && NAMED_AFTER.has(tokens[at]!.norm)) at++;
    if (!isLong(tokens, at, end)) return -1;
    const before = at > sentence.from ? tokens[at - 1]! : null;
    const byOffice = lastOffice >= 0 && at - lastOffice <= OFFICE_REACH;
    const inList =
      lastPerson >= 0 &&
      before !== null &&
      /^(?:,|;|và)$/.test(before.norm) &&
      (at - 1 === lastPerson || before.norm === ';' || (tokens[at - 2]!.norm === ')' && bracketed(at - 2)));
    // "cho 2 cá nhân Lê Văn A (Sở X), Trần Thị B (Sở Y)"
    const byCount = before?.norm === 'nhân' && tokens[at - 2]?.norm === 'cá';
    const byNext = end < sentence.to && opensOffice(end);
    // "Lê Thị Lan trao cờ …" at the beginning of a sentence or caption.
    const byAct =
      (before === null || before.kind === 'mark') &&
      end - at >= 3 &&
      end < sentence.to &&
      offices.present(tokens, end, sentence.to);
    if (!byOffice && !inList && !byNext && !byAct && !byCount) return -1;
    // "Lê Văn A - Đồn trưởng Đồn Biên phòng Lai Hòa": two syllables behind an office that has its person are a body's.
    if (byOffice && owned && !byNext && !inList && end - at < 3) return -1;
    const clear = byOffice ? clearName(at + 1, end) : -1;
    if (clear >= 0) return clear;
    const body = orgs?.longest(tokens, at, sentence.to);
    if (body && body.to >= end) return -1;
    let placed = -1; // behind a province in the run
    for (let from = body?.to ?? at; isLong(tokens, from, end); from++) {
      const syllable = tokens[from]!;
      const place = places?.longest(tokens, from, end);
      if (place) {
        from = place.to - 1;
        placed = place.to;
        continue;
      }
      if (end - from > MOST_SYLLABLES || !(offices.surnames.has(syllable.norm) || HIGHLAND.test(syllable.norm)))
        continue;
      if (offices.doubtful.has(syllable.norm) && !byOffice && !byNext) continue;
      if (from === at) {
        // "Công chức Văn Phòng - Thống kê": a unit, though it begins like a name.
        if ((heads?.longest(tokens, at, end)?.to ?? at) - at >= 2) continue;
        if (namesPlace(tokens, from, end, sentence.from)) continue;
        if (isBody(from)) return -1;
        if (
          byOffice &&
          !byNext &&
          !inList &&
          end - from < 3 &&
          !MIDDLE_NAMES.has(tokens[from + 1]!.norm) &&
          !follows(end)
        )
          continue;
        return from;
      }
      if (NAMED_AFTER.has(tokens[from - 1]!.norm) && from !== placed) continue; // "Khối trưởng, Sở Công Thương"
      // Behind other capitals a name needs an office before it: "UBND xã An Lạc Trần Thị Hoa".
      if (!byOffice || (owned && end - from < 3)) return -1;
      const lead = tokens[from - 1]!;
      // "Phó Chủ tịch UBND TP Lê Trung Kiên": what has a surname and three syllables is no town.
      if (lead.norm === 'tp' && from === at + 1 && end - from === 3 && /^(?:ubnd|hđnd)$/.test(before?.norm ?? ''))
        return from;
      const fewest = namesPlace(tokens, at, end, sentence.from) || NAMED_AFTER.has(before?.norm ?? '') ? 2 : 1;
      if (!TOWNS.has(lead.norm) && (from - at >= fewest || lead.shape === 'upper')) return from;
    }
    return -1;
  }

  /** Does the bracket that closes at a token hold one body, behind the words of an office? */
  function closesBody(close: number): boolean {
    for (let at = close - 1; at > lastOffice; at--)
      if (tokens[at]!.norm === '(') return at > lastOffice + 1 && isBody(at + 1);
    return false;
  }

  /** Does the bracket that closes at a token open right behind the last person? */
  function bracketed(close: number): boolean {
    for (let at = close - 1; at > lastPerson; at--) if (/^[()]$/.test(tokens[at]!.norm)) return false;
    return lastPerson > 0 && tokens[lastPerson]?.norm === '(';
  }

  /** Where "Lê Thị …", "Trần Văn …" begins inside `[from, end)`, or -1. */
  function clearName(from: number, end: number): number {
    for (let at = Math.max(from, end - MOST_SYLLABLES); at + 2 < end; at++) {
      if (offices.surnames.has(tokens[at]!.norm) && /^(?:văn|thị)$/.test(tokens[at + 1]!.norm)) return at;
    }
    return -1;
  }

  /** Is the name at its end followed by a mark, an act or nothing, and not by more of a body's name? */
  function follows(end: number): boolean {
    return end >= sentence.to || tokens[end]!.kind === 'mark' || offices.act(tokens, end, sentence.to);
  }

  /** Does an office follow? A bloc role alone also follows units: "Lê Chân (Cụm trưởng)". */
  function opensOffice(end: number): boolean {
    const at = /^[,(:-]$/.test(tokens[end]?.norm ?? '') ? end + 1 : end;
    return (
      end < sentence.to &&
      at < sentence.to &&
      offices.office(tokens, at, sentence.to) > at &&
      marks.at('Role', at).length === 0
    );
  }

  /** Does a sentence, or what follows a mark in it, begin at a token? */
  function opensClause(at: number): boolean {
    return at === sentence.from || tokens[at - 1]!.kind === 'mark';
  }

  /** Does an act of those present follow, "đã" before it: "Ông Trực chủ trì"? */
  function acts(at: number): boolean {
    return at < sentence.to && offices.present(tokens, tokens[at]!.norm === 'đã' ? at + 1 : at, sentence.to);
  }

  /** Has the post named a person before whose last syllable this is? */
  function knownBefore(syllable: string): boolean {
    return marks.between('Person', 0, sentence.from).some(({ to }) => tokens[to - 1]!.norm === syllable);
  }

  /** Does a known body of two words or more begin at a token: "Trần Văn A Sở Nội vụ"? */
  function opensBody(at: number): boolean {
    const body = orgs?.longest(tokens, at, sentence.to);
    return Boolean(body && body.to - at >= 2);
  }

  function isBody(at: number): boolean {
    return (
      Boolean(heads?.longest(tokens, at, sentence.to) || orgs?.longest(tokens, at, sentence.to)) &&
      !offices.surnames.has(tokens[at]!.norm)
    );
  }
}
