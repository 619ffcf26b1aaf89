import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLegacyDay } from '../../../../db/domain/accounts/legacy-day.ts';
import { isPhoneNumber } from '../../../../db/domain/accounts/phone-number.ts';

describe('isPhoneNumber', () => {
  it('takes mobile numbers, lines with their area code, and service numbers', () => {
    for (const phone of [
      '17625763863',
      '139-0937-1234',
      '+8613909371234',
      '0937-8321000',
      '09378321000',
      '010-62345678',
      '0937-8321000-12',
      '400-700-8000',
      '4007008000',
    ]) {
      expect(isPhoneNumber(phone), phone).toBe(true);
    }
  });

  it('refuses what cannot be dialled', () => {
    for (const phone of [
      '',
      '无',
      '1390937',
      '0937-832100x',
      '0937-832100',
      '12345678901',
      '139093712345',
      '8321000',
      '=13909371234',
    ]) {
      expect(isPhoneNumber(phone), phone).toBe(false);
    }
  });
});

describe('parseLegacyDay', () => {
  it('reads every spelling of the files', () => {
    for (const text of [
      '2014-09-01',
      '2014/9/1',
      '2014.09.01',
      '2014.9.1.',
      '20140901',
      '2014年9月1日',
      '2014年09月01号',
      '2014-09-01 10:30',
      '2014/9/1 0:00:00',
    ]) {
      expect(parseLegacyDay(text), text).toBe('2014-09-01');
    }
  });

  it('refuses what is no day, and orders that could be two days', () => {
    for (const text of [
      '',
      '20191301',
      '安装日期不详',
      '2014-02-30',
      '01/09/2014',
      '2014-9',
      '2014-09/01',
      '41883',
      '1-1-1',
      '2014090',
      '２０１４-09-01',
    ]) {
      expect(parseLegacyDay(text), text).toBeNull();
    }
  });

  it('reads back every day it writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const [year, month, dayOfMonth] = day.split('-').map(Number);
          for (const text of [
            day,
            day.replaceAll('-', ''),
            `${year}/${month}/${dayOfMonth}`,
            `${year}年${month}月${dayOfMonth}日`,
          ])
            expect(parseLegacyDay(text)).toBe(day);
        },
      ),
    );
  });
});
