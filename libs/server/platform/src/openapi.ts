import * as contracts from '@lectern/contracts';
import { refusalSchema, routes, type Route } from '@lectern/contracts';
import * as z from 'zod';

type Json = Record<string, unknown>;
type Direction = 'input' | 'output';
/** The named contracts that the doors speak of, as they are sent and as they are answered. */
type Components = Record<string, Json>;

/** Every contract that has a name, by which the description refers to it instead of writing it again. */
const named = z.registry<{ id: string }>();
for (const [name, contract] of Object.entries(contracts)) {
  if (name.endsWith('Schema') && contract instanceof z.ZodType)
    named.add(contract, { id: `${name.charAt(0).toUpperCase()}${name.slice(1, -'Schema'.length)}` });
}

/** The OpenAPI 3.1 description of every HTTP door, made of the contracts and of nothing else. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  const components: Components = {};
  const refusal = jsonSchema(refusalSchema, 'output', components);
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const path = route.path.replace(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route, refusal, components) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lectern',
      version: '1',
      description:
        'Signed in by a session cookie. Requests that change something need an Origin (or Sec-Fetch-Site: same-origin) of this server. Refusals have a code; switch on it, not on the message.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-lectern',
          description: 'Over plain HTTP on the loopback address: `lectern`.',
        },
      },
    },
  };
}

function operation(name: string, route: Route, refusal: Json, components: Components): Json {
  return {
    operationId: name,
    summary: route.summary,
    ...(route.signedIn ? { security: [{ session: [] }] } : {}),
    parameters: [...parametersOf(route.params, 'path', components), ...parametersOf(route.query, 'query', components)],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(route.body, 'input', components) } },
          },
        }
      : {}),
    ...(route.bytes
      ? {
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : {}),
    responses: {
      ...(route.file ? { '200': fileAnswer(route.file) } : {}),
      ...(route.answer
        ? {
            '200': {
              description: 'Done.',
              content: { 'application/json': { schema: jsonSchema(route.answer, 'output', components) } },
            },
          }
        : route.file
          ? {}
          : { '204': { description: 'Done.' } }),
      default: {
        description: 'Refused.',
        content: { 'application/json': { schema: refusal } },
      },
    },
  };
}

function fileAnswer(mediaTypes: readonly string[]): Json {
  const schema = { type: 'string', format: 'binary' };
  return { description: 'A file.', content: Object.fromEntries(mediaTypes.map((type) => [type, { schema }])) };
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query', components: Components): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(field, undefined).success,
    schema: jsonSchema(field as z.ZodType, 'input', components),
  }));
}

function jsonSchema(schema: z.ZodType, io: Direction, components: Components): Json {
  const {
    $schema: _,
    $defs = {},
    ...written
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any', metadata: named });
  // what may be left out when it is sent is there when it is answered: two schemas
  const suffix = io === 'input' ? 'Input' : '';
  const refer = (part: Json): Json =>
    JSON.parse(JSON.stringify(part), (key, value: unknown) =>
      key === '$ref' ? String(value).replace('#/$defs/', '#/components/schemas/') + suffix : value,
    ) as Json;
  for (const [name, definition] of Object.entries($defs as Components)) components[name + suffix] ??= refer(definition);
  return refer(written);
}
