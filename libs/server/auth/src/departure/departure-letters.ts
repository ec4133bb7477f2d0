/** Says that an account is to go, to whoever may not have asked for it. */
export function departureAsked(dueAt: Date): { subject: string; text: string } {
  const day = dueAt.toISOString().slice(0, 10);
  return {
    subject: 'Your Lectern account will be erased',
    text: `You asked for your account to be erased. That happens on ${day}.\n\nUntil then you can go on as before, save your data, and keep the account after all: in your account, under “Leave this server”.\n\nIf it was not you, sign in, keep the account and change your password.\n`,
  };
}

/** Says that an account is gone. */
export const departureDone = {
  subject: 'Your Lectern account is erased',
  text: 'Your account and what you wrote are erased. Where you wrote, others see that something stood there; their answers stay.\n\nThis is the last letter to this address, which is erased with it.\n',
} as const;
