import { Button, Input, Segmented, Select } from 'antd';
import { type KeyboardEvent, useEffect, useState } from 'react';
import {
  type FormContent,
  formContents,
  type FormField,
  type FormLayout,
  formLayoutShape,
  type FormPaper,
  formPapers,
  usualLayout,
} from '../../../electron/contract/form-layout.ts';
import { call } from '../../api/counter-api.ts';
import { PickList } from '../../components/pick-list.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { MeasureField } from './measure-field.tsx';

/** Half a millimetre, what an arrow moves by; with Ctrl held, five. */
const stepTenthMm = 5;
const pixelsPerMillimetre = 96 / 25.4;
/** Width of the preview on the screen, in pixels. */
const previewWidth = 440;

const papers = Object.keys(formPapers) as FormPaper[];
const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

type News = { readonly tone: 'done' | 'wrong'; readonly words: string };

/** The layout of a receipt's form in millimetres: a field is chosen in the list, and arrows on the preview move it. */
export function FormDesigner() {
  const messages = useMessages();
  const { printing } = messages;
  const [layout, setLayout] = useState<FormLayout | null>(null);
  const [at, setAt] = useState(0);
  const [html, setHtml] = useState('');
  const [news, setNews] = useState<News | null>(null);
  useEffect(() => {
    void call('printing/get-form').then((answer) => {
      if (answer.ok) setLayout(answer.value);
      else setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
    });
  }, [messages]);
  useEffect(() => {
    if (layout === null) return;
    let isCurrent = true;
    void call('printing/preview-form', layout).then((answer) => {
      if (isCurrent && answer.ok) setHtml(answer.value.html);
    });
    return () => {
      isCurrent = false;
    };
  }, [layout]);
  if (layout === null) return news === null ? null : <TroubleLine>{news.words}</TroubleLine>;
  const [width, height] = formPapers[layout.paper];
  const zoom = previewWidth / ((width / 10) * pixelsPerMillimetre);
  const field = layout.fields[at] ?? layout.fields[0];
  const change = (changes: Partial<FormField>): void => {
    const fields = layout.fields.map((other, index) => (index === at ? { ...other, ...changes } : other));
    // What would leave the paper or the allowed sizes is not done at all.
    const moved = formLayoutShape.safeParse({ ...layout, fields });
    if (moved.success) setLayout(moved.data);
  };
  const move = (event: KeyboardEvent): void => {
    const way = ways[event.key];
    if (way === undefined || field === undefined) return;
    event.preventDefault();
    const step = event.ctrlKey ? stepTenthMm * 10 : stepTenthMm;
    change({
      xTenthMm: Math.min(Math.max(0, field.xTenthMm + way[0] * step), width),
      yTenthMm: Math.min(Math.max(0, field.yTenthMm + way[1] * step), height),
    });
  };
  const add = (content: FormContent): void => {
    const fields: FormField[] = [
      ...layout.fields,
      { content, text: '', xTenthMm: 200, yTenthMm: 200, widthTenthMm: 600, sizePt: 10, align: 'left' },
    ];
    setLayout({ ...layout, fields });
    setAt(fields.length - 1);
  };
  const remove = (): void => {
    if (layout.fields.length < 2) return;
    setLayout({ ...layout, fields: layout.fields.filter((_, index) => index !== at) });
    setAt(0);
  };
  const keep = async (): Promise<void> => {
    const answer = await call('printing/keep-form', layout);
    setNews(
      answer.ok
        ? { tone: 'done', words: printing.formKept }
        : { tone: 'wrong', words: sentenceOf(messages, answer) },
    );
  };
  return (
    <Sheet title={printing.designer} testId="form-designer">
      <p className="quiet">{printing.designerText}</p>
      <div className="settings-acts">
        <Select
          aria-label={printing.formPaper}
          data-testid="form-paper"
          value={layout.paper}
          options={papers.map((value) => ({ value, label: printing.formPapers[value] }))}
          onChange={(paper: FormPaper) => {
            setLayout(usualLayout(paper));
            setAt(0);
          }}
        />
        <Select<FormContent>
          aria-label={printing.addField}
          placeholder={printing.addField}
          value={null}
          options={formContents.map((value) => ({ value, label: printing.contents[value] }))}
          onChange={add}
        />
        <Button onClick={remove} disabled={layout.fields.length < 2}>
          {printing.removeField}
        </Button>
        <Button type="primary" onClick={() => void keep()} data-testid="form-keep">
          {printing.keepForm}
        </Button>
      </div>
      <div className="form-designer">
        <PickList
          label={printing.fieldList}
          rowTestId="form-field"
          items={layout.fields.map((each, index) => ({ each, index }))}
          keyOf={({ index }) => String(index)}
          chosenKey={String(at)}
          onChoose={({ index }) => setAt(index)}
        >
          {({ each }) => (
            <span className="clip">
              {each.content === 'text' && each.text !== '' ? each.text : printing.contents[each.content]}
            </span>
          )}
        </PickList>
        <div>
          {field === undefined ? null : (
            <div className="settings-acts form-measures">
              {field.content === 'text' ? (
                <Input
                  aria-label={printing.contents.text}
                  maxLength={60}
                  value={field.text}
                  onChange={(event) => change({ text: event.target.value })}
                />
              ) : null}
              {(['xTenthMm', 'yTenthMm', 'widthTenthMm'] as const).map((measure) => (
                <MeasureField
                  key={measure}
                  label={printing.measures[measure]}
                  testId={`form-${measure}`}
                  min={0}
                  max={297}
                  step={0.5}
                  value={field[measure] / 10}
                  onChange={(value) => change({ [measure]: Math.round(value * 10) })}
                />
              ))}
              <MeasureField
                label={printing.measures.sizePt}
                testId="form-sizePt"
                min={5}
                max={36}
                step={1}
                value={field.sizePt}
                onChange={(sizePt) => change({ sizePt })}
              />
              <Segmented
                aria-label={printing.align}
                value={field.align}
                options={(['left', 'center', 'right'] as const).map((value) => ({
                  value,
                  label: printing.aligns[value],
                }))}
                onChange={(align) => change({ align })}
              />
            </div>
          )}
          <section
            className="form-paper"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows move the chosen field while the paper has the focus.
            tabIndex={0}
            aria-label={printing.moveField}
            data-testid="form-preview"
            onKeyDown={move}
            style={{ width: previewWidth, height: (height / 10) * pixelsPerMillimetre * zoom }}
          >
            <iframe
              title={printing.designer}
              sandbox=""
              srcDoc={html}
              tabIndex={-1}
              style={{
                width: (width / 10) * pixelsPerMillimetre + 2,
                height: (height / 10) * pixelsPerMillimetre + 2,
                zoom,
              }}
            />
            {field === undefined ? null : (
              <div
                className="form-mark"
                style={{
                  left: (field.xTenthMm / 10) * pixelsPerMillimetre * zoom,
                  top: (field.yTenthMm / 10) * pixelsPerMillimetre * zoom,
                  width: (field.widthTenthMm / 10) * pixelsPerMillimetre * zoom,
                }}
              />
            )}
          </section>
        </div>
      </div>
      {news === null ? null : (
        <TroubleLine tone={news.tone} testId="form-news">
          {news.words}
        </TroubleLine>
      )}
    </Sheet>
  );
}
