import { Component, inject } from '@angular/core';
import { ReactionIcon } from '@lectern/web/threads';
import { PassingReactions } from './passing-reactions';

/** The reactions that stand for a moment, above everything and in nobody's way; to who listens they are said elsewhere. */
@Component({
  selector: 'lec-reaction-shower',
  imports: [ReactionIcon],
  template: `
    @for (one of passing.shown(); track one.reaction + one.turn) {
      <span class="one"><lec-reaction-icon [reaction]="one.reaction" />{{ one.count }}</span>
    }
  `,
  styles: `
    :host {
      position: fixed;
      inset: auto auto 20px 20px;
      z-index: 45;
      display: flex;
      gap: 8px;
      pointer-events: none;
    }

    .one {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      padding: 6px 12px;
      border: 1px solid var(--rule);
      border-radius: 999px;
      background: var(--raised);
      box-shadow: var(--shadow);
      color: var(--ink);
      font-variant-numeric: tabular-nums;
      animation: lec-reaction-fades 4s linear forwards;
    }

    @keyframes lec-reaction-fades {
      0% {
        opacity: 0;
        transform: translateY(8px);
      }

      4% {
        opacity: 1;
        transform: none;
      }

      70% {
        opacity: 1;
      }

      100% {
        opacity: 0;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .one {
        animation: none;
      }
    }

    @media print {
      :host {
        display: none;
      }
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class ReactionShower {
  protected readonly passing = inject(PassingReactions);
}
