import type { Routes } from '@angular/router';

/** The pages of a reading. */
export const readingRoutes: Routes = [];
