import { InjectionToken } from '@angular/core';

/** Asks before somebody signs out, and tidies up what stays on the device; false: they would rather stay. */
export const MAY_SIGN_OUT = new InjectionToken<() => Promise<boolean>>('MAY_SIGN_OUT');
