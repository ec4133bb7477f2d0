export * from './automatic-backup';
export { backUp, type BackupOptions } from './back-up';
export { BackupError } from './backup-error';
export { checkBackup } from './check-backup';
export type { Manifest } from './manifest';
export { restore, type RestoreOptions } from './restore';
