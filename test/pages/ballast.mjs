// The weight real pages carry: styles, scripts and state, different on every page.
const NAMES =
  'menu slider banner ticker gallery tab popup search footer header sidebar counter video weather login survey modal carousel toolbar chat'.split(
    ' ',
  );
const PROPS = [
  'margin:0 auto',
  'padding:4px 8px',
  'float:left',
  'display:block',
  'width:100%',
  'font-size:13px',
  'color:#333',
  'background:#fff url(/images/bg.png) repeat-x',
  'border:1px solid #ddd',
  'position:relative',
  'line-height:1.5em',
  'text-decoration:none',
  'overflow:hidden',
  'box-shadow:0 1px 3px rgba(0,0,0,.2)',
];

export function css(p, rules) {
  const rule = () =>
    `${p.r.pick(['#', '.', '.'])}${p.r.pick(NAMES)}${p.r.pick(['', '-item', '-wrap', '_box', ' ul li', ' a:hover', ' .title'])}{${p.r.sample(PROPS, p.r.int(2, 6)).join(';')}}`;
  return `<style type="text/css">\n${[...Array(rules)].map(rule).join('\n')}\n</style>\n`;
}

export function js(p, lines, wrap = (code) => code) {
  const line = () => {
    const [a, b] = p.r.sample(NAMES, 2);
    const n = p.r.int(1, 900);
    return p.r.pick([
      `var ${a}${n} = document.getElementById('${b}_${n}');`,
      `function ${a}_${n}(e) { if (!e) { e = window.event; } return e.target && e.target.className.indexOf('${b}') > -1; }`,
      `$(document).ready(function () { $('.${a}').${b}({ speed: ${n}, auto: true, pause: ${n * 3} }); });`,
      `try { window.${a}Config = { "id": ${n}, "url": "/${a}/${b}.ashx?v=${n}", "html": "<div class='${a}'><p>${b}</p></div>" }; } catch (ex) { }`,
      `if (navigator.userAgent.indexOf('MSIE ${n % 9}') > 0) { document.write('<link rel="stylesheet" href="/css/${a}.css" />'.replace('/', '\\/')); }`,
      `for (var i = 0; i < ${n}; i++) { ${a}Items.push({ title: '${b} ' + i, w: ${n}, h: i * 2 }); }`,
    ]);
  };
  return `<script type="text/javascript">\n${wrap([...Array(lines)].map(line).join('\n'))}\n</script>\n`;
}

export const cdata = (code) => `//<![CDATA[\n${code}\n//]]>`;
export const hidden = (code) => `<!--\n${code}\n// -->`;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
export const base64 = (p, length) => [...Array(length)].map(() => ALPHABET[p.r.int(0, 63)]).join('');
export const viewState = (p, length) =>
  `<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUK${base64(p, length)}" />\n<input type="hidden" name="__EVENTVALIDATION" id="__EVENTVALIDATION" value="/wEWAg${base64(p, 120)}==" />\n`;
export const ieComment = () =>
  '<!--[if lt IE 9]><script src="/js/html5shiv.js"></script><p>Your browser is out of date.</p><![endif]-->\n';
export const pixel = (p) =>
  `<img src="data:image/png;base64,iVBORw0KGgo${base64(p, 1200)}" width="1" height="1" alt="" />\n`;
