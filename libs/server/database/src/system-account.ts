import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The account PostgreSQL runs as when we are root. */
export interface SystemAccount {
  readonly ids: { readonly uid: number; readonly gid: number };
  /** whether the account may enter a folder */
  canReach(folder: string): Promise<boolean>;
}

const names = ['lectern', 'postgres', 'nobody'];

/** null for an ordinary user: PostgreSQL then runs as that user. */
export async function serverAccount(): Promise<SystemAccount | null> {
  if (process.getuid?.() !== 0) return null;
  const ids = (await known()) ?? (await made()) ?? { uid: 65_534, gid: 65_534 };
  return {
    ids,
    canReach: (folder) =>
      run('ls', ['-d', `${folder}/.`], { ...ids, cwd: '/' }).then(
        () => true,
        () => false,
      ),
  };
}

async function known(candidates = names.slice(0, 2)): Promise<SystemAccount['ids'] | null> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of candidates) {
    const entry = lines.find((fields) => fields[0] === name);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  return null;
}

async function made(): Promise<SystemAccount['ids'] | null> {
  const isMade = await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'lectern']).then(
    () => true,
    () => false,
  );
  return isMade ? known() : known(names);
}
