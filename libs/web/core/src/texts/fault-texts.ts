import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Refusal } from '@lectern/contracts';
import { RefusedError, UnexpectedAnswerError, UnreachableError } from '../api/faults';

/** Says in a person's words what went wrong and what one can do; decides by the code, never by the server's text. */
@Injectable({ providedIn: 'root' })
export class FaultTexts {
  private readonly transloco = inject(TranslocoService);

  /** A sentence for whatever a call threw. */
  text(fault: unknown): string {
    if (fault instanceof RefusedError) return this.refusalText(fault.refusal);
    if (fault instanceof UnreachableError) return this.transloco.translate('core.fault.unreachable');
    if (fault instanceof UnexpectedAnswerError) return this.transloco.translate('core.fault.unexpected');
    return this.transloco.translate('core.fault.unknown');
  }

  /** A sentence for a refusal's code, with its waiting time or request number where that helps. */
  refusalText(refusal: Refusal): string {
    return this.transloco.translate(`core.refusal.${refusalKey(refusal)}`, {
      seconds: refusal.retryAfterSeconds,
      requestId: refusal.requestId,
      words: [...new Set((refusal.findings ?? []).map(({ words }) => `“${words}”`))].join(', '),
      explanation: [...new Set((refusal.findings ?? []).map(({ explanation }) => explanation))].join(' '),
    });
  }
}

function refusalKey(refusal: Refusal): string {
  switch (refusal.code) {
    case 'E_RATE':
      return refusal.retryAfterSeconds === undefined ? 'E_RATE' : 'E_RATE-until';
    case 'E_INTERNAL':
      return refusal.requestId === undefined ? 'E_INTERNAL' : 'E_INTERNAL-request';
    case 'E_WORDS':
    case 'E_HELD':
    case 'E_CLOSED':
      return refusal.reason === undefined ? refusal.code : `${refusal.code}-${refusal.reason}`;
    default:
      return refusal.code;
  }
}
