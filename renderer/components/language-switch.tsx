import { Button } from 'antd';
import { usePreferences } from '../stores/preference-store.ts';
import { useMessages } from './use-messages.ts';

/** Turns the program from Chinese to English and back; where the status strip is not there yet. */
export function LanguageSwitch() {
  const messages = useMessages();
  const { language, change } = usePreferences();
  return (
    <Button
      type="text"
      data-testid="switch-language"
      onClick={() => change({ language: language === 'en' ? 'zh-CN' : 'en' })}
    >
      {messages.app.language}
    </Button>
  );
}
