import { Module } from '@nestjs/common';
import { LetterQueue } from './letters/letter-queue';
import { LetterRepository } from './letters/letter.repository';
import { SessionLetterRepository } from './letters/session-letter.repository';
import { SettingsRepository } from './letters/settings.repository';
import { LevelRepository } from './level.repository';
import { NotificationController } from './notification.controller';
import { NotificationFollower } from './notification-follower';
import { NotificationRepository } from './notification.repository';
import { NotificationStream } from './notification-stream';
import { TellingRepository } from './telling.repository';
import { ChangeSettingsUseCase } from './use-cases/change-settings.use-case';
import { ChooseLevelUseCase } from './use-cases/choose-level.use-case';
import { MarkNotificationsReadUseCase } from './use-cases/mark-notifications-read.use-case';
import { OrderSessionLettersUseCase } from './use-cases/order-session-letters.use-case';
import { ReadNotificationsUseCase } from './use-cases/read-notifications.use-case';
import { SendLetterUseCase } from './use-cases/send-letter.use-case';
import { TellOfCommentsUseCase } from './use-cases/tell-of-comments.use-case';

/** Being told what others say, see docs/notifications.md. */
@Module({
  controllers: [NotificationController],
  providers: [
    ChangeSettingsUseCase,
    ChooseLevelUseCase,
    LetterQueue,
    LetterRepository,
    LevelRepository,
    MarkNotificationsReadUseCase,
    NotificationFollower,
    NotificationRepository,
    NotificationStream,
    OrderSessionLettersUseCase,
    ReadNotificationsUseCase,
    SendLetterUseCase,
    SessionLetterRepository,
    SettingsRepository,
    TellOfCommentsUseCase,
    TellingRepository,
  ],
})
export class NotificationsModule {}
