import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Import } from '@lectern/contracts';
import { Button } from '@lectern/web/ui';
import { LucideCircleAlert, LucideCircleCheck, LucideFileText } from '@lectern/web/icons';
import { failureKey } from './failure-key';

/** One file on its way: how far it is, how to stop it, or why it failed and what to do. */
@Component({
  selector: 'lec-import-item',
  imports: [Button, LucideCircleAlert, LucideCircleCheck, LucideFileText, RouterLink, TranslocoDirective],
  templateUrl: './import-item.html',
  styleUrl: './import-item.css',
})
export class ImportItem {
  readonly item = input.required<Import>();
  readonly cancelled = output();

  private readonly transloco = inject(TranslocoService);
  protected readonly failure = computed(() => {
    const { failure } = this.item();
    return failure && this.transloco.translate<string>(`drafts.import.failure.${failureKey(failure.reason)}`);
  });
}
