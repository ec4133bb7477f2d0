import { inject, type Provider } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { MAY_SIGN_OUT, SessionStore } from '@lectern/web/core';
import { Dialogs } from '@lectern/web/ui';

/** At sign-out: says what was written here and not sent, and takes it off the device once that is clear. */
export function provideLeaving(): Provider {
  return {
    provide: MAY_SIGN_OUT,
    useFactory: () => {
      const session = inject(SessionStore);
      const dialogs = inject(Dialogs);
      const transloco = inject(TranslocoService);
      return async () => {
        const personId = session.account()?.id;
        if (personId === undefined) return true;
        // fetched at the click: no page needs it before
        const { countLeftBehind, forgetLeftBehind } = await import('@lectern/web/realtime');
        const count = await countLeftBehind(personId);
        const text = (key: string) => transloco.translate<string>(`app.leaving.${key}`, { count });
        const mayLeave =
          count === 0 || (await dialogs.confirm({ title: text('title'), text: text('text'), action: text('action') }));
        if (mayLeave) await forgetLeftBehind(personId);
        return mayLeave;
      };
    },
  };
}
