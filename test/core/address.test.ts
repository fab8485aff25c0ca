import { expect, test } from 'vitest';
import { addressKey, sameAddress, sameSite } from '../../src/core/address.js';

test.each([
  ['https://snv.tinh.gov.vn/tin/khoi-thi-dua', 'snv.tinh.gov.vn/tin/khoi-thi-dua'],
  ['http://WWW.Tinh.GOV.vn:80/tin/', 'tinh.gov.vn/tin'],
  ['https://tinh.gov.vn:443/', 'tinh.gov.vn'],
  ['http://tinh.gov.vn:8080/tin', 'tinh.gov.vn:8080/tin'],
  ['https://tinh.gov.vn./tin//', 'tinh.gov.vn/tin'],
  ['http://user:secret@tinh.gov.vn/tin#binh-luan', 'tinh.gov.vn/tin'],
  ['http://127.0.0.1:4711/a', '127.0.0.1:4711/a'],
  ['http://www.vn/a', 'www.vn/a'],
  // Campaigns and sessions go, all else stays, in the order of names.
  ['https://bao.vn/a.html?utm_source=zalo&fbclid=x&zarsrc=30&_ga=1', 'bao.vn/a.html'],
  ['https://bao.vn/a?Page=2&UTM_Medium=x', 'bao.vn/a?Page=2'],
  ['https://bao.vn/Default.aspx?tabid=108&ID=2276', 'bao.vn/Default.aspx?ID=2276&tabid=108'],
  ['https://bao.vn/a?x=2&x=1&', 'bao.vn/a?x=2&x=1'],
  ['https://bao.vn/a?', 'bao.vn/a'],
  ['https://bao.vn/?dDocName=P1&_adf.ctrl-state=z_9&_afrLoop=77', 'bao.vn?dDocName=P1'],
  ['https://bao.vn/a;jsessionid=9F.node1?p_auth=k&b=1', 'bao.vn/a?b=1'],
  ['https://bao.vn/(S(lit3py55t21z5v55vlm25s55))/tin.aspx', 'bao.vn/tin.aspx'],
  ['https://bao.vn/(A(x)S(y))/tin', 'bao.vn/tin'],
  ['https://bao.vn/SitePages/a.aspx?InitialTabId=Ribbon%2ERead&VisibilityContext=W', 'bao.vn/SitePages/a.aspx'],
  // One spelling of letters and escapes.
  ['https://caobang.vn/đơn-vị', 'caobang.vn/%C4%91%C6%A1n-v%E1%BB%8B'],
  ['https://caobang.vn/%c4%91%c6%a1n-v%e1%bb%8b', 'caobang.vn/%C4%91%C6%A1n-v%E1%BB%8B'],
  [`https://caobang.vn/${'đơn-vị'.normalize('NFD')}`, 'caobang.vn/%C4%91%C6%A1n-v%E1%BB%8B'],
  ['https://a.vn/tim?q=thi+%C4%91ua', 'a.vn/tim?q=thi%20%C4%91ua'],
  ['https://a.vn/t%eam?q=%d0', 'a.vn/t%EAm?q=%D0'],
  ['https://a.vn/x%2Fy?u=a%26b', 'a.vn/x%2Fy?u=a%26b'],
])('%s is %s', (address, expected) => {
  expect(addressKey(address)).toBe(expected);
});

test.each(['mailto:so@tinh.gov.vn', 'file:///etc/passwd', 'javascript:void(0)', 'tin/a.html', '', 'http://'])(
  'no web address: %s',
  (address) => {
    expect(addressKey(address)).toBeNull();
    expect(sameAddress(address, address)).toBe(false);
  },
);

test.each([
  ['http://www.bao.vn/a/?utm_source=x', 'https://bao.vn/a', true],
  ['https://bao.vn/a', 'https://bao.vn/A', false],
  ['https://bao.vn/a', 'https://bao.vn/a?print=1', false],
  ['https://bao.vn/a', 'https://m.bao.vn/a', false],
  ['https://bao.vn/a?sid=1', 'https://bao.vn/a?sid=2', false],
  ['https://bao.vn/a/index.html', 'https://bao.vn/a/', false],
])('%s and %s: one page is %s', (a, b, expected) => {
  expect(sameAddress(a, b)).toBe(expected);
});

test.each([
  ['https://www.tinh.gov.vn/a', 'http://tinh.gov.vn/b', true],
  ['https://tinh.gov.vn/', 'https://snv.tinh.gov.vn/', true],
  ['https://snv.tinh.gov.vn/', 'https://www.tinh.gov.vn/', true],
  ['https://snv.tinh.gov.vn/', 'https://syt.tinh.gov.vn/', false],
  ['https://tinh.gov.vn/', 'https://khactinh.gov.vn/', false],
  ['https://tinh.gov.vn/', 'mailto:a@tinh.gov.vn', false],
])('%s and %s: one site is %s', (a, b, expected) => {
  expect(sameSite(a, b)).toBe(expected);
});
