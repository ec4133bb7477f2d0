import { type ImportAnnotations, limits } from '@lectern/contracts';

/** What a chosen file turned out to be: something to send, or why not. */
export type AnnotationFile =
  | { readonly kind: 'annotations'; readonly body: ImportAnnotations }
  | { readonly kind: 'problem'; readonly problem: 'tooLarge' | 'notJson' };

/** Reads a file of annotations; which of the two forms it has is seen from what is in it. */
export async function readAnnotationFile(file: Pick<File, 'size' | 'text'>): Promise<AnnotationFile> {
  if (file.size > limits.annotationBytes) return { kind: 'problem', problem: 'tooLarge' };
  try {
    const annotations: unknown = JSON.parse(await file.text());
    return { kind: 'annotations', body: { source: sourceOf(annotations), annotations } };
  } catch {
    return { kind: 'problem', problem: 'notJson' };
  }
}

/** Web Annotations name their context; what Hypothesis exports does not. */
function sourceOf(annotations: unknown): ImportAnnotations['source'] {
  const first = Array.isArray(annotations) ? annotations[0] : annotations;
  return typeof first === 'object' && first !== null && '@context' in first ? 'web-annotation' : 'hypothesis';
}
