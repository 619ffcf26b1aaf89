import { describe, expect, it } from 'vitest';
import {
  isBodyName,
  maskCustomerName,
  maskName,
  nameMasks,
} from '../../../../db/domain/accounts/mask-name.ts';

describe('a name on the village list', () => {
  it.each([
    ['王秀英', '王**', '王*英'],
    ['王英', '王*', '王*'],
    ['王', '王', '王'],
    ['欧阳修文', '欧阳**', '欧**文'],
    ['欧阳修', '欧阳*', '欧*修'],
    // Only these two: surname 欧, given name 阳.
    ['欧阳', '欧*', '欧*'],
    ['上官婉儿', '上官**', '上**儿'],
    // A rare character outside the first plane is one character.
    ['𠮷永平', '𠮷**', '𠮷*平'],
    ['王𠮷', '王*', '王*'],
    ['王󠄀英', '王󠄀*', '王󠄀*'],
    ['阿依古丽·叶尔兰别克·哈山', '阿***·*****·**', '阿***·*****·*山'],
    ['马文•才', '马*•*', '马*•才'],
    [' 王秀英 ', '王**', '王*英'],
    ['王秀英(老屋)', '王**(**)', '王**(*屋)'],
    ['·', '·', '·'],
    ['', '', ''],
  ])('%s', (name, surname, ends) => {
    expect(maskName(name, 'all_but_surname')).toBe(surname);
    expect(maskName(name, 'all_but_first_and_last')).toBe(ends);
    expect(maskName(name, 'none')).toBe(name);
  });

  it('never shows a whole name of two letters and more, and neither lengthens nor shortens it', () => {
    const letters = ['王', '欧', '阳', '𠮷', '古', '·', ' ', '司', '马', 'A'];
    let state = 20261123;
    for (let round = 0; round < 5_000; round += 1) {
      let name = '';
      for (let left = round % 9; left >= 0; left -= 1) {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        name += letters[state % letters.length];
      }
      name = name.trim();
      const count = [...name].filter((one) => one !== '·' && one !== ' ').length;
      for (const mask of nameMasks) {
        if (mask === 'none') continue;
        const masked = maskName(name, mask);
        expect([...masked]).toHaveLength([...name].length);
        if (count >= 2) expect(masked, name).toContain('*');
        expect(
          [...masked].every((one, index) => one === '*' || one === [...name][index]),
          `${name} ${masked}`,
        ).toBe(true);
        const shown = [...masked].filter((one) => one !== '*' && one !== '·' && one !== ' ').length;
        expect(shown).toBeLessThanOrEqual(2);
      }
    }
  });
});

describe('whose name it is', () => {
  it.each([
    ['和平村村民委员会', true],
    ['红柳湾小学', true],
    ['阿克塞县水务局提灌站', true],
    ['中国移动', true],
    ['村委会', true],
    ['李记饭店', true],
    ['张三', false],
    ['欧阳修文', false],
    ['阿依古丽·叶尔兰别克·哈山', false],
  ])('%s is a body: %s', (name, isBody) => {
    expect(isBodyName(name)).toBe(isBody);
  });

  it('masks every resident, and of the others those who stand under their own name', () => {
    expect(maskCustomerName('红柳湾小学', 'commercial', 'all_but_surname')).toBe('红柳湾小学');
    expect(maskCustomerName('红柳湾小学', 'residential', 'all_but_surname')).toBe('红****');
    expect(maskCustomerName('张三丰', 'commercial', 'all_but_surname')).toBe('张**');
  });
});
