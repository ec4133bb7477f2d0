import { DOCUMENT } from '@angular/common';
import { inject } from '@angular/core';
import type { NavigationError } from '@angular/router';

/**
 * Opens a page anew whose code is not to be had any more: the server was renewed since this tab was loaded, and serves the
 * files of another build. A first page that fails is not tried again, and without a connection nothing is left.
 */
export async function openRenewed({ id, url, error }: NavigationError): Promise<void> {
  const { location } = inject(DOCUMENT);
  const isCodeMissing = error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
  if (!isCodeMissing || id === 1) return;
  const isThere = await fetch(url, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isThere) location.assign(url);
}
