import * as z from 'zod';
import { idSchema } from '../identifiers';
import { importSchema } from '../imports';
import { limits } from '../limits';
import {
  changeDraftSchema,
  draftSchema,
  draftSummarySchema,
  pasteTextSchema,
  publishDraftSchema,
  readingSummarySchema,
} from '../readings';
import { rehearsalSchema } from '../revisions';
import { fileQuery, groupParams, route } from './route';

const draftParams = z.strictObject({ draftId: idSchema });

/** Texts on their way to be published. */
export const draftRoutes = {
  drafts: route({
    method: 'GET',
    path: '/api/groups/:groupId/drafts',
    summary: 'Texts not yet published',
    signedIn: true,
    params: groupParams,
    answer: z.array(draftSummarySchema),
  }),
  pasteText: route({
    method: 'POST',
    path: '/api/groups/:groupId/drafts',
    summary: 'Start a draft from pasted text',
    signedIn: true,
    params: groupParams,
    body: pasteTextSchema,
    // JSON may escape each character
    bodyBytes: limits.textBytes * 2,
    answer: draftSchema,
  }),
  uploadText: route({
    method: 'POST',
    path: '/api/groups/:groupId/drafts/upload',
    summary: 'Start a draft from a file; answers with the import, which ends in a draft of the same id',
    signedIn: true,
    params: groupParams,
    query: fileQuery,
    bytes: true,
    bodyBytes: limits.fileBytes,
    answer: importSchema,
  }),
  draft: route({
    method: 'GET',
    path: '/api/drafts/:draftId',
    summary: 'A draft with its decisions',
    signedIn: true,
    params: draftParams,
    answer: draftSchema,
  }),
  draftOriginal: route({
    method: 'GET',
    path: '/api/drafts/:draftId/original',
    summary: 'The file a draft came from',
    signedIn: true,
    params: draftParams,
    file: ['application/octet-stream'],
    answer: null,
  }),
  changeDraft: route({
    method: 'PATCH',
    path: '/api/drafts/:draftId',
    summary: 'Undo or redo a decision, edit a draft',
    signedIn: true,
    params: draftParams,
    body: changeDraftSchema,
    bodyBytes: limits.blockCharacters * 8,
    answer: draftSchema,
  }),
  discardDraft: route({
    method: 'DELETE',
    path: '/api/drafts/:draftId',
    summary: 'Throw a draft away',
    signedIn: true,
    params: draftParams,
    answer: null,
  }),
  rehearsal: route({
    method: 'GET',
    path: '/api/drafts/:draftId/rehearsal',
    shed: 'previews',
    summary: 'What publishing a draft of a reading would change, and what becomes of each thread',
    signedIn: true,
    params: draftParams,
    answer: rehearsalSchema,
  }),
  publishDraft: route({
    method: 'POST',
    path: '/api/drafts/:draftId/publish',
    summary: 'Publish a draft as a reading, or as the next revision of the reading it revises',
    signedIn: true,
    params: draftParams,
    body: publishDraftSchema,
    answer: readingSummarySchema,
  }),
} as const;
