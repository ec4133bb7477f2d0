import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { appealWordsSchema, moderationRoutes, restrictionRoutes, type Statement } from '@lectern/contracts';
import { ApiClient, newCommandId, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import {
  focusFirstError,
  FormFaults,
  FormFooter,
  Moment,
  Notices,
  PageHeading,
  RemoteState,
  TextField,
  Trail,
} from '@lectern/web/ui';

/** What one was told of a decision or a restriction, whole, and the appeal against it. */
@Component({
  selector: 'lec-statement-page',
  imports: [FormFooter, FormRoot, Moment, PageHeading, RemoteState, RouterLink, TextField, Trail, TranslocoDirective],
  templateUrl: './statement-page.html',
  styles: `
    dl {
      display: grid;
      gap: 8px;
    }
    dt {
      margin-top: 16px;
      color: var(--quiet);
      font-weight: 500;
    }
    dd {
      display: grid;
      gap: 8px;
      margin: 0;
    }
    blockquote {
      margin: 0;
      padding: 4px 0 4px 16px;
      border-inline-start: 2px solid var(--rule);
      font-family: var(--reading-face);
    }
    .form {
      margin-top: 8px;
    }
  `,
})
export class StatementPage {
  readonly statementId = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly faults = inject(FormFaults);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly statement = signal<Remote<Statement>>(notLoaded);
  /** what a moderator put in the place of one's words */
  protected readonly becomes = computed(() => {
    const content = this.statement().value?.content;
    return content?.restriction === 'edited' ? content.facts.becomes : null;
  });
  /** below which the texts are that say how it ended */
  protected readonly endedTexts = computed(() =>
    this.becomes() !== null ? 'endedEdit.' : this.statement().value?.commentId ? 'ended.' : 'endedRestriction.',
  );
  private readonly loadWith = remoteLoading<Statement>((change) => this.statement.update(change));
  /** one name for as long as it is the same appeal, however often it is sent */
  private readonly commandId = newCommandId();
  protected readonly form = form(
    signal({ words: '' }),
    (path) => validateStandardSchema(path, appealWordsSchema.pick({ words: true })),
    {
      submission: {
        action: (sent) => this.faults.send(sent, () => this.appeal(sent().value().words)),
        onInvalid: focusFirstError,
      },
    },
  );

  constructor() {
    effect(() => {
      this.statementId();
      void untracked(() => this.load());
    });
  }

  protected load(): Promise<void> {
    const params = { statementId: this.statementId() };
    return this.loadWith(() => this.api.call(moderationRoutes.statement, { params }));
  }

  private async appeal(words: string): Promise<void> {
    const { decisionId = null, restrictionId = null } = this.statement().value ?? {};
    const said = { commandId: this.commandId, words };
    if (decisionId !== null) await this.api.call(moderationRoutes.appeal, { body: { ...said, decisionId } });
    else if (restrictionId !== null)
      await this.api.call(restrictionRoutes.appealRestriction, { params: { restrictionId }, body: said });
    else return;
    await this.load();
    this.notices.tell(this.transloco.translate<string>('moderation.statement.sent'));
  }
}
