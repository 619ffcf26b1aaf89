import { describe, expect, it } from 'vitest';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import type { ReadingRow } from '../../../../electron/contract/readings.ts';
import {
  answer,
  cellOf,
  findNextUnread,
  findRow,
  type GridState,
  confirmStored,
  giveCorrection,
  giveReason,
  goOn,
  goTo,
  leaveQuestion,
  mark,
  openGrid,
  progressOf,
  recorded,
  refused,
  shownRow,
  typeDial,
} from '../../../../renderer/screens/readings/grid-state.ts';
import { findPartsNote } from '../../../../renderer/screens/readings/parts-note.ts';

function meter(registerId: number, change: Partial<ReadingRow> = {}): ReadingRow {
  return {
    registerId,
    register: 'total',
    accountNo: `62042000${String(registerId).padStart(2, '0')}`,
    name: `户${registerId}`,
    address: '和平村',
    customerClass: 'residential',
    meterNo: `2300${registerId}`,
    walkOrder: registerId,
    digits: 5,
    multiplierMilli: milliMultiplier(1_000),
    lastDialWh: wattHours(12_000_000),
    usualUseWh: wattHours(100_000),
    kind: null,
    readOn: null,
    dialWh: null,
    useWh: null,
    finding: null,
    reason: null,
    isBilled: false,
    ...change,
  };
}

const jumped: Partial<ReadingRow> = {
  kind: 'actual',
  dialWh: wattHours(13_000_000),
  useWh: wattHours(1_000_000),
  finding: 'jump',
};

const three = (): GridState => openGrid([meter(1), meter(2), meter(3)]);
const row = (state: GridState, index: number): ReadingRow => state.rows[index] as ReadingRow;

describe('a reading that stands', () => {
  const read: Partial<ReadingRow> = { kind: 'actual', dialWh: wattHours(12_100_000) };

  it('takes a word of what was checked, without a change of the dial', () => {
    const asked = confirmStored(openGrid([meter(1, read)]));
    expect(asked.correcting).not.toBeNull();
    const { recordings } = giveCorrection(asked, '现场复核，示数无误');
    expect(recordings.map(({ recording }) => recording)).toEqual([
      { act: 'explain', reason: '现场复核，示数无误' },
    ]);
  });

  it('asks nothing of a meter that is billed or not read', () => {
    for (const row of [meter(1), meter(1, { ...read, isBilled: true })])
      expect(confirmStored(openGrid([row])).correcting).toBeNull();
  });
});

describe('opening a route', () => {
  it('starts at the first meter that needs the reader', () => {
    const read: Partial<ReadingRow> = { kind: 'actual', dialWh: wattHours(12_100_000) };
    expect(openGrid([meter(1, read), meter(2)]).current).toBe(1);
    expect(openGrid([meter(1, read), meter(2, read)]).current).toBe(0);
    expect(openGrid([meter(1, { ...jumped, reason: '取暖' }), meter(2, jumped)]).current).toBe(1);
  });

  it('asks at once about a stored finding without a word', () => {
    expect(openGrid([meter(1, jumped)]).question).toMatchObject({
      from: 'stored',
      finding: 'jump',
      stage: 'answer',
    });
    expect(openGrid([meter(1, { ...jumped, isBilled: true })]).question).toBeNull();
  });

  it('opens an empty route', () => {
    const empty = openGrid([]);
    expect(goOn(empty, 1)).toEqual({ state: empty, recordings: [] });
    expect(mark(empty, 'locked').recordings).toEqual([]);
    expect(findRow(empty, 'x')).toBeNull();
  });
});

describe('typing and going on', () => {
  it('writes a plain reading down and moves on', () => {
    const step = goOn(typeDial(three(), '12100'), 1);
    expect(step.recordings).toHaveLength(1);
    expect(step.recordings[0]).toMatchObject({
      row: { registerId: 1 },
      recording: { act: 'record', kind: 'actual', dialWh: 12_100_000, reason: null },
    });
    expect(step.state.current).toBe(1);
    expect(shownRow(step.state, row(step.state, 0))).toMatchObject({
      kind: 'actual',
      dialWh: 12_100_000,
      useWh: 100_000,
    });
    expect(cellOf(step.state, row(step.state, 0))).toBe('12100');
  });

  it('moves past what was not touched without writing', () => {
    expect(goOn(three(), 1)).toMatchObject({ state: { current: 1 }, recordings: [] });
    expect(goOn(goTo(three(), 2), -1)).toMatchObject({ state: { current: 1 }, recordings: [] });
    expect(goOn(three(), -1)).toMatchObject({ state: { current: 0, isAtEnd: false }, recordings: [] });
  });

  it('forgets a cell that was emptied again', () => {
    const step = goOn(typeDial(typeDial(three(), '12'), ''), 1);
    expect(step.recordings).toEqual([]);
    expect(step.state.typed).toEqual({});
  });

  it('stays on digits that are no reading', () => {
    const typed = typeDial(three(), '999999');
    expect(goOn(typed, 1)).toEqual({ state: typed, recordings: [] });
  });

  it('says when the route is through', () => {
    const step = goOn(typeDial(goTo(three(), 2), '12100'), 1);
    expect(step.state).toMatchObject({ current: 2, isAtEnd: true });
    expect(typeDial(step.state, '1').isAtEnd).toBe(false);
  });

  it('does not touch an issued month', () => {
    const billed = openGrid([meter(1, { isBilled: true, kind: 'actual', dialWh: wattHours(12_100_000) })]);
    expect(typeDial(billed, '1')).toBe(billed);
    expect(mark(billed, 'locked').recordings).toEqual([]);
  });
});

describe('a finding', () => {
  const asked = (): GridState => goOn(typeDial(three(), '12500'), 1).state;

  it('keeps the cursor and asks; going on again changes nothing', () => {
    const state = asked();
    expect(state).toMatchObject({
      current: 0,
      question: { from: 'typed', finding: 'jump', useWh: 500_000, stage: 'answer' },
    });
    expect(goOn(state, 1)).toEqual({ state, recordings: [] });
    expect(goOn(state, -1)).toEqual({ state, recordings: [] });
  });

  it('1 and a reason writes it down with the word and moves on', () => {
    const step = giveReason(answer(asked(), 'confirm').state, '取暖用电');
    expect(step.recordings[0]?.recording).toEqual({
      act: 'record',
      kind: 'actual',
      dialWh: 12_500_000,
      reason: '取暖用电',
    });
    expect(step.state).toMatchObject({ current: 1, question: null });
    expect(progressOf(step.state)).toMatchObject({ meters: 3, read: 1, unexplained: 0, failed: 0 });
  });

  it('2 empties the cell for typing again', () => {
    const { state, recordings } = answer(asked(), 'retype');
    expect(recordings).toEqual([]);
    expect(cellOf(state, row(state, 0))).toBe('');
    expect(state).toMatchObject({ current: 0, question: null });
  });

  it('3 writes a fault down without a dial', () => {
    expect(answer(asked(), 'fault').recordings[0]?.recording).toEqual({
      act: 'record',
      kind: 'fault',
      dialWh: null,
      reason: null,
    });
  });

  it('Escape goes back one step at a time and keeps the digits', () => {
    const reason = answer(asked(), 'confirm').state;
    const answers = leaveQuestion(reason);
    expect(answers.question?.stage).toBe('answer');
    const typing = leaveQuestion(answers);
    expect(typing.question).toBeNull();
    expect(cellOf(typing, row(typing, 0))).toBe('12500');
  });

  it('that is stored already only gets its word', () => {
    const state = openGrid([meter(1, jumped), meter(2)]);
    const step = giveReason(answer(state, 'confirm').state, '新增电器');
    expect(step.recordings[0]?.recording).toEqual({ act: 'explain', reason: '新增电器' });
    expect(shownRow(step.state, row(step.state, 0))).toMatchObject({
      dialWh: 13_000_000,
      reason: '新增电器',
    });
  });

  it('that is stored may be passed by', () => {
    const state = openGrid([meter(1, jumped), meter(2)]);
    expect(goOn(state, 1)).toMatchObject({ state: { current: 1 }, recordings: [] });
  });
});

describe('a dial below the last', () => {
  const asked = (): GridState => goOn(typeDial(three(), '00123'), 1).state;

  it('4 asks how that is known, and writes down that it rolled over', () => {
    const state = answer(asked(), 'roll_over').state;
    expect(state.question).toMatchObject({ finding: 'backward', stage: 'roll_over' });
    const step = giveReason(state, '走满翻转');
    expect(step.recordings.map(({ recording }) => recording)).toEqual([
      { act: 'roll_over', dialWh: 123_000, reason: '走满翻转' },
    ]);
    expect(shownRow(step.state, row(step.state, 0))).toMatchObject({
      kind: 'actual',
      dialWh: 123_000,
      useWh: 88_123_000,
      finding: 'rolled_over',
      reason: '走满翻转',
    });
    expect(progressOf(step.state)).toMatchObject({ read: 1, unexplained: 0 });
  });

  it('1 and a word leave it open, and it asks again when one comes back', () => {
    const step = giveReason(answer(asked(), 'confirm').state, '表倒走，已报计量');
    expect(progressOf(step.state)).toMatchObject({ read: 1, unexplained: 1 });
    const back = goTo(step.state, 0);
    expect(back.question).toMatchObject({ from: 'stored', finding: 'backward' });
    const settled = giveReason(answer(back, 'roll_over').state, '查清是翻转');
    expect(settled.recordings[0]?.recording).toEqual({
      act: 'roll_over',
      dialWh: null,
      reason: '查清是翻转',
    });
    expect(shownRow(settled.state, row(settled.state, 0))).toMatchObject({
      dialWh: 123_000,
      finding: 'rolled_over',
    });
  });

  it('Escape leads back from the reason to the answers', () => {
    expect(leaveQuestion(answer(asked(), 'roll_over').state).question?.stage).toBe('answer');
  });

  it('no other finding can have rolled over', () => {
    const jump = goOn(typeDial(three(), '12500'), 1).state;
    expect(answer(jump, 'roll_over')).toEqual({ state: jump, recordings: [] });
  });
});

describe('a meter with several registers', () => {
  const registers = (change: Partial<ReadingRow> = {}): ReadingRow[] => [
    meter(1, { meterNo: 'T1', ...change }),
    meter(2, { meterNo: 'T1', accountNo: '6204200001', name: '户1', register: 'peak', usualUseWh: null }),
    meter(3, { meterNo: 'T1', accountNo: '6204200001', name: '户1', register: 'flat', usualUseWh: null }),
    meter(4),
  ];

  it('is walked register by register', () => {
    const step = goOn(typeDial(openGrid(registers()), '12100'), 1);
    expect(step.state.current).toBe(1);
    expect(step.recordings[0]?.row.register).toBe('total');
    expect(goOn(typeDial(step.state, '12050'), 1).recordings[0]?.row.register).toBe('peak');
  });

  it('is through when all its registers are, and counts once', () => {
    let state = openGrid(registers());
    expect(progressOf(state)).toMatchObject({ meters: 2, read: 0, unexplained: 0, failed: 0 });
    for (const digits of ['12080', '12040']) state = goOn(typeDial(state, digits), 1).state;
    expect(progressOf(state)).toMatchObject({ meters: 2, read: 0 });
    state = goOn(typeDial(state, '12040'), 1).state;
    expect(progressOf(state)).toMatchObject({ meters: 2, read: 1 });
  });

  it('behind a locked door is locked as a whole from its first row, alone from a further one', () => {
    const whole = mark(openGrid(registers()), 'locked');
    expect(whole.recordings.map(({ row: { registerId } }) => registerId)).toEqual([1, 2, 3]);
    expect(whole.state.current).toBe(3);
    expect(progressOf(whole.state)).toMatchObject({ read: 0, through: 1 });
    const one = mark(goTo(openGrid(registers()), 1), 'fault');
    expect(one.recordings.map(({ row: { registerId } }) => registerId)).toEqual([2]);
    expect(one.state.current).toBe(2);
  });

  it('keeps what was read of it when the rest is locked', () => {
    const read = registers();
    read[2] = { ...(read[2] as ReadingRow), kind: 'actual', dialWh: wattHours(12_040_000) };
    expect(mark(goTo(openGrid(read), 0), 'locked').recordings.map((one) => one.row.registerId)).toEqual([
      1, 2,
    ]);
  });

  it('is found once, at its first row', () => {
    const state = goTo(openGrid(registers()), 0);
    expect(findRow(state, '户1')).toBe(0);
    expect(findRow(state, '户')).toBe(3);
  });

  it('says under its last part of the day that the parts do not make up the total', () => {
    let state = openGrid(registers());
    for (const digits of ['12100', '12040']) state = goOn(typeDial(state, digits), 1).state;
    expect(findPartsNote(state, 2)).toBeNull();
    state = typeDial(state, '12050');
    expect(findPartsNote(state, 2)).toEqual({ totalWh: 100_000, partsWh: 90_000 });
    expect(findPartsNote(state, 1)).toBeNull();
    state = goOn(state, 1).state;
    expect(findPartsNote(state, 2)).toEqual({ totalWh: 100_000, partsWh: 90_000 });
    state = goOn(typeDial(goTo(state, 2), '12060'), 1).state;
    expect(findPartsNote(state, 2)).toBeNull();
    expect(findPartsNote(typeDial(goTo(state, 2), '11060'), 2)).toBeNull();
    expect(findPartsNote(state, 3)).toBeNull();
  });
});

describe('the answer of the program', () => {
  const wrote = () => {
    const step = goOn(typeDial(three(), '12100'), 1);
    return { ...step, number: step.recordings[0]?.number ?? 0 };
  };

  it('replaces the row', () => {
    const { state, number } = wrote();
    const stored = meter(1, { kind: 'actual', dialWh: wattHours(12_100_000), useWh: wattHours(100_000) });
    const done = recorded(state, number, stored);
    expect(row(done, 0)).toBe(stored);
    expect(done.underway).toEqual({});
  });

  it('brings what was typed back into its cell when it is refused', () => {
    const { state, number } = wrote();
    const back = refused(state, number, 1, '磁盘已满');
    expect(back.failed).toEqual({ 1: '磁盘已满' });
    expect(cellOf(back, row(back, 0))).toBe('12100');
    expect(shownRow(back, row(back, 0)).kind).toBeNull();
    expect(progressOf(back)).toMatchObject({ read: 0, failed: 1 });
  });

  it('writes a refused row again when one goes on from it', () => {
    const { state, number } = wrote();
    const again = goOn(goTo(refused(state, number, 1, 'x'), 0), 1);
    expect(again.recordings[0]?.recording).toMatchObject({ dialWh: 12_100_000 });
    expect(again.state.failed).toEqual({});
  });

  it('of an older recording does not hide a newer one', () => {
    const first = wrote();
    const asked = goOn(typeDial(goTo(first.state, 0), '12110'), 1);
    expect(asked.recordings).toEqual([]);
    const second = giveCorrection(asked.state, '看错一位');
    expect(second.recordings[0]?.recording).toMatchObject({ dialWh: 12_110_000, correction: '看错一位' });
    expect(second.state).toMatchObject({ current: 1, correcting: null });
    const stored = meter(1, { kind: 'actual', dialWh: wattHours(12_100_000), useWh: wattHours(100_000) });
    const state = recorded(second.state, first.number, stored);
    expect(shownRow(state, row(state, 0)).dialWh).toBe(12_110_000);
    expect(refused(second.state, first.number, 1, 'x')).toBe(second.state);
  });

  it('lets digits typed meanwhile stand when the older ones are refused', () => {
    const { state, number } = wrote();
    const typing = typeDial(goTo(state, 0), '129');
    const back = refused(typing, number, 1, 'x');
    expect(cellOf(back, row(back, 0))).toBe('129');
  });
});

describe('finding one’s way', () => {
  it('jumps to the next unread meter and round to the first', () => {
    const read: Partial<ReadingRow> = { kind: 'locked' };
    const state = openGrid([meter(1), meter(2, read), meter(3)]);
    expect(findNextUnread(state)).toBe(2);
    expect(findNextUnread(goTo(state, 2))).toBe(0);
    expect(findNextUnread(openGrid([meter(1, read)]))).toBeNull();
  });

  it('finds by account, meter or name, on and round', () => {
    expect(findRow(three(), '6204200003')).toBe(2);
    expect(findRow(three(), '户')).toBe(1);
    expect(findRow(goTo(three(), 2), '户')).toBe(0);
    expect(findRow(three(), '23003')).toBe(2);
    expect(findRow(three(), '没有')).toBeNull();
    expect(findRow(three(), ' ')).toBeNull();
  });
});
