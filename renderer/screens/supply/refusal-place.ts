import type { Refusal } from '../../../db/domain/kernel/result.ts';
import type { TermsChange } from './read-terms-draft.ts';

/** The fields of the places that checkTerms names; what is not one field concerns the whole form. */
const termsFields: Readonly<Record<string, string>> = {
  'loss.transformer': 'lossTransformer',
  childAccountNos: 'children',
  tariffCode: 'tariff',
  fixedPart: 'fixedTariff',
  sharePart: 'shareTariff',
  severalPersonsFrom: 'severalPersonsFrom',
};

/** The field of the terms that a refusal concerns; null when it concerns the whole form. */
export function termsFieldOf(refusal: Refusal, change: TermsChange, ownAccountNo: string): string | null {
  const { code, facts } = refusal;
  const { terms } = change;
  if (code === 'terms_before_billed' || code === 'no_policy_pack') return 'effectiveFrom';
  if (code === 'tariff_unknown') {
    if (facts.code === terms.tariffCode) return 'tariff';
    return facts.code === terms.fixedPart?.tariffCode ? 'fixedTariff' : 'shareTariff';
  }
  if (code === 'account_unknown')
    return facts.accountNo === ownAccountNo && !terms.childAccountNos.includes(ownAccountNo)
      ? null
      : 'children';
  if (code !== 'usage_incomplete') return null;
  return termsFields[String(facts.place)] ?? null;
}

const meterFields: Readonly<Partial<Record<Refusal['code'], string>>> = {
  meter_no_taken: 'meterNo',
  meter_stays: 'meterNo',
  meter_day_too_old: 'on',
  register_taken: 'registers',
  day_in_future: 'on',
  terms_before_billed: 'on',
  read_before_last: 'on',
};

/** The field of a meter's form that a refusal concerns; null when it concerns the whole form. */
export function meterFieldOf({ code }: Refusal): string | null {
  return meterFields[code] ?? null;
}
