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
import { clearSessionCookie, setSessionCookie } from '@lectern/server/sessions';
import { presentAccount } from './account.presenter';
import type { StoredPerson } from './person.repository';
import { SignInGuard } from './sign-in.guard';
import { BeginSessionUseCase } from './use-cases/begin-session.use-case';
import { ChangePasswordUseCase } from './use-cases/change-password.use-case';
import { EndSessionUseCase } from './use-cases/end-session.use-case';
import { ReadAccountUseCase } from './use-cases/read-account.use-case';
import { RegisterUseCase } from './use-cases/register.use-case';
import { RenamePersonUseCase } from './use-cases/rename-person.use-case';
import { ResetPasswordUseCase } from './use-cases/reset-password.use-case';
import { SetUpUseCase } from './use-cases/set-up.use-case';

/** Accounts and sessions over HTTP. */
@Controller()
export class AccountController {
  constructor(
    private readonly read: ReadAccountUseCase,
    private readonly rename: RenamePersonUseCase,
    private readonly beginSession: BeginSessionUseCase,
    private readonly register: RegisterUseCase,
    private readonly setUp: SetUpUseCase,
    private readonly changePassword: ChangePasswordUseCase,
    private readonly endSession: EndSessionUseCase,
    private readonly resetPassword: ResetPasswordUseCase,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Endpoint(routes.currentAccount)
  current(@WhoCalls() caller: Caller): Promise<CurrentAccount> {
    return this.read.current(caller);
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
  update(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.updateAccount>,
  ): Promise<Account> {
    return this.rename.execute(caller, input);
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
  list(@WhoCalls() caller: SignedInCaller): Promise<SignedInSession[]> {
    return this.read.signedInSessions(caller);
  }

  @Endpoint(routes.endSession)
  async end(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.endSession>): Promise<void> {
    await this.endSession.execute(caller, input.sessionId);
  }

  private async signedIn(person: StoredPerson, caller: Caller, response: Response): Promise<Account> {
    setSessionCookie(response, this.config, await this.beginSession.execute(caller, person.id));
    return presentAccount(person);
  }
}
