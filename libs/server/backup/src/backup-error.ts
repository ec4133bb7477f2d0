/** Why a backup cannot be made or restored, said to whoever runs the server; nothing was changed. */
export class BackupError extends Error {}
