import { inject, Injectable, signal } from '@angular/core';
import { Announcer, FaultTexts } from '@lectern/web/core';

/** A short message that stands at the page's edge until it is closed or has been there long enough to be read. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly isFault: boolean;
  readonly action?: { readonly text: string; readonly run: () => void };
}

const standingMs = 8_000;

/** Says what was done, or what could not be, without taking the focus. Faults stay until they are closed. */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly announcer = inject(Announcer);
  private readonly faultTexts = inject(FaultTexts);
  private readonly standing = signal<readonly Notice[]>([]);
  private lastId = 0;
  readonly list = this.standing.asReadonly();

  /** Tells something for a while; longer where there is something to press, or for so long as that can be done. */
  tell(text: string, action?: Notice['action'], forMs = action ? standingMs * 2 : standingMs): void {
    const notice = this.add({ text, isFault: false, action });
    setTimeout(() => this.close(notice.id), forMs);
  }

  fault(fault: unknown): void {
    this.add({ text: this.faultTexts.text(fault), isFault: true });
  }

  /** Does something and shows why if it could not be done; answers whether it was. */
  async attempt(act: () => Promise<unknown>, doneText?: string): Promise<boolean> {
    try {
      await act();
      if (doneText) this.tell(doneText);
      return true;
    } catch (fault) {
      this.fault(fault);
      return false;
    }
  }

  close(id: number): void {
    this.standing.update((notices) => notices.filter((notice) => notice.id !== id));
  }

  private add(notice: Omit<Notice, 'id'>): Notice {
    const added = { ...notice, id: ++this.lastId };
    this.standing.update((notices) => [...notices.slice(-2), added]);
    this.announcer.announce(notice.text);
    return added;
  }
}
