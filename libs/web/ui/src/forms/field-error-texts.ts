import { inject, Injectable } from '@angular/core';
import { StandardSchemaValidationError, type ValidationError } from '@angular/forms/signals';
import { TranslocoService } from '@jsverse/transloco';
import type { z } from 'zod';

/** Says in the reader's language what a contract or the server has against a field. */
@Injectable({ providedIn: 'root' })
export class FieldErrorTexts {
  private readonly transloco = inject(TranslocoService);

  text(error: ValidationError): string {
    if (!(error instanceof StandardSchemaValidationError)) return error.message ?? this.translated('other');
    // The contracts are zod's, so the issues behind the standard interface are zod's too.
    return this.issueText(error.issue as z.core.$ZodIssue);
  }

  private issueText(issue: z.core.$ZodIssue): string {
    switch (issue.code) {
      case 'too_small':
        return this.tooSmall(issue);
      case 'too_big':
        return this.translated(issue.origin === 'string' ? 'tooLong' : 'tooBig', { maximum: Number(issue.maximum) });
      case 'invalid_format':
        return this.translated(issue.format === 'email' || issue.format === 'url' ? issue.format : 'other');
      case 'invalid_type':
        return this.translated(issue.expected === 'int' || issue.expected === 'number' ? 'number' : 'required');
      case 'custom':
        return this.translated('notStorable');
      default:
        return this.translated('other');
    }
  }

  private tooSmall(issue: z.core.$ZodIssueTooSmall): string {
    const minimum = Number(issue.minimum);
    if (issue.origin !== 'string') return this.translated('tooSmall', { minimum });
    return minimum === 1 ? this.translated('required') : this.translated('tooShort', { minimum });
  }

  private translated(key: string, values: Record<string, unknown> = {}): string {
    return this.transloco.translate(`ui.error.${key}`, values);
  }
}
