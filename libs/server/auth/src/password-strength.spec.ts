import { describe, expect, it } from 'vitest';
import { refuseCommonPassword } from './password-strength';

const own = { email: 'wilhelmina.thornbury@mailhost.example', displayName: 'Wilhelmina Thornbury' };
const judge = (password: string) => refuseCommonPassword(password, own);
const common = expect.objectContaining({ code: 'E_PASSWORD_COMMON' });

describe('a password', () => {
  it.each([
    'windmill carrot seventeen',
    'seven lamps over the river',
    'korrektes Pferd 42 Heftklammer',
    'X9#vLq2!mTz7@wRk',
    'молоко утром на крыльце',
    'пятнадцать знаков',
  ])('%j is taken', (password) => expect(judge(password)).resolves.toBeUndefined());

  it.each([
    ['common words', 'password1234567'],
    ['common words', 'PASSWORDpassword'],
    ['common words', 'letmeinletmein123'],
    ['common words', 'adminadministrator1'],
    ['a famous example', 'correcthorsebatterystaple'],
    ['the product’s name', 'lecternlectern123'],
    ['keys in a row', 'qwertyasdfghjkl1'],
    ['a run', 'abcdefghijklmnop'],
    ['a run backwards', '987654321098765'],
    ['one letter', 'aaaaaaaaaaaaaaaaaaaa'],
    ['a repeated piece', 'xk7xk7xk7xk7xk7xk7'],
    ['one’s name', 'wilhelminathornbury'],
    ['one’s name with a number', 'Thornbury-Wilhelmina-1'],
    ['one’s address', 'wilhelmina.thornbury@mailhost.example'],
    ['where one’s address is', 'mailhostmailhost!'],
    ['a breached one', 'momsanaladventure'],
    ['a breached one, written otherwise', 'Nemvxyheqdd5oqxYXYZI'],
    ['a breached one twice', 'hd764nw5d7e1vb1HD764NW5D7E1VB1'],
    ['a breached one with signs around it', '--nemvxyheqdd5oqxyxyzi--2024'],
  ])('of %s, %j, is refused', (_, password) => expect(judge(password)).rejects.toEqual(common));

  it('may contain such words beside others', () => {
    return expect(judge('secret umbrella wilhelmina forgot')).resolves.toBeUndefined();
  });

  it('is judged whatever it is, also the longest', async () => {
    for (const password of ['a(b'.repeat(341), '\\'.repeat(1_024), `${'ab'.repeat(500)}c`])
      await expect(judge(password)).rejects.toEqual(common);
  });
});
