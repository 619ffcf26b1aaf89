import { correctionByFactor, type CorrectionRate } from './correction.ts';
import { ratio, type Ratio } from './ratio.ts';

/** How a fault is put right, in the law's words: for the calculator and for the proposal alike. */
export interface FaultRule {
  readonly formula: string;
  readonly source: string;
}

/** Nothing usable was recorded: what is usual is taken (domain.md §1.3). */
export const normalMonthRule: FaultRule = {
  formula: 'ΔW = 正常月电量 − 故障期间抄见电量',
  source: '供电营业规则（1996）第八十、八十一条：以用户正常月份用电量为基准',
};

/** An estimate settled by the next true reading (domain.md §1.4). */
export const estimateRule: FaultRule = {
  formula: 'ΔW = 实抄电量 − 暂计电量',
  source: '供电营业规则（2024）：暂按前次电量计收的，下次抄表时一并结清',
};

/** A bill whose end dial was read wrong, or estimated: computed again with the true one. */
export const trueDialRule: FaultRule = {
  formula: 'ΔW = 按真实止码计算的电量 − 已计电量',
  source: `抄表差错以真实示数为准；${estimateRule.source}`,
};

/** The energy is right, the price was not. */
export const wrongClassRule: FaultRule = {
  formula: '退补电费 = 电量 × (正确电价 − 已执行电价)',
  source: '计费差错：电量不变，按电价差额退补',
};

/** Reactive energy that was read wrong (PF02). */
export const powerFactorRule: FaultRule = {
  formula: '应退补 = 已收 ÷ (1 + 原调整率) × (1 + 正确调整率) − 已收',
  source: '功率因数调整电费办法（(83)水电财字第215号）',
};

/** Any bill computed again. */
export const rebillRule: FaultRule = {
  formula: '退补 = 按正确事实重算的电费 − 已计电费',
  source: '冲红重开：原单与新单都保留',
};

/** A charge of its own that was posted wrongly. */
export const wrongChargeRule: FaultRule = {
  formula: '退补 = 0 − 原另开的费用',
  source: '已过账的单据不改不删，全额冲销；仍应收的另行提出',
};

/** Wrong wiring of a known coefficient K. */
export function wiringRate(factor: Ratio): CorrectionRate {
  return correctionByFactor(factor, '计费计量装置接线错误');
}

/** So many phases of all were measured, of a balanced load (RF11). Both at least 1. */
export function phaseLostRate(phasesMetered: number, ofPhases: number): CorrectionRate {
  const factor = ratio(BigInt(ofPhases), BigInt(phasesMetered));
  return correctionByFactor(factor, '电压断相（熔断器熔断、互感器故障），按三相负荷平衡计算');
}
