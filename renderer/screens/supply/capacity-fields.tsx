import { Button, Checkbox, Select } from 'antd';
import { useMessages } from '../../components/use-messages.ts';
import { suspensionField, transformerField } from './read-terms-draft.ts';
import { DayField, Labelled, TextField } from './supply-fields.tsx';
import {
  emptyTransformer,
  nextKey,
  type SuspensionDraft,
  type TermsDraft,
  type TransformerDraft,
} from './terms-draft.ts';

const kinds = ['transformers', 'contract_demand', 'measured_demand'] as const;

/** 容（需）量电费: transformers with their days, a contract demand, or the measured demand. */
export function CapacityFields(props: {
  readonly draft: TermsDraft;
  readonly onEdit: (changed: Partial<TermsDraft>) => void;
}) {
  const { draft, onEdit } = props;
  const { supply } = useMessages();
  const { transformers } = draft;
  const change = (key: number, changed: Partial<TransformerDraft>): void =>
    onEdit({ transformers: transformers.map((one) => (one.key === key ? { ...one, ...changed } : one)) });
  return (
    <>
      <Labelled
        field="capacityKind"
        label={supply.capacityKind}
        hint={draft.capacityKind === 'measured_demand' ? supply.measuredHint : undefined}
      >
        {(id) => (
          <Select
            id={id}
            data-testid="capacityKind"
            value={draft.capacityKind}
            options={kinds.map((value) => ({ value, label: supply.capacityKinds[value] }))}
            onChange={(capacityKind) => onEdit({ capacityKind })}
          />
        )}
      </Labelled>
      {draft.capacityKind === 'contract_demand' ? (
        <>
          <TextField
            field="contractKw"
            label={supply.contractKw}
            unit={supply.units.demand}
            text={draft.contractKw}
            onText={(contractKw) => onEdit({ contractKw })}
          />
          <TextField
            field="installedKva"
            label={supply.installedKva}
            hint={supply.installedHint}
            unit="kVA"
            text={draft.installedKva}
            onText={(installedKva) => onEdit({ installedKva })}
          />
        </>
      ) : null}
      {draft.capacityKind === 'transformers' ? (
        <div className="transformers">
          {transformers.map((transformer, index) => (
            <TransformerFields
              key={transformer.key}
              index={index}
              transformer={transformer}
              onChange={(changed) => change(transformer.key, changed)}
              onRemove={
                transformers.length === 1
                  ? null
                  : () => onEdit({ transformers: transformers.filter(({ key }) => key !== transformer.key) })
              }
            />
          ))}
          <Button
            data-testid="add-transformer"
            onClick={() =>
              onEdit({ transformers: [...transformers, emptyTransformer(nextKey(transformers))] })
            }
          >
            {supply.addTransformer}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function TransformerFields(props: {
  readonly index: number;
  readonly transformer: TransformerDraft;
  readonly onChange: (changed: Partial<TransformerDraft>) => void;
  readonly onRemove: (() => void) | null;
}) {
  const { transformer, onChange, onRemove } = props;
  const { supply } = useMessages();
  const { key, suspensions } = transformer;
  const changeSuspension = (which: number, changed: Partial<SuspensionDraft>): void =>
    onChange({ suspensions: suspensions.map((one) => (one.key === which ? { ...one, ...changed } : one)) });
  return (
    <fieldset className="transformer" data-testid={`transformer-${props.index + 1}`}>
      <legend>{supply.transformerNo(props.index + 1)}</legend>
      <div className="terms-part-fields">
        <TextField
          field={`transformer.${key}.name`}
          label={supply.transformerName}
          maxLength={30}
          text={transformer.name}
          onText={(name) => onChange({ name })}
        />
        <TextField
          field={transformerField(key, 'kva')}
          label={supply.transformerKva}
          unit="kVA"
          text={transformer.kva}
          onText={(kva) => onChange({ kva })}
        />
        <DayField
          field={transformerField(key, 'from')}
          label={supply.transformerFrom}
          hint={supply.transformerFromHint}
          text={transformer.from}
          onText={(from) => onChange({ from })}
        />
        <DayField
          field={transformerField(key, 'until')}
          label={supply.transformerUntil}
          hint={supply.transformerUntilHint}
          text={transformer.until}
          onText={(until) => onChange({ until })}
        />
        <TextField
          field={`transformer.${key}.interlock`}
          label={supply.interlock}
          hint={supply.interlockHint}
          maxLength={30}
          text={transformer.interlock}
          onText={(interlock) => onChange({ interlock })}
        />
      </div>
      {suspensions.map((suspension) => (
        <div key={suspension.key} className="suspension">
          <DayField
            field={suspensionField(key, suspension.key, 'on')}
            label={supply.suspendedOn}
            text={suspension.on}
            onText={(on) => changeSuspension(suspension.key, { on })}
          />
          <DayField
            field={suspensionField(key, suspension.key, 'resumedOn')}
            label={supply.resumedOn}
            hint={supply.resumedHint}
            text={suspension.resumedOn}
            onText={(resumedOn) => changeSuspension(suspension.key, { resumedOn })}
          />
          <Button
            type="text"
            onClick={() => onChange({ suspensions: suspensions.filter((one) => one.key !== suspension.key) })}
          >
            {supply.removeSuspension}
          </Button>
        </div>
      ))}
      <div className="transformer-acts">
        <Checkbox
          checked={transformer.isColdStandby}
          onChange={(event) => onChange({ isColdStandby: event.target.checked })}
        >
          {supply.coldStandby}
        </Checkbox>
        <Button
          size="small"
          data-testid={`add-suspension-${props.index + 1}`}
          onClick={() =>
            onChange({ suspensions: [...suspensions, { key: nextKey(suspensions), on: '', resumedOn: '' }] })
          }
        >
          {supply.addSuspension}
        </Button>
        {onRemove === null ? null : (
          <Button size="small" type="text" onClick={onRemove}>
            {supply.removeTransformer}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
