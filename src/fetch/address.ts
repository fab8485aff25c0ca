import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import { AddressRefused, type Problem } from './problem.js';

/** How names become addresses, and which of them may be asked. Tests bring their own. */
export interface Network {
  /** All addresses of a host; rejects where it has none. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** True for an IP address that must not be asked. */
  readonly refuses: (ip: string) => boolean;
}

/** The network as it is; addresses that are not public are refused unless `allowPrivate`. */
export function realNetwork(allowPrivate: boolean): Network {
  return {
    resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
    refuses: allowPrivate ? () => false : isPrivate,
  };
}

// IANA's special-purpose address registries: everything not globally reachable, and multicast.
const PRIVATE_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
const PRIVATE_6 = [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const;
// An IPv4 address may stand at the end of these: mapped, translated, and by NAT64, which public hosts have, too.
const EMBEDDING = ['::ffff:', '::ffff:0:', '64:ff9b::'];

const blocked = new BlockList();
for (const [net, prefix] of PRIVATE_6) blocked.addSubnet(net, prefix, 'ipv6');
for (const [net, prefix] of PRIVATE_4) {
  blocked.addSubnet(net, prefix, 'ipv4');
  for (const before of EMBEDDING) blocked.addSubnet(before + net, 96 + prefix, 'ipv6');
}

/** True for IP addresses of private, loopback, link-local, shared, reserved and multicast networks, in v4 and v6. */
export function isPrivate(ip: string): boolean {
  return blocked.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}

// Percent-encoded Vietnamese takes nine characters a letter; servers refuse longer addresses anyway.
const LONGEST = 4096;

/**
 * The address to ask: http or https, no user and password, at most 4,096 characters, any port but 0, and no literal IP
 * address the network refuses, however it is spelled. A fragment is dropped. Hosts are looked up when they are asked.
 */
export function addressOf(text: string, network: Network, base: URL | null = null): URL | Problem {
  const bad = (why: string): Problem => ({ code: 'bad-address', message: `${shortened(text)} ${why}` });
  if (text.length > LONGEST) return bad(`is longer than ${LONGEST} characters: check where it ends.`);
  if (!URL.canParse(text, base?.href)) return bad('is not an address: write it as https://host/path.');
  const url = new URL(text, base?.href);
  url.hash = '';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return bad('is neither http nor https.');
  if (url.username || url.password) return bad('holds a user or password: leave them out.');
  if (url.port === '0') return bad('has port 0: leave the port out.');
  if (url.href.length > LONGEST) return bad(`is longer than ${LONGEST} characters once encoded.`);
  const ip = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(ip) && network.refuses(ip) ? refusal(url.hostname, ip) : url;
}

/**
 * Looks a host up for a socket, which then connects to the very addresses given here: nothing is resolved a second time
 * between check and connection. Refused addresses are left out; none left is an error.
 */
export function checkedLookup(network: Network): LookupFunction {
  return (host, options, done) => {
    network.resolve(host).then(
      (all) => {
        const found = all.filter((ip) => !network.refuses(ip)).map((address) => ({ address, family: isIP(address) }));
        if (found.length === 0) done(new AddressRefused(refusal(host, all[0] ?? 'none')), []);
        else if (options.all) done(null, found);
        else done(null, found[0]!.address, found[0]!.family);
      },
      (error) => done(error, []),
    );
  };
}

function refusal(host: string, ip: string): Problem {
  const named = host.replace(/^\[|\]$/g, '') === ip ? ip : `${host} (${ip})`;
  return {
    code: 'private-address',
    message: `${named} is an address of a private network: only public ones are asked, unless --allow-private is given.`,
  };
}

const shortened = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}…` : text);
