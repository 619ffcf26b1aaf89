import { normaliseLoginName } from './login-name.ts';

/** The shortest password, in characters. */
const shortest = 8;

/** The first guesses of everyone who guesses, and of everyone at a Chinese counter. Lower case. */
const commonest: ReadonlySet<string> = new Set([
  '12345678',
  '123456789',
  '1234567890',
  '87654321',
  '11111111',
  '00000000',
  '88888888',
  '66666666',
  '12341234',
  '11223344',
  '11112222',
  '12344321',
  '123123123',
  '147258369',
  '789456123',
  '5201314520',
  '1314520520',
  '1q2w3e4r',
  '1qaz2wsx',
  'qwertyui',
  'qwertyuiop',
  'asdfghjkl',
  'abcd1234',
  'abc12345',
  'abc123456',
  'a1234567',
  'a12345678',
  'a123456789',
  'aa123456',
  'aa12345678',
  'q1w2e3r4',
  'qwer1234',
  'woaini1314',
  'woaini520',
  'iloveyou',
  'password',
  'password1',
  'p@ssw0rd',
  'passw0rd',
  'admin123',
  'admin888',
  'administrator',
  'welcome1',
  'dianli95598',
  '95598955',
  'gongdiansuo',
  'changeme',
  'letmein1',
]);

/**
 * Tells whether a password is too easy: under eight characters, the login name (or holding it and hardly more), one character over
 * and over, or one of the first guesses. There are no rules of composition: they make passwords worse, not better.
 */
export function isPasswordTooWeak(password: string, loginName: string): boolean {
  const characters = [...password];
  const plain = normaliseLoginName(password);
  const name = normaliseLoginName(loginName);
  if (characters.length < shortest || new Set(characters).size < 3 || commonest.has(plain)) return true;
  return plain === name || (name.length >= 4 && plain.includes(name) && plain.length - name.length < 4);
}
