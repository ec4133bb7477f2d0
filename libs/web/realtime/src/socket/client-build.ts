/** The build of the client this page was served with; null where a server that serves no built client gave it. */
export function clientBuild(document: Document): string | null {
  const build = document.querySelector<HTMLMetaElement>('meta[name="lectern-build"]')?.content ?? '';
  return /^[\da-f]+$/.test(build) ? build : null;
}
