import type { Routes } from '@angular/router';

/** The pages of a draft. */
export const draftRoutes: Routes = [];
