/** Resources that have a page of their own, at the same path without the version. */
const WITH_PAGES = ['/assets/', '/certificates/', '/impact-cases/'];

/** The page of a resource that an answer links to; null: it has none. */
export function pageOf(link: string): string | null {
  const path = link.replace(/^\/v1/, '');
  return WITH_PAGES.some((start) => path.startsWith(start)) ? path : null;
}
