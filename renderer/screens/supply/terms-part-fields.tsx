import { Checkbox, Select } from 'antd';
import type { SupplyPage } from '../../../electron/contract/supply.ts';
import { useMessages } from '../../components/use-messages.ts';
import { CapacityFields } from './capacity-fields.tsx';
import { ChildFields } from './child-fields.tsx';
import { hangingRegisters } from './missing-registers.ts';
import { Labelled, TextField } from './supply-fields.tsx';
import { TariffSelect } from './tariff-select.tsx';
import { lossKey, type TermsDraft, type TermsPart } from './terms-draft.ts';
import { kiloText, powerFactorText } from './typed-values.ts';

/** What the fields of a part are given. */
export interface PartProps {
  readonly page: SupplyPage;
  readonly draft: TermsDraft;
  readonly onEdit: (changed: Partial<TermsDraft>) => void;
}

/** The fields of one open part of the terms. */
export function TermsPartFields({ part, ...props }: PartProps & { readonly part: TermsPart }) {
  const Fields = fieldsOf[part];
  return (
    <div className="terms-part-fields">
      <Fields {...props} />
    </div>
  );
}

const fieldsOf: Readonly<Record<TermsPart, (props: PartProps) => React.ReactNode>> = {
  severalPersons: SeveralPersonsFields,
  usedBefore: UsedBeforeFields,
  children: ChildFields,
  fixed: FixedFields,
  share: ShareFields,
  loss: LossFields,
  capacity: CapacityFields,
  powerFactor: PowerFactorFields,
};

function SeveralPersonsFields({ draft, onEdit }: PartProps) {
  const { supply } = useMessages();
  return (
    <TextField
      field="severalPersonsFrom"
      label={supply.severalPersonsFrom}
      hint={supply.monthHint}
      text={draft.severalPersonsFrom}
      onText={(severalPersonsFrom) => onEdit({ severalPersonsFrom })}
    />
  );
}

function UsedBeforeFields({ draft, onEdit }: PartProps) {
  const { supply } = useMessages();
  return (
    <>
      <TextField
        field="tierYear"
        label={supply.tierYear}
        text={draft.tierYear}
        onText={(tierYear) => onEdit({ tierYear })}
      />
      <TextField
        field="usedKwh"
        label={supply.usedKwh}
        unit={supply.units.active}
        text={draft.usedKwh}
        onText={(usedKwh) => onEdit({ usedKwh })}
      />
    </>
  );
}

function FixedFields({ page, draft, onEdit }: PartProps) {
  const { supply } = useMessages();
  return (
    <>
      <TextField
        field="fixedKwh"
        label={supply.fixedKwh}
        unit={supply.units.active}
        text={draft.fixedKwh}
        onText={(fixedKwh) => onEdit({ fixedKwh })}
      />
      <TariffSelect
        field="fixedTariff"
        label={supply.itsTariff}
        page={page}
        value={draft.fixedTariff}
        onChoose={(fixedTariff) => onEdit({ fixedTariff })}
      />
    </>
  );
}

function ShareFields({ page, draft, onEdit }: PartProps) {
  const { supply } = useMessages();
  return (
    <>
      <TextField
        field="sharePercent"
        label={supply.sharePercent}
        hint={supply.shareHint}
        unit="%"
        text={draft.sharePercent}
        onText={(sharePercent) => onEdit({ sharePercent })}
      />
      <TariffSelect
        field="shareTariff"
        label={supply.itsTariff}
        page={page}
        value={draft.shareTariff}
        onChoose={(shareTariff) => onEdit({ shareTariff })}
      />
    </>
  );
}

function LossFields({ page, draft, onEdit }: PartProps) {
  const { supply } = useMessages();
  const known = page.transformerTypes.map((one) => ({
    value: lossKey(one),
    label: supply.lossName(one.type, kiloText(one.capacityVa)),
  }));
  const { lossTransformer } = draft;
  const isKnown = lossTransformer === '' || known.some(({ value }) => value === lossTransformer);
  const [kva = '', type = ''] = lossTransformer.split('|');
  return (
    <>
      <Labelled
        field="lossTransformer"
        label={supply.lossTransformer}
        hint={known.length === 0 ? supply.noTransformers : undefined}
      >
        {(id) => (
          <Select
            id={id}
            data-testid="lossTransformer"
            value={lossTransformer === '' ? null : lossTransformer}
            placeholder={supply.chooseTransformer}
            showSearch={{ optionFilterProp: 'label' }}
            options={
              isKnown
                ? known
                : [...known, { value: lossTransformer, label: supply.lossName(type, kiloText(Number(kva))) }]
            }
            onChange={(chosen) => onEdit({ lossTransformer: chosen ?? '' })}
          />
        )}
      </Labelled>
      <TextField
        field="lineLossPercent"
        label={supply.lineLoss}
        hint={supply.lineLossHint}
        unit="%"
        text={draft.lineLossPercent}
        onText={(lineLossPercent) => onEdit({ lineLossPercent })}
      />
    </>
  );
}

const standards = ['90', '85', '80'] as const;

function PowerFactorFields({ page, draft, onEdit }: PartProps) {
  const { supply } = useMessages();
  const isCounted = hangingRegisters(page).some((kind) => kind.startsWith('reactive'));
  return (
    <>
      <Labelled
        field="powerFactorStandard"
        label={supply.powerFactorStandard}
        hint={isCounted ? undefined : supply.noReactive}
      >
        {(id) => (
          <Select
            id={id}
            data-testid="powerFactorStandard"
            value={draft.powerFactorStandard}
            options={[
              { value: '' as const, label: supply.powerFactorByPack },
              ...standards.map((value) => ({ value, label: powerFactorText(Number(value)) })),
            ]}
            onChange={(powerFactorStandard) => onEdit({ powerFactorStandard })}
          />
        )}
      </Labelled>
      <Checkbox
        checked={draft.hasPowerFactorBonus}
        data-testid="powerFactorBonus"
        className="terms-check"
        onChange={(event) => onEdit({ hasPowerFactorBonus: event.target.checked })}
      >
        {supply.powerFactorBonus}
      </Checkbox>
    </>
  );
}
