import { customerClasses } from '../../db/domain/accounts/customer-class.ts';
import { failureCodes } from '../../db/domain/failure-code.ts';
import type { Messages } from './index.ts';

/** Why a pack could not bill an account, in the reader's language; a code of another program stays as it is. */
export function whyNotBilled(
  { refusals, policy, names }: Messages,
  { code, place }: { readonly code: string; readonly place: string },
): string {
  if (code === 'tariff_unknown') {
    const [, named, volts] = /^(\w+) (\d+) V$/.exec(place) ?? [];
    const customerClass = customerClasses.find((candidate) => candidate === named);
    if (customerClass !== undefined && volts !== undefined)
      return policy.noTariffFor(names.classes[customerClass], volts);
  }
  const known = failureCodes.find((candidate) => candidate === code);
  return known === undefined ? code : refusals[known]({ place, code: place });
}
