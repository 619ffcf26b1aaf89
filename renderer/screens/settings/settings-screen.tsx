import { FactRow } from '../../components/field-row.tsx';
import { PlaceFrame, Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { useRight, useSession } from '../../stores/session-store.ts';
import { BackupSection } from './backup-section.tsx';
import { CountySection } from './county-section.tsx';
import { CustomerSection } from './customer-section.tsx';
import { LooksSection } from './looks-section.tsx';
import { OwnPasswordSection } from './own-password-section.tsx';
import { PrinterSection } from './printer-section.tsx';
import './settings.css';

/** This PC: each section only for those whose right it is; what the program is and who guards the key, for all who come here. */
export function SettingsScreen() {
  const messages = useMessages();
  const canManage = useRight('station.manage');
  const canPrint = useRight('payments.take');
  const canBackUp = useRight('backup.make');
  return (
    <PlaceFrame title={messages.settings.title} hint={messages.settings.hint} testId="settings-screen">
      <div className="settings-columns">
        <div>
          {canManage || canPrint ? <PrinterSection /> : null}
          {canPrint ? <CustomerSection /> : null}
          {canManage ? <CountySection /> : null}
          {canBackUp ? <BackupSection /> : null}
        </div>
        <div>
          <OwnPasswordSection />
          <LooksSection />
          <AboutSection />
        </div>
      </div>
    </PlaceFrame>
  );
}

function AboutSection() {
  const { settings } = useMessages();
  const setup = useSession((state) => state.setup);
  if (setup === null) return null;
  return (
    <Sheet title={settings.aboutTitle}>
      <FactRow name={settings.station}>{setup.station?.name}</FactRow>
      <FactRow name={settings.stationCode}>{setup.station?.code}</FactRow>
      <FactRow name={settings.version}>{setup.programVersion}</FactRow>
      <h3 className="settings-subject">{settings.keyTitle}</h3>
      <p className={setup.keyGuard === 'file_permissions' ? 'key-guard-weak' : ''} data-testid="key-guard">
        {settings.keyGuard[setup.keyGuard]}
      </p>
    </Sheet>
  );
}
