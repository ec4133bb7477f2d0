import * as z from 'zod';
import { idSchema, linkTokenSchema, sequenceSchema } from '../identifiers';

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/**
 * A door over HTTP. `path` names its parameters as `:name`; `params` and `query` are strings there
 * and parsed by their schemas. `signedIn: false` lets people in who have no session (what they may
 * see is decided by the use case). `bytes`: the body is a file, sent as `application/octet-stream`.
 */
export interface Route {
  readonly method: HttpMethod;
  readonly path: string;
  readonly summary: string;
  readonly signedIn: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly bytes?: true;
  /** called by mail programs and the like, from anywhere: no session counts, and a form they send along is not read */
  readonly fromAnywhere?: true;
  /** the largest body; without it `limits.httpBodyBytes` */
  readonly bodyBytes?: number;
  /** how many keys the objects of a JSON body may have together, where that is more than `httpBodyKeys` */
  readonly bodyKeys?: number;
  /** what it counts as when the server has too much to do; without it GET is a read, and everything else a post */
  readonly shed?: 'previews' | 'search';
  /** null: answers 204 with no body */
  readonly answer: z.ZodType | null;
  /** answers with a file of one of these media types, to be saved; `answer` is null then */
  readonly file?: readonly string[];
}

/** Keeps what a route says about itself as its type. */
export const route = <const R extends Route>(definition: R): R => definition;

export const groupParams = z.strictObject({ groupId: idSchema });
export const readingParams = z.strictObject({ readingId: idSchema });
export const fileQuery = z.strictObject({ fileName: z.string().min(1).max(255), commandId: z.uuidv7() });
export const tokenParams = z.strictObject({ token: linkTokenSchema });
/** a page of a list, as it stands in an address */
export const pageText = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'A number from 1.')
  .transform(Number);
/** numbers arrive as text in an address */
export const sequenceText = z
  .string()
  .regex(/^\d{1,15}$/, 'A whole number.')
  .transform(Number)
  .pipe(sequenceSchema);

type Parsed<T> = T extends z.ZodType ? z.output<T> : Record<never, never>;
type Sent<T> = T extends z.ZodType ? z.input<T> : Record<never, never>;
/** What a use case behind a route gets: parameters, query and body in one. */
export type RouteInput<R extends Route> = Parsed<R['params']> & Parsed<R['query']> & Parsed<R['body']>;
/** What a caller of a route gives: `params`, `query` and `body` before parsing. */
export interface RouteRequest<R extends Route> {
  params: Sent<R['params']>;
  query: Sent<R['query']>;
  body: Sent<R['body']>;
}
/** What a route answers. */
export type RouteAnswer<R extends Route> = R['answer'] extends z.ZodType ? z.output<R['answer']> : undefined;
