import { Controller, Inject, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { routes, type Account, type CurrentAccount, type RouteInput, type SignedInSession } from '@lectern/contracts';
import {
  CONFIG,
  Endpoint,
  Input,
  WhoCalls,
  type Caller,
  type Config,
  type SignedInCaller,
} from '@lectern/server/platform';
import { clearSessionCookie, SessionRepository, Sessions, setSessionCookie } from '@lectern/server/sessions';
import { presentAccount, presentSession } from './account.presenter';
import { PersonRepository, type StoredPerson } from './person.repository';
import { SetupLink } from './setup-link';
import { SignInGuard } from './sign-in.guard';
import { ChangePasswordUseCase } from './use-cases/change-password.use-case';
import { EndSessionUseCase } from './use-cases/end-session.use-case';
import { RegisterUseCase } from './use-cases/register.use-case';
import { ResetPasswordUseCase } from './use-cases/reset-password.use-case';
import { SetUpUseCase } from './use-cases/set-up.use-case';

/** Accounts and sessions over HTTP. */
@Controller()
export class AccountController {
  constructor(
    private readonly people: PersonRepository,
    private readonly sessions: Sessions,
    private readonly sessionRepository: SessionRepository,
    private readonly setupLink: SetupLink,
    private readonly register: RegisterUseCase,
    private readonly setUp: SetUpUseCase,
    private readonly changePassword: ChangePasswordUseCase,
    private readonly endSession: EndSessionUseCase,
    private readonly resetPassword: ResetPasswordUseCase,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Endpoint(routes.currentAccount)
  async current(@WhoCalls() caller: Caller): Promise<CurrentAccount> {
    const person = caller.personId === null ? null : await this.people.find(caller.personId);
    const registration = person === null && (await this.setupLink.isNeeded()) ? 'setup' : this.config.registration;
    return { account: person && presentAccount(person), registration };
  }

  @Endpoint(routes.register)
  async createAccount(
    @WhoCalls() caller: Caller,
    @Input() input: RouteInput<typeof routes.register>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Account> {
    return this.signedIn(await this.register.execute(caller, input), caller, response);
  }

  @Endpoint(routes.setUp)
  async createFirstOwner(
    @WhoCalls() caller: Caller,
    @Input() input: RouteInput<typeof routes.setUp>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Account> {
    return this.signedIn(await this.setUp.execute(caller, input), caller, response);
  }

  @Endpoint(routes.signIn)
  @UseGuards(SignInGuard)
  async signIn(
    @Req() request: Request,
    @WhoCalls() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Account> {
    return this.signedIn(request.user as StoredPerson, caller, response);
  }

  @Endpoint(routes.signOut)
  async signOut(
    @Req() request: Request,
    @WhoCalls() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    if (caller.personId !== null && caller.sessionId !== null)
      await this.endSession.execute(caller as SignedInCaller, caller.sessionId);
    clearSessionCookie(request, response, this.config);
    response.setHeader('Clear-Site-Data', '"cache"');
  }

  @Endpoint(routes.updateAccount)
  async update(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.updateAccount>,
  ): Promise<Account> {
    return presentAccount(await this.people.rename(caller.personId, input.displayName));
  }

  @Endpoint(routes.changePassword)
  async newPassword(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.changePassword>,
  ): Promise<void> {
    await this.changePassword.execute(caller, input);
  }

  @Endpoint(routes.requestPasswordReset)
  async forgotPassword(
    @WhoCalls() caller: Caller,
    @Input() input: RouteInput<typeof routes.requestPasswordReset>,
  ): Promise<void> {
    await this.resetPassword.request(caller, input);
  }

  @Endpoint(routes.resetPassword)
  async useReset(@WhoCalls() caller: Caller, @Input() input: RouteInput<typeof routes.resetPassword>): Promise<void> {
    await this.resetPassword.reset(caller, input);
  }

  @Endpoint(routes.sessions)
  async list(@WhoCalls() caller: SignedInCaller): Promise<SignedInSession[]> {
    const sessions = await this.sessionRepository.ofPerson(caller.personId);
    return sessions.map((session) => presentSession(session, caller.sessionId));
  }

  @Endpoint(routes.endSession)
  async end(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.endSession>): Promise<void> {
    await this.endSession.execute(caller, input.sessionId);
  }

  /** A fresh session at every sign-in; one the browser had before is ended, so a planted token gains nothing. */
  private async signedIn(person: StoredPerson, caller: Caller, response: Response): Promise<Account> {
    if (caller.personId !== null && caller.sessionId !== null)
      await this.endSession.execute(caller as SignedInCaller, caller.sessionId);
    const { token } = await this.sessions.begin(person.id, caller.userAgent);
    setSessionCookie(response, this.config, token);
    return presentAccount(person);
  }
}
