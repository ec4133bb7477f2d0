import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormField, form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  letsInSchema,
  type LetsIn,
  localStartSchema,
  type Reading,
  livePlanSchema,
  liveSessionRoutes,
  readingRoutes,
} from '@lectern/contracts';
import { ApiClient, newCommandId, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import {
  type Choice,
  ChoiceField,
  focusFirstError,
  FormFaults,
  FormFooter,
  NumberField,
  PageHeading,
  RemoteState,
  SelectField,
  TextField,
  Trail,
  type TrailStep,
} from '@lectern/web/ui';
import * as z from 'zod';
import { AgendaEditor } from './agenda-editor';
import { CoHostField } from './co-host-field';
import { faultOf, type PassageDraft, passagesOf } from './passage-draft';

interface Arranged {
  title: string;
  start: string;
  timeZone: string;
  lengthMinutes: number;
  letsIn: LetsIn;
  /** 0: as many as come */
  places: number;
}

const { title, timeZone, lengthMinutes, letsIn, capacity } = livePlanSchema.shape;
const places = z.union([z.literal(0), capacity.unwrap()]);
const arrangedSchema = z.strictObject({ title, start: localStartSchema, timeZone, lengthMinutes, letsIn, places });

/** Arranges a live session over a reading: when, how long, what is read, who comes in. */
@Component({
  selector: 'lec-new-live-session-page',
  imports: [
    AgendaEditor,
    ChoiceField,
    CoHostField,
    FormField,
    FormFooter,
    FormRoot,
    NumberField,
    PageHeading,
    RemoteState,
    SelectField,
    TextField,
    Trail,
    TranslocoDirective,
  ],
  templateUrl: './new-live-session-page.html',
})
export class NewLiveSessionPage {
  readonly readingId = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly faults = inject(FormFaults);
  private readonly transloco = inject(TranslocoService);
  // One id for this form: sent twice, it still makes one session.
  private readonly commandId = newCommandId();

  protected readonly reading = signal<Remote<Reading>>(notLoaded);
  private readonly loadWith = remoteLoading<Reading>((change) => this.reading.update(change));
  protected readonly coHostIds = signal<readonly string[]>([]);
  protected readonly passages = signal<readonly PassageDraft[]>([]);
  protected readonly trail = computed((): readonly TrailStep[] => {
    const open = this.reading().value;
    if (!open) return [];
    return [
      { text: open.group.name, link: ['/groups', open.group.id] },
      { text: open.reading.title, link: ['/readings', open.reading.id] },
    ];
  });
  // one's own first, which the list may not have: UTC is in none
  protected readonly timeZones = [...new Set([ownTimeZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])].map(
    (zone): Choice => ({ value: zone, text: zone.replaceAll('_', ' ') }),
  );
  protected readonly entrances = computed(() =>
    letsInSchema.options.map((value): Choice => {
      const text = (part: string) => this.transloco.translate<string>(`live.new.letsIn.${value}.${part}`);
      return { value, text: text('text'), hint: text('hint') };
    }),
  );
  protected readonly form = form(
    signal<Arranged>({
      title: '',
      start: tomorrowEvening(),
      timeZone: ownTimeZone(),
      lengthMinutes: 90,
      letsIn: 'members',
      places: 0,
    }),
    (path) => validateStandardSchema(path, arrangedSchema),
    {
      submission: {
        action: (sent) => this.faults.send(sent, () => this.arrange(sent().value())),
        onInvalid: focusFirstError,
      },
    },
  );

  constructor() {
    effect(() => {
      const readingId = this.readingId();
      untracked(() => void this.load(readingId));
    });
  }

  protected load(readingId = this.readingId()): Promise<void> {
    return this.loadWith(() => this.api.call(readingRoutes.reading, { params: { readingId } }));
  }

  private async arrange({ places, ...arranged }: Arranged): Promise<void> {
    const blocks = this.reading().value?.blocks ?? [];
    const lastNumber = Math.max(0, ...blocks.map(({ number }) => number ?? 0));
    if (this.passages().some((passage) => faultOf(passage, lastNumber) !== null)) {
      document.querySelector<HTMLElement>('lec-agenda-editor .field-error')?.scrollIntoView({ block: 'center' });
      return;
    }
    const session = await this.api.call(liveSessionRoutes.scheduleLiveSession, {
      params: { readingId: this.readingId() },
      body: {
        ...arranged,
        agenda: passagesOf(this.passages(), blocks),
        capacity: places === 0 ? null : places,
        coHostIds: [...this.coHostIds()],
        isDraft: false,
        commandId: this.commandId,
      },
    });
    await this.router.navigate(['/sessions', session.id]);
  }
}

function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Tomorrow at seven in the evening on the reader's own clock. */
function tomorrowEvening(): string {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T19:00`;
}
