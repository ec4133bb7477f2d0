import { DestroyRef, Directive, inject, TemplateRef } from '@angular/core';
import { HeaderContent } from './header-content';

/** Shows its template among the header's tools as long as the page is open: `<ng-template lecHeaderTools>`. */
@Directive({ selector: 'ng-template[lecHeaderTools]' })
export class HeaderTools {
  constructor() {
    const header = inject(HeaderContent);
    const template = inject<TemplateRef<unknown>>(TemplateRef);
    header.addTools(template);
    inject(DestroyRef).onDestroy(() => header.removeTools(template));
  }
}
