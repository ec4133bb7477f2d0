import { join } from 'node:path';
import * as z from 'zod';

const flag = z.enum(['true', 'false', '1', '0', '']).transform((text) => text === 'true' || text === '1');

/** Every setting the server reads from its environment, with its default. The README's table says the same. */
const environmentSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4280),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'An address such as https://lectern.example.org' })
    .refine((address) => !URL.canParse(address) || new URL(address).pathname === '/', 'An address without a path.')
    .optional(),
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'An address such as postgresql://user:password@host:5432/database',
  }),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'An address such as redis://host:6379' }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'An address such as smtps://user:password@host:465' }).optional(),
  MAIL_FROM: z.email('An e-mail address.').optional(),
  DATA_DIR: z.string().min(1).default('data'),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  REGISTRATION: z.enum(['open', 'invited']).default('open'),
  SESSION_IDLE_DAYS: z.coerce.number().min(0.01).max(365).default(14),
  SESSION_DAYS: z.coerce.number().min(0.01).max(365).default(90),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional(),
  IMPORT_WORKER: z.string().min(1).default('dist/apps/api/import-worker.mjs'),
  /** lets texts be imported from this machine's own addresses; for tests and development */
  IMPORT_FROM_LOOPBACK: flag.default(false),
  CLIENT_FOLDER: z.string().min(1).default('dist/apps/web/browser'),
  /** where Prometheus finds figures; without a port nowhere */
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** how long a server that is to stop says so at /health/ready before it closes its doors */
  DRAIN_SECONDS: z.coerce.number().min(0).max(20).default(0),
  /** how late the server may be before it leaves out what matters least */
  SHED_DELAY_MS: z.coerce.number().int().min(1).max(60_000).default(100),
  /** where traces go, by OTLP over HTTP */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'An address such as http://localhost:4318' })
    .optional(),
  PRISMA_FOLDER: z.string().min(1).default('prisma'),
  /** how many times the usual limits on commands a minute; for load tests on one's own machine */
  RATE_LIMIT_FACTOR: z.coerce.number().min(0.1).max(1_000_000).default(1),
  /** answers are checked against their contracts; for tests and development */
  CHECK_ANSWERS: flag.default(false),
});

/** The server's settings, parsed once at boot. */
export type Config = ReturnType<typeof readConfig>;
export const CONFIG = Symbol('CONFIG');

/** Settings that could not be understood: every fault, each with the name of its variable. */
export class ConfigurationError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(['These settings are not right:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
  }
}

/** Parses the environment into the settings. An empty variable counts as not set. Throws `ConfigurationError`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  const faults = [
    ...(parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []),
    ...faultsTogether(given),
  ];
  if (!parsed.success || faults.length > 0) throw new ConfigurationError(faults);
  const settings = parsed.data;
  const publicUrl = new URL(settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`);
  return {
    isProduction: settings.NODE_ENV === 'production',
    port: settings.PORT,
    host: settings.HOST,
    publicUrl,
    /** exact origins a browser may come from; on the loopback address it may call us by either name */
    origins: settings.PUBLIC_URL ? [publicUrl.origin] : loopbackOrigins(settings.PORT),
    isSecure: publicUrl.protocol === 'https:',
    databaseUrl: settings.DATABASE_URL,
    databaseConnections: settings.DATABASE_CONNECTIONS,
    redisUrl: settings.REDIS_URL ?? null,
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM ?? `lectern@${publicUrl.hostname}`,
    /** where letters go without SMTP_URL */
    mailFolder: join(settings.DATA_DIR, 'mail'),
    trustedProxies: settings.TRUSTED_PROXIES,
    registration: settings.REGISTRATION,
    sessionIdleMs: settings.SESSION_IDLE_DAYS * 86_400_000,
    sessionAbsoluteMs: settings.SESSION_DAYS * 86_400_000,
    logLevel: settings.LOG_LEVEL ?? (settings.NODE_ENV === 'production' ? 'info' : 'warn'),
    importWorker: settings.IMPORT_WORKER,
    importFromLoopback: settings.IMPORT_FROM_LOOPBACK,
    clientFolder: settings.CLIENT_FOLDER,
    metricsPort: settings.METRICS_PORT ?? null,
    metricsHost: settings.METRICS_HOST,
    drainMs: settings.DRAIN_SECONDS * 1_000,
    shedDelayMs: settings.SHED_DELAY_MS,
    tracesUrl: settings.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    prismaFolder: settings.PRISMA_FOLDER,
    rateLimitFactor: settings.RATE_LIMIT_FACTOR,
    checkAnswers: settings.CHECK_ANSWERS,
  } as const;
}

function loopbackOrigins(port: number): string[] {
  return ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`);
}

/** What is wrong only in combination; asked of the raw values, so that other faults do not hide it. */
function faultsTogether(given: Readonly<Record<string, string | undefined>>): string[] {
  return [...hostFaults(given), ...loopbackFaults(given)];
}

function loopbackFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  const isWanted = ['true', '1'].includes(given['IMPORT_FROM_LOOPBACK'] ?? '');
  if (!isWanted || (given['NODE_ENV'] ?? 'production') !== 'production') return [];
  return [
    'IMPORT_FROM_LOOPBACK: Only for development and tests: people could reach what listens on this machine alone.',
  ];
}

function hostFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  const publicUrl = given['PUBLIC_URL'];
  if (publicUrl === undefined)
    return isLoopback(given['HOST'] ?? '127.0.0.1')
      ? []
      : ['PUBLIC_URL: Needed when HOST lets others in: the address people open, such as https://lectern.example.org'];
  const { protocol, hostname } = URL.canParse(publicUrl) ? new URL(publicUrl) : { protocol: '', hostname: '' };
  if (protocol !== 'http:' || isLoopback(hostname)) return [];
  return [
    'PUBLIC_URL: Plain http is for this machine alone: anyone on the way could read along and take over a sign-in. ' +
      'Put a proxy with HTTPS in front and give its address, such as https://lectern.example.org',
  ];
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/.test(host);
}
