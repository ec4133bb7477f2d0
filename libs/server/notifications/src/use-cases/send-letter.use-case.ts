import { Inject, Injectable } from '@nestjs/common';
import type { NotificationReason } from '@lectern/contracts';
import { groupVerdict, isLetterTrue, type SessionLetterKind } from '@lectern/domain';
import { PostOffice } from '@lectern/server/mail';
import { CONFIG, serverLimits, type Config } from '@lectern/server/platform';
import { LetterRepository, type ClaimedLetter } from '../letters/letter.repository';
import type { LetterWords } from '../letters/letter-frame';
import { letterWords } from '../letters/letter-text';
import { quietUntil } from '../letters/local-times';
import { sessionLetterWords } from '../letters/session-letter-text';
import { SessionLetterRepository } from '../letters/session-letter.repository';
import { presentNotification } from '../notification.presenter';
import { NotificationRepository } from '../notification.repository';

type ToldKind = Exclude<ClaimedLetter['kind'], SessionLetterKind>;

const reasonsOf: Readonly<Record<ToldKind, readonly NotificationReason[]>> = {
  mentions: ['mention'],
  digest: ['mention', 'answer', 'comment'],
};

/**
 * Writes one letter and posts it. What it tells of is decided when it is written, and only what one may see then; what
 * was read meanwhile is left out, and a letter with nothing in it is not sent.
 */
@Injectable()
export class SendLetterUseCase {
  constructor(
    private readonly letters: LetterRepository,
    private readonly notifications: NotificationRepository,
    private readonly sessionLetters: SessionLetterRepository,
    private readonly postOffice: PostOffice,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(letterId: string): Promise<void> {
    const now = new Date();
    const letter = await this.letters.claim(letterId, now, later(now, serverLimits.letterLeaseMs));
    if (!letter) return;
    if (!letter.isWanted) return this.letters.end(letter.id, 'dropped');
    const { quietFrom: from, quietTo: to } = letter;
    const quiet = quietUntil(now, letter.timeZone, from === null || to === null ? null : { from, to });
    if (quiet) return this.letters.putOff(letter.id, quiet, false);
    const words = await this.words(letter);
    if (!words) return this.letters.end(letter.id, 'dropped');
    const { id, attempts, email } = letter;
    const outcome = await this.postOffice.post({ id, to: email, ...words, unsubscribeUrl: this.oneClick(letter) }, () =>
      this.letters.handOver(id, attempts),
    );
    if (outcome === 'sent') return this.letters.end(id, 'sent');
    if (outcome === 'unknown' || attempts >= serverLimits.letterAttempts) return this.letters.end(id, 'failed');
    await this.letters.putOff(id, later(now, 60_000 * 2 ** attempts), true);
  }

  private words(letter: ClaimedLetter): Promise<LetterWords | null> {
    const { kind } = letter;
    return kind === 'mentions' || kind === 'digest' ? this.toldWords(letter, kind) : this.sessionWords(letter, kind);
  }

  private async sessionWords(letter: ClaimedLetter, kind: SessionLetterKind): Promise<LetterWords | null> {
    const { id, personId, timeZone } = letter;
    const session = await this.sessionLetters.facts(id, personId);
    if (!session) return null;
    const { role, visibility } = session;
    const seen = groupVerdict({ personId, role }, 'see', { visibility, joinPolicy: 'invitation' });
    if (seen !== 'allow' || !isLetterTrue(kind, session, session.people, personId, new Date())) return null;
    const { publicUrl } = this.config;
    return sessionLetterWords({ kind, session, timeZone, publicUrl, unsubscribeUrl: this.pageToStop(letter) });
  }

  private async toldWords(letter: ClaimedLetter, kind: ToldKind): Promise<LetterWords | null> {
    const { id, personId } = letter;
    const commentIds = await this.letters.fill(id, personId, reasonsOf[kind]);
    const rows = await this.notifications.of(commentIds.map((commentId) => ({ personId, commentId })));
    const seen = rows
      .filter(({ isRead }) => !isRead)
      .sort((one, other) => other.at.getTime() - one.at.getTime())
      .flatMap((row) => presentNotification(row) ?? []);
    const told = seen.slice(0, serverLimits.toldPerLetter);
    if (told.length === 0) return null;
    const { publicUrl } = this.config;
    const unsubscribeUrl = this.pageToStop(letter);
    return letterWords({ kind, told, more: seen.length - told.length, publicUrl, unsubscribeUrl });
  }

  private pageToStop({ unsubscribeKey }: ClaimedLetter): string {
    return new URL(`/unsubscribe/${unsubscribeKey}`, this.config.publicUrl).href;
  }

  private oneClick({ unsubscribeKey }: ClaimedLetter): string {
    return new URL(`/api/letters/unsubscribe/${unsubscribeKey}`, this.config.publicUrl).href;
  }
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
