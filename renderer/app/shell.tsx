import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { Right } from '../../db/domain/access/roles.ts';
import { call } from '../api/counter-api.ts';
import { EmptyPlace } from '../components/empty-place.tsx';
import { useKeyDispatch, useKeys } from '../components/use-keys.ts';
import { useMessages } from '../components/use-messages.ts';
import { type PlaceId, usePlace } from '../stores/place-store.ts';
import { useSession } from '../stores/session-store.ts';
import { useStatus } from '../stores/status-store.ts';
import { ClockDoubtLine } from './clock-doubt-line.tsx';
import { CommandPalette } from './command-palette.tsx';
import { KeyBar } from './key-bar.tsx';
import { KeyHelp } from './key-help.tsx';
import { PlaceRail } from './place-rail.tsx';
import { type Place, placesFor } from './places.ts';
import './shell.css';
import { StatusStrip } from './status-strip.tsx';

const statusEvery = 5_000;
const stayEvery = 30_000;

/** The counter: the strip that never scrolls away, the rail of places, the work, and the bar of keys. */
export function Shell() {
  const messages = useMessages();
  const person = useSession((state) => state.person);
  const isLocked = useSession((state) => state.isLocked);
  const place = usePlace((state) => state.place);
  const [overlay, setOverlay] = useState<'help' | 'commands' | null>(null);
  const visible = useMemo(() => placesFor(person?.rights ?? []), [person]);
  const current =
    visible.find((candidate) => candidate.id === place) ?? homeOf(visible, person?.rights ?? []);

  useKeyDispatch();
  useActivityPings();
  useFocusComesBack(overlay !== null);
  useEffect(() => {
    const { refresh } = useStatus.getState();
    void refresh();
    const timer = setInterval(() => void refresh(), statusEvery);
    return () => clearInterval(timer);
  }, [person]);

  const keys = useMemo(
    () =>
      isLocked
        ? []
        : [
            { key: 'F1', label: messages.app.help, run: () => setOverlay('help') },
            { key: 'Ctrl+K', label: messages.app.commands, run: () => setOverlay('commands') },
            { key: 'F12', label: messages.app.switchPerson, run: () => void switchPerson() },
            { key: 'Ctrl+L', label: messages.app.lock, run: () => void lock() },
          ],
    [messages, isLocked],
  );
  useKeys(keys);

  return (
    <div className="shell" inert={isLocked}>
      <StatusStrip />
      <PlaceRail places={visible} currentId={current?.id ?? null} />
      <main className="shell-work">
        <ClockDoubtLine />
        <div className="shell-place">
          <Suspense fallback={<p className="quiet shell-loading">{messages.app.loading}</p>}>
            {current === undefined ? (
              <EmptyPlace purpose={messages.app.noPlaces} firstStep={messages.app.noPlacesStep} />
            ) : (
              <current.screen key={current.id} />
            )}
          </Suspense>
        </div>
      </main>
      <KeyBar />
      {overlay === 'help' ? <KeyHelp onClose={() => setOverlay(null)} /> : null}
      {overlay === 'commands' ? <CommandPalette places={visible} onClose={() => setOverlay(null)} /> : null}
    </div>
  );
}

/** The right that makes a place somebody's own work; of several, the first of these is where the day begins. */
const homes: readonly (readonly [Right, PlaceId])[] = [
  ['payments.take', 'collect'],
  ['readings.enter', 'readings'],
  ['bills.audit', 'audit'],
  ['bills.issue', 'billing'],
  ['meters.change', 'supply'],
  ['adjustments.approve', 'approvals'],
  ['cash.close_day', 'dayClose'],
];

/** Where a person's day begins: the place of their own work, not one that they may only look into. */
function homeOf(visible: readonly Place[], held: readonly Right[]): Place | undefined {
  const home = homes.find(([right]) => held.includes(right));
  return visible.find((candidate) => candidate.id === home?.[1]) ?? visible[0];
}

/** After the help or the commands the cursor is where it was, unless the command has put it elsewhere. */
function useFocusComesBack(isCovered: boolean): void {
  const before = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (isCovered) return;
    const note = (): void => {
      const { activeElement } = document;
      before.current = activeElement instanceof HTMLElement ? activeElement : null;
    };
    if (document.activeElement === document.body && before.current?.isConnected === true)
      before.current.focus();
    window.addEventListener('focusin', note);
    return () => window.removeEventListener('focusin', note);
  }, [isCovered]);
}

/** Signs out so that a colleague can sign in: the sign-in page shows every name with a digit. */
async function switchPerson(): Promise<void> {
  usePlace.getState().leave();
  useStatus.getState().clear();
  await useSession.getState().signOut();
}

async function lock(): Promise<void> {
  await call('session/lock');
  useSession.getState().locked();
}

/** Tells the program now and then that somebody is here, so that the screen locks only when nobody is. */
function useActivityPings(): void {
  useEffect(() => {
    let last = 0;
    const ping = (): void => {
      if (Date.now() - last < stayEvery || useSession.getState().isLocked) return;
      last = Date.now();
      void call('session/stay');
    };
    window.addEventListener('keydown', ping);
    window.addEventListener('pointerdown', ping);
    return () => {
      window.removeEventListener('keydown', ping);
      window.removeEventListener('pointerdown', ping);
    };
  }, []);
}
