import { describe, expect, it } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from './public-address';

describe('an address', () => {
  it.each([
    ['0.0.0.0', 'this network'],
    ['0.1.2.3', 'this network'],
    ['10.0.0.1', 'private'],
    ['100.64.0.1', 'a carrier’s own'],
    ['127.0.0.1', 'this machine'],
    ['127.255.255.254', 'this machine'],
    ['169.254.169.254', 'where clouds keep their secrets'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.0.0.1', 'reserved'],
    ['192.0.2.1', 'for documentation'],
    ['192.168.1.1', 'private'],
    ['198.18.0.1', 'for measurements'],
    ['198.51.100.1', 'for documentation'],
    ['203.0.113.1', 'for documentation'],
    ['224.0.0.1', 'many'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'everybody'],
    ['::', 'none'],
    ['::1', 'this machine'],
    ['::127.0.0.1', 'this machine, in the oldest clothes'],
    ['::ffff:127.0.0.1', 'this machine, mapped'],
    ['::ffff:10.0.0.1', 'private, mapped'],
    ['::ffff:a9fe:a9fe', 'where clouds keep their secrets, mapped'],
    ['64:ff9b::10.0.0.1', 'private, through NAT64'],
    ['64:ff9b::7f00:1', 'this machine, through NAT64'],
    ['64:ff9b:1::1', 'a network’s own NAT64'],
    ['2002:7f00:1::', 'this machine, through 6to4'],
    ['2002:a00:1::1', 'private, through 6to4'],
    ['2001::1', 'Teredo'],
    ['2001:db8::1', 'for documentation'],
    ['fc00::1', 'a site’s own'],
    ['fd12:3456::1', 'a site’s own'],
    ['fe80::1', 'this wire'],
    ['fe80::1%eth0', 'this wire, named'],
    ['fec0::1', 'a site’s own, long ago'],
    ['ff02::1', 'many'],
    ['100::1', 'the void'],
    ['5f00::1', 'segment routing'],
    ['', 'none'],
    ['localhost', 'a name'],
  ])('%s is not public: %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each([
    '1.1.1.1',
    '93.184.216.34',
    '172.15.0.1',
    '172.32.0.1',
    '2606:4700::1111',
    '::ffff:93.184.216.34',
    '64:ff9b::5db8:d822',
    '2002:5db8:d822::1',
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) =>
    expect(isLoopbackAddress(address)).toBe(true),
  );
});
