import type { TrialKind } from '../../../db/domain/billing/trial-kind.ts';
import { adjustmentForm } from './adjustment-form.ts';
import { billForm } from './bill-form.ts';
import type { MakeForm } from './form-words.ts';
import { amountForm, dateForm, energyForm, lateFeeForm, numberForm, powerFactorForm } from './plain-forms.ts';

/** The form of each kind of question. */
export const forms: Readonly<Record<TrialKind, MakeForm>> = {
  bill: billForm,
  late_fee: lateFeeForm,
  power_factor: powerFactorForm,
  energy: energyForm,
  adjustment: adjustmentForm,
  amount_in_words: amountForm,
  date_in_words: dateForm,
  id_number: numberForm,
  credit_code: numberForm,
};
