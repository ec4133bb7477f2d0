import { describe, expect, it } from 'vitest';
import { ConfigurationError, readConfig } from './config';

const DATABASE_URL = 'postgresql://lectern:secret@localhost:5432/lectern';

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('need nothing but the database', () => {
    const config = readConfig({ DATABASE_URL });
    expect(config).toMatchObject({ host: '127.0.0.1', isProduction: true, isSecure: false, checkAnswers: false });
    expect(config.origins).toEqual(['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${config.port}`));
  });

  it('let nobody import from this machine itself where it serves people', () => {
    expect(readConfig({ DATABASE_URL }).importFromLoopback).toBe(false);
    expect(faultsOf({ DATABASE_URL, IMPORT_FROM_LOOPBACK: 'true' })[0]).toMatch(/^IMPORT_FROM_LOOPBACK: /);
    expect(readConfig({ DATABASE_URL, IMPORT_FROM_LOOPBACK: 'true', NODE_ENV: 'test' }).importFromLoopback).toBe(true);
  });

  it('that are empty count as not set', () => {
    expect(readConfig({ DATABASE_URL, PORT: '', REDIS_URL: '' })).toMatchObject({ redisUrl: null });
  });

  it('of an address people open make it the only origin, and safe where it is https', () => {
    const config = readConfig({ DATABASE_URL, PUBLIC_URL: 'https://lectern.example.org' });
    expect(config.origins).toEqual(['https://lectern.example.org']);
    expect(config.isSecure).toBe(true);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PORT', '1.5'],
    ['NODE_ENV', 'staging'],
    ['PUBLIC_URL', 'lectern.example.org'],
    ['PUBLIC_URL', 'ftp://lectern.example.org'],
    ['PUBLIC_URL', 'https://lectern.example.org/below'],
    ['PUBLIC_URL', 'http://lectern.example.org'],
    ['PUBLIC_URL', 'http://192.168.1.5:4280'],
    ['DATABASE_URL', 'mysql://localhost/lectern'],
    ['DATABASE_CONNECTIONS', '1'],
    ['REDIS_URL', 'localhost:6379'],
    ['TRUSTED_PROXIES', '-1'],
    ['REGISTRATION', 'closed'],
    ['SESSION_IDLE_DAYS', '0'],
    ['SESSION_DAYS', '366'],
    ['LOG_LEVEL', 'loud'],
    ['RATE_LIMIT_FACTOR', '0'],
    ['CHECK_ANSWERS', 'yes'],
    ['METRICS_PORT', '0'],
    ['DRAIN_SECONDS', '21'],
    ['SHED_DELAY_MS', '0'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318'],
  ])('%s=%s is a fault, said with its name', (name, value) => {
    const faults = faultsOf({ DATABASE_URL, [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name}: .{5,}`));
  });

  it('that are wrong are all said at once', () => {
    const faults = faultsOf({ PORT: 'x', REGISTRATION: 'x', LOG_LEVEL: 'x', SESSION_DAYS: 'x' });
    const names = ['DATABASE_URL', 'LOG_LEVEL', 'PORT', 'REGISTRATION', 'SESSION_DAYS'];
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual(names);
  });

  it('that let others in need the address they open', () => {
    for (const HOST of ['0.0.0.0', '::', '192.168.1.5', 'lectern.example.org'])
      expect(faultsOf({ DATABASE_URL, HOST })[0]).toMatch(/^PUBLIC_URL: /);
    for (const HOST of ['localhost', '127.0.0.2', '::1']) expect(faultsOf({ DATABASE_URL, HOST })).toEqual([]);
    expect(faultsOf({ DATABASE_URL, HOST: '0.0.0.0', PUBLIC_URL: 'https://lectern.example.org' })).toEqual([]);
  });

  it('never repeat a secret in what they say', () => {
    const faults = faultsOf({ DATABASE_URL: 'mysql://lectern:hunter2@localhost/x', REDIS_URL: 'x:hunter2' });
    expect(faults).toHaveLength(2);
    expect(faults.join()).not.toContain('hunter2');
  });
});
