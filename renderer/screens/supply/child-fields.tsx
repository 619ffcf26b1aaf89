import { Button, Input } from 'antd';
import { useContext, useState } from 'react';
import { normaliseCode } from '../../../db/domain/accounts/normalise-cell.ts';
import type { SupplyPage } from '../../../electron/contract/supply.ts';
import { call } from '../../api/counter-api.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { Labelled, WrongWords } from './supply-fields.tsx';
import type { TermsDraft } from './terms-draft.ts';

/** 分表户: each is added by its number, which must be an account; Enter adds. */
export function ChildFields(props: {
  readonly page: SupplyPage;
  readonly draft: TermsDraft;
  readonly onEdit: (changed: Partial<TermsDraft>) => void;
}) {
  const { page, draft, onEdit } = props;
  const messages = useMessages();
  const { supply } = messages;
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [isAsking, setAsking] = useState(false);
  const wrongAround = useContext(WrongWords);
  const wrong = trouble ?? wrongAround('children');

  const add = async (): Promise<void> => {
    const accountNo = normaliseCode(text);
    if (accountNo === '' || isAsking) return;
    if (accountNo === page.accountNo) return setTrouble(supply.childSelf);
    if (draft.children.includes(accountNo)) return setTrouble(supply.childThere);
    setAsking(true);
    const answer = await call('accounts/find', { text: accountNo.slice(0, 60) });
    setAsking(false);
    if (!answer.ok) return setTrouble(sentenceOf(messages, answer));
    const hit = answer.value.find((found) => found.accountNo === accountNo);
    if (hit === undefined) return setTrouble(supply.childUnknown);
    setNames({ ...names, [accountNo]: hit.name });
    setText('');
    setTrouble(null);
    onEdit({ children: [...draft.children, accountNo] });
  };
  return (
    <>
      <WrongWords.Provider
        value={(field) => (field === 'children' ? (trouble ?? wrongAround(field)) : wrongAround(field))}
      >
        <Labelled field="children" label={supply.child} hint={supply.childHint}>
          {(id) => (
            <Input
              id={id}
              data-testid="children"
              data-enter="own"
              autoComplete="off"
              maxLength={24}
              status={wrong === null ? '' : 'error'}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setTrouble(null);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                event.preventDefault();
                void add();
              }}
            />
          )}
        </Labelled>
      </WrongWords.Provider>
      <ul className="child-list">
        {draft.children.map((accountNo) => (
          <li key={accountNo}>
            <span className="figures">{accountNo}</span>{' '}
            <span className="quiet">{names[accountNo] ?? ''}</span>
            <Button
              size="small"
              type="text"
              aria-label={supply.removeChild(accountNo)}
              onClick={() => onEdit({ children: draft.children.filter((one) => one !== accountNo) })}
            >
              {supply.remove}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
