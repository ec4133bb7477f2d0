import type { Routes } from '@angular/router';
import { provideFeatureTexts, signedInGuard } from '@lectern/web/core';
import { GroupPage } from './group/group-page';
import english from './i18n/en.json';
import { InvitationsPage } from './invitations/invitations-page';
import { JoinPage } from './join/join-page';
import { MembersPage } from './members/members-page';
import { GroupHome } from './readings/group-home';
import { RequestsPage } from './requests/requests-page';
import { NewGroupPage } from './settings/new-group-page';
import { SettingsPage } from './settings/settings-page';
import { MyGroupsPage } from './start/my-groups-page';
import { WelcomePage } from './start/welcome-page';

const providers = [provideFeatureTexts({ groups: english })];

/** Mounted at the root for who is signed in. */
export const myGroupsRoutes: Routes = [{ path: '', providers, component: MyGroupsPage, title: 'groups.mine.title' }];

/** Mounted at the root for everyone else. */
export const welcomeRoutes: Routes = [{ path: '', providers, component: WelcomePage }];

/** Mounted at `join/:token`. */
export const joinRoutes: Routes = [{ path: '', providers, component: JoinPage, title: 'groups.join.title' }];

/** Mounted at `groups`. */
export const groupRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: '/' },
  {
    path: '',
    providers,
    children: [
      { path: 'new', canActivate: [signedInGuard], component: NewGroupPage, title: 'groups.new.title' },
      {
        path: ':groupId',
        component: GroupPage,
        children: [
          { path: '', component: GroupHome },
          {
            path: '',
            canActivate: [signedInGuard],
            children: [
              { path: 'members', component: MembersPage, title: 'groups.members.title' },
              { path: 'invitations', component: InvitationsPage, title: 'groups.invitations.title' },
              { path: 'requests', component: RequestsPage, title: 'groups.requests.title' },
              { path: 'settings', component: SettingsPage, title: 'groups.settings.title' },
            ],
          },
        ],
      },
    ],
  },
];
