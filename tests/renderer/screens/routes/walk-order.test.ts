import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameWalk, moveDown, moveUp, placeAfter } from '../../../../renderer/screens/routes/walk-order.ts';

const walkOf = (text: string) => [...text].map((letter) => ({ pointId: letter.charCodeAt(0) }));
const idsOf = (text: string) => new Set(walkOf(text).map(({ pointId }) => pointId));
const textOf = (walk: readonly { readonly pointId: number }[]) =>
  walk.map(({ pointId }) => String.fromCharCode(pointId)).join('');
const idOf = (letter: string) => letter.charCodeAt(0);

describe('the order of a walk', () => {
  it('moves one, or several together, by one place', () => {
    expect(textOf(moveUp(walkOf('abcd'), idsOf('c')))).toBe('acbd');
    expect(textOf(moveUp(walkOf('abcd'), idsOf('cd')))).toBe('acdb');
    expect(textOf(moveDown(walkOf('abcd'), idsOf('ab')))).toBe('cabd');
  });

  it('keeps what stands at the end of the way', () => {
    expect(textOf(moveUp(walkOf('abcd'), idsOf('ab')))).toBe('abcd');
    expect(textOf(moveUp(walkOf('abcd'), idsOf('ac')))).toBe('acbd');
    expect(textOf(moveDown(walkOf('abcd'), idsOf('d')))).toBe('abcd');
  });

  it('puts places behind another, their own and those from elsewhere', () => {
    expect(textOf(placeAfter(walkOf('abcd'), walkOf('a'), idOf('c')))).toBe('bcad');
    expect(textOf(placeAfter(walkOf('abcd'), walkOf('xy'), idOf('b')))).toBe('abxycd');
    expect(textOf(placeAfter(walkOf('abcd'), walkOf('bd'), idOf('b')))).toBe('abdc');
    expect(textOf(placeAfter(walkOf('abcd'), walkOf('ab'), idOf('a')))).toBe('abcd');
    expect(textOf(placeAfter([], walkOf('x'), null))).toBe('x');
  });

  it('never loses or doubles a place', () => {
    const letters = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { minLength: 1 });
    fc.assert(
      fc.property(
        letters,
        fc.subarray([...'abcdefghij']),
        fc.constantFrom(...'abcdefghij'),
        (all, some, after) => {
          const walk = walkOf(all.join(''));
          const own = some.filter((letter) => all.includes(letter)).join('');
          for (const moved of [
            moveUp(walk, idsOf(own)),
            moveDown(walk, idsOf(own)),
            placeAfter(walk, walkOf(own), idOf(after)),
          ])
            expect([...textOf(moved)].sort()).toEqual([...all].sort());
        },
      ),
    );
  });

  it('knows a walk that is as it was', () => {
    expect(isSameWalk(walkOf('ab'), walkOf('ab'))).toBe(true);
    expect(isSameWalk(walkOf('ab'), walkOf('ba'))).toBe(false);
    expect(isSameWalk(walkOf('ab'), walkOf('abc'))).toBe(false);
  });
});
