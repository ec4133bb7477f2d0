import { Component, input } from '@angular/core';
import type { AnyReaction } from '@lectern/contracts';
import {
  LucideBookOpenCheck,
  LucideCircleQuestionMark,
  LucideHand,
  LucideHandHeart,
  LucideHeart,
  LucideDrama,
  LucideLightbulb,
  LucideThumbsDown,
  LucideThumbsUp,
} from '@lectern/web/icons';

/** The sign of a reaction; its word stands beside it or is its button's name. */
@Component({
  selector: 'lec-reaction-icon',
  imports: [
    LucideBookOpenCheck,
    LucideCircleQuestionMark,
    LucideHand,
    LucideHandHeart,
    LucideHeart,
    LucideDrama,
    LucideLightbulb,
    LucideThumbsDown,
    LucideThumbsUp,
  ],
  template: `
    @switch (reaction()) {
      @case ('agree') {
        <svg lucideThumbsUp size="15"></svg>
      }
      @case ('disagree') {
        <svg lucideThumbsDown size="15"></svg>
      }
      @case ('thanks') {
        <svg lucideHandHeart size="15"></svg>
      }
      @case ('insight') {
        <svg lucideLightbulb size="15"></svg>
      }
      @case ('moving') {
        <svg lucideHeart size="15"></svg>
      }
      @case ('funny') {
        <svg lucideDrama size="15"></svg>
      }
      @case ('unclear') {
        <svg lucideCircleQuestionMark size="15"></svg>
      }
      @case ('source') {
        <svg lucideBookOpenCheck size="15"></svg>
      }
      @case ('me-too') {
        <svg lucideHand size="15"></svg>
      }
    }
  `,
  styles: `
    :host {
      display: inline-flex;
    }
  `,
})
export class ReactionIcon {
  readonly reaction = input.required<AnyReaction>();
}
