import { Checkbox, Segmented } from 'antd';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';
import {
  type Appearance,
  type Language,
  type TextSize,
  usePreferences,
} from '../../stores/preference-store.ts';

const languages: readonly Language[] = ['zh-CN', 'en'];
const appearances: readonly Appearance[] = ['light', 'dark'];
const sizes: readonly TextSize[] = ['normal', 'large', 'largest'];

/** Language, light or dark, size of the text, and whether the counter shows what to say. */
export function LooksSection() {
  const { app, settings } = useMessages();
  const { language, appearance, textSize, showsWhatToSay, change } = usePreferences();
  return (
    <Sheet title={settings.looksTitle} testId="settings-looks">
      <p className="quiet">{settings.looksText}</p>
      <div className="settings-looks">
        <span>{settings.languageLabel}</span>
        <Segmented
          value={language}
          options={languages.map((value) => ({ value, label: settings.languages[value] }))}
          onChange={(value) => change({ language: value })}
        />
        <span>{app.appearanceLabel}</span>
        <Segmented
          value={appearance}
          options={appearances.map((value) => ({ value, label: app.appearance[value] }))}
          onChange={(value) => change({ appearance: value })}
        />
        <span>{app.textSizeLabel}</span>
        <Segmented
          value={textSize}
          options={sizes.map((value) => ({ value, label: app.textSize[value] }))}
          onChange={(value) => change({ textSize: value })}
        />
      </div>
      <Checkbox
        checked={showsWhatToSay}
        data-testid="shows-what-to-say"
        onChange={(event) => change({ showsWhatToSay: event.target.checked })}
      >
        {settings.showWhatToSay}
      </Checkbox>
    </Sheet>
  );
}
