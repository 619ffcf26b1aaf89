import { Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { ChosenFile, ImportPreview } from '../../../electron/contract/imports.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import {
  type ChosenMatching,
  coverIdNumber,
  fieldsApart,
  missingFields,
  samplesOf,
  unusedHeadings,
} from './matching.ts';
import { sourceWord } from './source-word.ts';

/** How the file was understood: its form, and for each field the column that holds it with what stands there. */
export function MatchColumns(props: {
  readonly file: ChosenFile;
  readonly preview: ImportPreview;
  readonly matching: ChosenMatching;
  /** The month that readings will go into. */
  readonly month: Month | null;
  readonly isOff: boolean;
  readonly onMatch: (field: string, column: number | null) => void;
  /** Where the file comes from, to choose. */
  readonly source: ReactNode;
  /** The acts. */
  readonly children: ReactNode;
}) {
  const { file, preview, matching } = props;
  const messages = useMessages();
  const words = messages.imports;
  const missing = missingFields(preview, matching);
  const unused = unusedHeadings(preview, matching);
  const { shown, further } = fieldsApart(preview, matching);
  const fieldColumn = ({ field, isRequired }: ImportPreview['fields'][number]): ReactNode => (
    <FieldColumn
      key={field}
      field={field}
      isRequired={isRequired}
      preview={preview}
      column={matching[field] ?? null}
      words={words}
      isOff={props.isOff}
      onMatch={(column) => props.onMatch(field, column)}
    />
  );
  return (
    <>
      <Sheet
        title={file.fileName}
        testId="import-preview"
        aside={
          <span className="imports-facts quiet">
            <span>{words.format[preview.format]}</span>
            {preview.encoding === null ? null : (
              <span data-testid="import-encoding">{words.encoding[preview.encoding]}</span>
            )}
            <span>{words.fileSize(file.bytes)}</span>
            <strong data-testid="import-rows">{words.rowCount(preview.rowCount)}</strong>
          </span>
        }
      >
        {props.source}
        <p className="imports-hint" data-testid="import-hint">
          <strong>{words.matchTitle}</strong>{' '}
          {!preview.isRemembered
            ? words.matchRecognised
            : preview.source === null
              ? words.matchRemembered
              : words.matchRememberedOf(sourceWord(words, preview.source))}
        </p>
        {preview.usualMonth === null ? null : (
          <p className="imports-hint" data-testid="import-month" data-month={preview.usualMonth}>
            {words.usualMonth(preview.usualMonth, preview.usualMonth === props.month)}
          </p>
        )}
        <div className="imports-fields">{shown.map(fieldColumn)}</div>
        {further.length === 0 ? null : (
          <details className="imports-further">
            <summary>{words.moreColumns(further.length)}</summary>
            <div className="imports-fields">{further.map(fieldColumn)}</div>
          </details>
        )}
        {unused.length === 0 ? null : (
          <p className="quiet imports-hint">{words.unusedColumns(messages.lists.enumerate(unused))}</p>
        )}
        {missing.length === 0 ? null : (
          <TroubleLine testId="import-missing">
            {words.missingColumns(messages.lists.enumerate(missing.map((field) => fieldName(words, field))))}
          </TroubleLine>
        )}
        <div className="imports-acts">{props.children}</div>
      </Sheet>
      <details className="imports-raw">
        <summary>{words.rawTitle}</summary>
        <div className="imports-raw-scroll">
          <table>
            <thead>
              <tr>
                {preview.headings.map((heading, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file stay where they are.
                  <th key={index}>{heading}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.sample.map((row, rowIndex) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file stay where they are.
                <tr key={rowIndex}>
                  {preview.headings.map((_heading, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file stay where they are.
                    <td key={index}>
                      {index === matching.idNumber ? coverIdNumber(row[index] ?? '') : (row[index] ?? '')}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

function FieldColumn(props: {
  readonly field: string;
  readonly isRequired: boolean;
  readonly preview: ImportPreview;
  readonly column: number | null;
  readonly words: Messages['imports'];
  readonly isOff: boolean;
  readonly onMatch: (column: number | null) => void;
}) {
  const { field, isRequired, preview, column, words } = props;
  const id = useId();
  const isWrong = isRequired && column === null;
  return (
    <div className="imports-field" data-testid={`field-${field}`}>
      <label htmlFor={id} className="clip">
        {fieldName(words, field)}
        {isRequired ? <span className="quiet imports-required"> {words.required}</span> : null}
      </label>
      <Select
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        value={column ?? -1}
        disabled={props.isOff}
        status={isWrong ? 'error' : ''}
        popupMatchSelectWidth={false}
        options={[
          { value: -1, label: words.notInFile },
          ...preview.headings.map((heading, index) => ({
            value: index,
            label: heading === '' ? `#${index + 1}` : heading,
          })),
        ]}
        onChange={(chosen) => props.onMatch(chosen === -1 ? null : chosen)}
      />
      <span className="quiet clip">{samplesOf(preview, column, field).join(' · ')}</span>
    </div>
  );
}

/** What a field is called; one without a name yet shows its code. */
export function fieldName(words: Messages['imports'], field: string): string {
  return (words.fields as Readonly<Record<string, string>>)[field] ?? field;
}
