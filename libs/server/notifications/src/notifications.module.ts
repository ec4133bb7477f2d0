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
import { PushKeysRepository } from './push/push-keys.repository';
import { PushQueue } from './push/push-queue';
import { PushSubscriptionRepository } from './push/push-subscription.repository';
import { PushController } from './push/push.controller';
import { PushRepository } from './push/push.repository';
import { TellingRepository } from './telling.repository';
import { ChangeSettingsUseCase } from './use-cases/change-settings.use-case';
import { ChooseLevelUseCase } from './use-cases/choose-level.use-case';
import { MarkNotificationsReadUseCase } from './use-cases/mark-notifications-read.use-case';
import { OrderSessionLettersUseCase } from './use-cases/order-session-letters.use-case';
import { ReadNotificationsUseCase } from './use-cases/read-notifications.use-case';
import { ChoosePushUseCase } from './use-cases/choose-push.use-case';
import { SendLetterUseCase } from './use-cases/send-letter.use-case';
import { SendPushUseCase } from './use-cases/send-push.use-case';
import { TellOfCommentsUseCase } from './use-cases/tell-of-comments.use-case';

/** Being told what others say, see docs/notifications.md. */
@Module({
  controllers: [NotificationController, PushController],
  providers: [
    ChangeSettingsUseCase,
    ChooseLevelUseCase,
    ChoosePushUseCase,
    LetterQueue,
    LetterRepository,
    LevelRepository,
    MarkNotificationsReadUseCase,
    NotificationFollower,
    NotificationRepository,
    NotificationStream,
    OrderSessionLettersUseCase,
    PushKeysRepository,
    PushQueue,
    PushRepository,
    PushSubscriptionRepository,
    ReadNotificationsUseCase,
    SendLetterUseCase,
    SendPushUseCase,
    SessionLetterRepository,
    SettingsRepository,
    TellOfCommentsUseCase,
    TellingRepository,
  ],
})
export class NotificationsModule {}
