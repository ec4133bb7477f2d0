import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Whether an address is one anybody on the internet could reach: everything else is somebody's own network. */
export function isPublicAddress(text: string): boolean {
  const address = unwrapped(text);
  if (!address || address.range() !== 'unicast') return false;
  // ipaddr.js knows what is reserved today; only this block has ever been given to anybody
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(ipaddr.IPv6.parse('2000::'), 3);
}

/** Whether an address is this machine itself. */
export function isLoopbackAddress(text: string): boolean {
  return unwrapped(text)?.range() === 'loopback';
}

/** The address itself, or the IPv4 one that a translator on the way would make of it. */
function unwrapped(text: string): Address | null {
  if (!ipaddr.isValid(text)) return null;
  const address = ipaddr.parse(text);
  if (address.kind() === 'ipv4') return address;
  const v6 = address as ipaddr.IPv6;
  if (v6.isIPv4MappedAddress()) return v6.toIPv4Address();
  const bytes = v6.toByteArray();
  // NAT64 (RFC 6052) and 6to4 (RFC 3056)
  if (v6.range() === 'rfc6052') return ipaddr.fromByteArray(bytes.slice(12));
  if (v6.range() === '6to4') return ipaddr.fromByteArray(bytes.slice(2, 6));
  return v6;
}
