import { Checkbox } from 'antd';
import { call } from '../../api/counter-api.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { usePreferences } from '../../stores/preference-store.ts';

/** Whether the customer gets a window of their own. */
export function CustomerSection() {
  const { settings } = useMessages();
  const { hasCustomerWindow, change } = usePreferences();
  return (
    <Sheet title={settings.customerTitle} testId="settings-customer">
      <p className="quiet">{settings.customerText}</p>
      <Checkbox
        checked={hasCustomerWindow}
        data-testid="has-customer-window"
        onChange={(event) => {
          change({ hasCustomerWindow: event.target.checked });
          void call('customer-window/open', { isOpen: event.target.checked });
        }}
      >
        {settings.customerOpen}
      </Checkbox>
    </Sheet>
  );
}
