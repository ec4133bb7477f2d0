import { Injectable, signal } from '@angular/core';

/** How much of what happens in a session is read out: everything, what concerns oneself, nothing by itself. */
export const saidLevels = ['everything', 'own', 'nothing'] as const;
export type SaidLevel = (typeof saidLevels)[number];

const storedAs = 'lectern.live-said';

/** The person's own choice of it, kept on this device. */
@Injectable({ providedIn: 'root' })
export class SaidPreference {
  private readonly chosen = signal<SaidLevel>(stored());
  readonly level = this.chosen.asReadonly();

  choose(level: SaidLevel): void {
    this.chosen.set(level);
    try {
      localStorage.setItem(storedAs, level);
    } catch {
      // Without storage the choice holds until the page is left.
      return;
    }
  }
}

function stored(): SaidLevel {
  try {
    const kept = localStorage.getItem(storedAs);
    return saidLevels.find((level) => level === kept) ?? 'everything';
  } catch {
    return 'everything';
  }
}
