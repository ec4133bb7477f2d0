import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type ChosenAudience,
  chosenAudienceSchema,
  commentBodySchema,
  limits,
  type MemberRole,
  type Span,
} from '@lectern/contracts';
import { mentionMarkdown } from '@lectern/prose';
import { LucideCircleAlert } from '@lectern/web/icons';
import { formatLocale } from '@lectern/web/core';
import { Button } from '@lectern/web/ui';
import { MentionList } from '../mentions/mention-list';
import type { MentionChoice } from '../mentions/mention-list';
import { MentionNote } from '../mentions/mention-note';
import { mentionQuery, type MentionQuery } from '../mentions/mention-query';
import { markdownOf, shownText, type ShownMentions } from '../mentions/shown-mentions';
import { PictureAdder } from './picture-adder';
import { Prose } from '../prose/prose';
import { ProseReader } from '../prose/prose-reader';
import { DiscussionStore } from '../discussion/discussion-store';
import { nowhere, wholeReading } from '../discussion/place';
import { secondsUntil } from '../standing/seconds-until';
import { GoingOn } from '../thread/going-on';
import { WritingStore } from './writing-store';
import { targetKey, type WritingTarget } from './writing-target';

const leads = (role: MemberRole | null) => role === 'owner' || role === 'moderator';
const keptAfterMs = 300;
let lastNumber = 0;

/** Where one writes: Markdown with a preview; what is begun is kept until it is sent or thrown away. */
@Component({
  selector: 'lec-composer',
  imports: [Button, LucideCircleAlert, MentionList, MentionNote, PictureAdder, Prose, TranslocoDirective],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
})
export class Composer {
  readonly target = input.required<WritingTarget>();
  /** the composer closed, sent or not: the focus belongs somewhere else */
  readonly closed = output();

  private readonly discussion = inject(DiscussionStore);
  private readonly writing = inject(WritingStore);
  private readonly reader = inject(ProseReader);
  private readonly goingOn = inject(GoingOn);
  private readonly language = inject(TranslocoService).activeLang;
  private readonly box = viewChild<ElementRef<HTMLTextAreaElement>>('box');
  private readonly isTried = signal(false);
  private isDone = false;

  protected readonly id = `composer-${++lastNumber}`;
  protected readonly isPreview = signal(false);
  // One field does not pay for the forms library, which this page would load for it alone.
  protected readonly text = signal('');
  /** the names in `text` that stand for somebody */
  private readonly mentions = signal<ShownMentions>(new Map());
  protected readonly body = computed(() => markdownOf(this.text(), this.mentions()));
  protected readonly hasMentions = computed(() => this.body() !== this.text());
  /** a name that is being typed behind an `@` */
  protected readonly naming = signal<MentionQuery | null>(null);
  protected readonly names = viewChild<Pick<MentionList, 'move' | 'chosen' | 'activeId'>>('names');
  protected readonly readingId = inject(DiscussionStore).readingId;
  /** a picture that is about to be added */
  protected readonly picture = signal<File | null>(null);
  protected readonly pictureKinds = 'image/png,image/jpeg,image/webp,image/gif';
  protected readonly isQuestion = signal(false);
  protected readonly audience = signal<ChosenAudience>('group');
  protected readonly audiences = computed(() =>
    chosenAudienceSchema.options.filter(
      (one) =>
        one === 'notes' ||
        (this.goingOn.inReading(this.discussion) &&
          (one !== 'leaders' || leads(this.discussion.viewer().role)) &&
          (one !== 'circle' || this.isCircleHere())),
    ),
  );
  protected readonly circle = this.discussion.circle;
  /** what others say on a paragraph a circle would see before it has written there */
  private readonly isCircleHere = computed(() => {
    const target = this.target();
    const isParagraph = target.kind === 'thread' && target.place !== wholeReading && target.place !== nowhere;
    return this.circle() !== null && !(isParagraph && this.discussion.firstThoughts() !== null);
  });
  /** what others say here shows once one's own is sent */
  protected readonly isFirst = computed(() => {
    const target = this.target();
    return target.kind === 'thread' && this.discussion.isHiddenAt(target.place);
  });
  /** what is kept and sent: the target, with what was chosen here */
  private readonly chosen = computed((): WritingTarget => {
    const target = this.target();
    return target.kind === 'thread' ? { ...target, isQuestion: this.isQuestion(), audience: this.audience() } : target;
  });
  protected readonly word = computed(() => {
    const { kind } = this.target();
    return kind === 'thread' && this.isQuestion() ? 'question' : kind;
  });
  protected readonly left = computed(() => limits.commentCharacters - this.body().length);
  protected readonly span = computed((): Span | null => {
    const target = this.target();
    return target.kind === 'thread' ? target.span : null;
  });
  private readonly writesAgainAtMs = computed(() => {
    const target = this.target();
    if (target.kind === 'edit' || (target.kind === 'thread' && this.audience() === 'notes')) return 0;
    return this.goingOn.writesAgainAtMs(this.discussion, target.kind === 'answer' ? target.threadId : null);
  });
  /** where one waits between two comments: how much longer */
  protected readonly secondsLeft = secondsUntil(this.writesAgainAtMs);
  protected readonly writesAgainAt = computed(() =>
    new Date(this.writesAgainAtMs()).toLocaleTimeString(formatLocale(this.language()), { timeStyle: 'medium' }),
  );
  protected readonly problem = computed(() => {
    const body = this.body();
    if (body.length > limits.commentCharacters) return 'too-long';
    if (body.trim() === '') return this.isTried() ? 'empty' : null;
    const formatting = this.reader.problem(body);
    if (formatting !== null) return formatting;
    return commentBodySchema.safeParse(body).success ? null : 'not-storable';
  });

  constructor() {
    // What is said about the comment meanwhile makes the target anew; what one is writing, and where, stays the same.
    const key = computed(() => targetKey(this.target()));
    effect(() => {
      key();
      this.writing.arrivals();
      untracked(() => {
        this.show(this.writing.initialBody(this.target()));
        this.isTried.set(false);
        this.isPreview.set(false);
      });
    });
    effect(() => {
      const target = this.target();
      untracked(() => {
        this.isQuestion.set(target.kind === 'thread' && target.isQuestion === true);
        const isOpen = this.goingOn.inReading(this.discussion);
        this.audience.set((target.kind === 'thread' && target.audience) || (isOpen ? 'group' : 'notes'));
      });
    });
    effect(() => {
      if (this.writing.addition() === null) return;
      untracked(() => this.add(this.writing.takeAddition() ?? ''));
    });
    effect((onCleanup) => {
      const body = this.body();
      const target = this.chosen();
      const timer = setTimeout(() => this.writing.keep(target, body), keptAfterMs);
      onCleanup(() => clearTimeout(timer));
    });
    const closed = this.writing.composing(() => this.writing.keep(this.chosen(), this.body()));
    inject(DestroyRef).onDestroy(() => {
      closed();
      if (!this.isDone) this.writing.keep(this.chosen(), this.body());
    });
    afterNextRender(() => {
      if (!this.writing.takesFocus()) return;
      const box = this.box()?.nativeElement;
      box?.focus({ preventScroll: true });
      box?.setSelectionRange(box.value.length, box.value.length);
      box?.form?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected chooseAudience(value: string): void {
    this.audience.set(chosenAudienceSchema.catch('group').parse(value));
  }

  /** Puts words at the end, on lines of their own, and the cursor behind them. */
  private add(words: string): void {
    const body = this.body();
    this.show(body.trim() === '' ? words : `${body.trimEnd()}\n\n${words}`);
    this.isPreview.set(false);
    setTimeout(() => {
      const box = this.box()?.nativeElement;
      box?.focus({ preventScroll: true });
      box?.setSelectionRange(box.value.length, box.value.length);
    });
  }

  /** Puts Markdown into the field, with people by their names. */
  private show(markdown: string): void {
    const { text, mentions } = shownText(markdown);
    this.text.set(text);
    this.mentions.set(mentions);
  }

  /** Opens a picture that was chosen. */
  protected chosenPicture(chooser: HTMLInputElement): void {
    this.picture.set(chooser.files?.[0] ?? null);
    // the same one can be chosen again
    chooser.value = '';
  }

  /** Opens a picture that was pasted or dropped; words are pasted as always. */
  protected offered(event: Event, data: DataTransfer | null): void {
    const file = [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));
    if (!file) return;
    event.preventDefault();
    this.picture.set(file);
  }

  /** Puts Markdown where the cursor is. */
  protected insert(markdown: string): void {
    const box = this.box()?.nativeElement;
    const at = box?.selectionStart ?? this.text().length;
    const [before, behind] = [this.text().slice(0, at), this.text().slice(box?.selectionEnd ?? at)];
    const lead = before === '' || before.endsWith('\n') ? '' : '\n\n';
    const start = markdownOf(before, this.mentions()) + lead + markdown;
    const cursor = shownText(start).text.length;
    this.show(start + markdownOf(behind, this.mentions()));
    this.picture.set(null);
    this.isPreview.set(false);
    setTimeout(() => {
      const field = this.box()?.nativeElement;
      field?.focus({ preventScroll: true });
      field?.setSelectionRange(cursor, cursor);
    });
  }

  protected leavePicture(): void {
    this.picture.set(null);
    this.box()?.nativeElement.focus({ preventScroll: true });
  }

  protected typed(box: HTMLTextAreaElement): void {
    this.text.set(box.value);
    this.naming.set(box.selectionStart === box.selectionEnd ? mentionQuery(box.value, box.selectionStart) : null);
  }

  /** Puts a name in place of what was typed of it. */
  protected mention({ name, target }: MentionChoice): void {
    const box = this.box()?.nativeElement;
    const naming = this.naming();
    if (!box || !naming) return;
    this.naming.set(null);
    const [before, behind] = [box.value.slice(0, naming.start), box.value.slice(box.selectionStart)];
    const markdown = `${markdownOf(before, this.mentions())}${mentionMarkdown(name, target)} `;
    const cursor = shownText(markdown).text.length;
    this.show(markdown + markdownOf(behind.replace(/^ /, ''), this.mentions()));
    // at once, not when it is drawn: whoever types goes on typing
    box.value = this.text();
    box.setSelectionRange(cursor, cursor);
    box.focus({ preventScroll: true });
  }

  /** While names are offered the arrows, Enter and Escape are theirs. */
  protected nameKey(event: KeyboardEvent): void {
    const names = this.names();
    const chosen = this.naming() ? names?.chosen() : null;
    if (!names || !chosen || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') names.move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) this.mention(chosen);
    else if (event.key === 'Escape') this.naming.set(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected submit(event: Event): void {
    event.preventDefault();
    void this.send();
  }

  protected key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      (event.currentTarget as HTMLFormElement).requestSubmit();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.leave();
    }
  }

  /** Escape keeps what was begun; the button throws it away. */
  protected cancel(): void {
    this.isDone = true;
    this.writing.end(true);
    this.closed.emit();
  }

  private leave(): void {
    this.writing.keep(this.chosen(), this.body());
    this.writing.end(false);
    this.closed.emit();
  }

  private async send(): Promise<void> {
    this.isTried.set(true);
    if (this.problem() !== null || this.secondsLeft() > 0) return;
    this.isDone = true;
    await this.writing.send(this.chosen(), this.body());
    this.closed.emit();
  }
}
