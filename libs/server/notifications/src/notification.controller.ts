import { Controller } from '@nestjs/common';
import {
  routes,
  type NotificationLevels,
  type NotificationPage,
  type NotificationSettings,
  type RouteInput,
} from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { ChangeSettingsUseCase } from './use-cases/change-settings.use-case';
import { ChooseLevelUseCase } from './use-cases/choose-level.use-case';
import { MarkNotificationsReadUseCase } from './use-cases/mark-notifications-read.use-case';
import { ReadNotificationsUseCase } from './use-cases/read-notifications.use-case';

/** What one is told, over HTTP. */
@Controller()
export class NotificationController {
  constructor(
    private readonly readNotifications: ReadNotificationsUseCase,
    private readonly markRead: MarkNotificationsReadUseCase,
    private readonly levels: ChooseLevelUseCase,
    private readonly settings: ChangeSettingsUseCase,
  ) {}

  @Endpoint(routes.notifications)
  page(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.notifications>,
  ): Promise<NotificationPage> {
    return this.readNotifications.execute(caller, input);
  }

  @Endpoint(routes.markNotificationsRead)
  mark(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.markNotificationsRead>) {
    return this.markRead.execute(caller, input);
  }

  @Endpoint(routes.notificationLevels)
  readLevels(@WhoCalls() caller: SignedInCaller): Promise<NotificationLevels> {
    return this.levels.read(caller);
  }

  @Endpoint(routes.setNotificationLevel)
  setLevel(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.setNotificationLevel>,
  ): Promise<void> {
    return this.levels.set(caller, input);
  }

  @Endpoint(routes.notificationSettings)
  readSettings(@WhoCalls() caller: SignedInCaller): Promise<NotificationSettings | null> {
    return this.settings.read(caller);
  }

  @Endpoint(routes.changeNotificationSettings)
  changeSettings(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.changeNotificationSettings>,
  ): Promise<void> {
    return this.settings.change(caller, input);
  }

  @Endpoint(routes.unsubscribe)
  unsubscribe(@WhoCalls() caller: Caller, @Input() input: RouteInput<typeof routes.unsubscribe>): Promise<void> {
    return this.settings.stopLetters(caller, input.token);
  }
}
