import { describe, expect, it } from 'vitest';
import {
  fieldsApart,
  matchField,
  missingFields,
  samplesOf,
  unusedHeadings,
} from '../../../../renderer/screens/imports/matching.ts';

const preview = {
  headings: ['户号', '户名', '备注', ' '],
  sample: [
    ['6204200000', '王秀英', '', ''],
    [' 6204200001 ', '', 'x'],
  ],
  fields: [
    { field: 'accountNo', isRequired: true },
    { field: 'name', isRequired: true },
    { field: 'phone', isRequired: false },
  ],
};

describe('column matching', () => {
  it('names the required fields that no column holds', () => {
    expect(missingFields(preview, { accountNo: 0, name: null, phone: null })).toEqual(['name']);
    expect(missingFields(preview, {})).toEqual(['accountNo', 'name']);
    expect(missingFields(preview, { accountNo: 0, name: 1 })).toEqual([]);
  });

  it('needs a required field no more when another stands for it', () => {
    const fields = [
      { field: 'dial', isRequired: true },
      { field: 'register', isRequired: false },
      { field: 'dialPeak', isRequired: false, standsFor: 'dial' },
      { field: 'dialDemand', isRequired: false, standsFor: 'dial' },
      { field: 'note', isRequired: false },
    ];
    expect(missingFields({ fields }, { dial: null, dialPeak: null })).toEqual(['dial']);
    expect(missingFields({ fields }, { dial: null, dialPeak: 3 })).toEqual([]);
    const { shown, further } = fieldsApart({ fields }, { dial: null, dialPeak: 3 });
    expect(shown.map(({ field }) => field)).toEqual(['dial', 'dialPeak', 'note']);
    expect(further.map(({ field }) => field)).toEqual(['register', 'dialDemand']);
  });

  it('names the headings that are not used', () => {
    expect(unusedHeadings(preview, { accountNo: 0, name: 1, phone: null })).toEqual(['备注']);
  });

  it('gives a column to one field only', () => {
    expect(matchField({ accountNo: 0, name: 1, phone: null }, 'phone', 1)).toEqual({
      accountNo: 0,
      name: null,
      phone: 1,
    });
    expect(matchField({ accountNo: 0, name: 1, phone: null }, 'name', null)).toEqual({
      accountNo: 0,
      name: null,
      phone: null,
    });
  });

  it('shows what stands in a column', () => {
    expect(samplesOf(preview, 0, 'name')).toEqual(['6204200000', '6204200001']);
    expect(samplesOf(preview, 1, 'name')).toEqual(['王秀英']);
    expect(samplesOf(preview, 2, 'name')).toEqual(['x']);
    expect(samplesOf(preview, null, 'name')).toEqual([]);
    expect(samplesOf({ sample: [['620924194710194078'], ['123']] }, 0, 'idNumber')).toEqual([
      '620924**********78',
      '***',
    ]);
  });
});
