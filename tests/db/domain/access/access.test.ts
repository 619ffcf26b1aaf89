import { describe, expect, it } from 'vitest';
import { normaliseLoginName } from '../../../../db/domain/access/login-name.ts';
import { isPasswordTooWeak } from '../../../../db/domain/access/password-rule.ts';
import { rightsOf, rolesHold, sortRoles } from '../../../../db/domain/access/roles.ts';
import { signInDelayAfter, signInDelayLeft } from '../../../../db/domain/access/sign-in-delay.ts';

describe('the delay after wrong passwords', () => {
  it('forgives two, then grows from 30 seconds to 15 minutes', () => {
    const seconds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 500].map((attempts) => signInDelayAfter(attempts) / 1000);
    expect(seconds).toEqual([0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('is over when its time has come, and never longer than 15 minutes, even after the clock was set back', () => {
    expect(signInDelayLeft(1_000, 1_000)).toBe(0);
    expect(signInDelayLeft(31_000, 1_000)).toBe(30_000);
    expect(signInDelayLeft(400 * 86_400_000, 0)).toBe(900_000);
  });
});

describe('a password', () => {
  it('is too weak when short, common, monotonous or the login name', () => {
    const weak = [
      '1234567',
      '12345678',
      'PASSWORD',
      'ａｂｃ１２３４５６',
      '00000000',
      'abababab',
      'zhangxiuying',
      'zhangxiuying1',
      '电力',
    ];
    expect(weak.filter((password) => !isPasswordTooWeak(password, 'zhangxiuying'))).toEqual([]);
  });

  it('needs no signs or capitals', () => {
    const good = ['demo-2026', 'hongliuwan shui', '红柳湾的风很大呀', 'zhangxiuying-kan-xue', '73920481'];
    expect(good.filter((password) => isPasswordTooWeak(password, 'zhangxiuying'))).toEqual([]);
  });
});

describe('login names', () => {
  it('are the same in capitals, full width and with blanks around', () => {
    expect(normaliseLoginName(' ＺｈａｎｇXiuYing ')).toBe('zhangxiuying');
  });
});

describe('roles', () => {
  it('keep the pairs apart that product.md forbids in one hand by right', () => {
    expect(rolesHold(['biller'], 'payments.take')).toBe(false);
    expect(rolesHold(['cashier'], 'bills.issue')).toBe(false);
    expect(rolesHold(['cashier'], 'payments.approve_void')).toBe(false);
    expect(rolesHold(['fee_accountant'], 'cash.hold_session')).toBe(false);
    expect(rolesHold(['acceptance_clerk'], 'payments.take')).toBe(false);
    expect(rolesHold(['administrator'], 'accounts.view')).toBe(false);
  });

  it('add up, each right once', () => {
    const rights = rightsOf(['cashier', 'biller']);
    expect(rights).toContain('payments.take');
    expect(rights).toContain('bills.issue');
    expect(new Set(rights).size).toBe(rights.length);
  });

  it('are kept in one order, each once', () => {
    expect(sortRoles(['administrator', 'cashier', 'administrator'])).toEqual(['cashier', 'administrator']);
  });
});
