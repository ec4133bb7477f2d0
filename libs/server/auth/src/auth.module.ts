import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AccountController } from './account.controller';
import { ContactController } from './contacts/contact.controller';
import { ContactRepository } from './contacts/contact.repository';
import { DepartureController } from './departure/departure.controller';
import { DepartureLine } from './departure/departure-line';
import { DepartureRepository } from './departure/departure.repository';
import { OwnDataRepository } from './departure/own-data.repository';
import { GuestListRepository } from './guest-list.repository';
import { LocalStrategy } from './local.strategy';
import { PasswordResetRepository } from './password-reset.repository';
import { Passwords } from './passwords';
import { PersonRepository } from './person.repository';
import { SetupLink } from './setup-link';
import { SetupLinkRepository } from './setup-link.repository';
import { SignInGuard } from './sign-in.guard';
import { BeginSessionUseCase } from './use-cases/begin-session.use-case';
import { ChangePasswordUseCase } from './use-cases/change-password.use-case';
import { CheckCredentialsUseCase } from './use-cases/check-credentials.use-case';
import { ChooseContactsUseCase } from './use-cases/choose-contacts.use-case';
import { DepartUseCase } from './use-cases/depart.use-case';
import { EndSessionUseCase } from './use-cases/end-session.use-case';
import { EraseAccountUseCase } from './use-cases/erase-account.use-case';
import { ReadAccountUseCase } from './use-cases/read-account.use-case';
import { RegisterUseCase } from './use-cases/register.use-case';
import { RenamePersonUseCase } from './use-cases/rename-person.use-case';
import { ResetPasswordUseCase } from './use-cases/reset-password.use-case';
import { SaveOwnDataUseCase } from './use-cases/save-own-data.use-case';
import { SetUpUseCase } from './use-cases/set-up.use-case';

/** Accounts: who people are and where they are signed in. */
@Module({
  imports: [PassportModule],
  controllers: [AccountController, ContactController, DepartureController],
  providers: [
    BeginSessionUseCase,
    ChangePasswordUseCase,
    CheckCredentialsUseCase,
    ChooseContactsUseCase,
    ContactRepository,
    DepartUseCase,
    DepartureLine,
    DepartureRepository,
    EraseAccountUseCase,
    OwnDataRepository,
    SaveOwnDataUseCase,
    EndSessionUseCase,
    GuestListRepository,
    LocalStrategy,
    PasswordResetRepository,
    Passwords,
    PersonRepository,
    ReadAccountUseCase,
    RegisterUseCase,
    RenamePersonUseCase,
    ResetPasswordUseCase,
    SetUpUseCase,
    SetupLink,
    SetupLinkRepository,
    SignInGuard,
  ],
  exports: [RegisterUseCase],
})
export class AuthModule {}
