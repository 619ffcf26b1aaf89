import type { TrialPack, TrialTariff } from '../../../electron/contract/trial.ts';
import type { FormField, FormSection, FormValues } from './form-spec.ts';
import { fieldMaker, type FieldLooks, type FormParts } from './form-words.ts';

/** The pack and tariff that a form names now. */
export interface ChosenTariff {
  readonly pack: TrialPack;
  readonly tariff: TrialTariff;
}

function keyOfPack({ code, version }: TrialPack): string {
  return `${code}@${version}`;
}

/** What is chosen under two keys; the first pack and its first tariff until somebody chooses, null while no pack is known. */
export function chosenTariff(
  packs: readonly TrialPack[],
  values: FormValues,
  keys: { readonly pack: string; readonly code: string },
): ChosenTariff | null {
  const pack = packs.find((one) => keyOfPack(one) === values[keys.pack]) ?? packs[0];
  const tariff = pack?.tariffs.find((one) => one.code === values[keys.code]) ?? pack?.tariffs[0];
  return pack === undefined || tariff === undefined ? null : { pack, tariff };
}

/** The two choices of a tariff, and how the question names it under a path. */
export function tariffFields(
  { messages, packs }: FormParts,
  chosen: ChosenTariff,
  place: { readonly path: string; readonly pack: string; readonly code: string },
  names: { readonly pack: FieldLooks['name']; readonly code: FieldLooks['name'] } = {
    pack: 'pack',
    code: 'code',
  },
): Required<Pick<FormSection, 'fields' | 'constants'>> {
  const { trial, explanation } = messages;
  const field = fieldMaker(messages);
  const { pack, tariff } = chosen;
  const fields: FormField[] = [
    field(place.pack, {
      ...(names.pack === undefined ? {} : { name: names.pack }),
      type: 'search',
      isSteering: true,
      usual: keyOfPack(pack),
      isWide: true,
      choices: packs.map((one) => ({
        value: keyOfPack(one),
        label: `${explanation.packName(one.title, one.code, one.version)}${one.packId === null ? trial.notAccepted : ''}`,
      })),
    }),
    field(place.code, {
      ...(names.code === undefined ? {} : { name: names.code }),
      type: 'search',
      isSteering: true,
      usual: tariff.code,
      isWide: true,
      hint: 'search',
      also: [place.path],
      choices: pack.tariffs.map((one) => ({
        value: one.code,
        label: one.isSample && !one.label.includes('示例') ? `${one.label}${trial.sample}` : one.label,
      })),
    }),
  ];
  return {
    fields,
    constants: {
      [`${place.path}.pack`]: pack.code,
      [`${place.path}.version`]: pack.version,
      [`${place.path}.code`]: tariff.code,
    },
  };
}
