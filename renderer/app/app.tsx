import { App as AntApp, ConfigProvider } from 'antd';
import enLocale from 'antd/locale/en_US';
import zhLocale from 'antd/locale/zh_CN';
import { useEffect } from 'react';
import { onLocked } from '../api/counter-api.ts';
import { useMessages } from '../components/use-messages.ts';
import { CannotOpenScreen } from '../screens/setup/cannot-open-screen.tsx';
import { FirstStartScreen } from '../screens/setup/first-start-screen.tsx';
import { SignInScreen } from '../screens/people/sign-in-screen.tsx';
import { usePreferences } from '../stores/preference-store.ts';
import { useSession } from '../stores/session-store.ts';
import { themeOf } from '../styles/theme.ts';
import { Shell } from './shell.tsx';

/** The whole page: first start, sign-in, or the counter. */
export function App() {
  const { language, appearance, textSize } = usePreferences();
  const messages = useMessages();
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.appearance = appearance;
    document.title = messages.app.productName;
  }, [language, appearance, messages]);
  return (
    <ConfigProvider
      theme={themeOf(appearance, textSize)}
      locale={language === 'en' ? enLocale : zhLocale}
      button={{ autoInsertSpace: false }}
    >
      <AntApp style={{ height: '100%' }}>
        <Stage />
      </AntApp>
    </ConfigProvider>
  );
}

function Stage() {
  const setup = useSession((state) => state.setup);
  const trouble = useSession((state) => state.setupTrouble);
  const person = useSession((state) => state.person);
  const isLocked = useSession((state) => state.isLocked);
  useEffect(() => {
    void useSession.getState().loadSetup();
    return onLocked(() => useSession.getState().locked());
  }, []);
  if (setup === null) return trouble === null ? null : <CannotOpenScreen trouble={trouble} />;
  if (setup.stage === 'fresh') return <FirstStartScreen />;
  if (person === null) return <SignInScreen />;
  return (
    <>
      <Shell />
      {isLocked ? <SignInScreen isUnlocking /> : null}
    </>
  );
}
