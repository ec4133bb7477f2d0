export * from './groups.module';
export * from './use-cases/change-role.use-case';
export * from './use-cases/create-group.use-case';
export * from './use-cases/end-membership.use-case';
export * from './use-cases/manage-invitations.use-case';
export * from './use-cases/read-groups.use-case';
export * from './use-cases/update-group.use-case';
export * from './use-cases/use-invitation.use-case';
