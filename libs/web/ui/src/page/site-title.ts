/** A page's title as the browser shows it: what it is first, the product's name last. */
export function siteTitle(page: string | undefined): string {
  return page ? `${page} · Lectern` : 'Lectern';
}
