import { Input } from 'antd';
import { useState } from 'react';
import { stationDayAt } from '../../../db/domain/kernel/calendar.ts';
import type { RouteOfMonth, RouteReader, RouteSheet } from '../../../electron/contract/routes.ts';
import { call } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { SignForm } from './sign-form.tsx';

/** 交回: the sheet comes back, and the reader signs for how many of its meters they read. */
export function ReturnForm(props: {
  readonly route: RouteOfMonth;
  /** The month's, or an earlier one that is still out. */
  readonly sheet: RouteSheet;
  readonly readers: readonly RouteReader[];
  readonly onDone: (words: string) => void;
  readonly onLeave: () => void;
}) {
  const { route, sheet, readers, onDone, onLeave } = props;
  const { routes: words } = useMessages();
  const [readText, setReadText] = useState('');
  const typed = readText.normalize('NFKC').trim();
  const read = /^\d{1,6}$/.test(typed) ? Number(typed) : null;
  const isOfMonth = sheet.sheetId === route.sheet?.sheetId;
  return (
    <SignForm
      title={words.returnTitle(route.code, sheet.month)}
      yes={words.returnYes}
      personLabel={words.returnedBy}
      readers={readers}
      readerId={sheet.issuedToId}
      isOff={read === null}
      isAskedBefore
      onLeave={onLeave}
      onSign={async (signature) => {
        if (read === null) return null;
        const { sheetId, meters } = sheet;
        const answer = await call('routes/return-sheet', { sheetId, read, ...signature });
        if (!answer.ok) return answer;
        const name = readers.find(({ personId }) => personId === signature.readerId)?.fullName ?? '';
        onDone(words.returned(route.code, name, read, meters));
        return null;
      }}
    >
      {(_readerId, toPassword) => (
        <>
          <p className="quiet">
            {words.returnHint(sheet.issuedToName, stationDayAt(sheet.issuedAt), sheet.meters)}
          </p>
          <FieldRow
            label={words.readCount}
            {...(isOfMonth ? { hint: words.readCountHint(route.read) } : {})}
            wrong={typed !== '' && read === null ? words.wrongCount : null}
          >
            {(id) => (
              <Input
                id={id}
                value={readText}
                autoFocus
                inputMode="numeric"
                data-testid="read-count"
                onChange={(event) => setReadText(event.target.value)}
                onPressEnter={toPassword}
              />
            )}
          </FieldRow>
        </>
      )}
    </SignForm>
  );
}
