import { useMemo } from 'react';
import type { SupplyPage } from '../../../electron/contract/supply.ts';
import type { RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import type { Messages } from '../../messages/index.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { choiceOf, hangingRegisters, missingRegisters } from './missing-registers.ts';

/** Which registers a tariff needs and no meter has, and who adds them. */
export function missingWords(
  { supply, names }: Messages,
  missing: readonly RegisterKind[],
  mayAdd: boolean,
): string {
  return supply.missing(
    missing.map((kind) => names.registers[kind]),
    mayAdd,
  );
}

/** Says which registers a tariff needs and no meter has, with the key that leads to adding them; nothing when all hang. */
export function MissingLine(props: {
  readonly page: SupplyPage;
  readonly tariffCode: string | null;
  readonly needsDemand: boolean;
  /** Null where the person may not touch meters. */
  readonly onAdd: (() => void) | null;
}) {
  const { page, tariffCode, needsDemand, onAdd } = props;
  const messages = useMessages();
  const { supply } = messages;
  const missing = missingRegisters(choiceOf(page, tariffCode), needsDemand, hangingRegisters(page));
  const acts = useMemo(
    () => (onAdd === null ? [] : [{ key: 'F6', label: supply.addMissing, run: onAdd }]),
    [supply, onAdd],
  );
  if (missing.length === 0) return null;
  return (
    <TroubleLine tone="owed" acts={acts} testId="registers-missing">
      {missingWords(messages, missing, onAdd !== null)}
    </TroubleLine>
  );
}
