import { refusalSchema, routes, type Route } from '@lectern/contracts';
import * as z from 'zod';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 description of every HTTP door, made of the contracts and of nothing else. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const path = route.path.replace(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
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
      schemas: { Refusal: jsonSchema(refusalSchema, 'output') },
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

function operation(name: string, route: Route): Json {
  return {
    operationId: name,
    summary: route.summary,
    ...(route.signedIn ? { security: [{ session: [] }] } : {}),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(route.body
      ? {
          requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body, 'input') } } },
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
              content: { 'application/json': { schema: jsonSchema(route.answer, 'output') } },
            },
          }
        : route.file
          ? {}
          : { '204': { description: 'Done.' } }),
      default: {
        description: 'Refused.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  };
}

function fileAnswer(mediaTypes: readonly string[]): Json {
  const schema = { type: 'string', format: 'binary' };
  return { description: 'A file.', content: Object.fromEntries(mediaTypes.map((type) => [type, { schema }])) };
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(field, undefined).success,
    schema: jsonSchema(field as z.ZodType, 'input'),
  }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
