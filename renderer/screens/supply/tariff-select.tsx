import { Select } from 'antd';
import { useContext, useMemo } from 'react';
import { normaliseForSearch } from '../../../db/domain/accounts/search-terms.ts';
import type { SupplyPage, TariffChoice } from '../../../electron/contract/supply.ts';
import { useMessages } from '../../components/use-messages.ts';
import { plainTariffLabel } from './missing-registers.ts';
import { Labelled, WrongWords } from './supply-fields.tsx';

/** Chooses a tariff by typing; those of the account's class first. `hasPlain`: class and voltage may decide, an empty value. */
export function TariffSelect(props: {
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  readonly page: SupplyPage;
  readonly value: string;
  readonly hasPlain?: boolean;
  readonly isFirst?: boolean;
  readonly onChoose: (code: string) => void;
}) {
  const { field, page, value, hasPlain = false } = props;
  const { supply, names } = useMessages();
  const wrong = useContext(WrongWords)(field);
  const options = useMemo(() => {
    const isOwn = (choice: TariffChoice): boolean => choice.customerClass === page.customerClass;
    const sorted = [...page.tariffs.filter(isOwn), ...page.tariffs.filter((choice) => !isOwn(choice))];
    const plain = plainTariffLabel(page);
    return [
      ...(hasPlain
        ? [
            {
              value: '',
              label: plain === null ? supply.byClass : supply.byClassIs(plain),
              search: normaliseForSearch(supply.byClass),
              marks: [] as string[],
            },
          ]
        : []),
      ...sorted.map((choice) => ({
        value: choice.code,
        label: choice.label,
        search: normaliseForSearch(`${choice.label} ${choice.code} ${names.classes[choice.customerClass]}`),
        marks: [...(choice.isNamed ? [supply.named] : []), ...(choice.isSample ? [supply.sample] : [])],
      })),
    ];
  }, [page, hasPlain, supply, names]);
  const isKnown = value === '' || options.some((option) => option.value === value);
  return (
    <Labelled field={field} label={props.label} hint={props.hint}>
      {(id) => (
        <Select
          id={id}
          className="tariff-select"
          data-testid={field}
          autoFocus={props.isFirst === true}
          status={wrong === null ? '' : 'error'}
          placeholder={supply.chooseTariff}
          value={value === '' && !hasPlain ? null : value}
          options={isKnown ? options : [...options, { value, label: value, search: value, marks: [] }]}
          showSearch={{
            filterOption: (typed, option) => option?.search.includes(normaliseForSearch(typed)) ?? false,
          }}
          optionRender={({ data }) => (
            <span className="tariff-option">
              <span className="clip">{data.label}</span>
              {data.marks.map((mark) => (
                <span key={mark} className="supply-mark">
                  {mark}
                </span>
              ))}
            </span>
          )}
          onChange={(code) => props.onChoose(code ?? '')}
        />
      )}
    </Labelled>
  );
}
