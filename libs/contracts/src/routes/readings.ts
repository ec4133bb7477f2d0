import * as z from 'zod';
import { annotationReportSchema, exportFiles, exportFormatSchema, importAnnotationsSchema } from '../annotations';
import { importAddressSchema, importSchema } from '../imports';
import { limits } from '../limits';
import {
  draftSchema,
  ledgerSchema,
  pasteTextSchema,
  readingCardSchema,
  readingSchema,
  readingSummarySchema,
} from '../readings';
import { idSchema } from '../identifiers';
import {
  carriedPlacesSchema,
  comparisonSchema,
  revisionSchema,
  revisionSummarySchema,
  startRevisionSchema,
} from '../revisions';
import { fileQuery, groupParams, readingParams, route } from './route';

/** numbers arrive as text in an address */
const revisionNumberText = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'A number from 1.')
  .transform(Number);

/** several ids in one parameter, with commas */
const blockIdsText = z
  .string()
  .max(limits.placesPerQuestion * 37)
  .transform((text) => text.split(','))
  .pipe(z.array(idSchema).max(limits.placesPerQuestion));

/** Readings, their revisions, and what goes out and in. */
export const readingRoutes = {
  readings: route({
    method: 'GET',
    path: '/api/groups/:groupId/readings',
    summary: 'The readings of a group',
    signedIn: false,
    params: groupParams,
    answer: z.array(readingSummarySchema),
  }),
  reading: route({
    method: 'GET',
    path: '/api/readings/:readingId',
    summary: 'A reading with its text and threads',
    signedIn: false,
    params: readingParams,
    answer: readingSchema,
  }),
  aboutReading: route({
    method: 'GET',
    path: '/api/readings/:readingId/about',
    summary: 'What is known of a reading, without its text and threads',
    signedIn: false,
    params: readingParams,
    answer: readingCardSchema,
  }),
  revisions: route({
    method: 'GET',
    path: '/api/readings/:readingId/revisions',
    summary: 'The revisions of a reading, the newest first',
    signedIn: false,
    params: readingParams,
    answer: z.array(revisionSummarySchema),
  }),
  revision: route({
    method: 'GET',
    path: '/api/readings/:readingId/revisions/:number',
    summary: 'One revision, with the threads as they stand on it',
    signedIn: false,
    params: readingParams.extend({ number: revisionNumberText }),
    answer: revisionSchema,
  }),
  compareRevisions: route({
    method: 'GET',
    path: '/api/readings/:readingId/compare',
    shed: 'previews',
    summary: 'What changed from one revision to another',
    signedIn: false,
    params: readingParams,
    query: z.strictObject({ from: revisionNumberText, to: revisionNumberText }),
    answer: comparisonSchema,
  }),
  carriedPlaces: route({
    method: 'GET',
    path: '/api/readings/:readingId/places',
    summary: 'Where blocks of an older revision are on the present one',
    signedIn: false,
    params: readingParams,
    query: z.strictObject({ from: revisionNumberText, blockIds: blockIdsText }),
    answer: carriedPlacesSchema,
  }),
  ledger: route({
    method: 'GET',
    path: '/api/readings/:readingId/ledger',
    summary: 'The decisions of the import that made the present revision',
    signedIn: true,
    params: readingParams,
    answer: ledgerSchema,
  }),
  original: route({
    method: 'GET',
    path: '/api/readings/:readingId/original',
    summary: 'The file a reading came from, or that of an older revision',
    signedIn: false,
    params: readingParams,
    query: z.strictObject({ number: revisionNumberText.optional() }),
    file: ['application/octet-stream'],
    answer: null,
  }),
  exportReading: route({
    method: 'GET',
    path: '/api/readings/:readingId/export',
    shed: 'previews',
    summary: 'A reading with its threads as a file',
    signedIn: false,
    params: readingParams,
    query: z.strictObject({ format: exportFormatSchema }),
    file: Object.values(exportFiles).map(({ mediaType }) => mediaType.replace(/;.*/, '')),
    answer: null,
  }),
  importAnnotations: route({
    method: 'POST',
    path: '/api/readings/:readingId/annotations',
    summary: 'Bring in annotations made elsewhere, and say what was anchored how',
    signedIn: true,
    params: readingParams,
    body: importAnnotationsSchema,
    bodyBytes: limits.annotationBytes,
    bodyKeys: limits.annotationKeys,
    answer: annotationReportSchema,
  }),
  startRevision: route({
    method: 'POST',
    path: '/api/readings/:readingId/drafts',
    summary: 'Start the next revision from the present one',
    signedIn: true,
    params: readingParams,
    body: startRevisionSchema,
    answer: draftSchema,
  }),
  pasteRevision: route({
    method: 'POST',
    path: '/api/readings/:readingId/drafts/paste',
    summary: 'Start the next revision from pasted text',
    signedIn: true,
    params: readingParams,
    body: pasteTextSchema,
    bodyBytes: limits.textBytes * 2,
    answer: draftSchema,
  }),
  uploadRevision: route({
    method: 'POST',
    path: '/api/readings/:readingId/drafts/upload',
    summary: 'Start the next revision from a file; answers with the import, which ends in a draft of the same id',
    signedIn: true,
    params: readingParams,
    query: fileQuery,
    bytes: true,
    bodyBytes: limits.fileBytes,
    answer: importSchema,
  }),
  importRevisionAddress: route({
    method: 'POST',
    path: '/api/readings/:readingId/imports',
    summary: 'Start the next revision from the address of a web page, or of a file on the public web',
    signedIn: true,
    params: readingParams,
    body: importAddressSchema,
    answer: importSchema,
  }),
} as const;
