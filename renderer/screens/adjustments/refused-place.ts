import type { RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import type { FailedAnswer } from '../../api/counter-api.ts';
import { sentenceOf } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import type { FactField } from './fault-form.ts';

/** Why the program would not compute an adjustment; a place of its facts is called by the name it has in the form. */
export function refusedWords(messages: Messages, answer: FailedAnswer): string {
  if (!('refusal' in answer) || answer.refusal.code !== 'adjustment_not_possible')
    return sentenceOf(messages, answer);
  const { code, facts } = answer.refusal;
  const place = placeWord(messages, String(facts.place ?? ''));
  return sentenceOf(messages, { refusal: { code, facts: { ...facts, place } } });
}

/** The name of a place of the facts as the form has it: `dials.peak`, `items.2`, `readOn`. */
export function placeWord({ adjustments: words, names }: Messages, place: string): string {
  const [part = '', detail = ''] = place.split('.');
  const whole = (words.places as Readonly<Record<string, string>>)[place];
  if (whole !== undefined) return whole;
  if (part === 'phases') return words.phase(Number(detail));
  if (part === 'dials') return `${names.registers[detail as RegisterKind] ?? detail} ${words.trueDial}`;
  if (part === 'items') return words.itemLabel(words.itemsTitle, Number(detail) + 1);
  return (words.fields as Partial<Record<string, string>>)[part as FactField] ?? place;
}
