/** @typedef {{ y: number, m: number, d: number, H: number, M: number, S: number }} When */

const two = (n) => String(n).padStart(2, '0');
const MONTHS = {
  vi: ['Một', 'Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười', 'Mười Một', 'Mười Hai'],
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};
const DAYS = {
  vi: ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  de: 'Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag'.split(' '),
  es: 'domingo lunes martes miércoles jueves viernes sábado'.split(' '),
};

/** @param {When} w */
export const isoDay = (w) => `${w.y}-${two(w.m)}-${two(w.d)}`;
/** @param {When} w */
export const clock = (w) => `${two(w.H)}:${two(w.M)}`;
/** @param {When} w */
export const isoTime = (w, zone = '+07:00') => `${isoDay(w)}T${clock(w)}:${two(w.S)}${zone}`;
/** @param {When} w the same moment of +07:00 as written in UTC */
export const isoUtc = (w) => new Date(isoTime(w)).toISOString().replace('.000', '');
/** @param {When} w */
export function later(w, minutes) {
  const at = new Date(Date.UTC(w.y, w.m - 1, w.d, w.H, w.M, w.S) + minutes * 60000);
  return {
    y: at.getUTCFullYear(),
    m: at.getUTCMonth() + 1,
    d: at.getUTCDate(),
    H: at.getUTCHours(),
    M: at.getUTCMinutes(),
    S: at.getUTCSeconds(),
  };
}
/** @param {When} w */
export const weekday = (w, lang = 'vi') => DAYS[lang][new Date(Date.UTC(w.y, w.m - 1, w.d)).getUTCDay()];
/** @param {When} w */
export const dmy = (w, by = '/') => `${two(w.d)}${by}${two(w.m)}${by}${w.y}`;

const half = (w) => `${two(((w.H + 11) % 12) + 1)}:${two(w.M)} ${w.H < 12 ? 'AM' : 'PM'}`;
const seconds = (w) => `${clock(w)}:${two(w.S)}`;

// Each way of writing a stamp; `time` tells whether the hour can be read from it.
const VI = {
  dmy: [(w) => dmy(w), false],
  short: [(w) => `${w.d}/${w.m}/${w.y}`, false],
  dash: [(w) => dmy(w, '-'), false],
  dots: [(w) => dmy(w, '.'), false],
  long: [(w) => `Ngày ${w.d} tháng ${w.m} năm ${w.y}`, false],
  named: [(w) => `${w.d} Tháng ${MONTHS.vi[w.m - 1]}, ${w.y}`, false],
  midnight: [(w) => `${dmy(w)} 00:00:00`, false],
  day: [(w) => `${weekday(w)}, ngày ${dmy(w)}`, false],
  dmyhm: [(w) => `${dmy(w)} ${clock(w)}`, true],
  hmdmy: [(w) => `${clock(w)} ${dmy(w)}`, true],
  comma: [(w) => `${clock(w)}, ${dmy(w)}`, true],
  line: [(w) => `${dmy(w)} - ${clock(w)}`, true],
  bar: [(w) => `${dmy(w, '-')} | ${clock(w)}`, true],
  half: [(w) => `${half(w)} ${dmy(w)}`, true],
  halfcomma: [(w) => `${half(w)},${dmy(w)}`, true],
  gmt: [(w) => `${weekday(w)}, ${dmy(w)}, ${clock(w)} [GMT+7]`, true],
  gmt2: [(w) => `${weekday(w)}, ${w.d}/${w.m}/${w.y}, ${clock(w)} (GMT+7)`, true],
  th: [
    (w) =>
      `${weekday(w).replace('Hai', '2').replace('Ba', '3').replace('Tư', '4').replace('Năm', '5').replace('Sáu', '6').replace('Bảy', '7')}, ${dmy(w)} | ${seconds(w)}`,
    true,
  ],
  iso: [(w) => `${isoDay(w)} ${seconds(w)}`, true],
  hour: [(w) => `${w.H} giờ ${two(w.M)} phút, ngày ${dmy(w)}`, true],
  h: [(w) => `${w.H}h${two(w.M)}, ${dmy(w)}`, true],
  seconds: [(w) => `${dmy(w)} ${seconds(w)}`, true],
};
const en = (w) => `${w.d} ${MONTHS.en[w.m - 1]} ${w.y}`;
const us = (w) => `${MONTHS.en[w.m - 1]} ${w.d}, ${w.y}`;
const OTHER = {
  en: [
    [en, false],
    [us, false],
    [(w) => `${weekday(w, 'en').slice(0, 3)}, ${w.d} ${MONTHS.en[w.m - 1].slice(0, 3)} ${w.y}`, false],
    [(w) => `${us(w)} at ${half(w).replace(/^0/, '')}`, true],
    [(w) => `${weekday(w, 'en')} ${en(w)}, ${clock(w)}`, true],
    [(w) => `${isoDay(w)} ${clock(w)}`, true],
  ],
  de: [
    [(w) => `${w.d}. ${MONTHS.de[w.m - 1]} ${w.y}`, false],
    [(w) => dmy(w, '.'), false],
    [(w) => `${dmy(w, '.')}, ${clock(w)} Uhr`, true],
    [(w) => `${weekday(w, 'de')}, ${w.d}. ${MONTHS.de[w.m - 1]} ${w.y}, ${clock(w)} Uhr`, true],
    [(w) => `Stand: ${dmy(w, '.')} ${clock(w)}`, true],
  ],
  es: [
    [(w) => `${w.d} de ${MONTHS.es[w.m - 1]} de ${w.y}`, false],
    [(w) => `${w.d} ${MONTHS.es[w.m - 1].slice(0, 3)} ${w.y}`, false],
    [(w) => `${weekday(w, 'es')}, ${w.d} de ${MONTHS.es[w.m - 1]} de ${w.y} - ${clock(w)}`, true],
    [(w) => `${w.d} de ${MONTHS.es[w.m - 1]} de ${w.y}, ${clock(w)} h`, true],
  ],
};

/**
 * Writes a stamp in the manner of a portal.
 * @param {When} w
 * @param {string} manner one of the manners above, for Vietnamese pages; other languages take one by `choice`
 * @returns {{ text: string, time: boolean }}
 */
export function stamp(w, manner, lang, choice) {
  const ways = OTHER[lang];
  const [write, time] = lang === 'vi' ? VI[manner] : ways[choice % ways.length];
  return { text: write(w), time };
}
