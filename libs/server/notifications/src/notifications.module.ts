import { Module } from '@nestjs/common';
import { LevelRepository } from './level.repository';
import { NotificationController } from './notification.controller';
import { NotificationFollower } from './notification-follower';
import { NotificationRepository } from './notification.repository';
import { NotificationStream } from './notification-stream';
import { TellingRepository } from './telling.repository';
import { ChooseLevelUseCase } from './use-cases/choose-level.use-case';
import { MarkNotificationsReadUseCase } from './use-cases/mark-notifications-read.use-case';
import { ReadNotificationsUseCase } from './use-cases/read-notifications.use-case';
import { TellOfCommentsUseCase } from './use-cases/tell-of-comments.use-case';

/** Being told what others say, see docs/notifications.md. */
@Module({
  controllers: [NotificationController],
  providers: [
    ChooseLevelUseCase,
    LevelRepository,
    MarkNotificationsReadUseCase,
    NotificationFollower,
    NotificationRepository,
    NotificationStream,
    ReadNotificationsUseCase,
    TellOfCommentsUseCase,
    TellingRepository,
  ],
})
export class NotificationsModule {}
