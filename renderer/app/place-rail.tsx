import { useEffect, useRef } from 'react';
import { useMessages } from '../components/use-messages.ts';
import { type PlaceId, usePlace } from '../stores/place-store.ts';
import { useStatus } from '../stores/status-store.ts';
import type { Place } from './places.ts';

/** The places of this person, each with its count of things waiting, and nothing else. */
export function PlaceRail(props: { readonly places: readonly Place[]; readonly currentId: PlaceId | null }) {
  const messages = useMessages();
  const status = useStatus((state) => state.status);
  const rail = useRef<HTMLElement>(null);
  // A place opened by Ctrl+K may lie below the end of the rail.
  useEffect(() => {
    if (props.currentId !== null)
      rail.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' });
  }, [props.currentId]);
  return (
    <nav className="rail" ref={rail}>
      {props.places.map((place) => {
        const waiting = status === null ? 0 : (place.waiting?.(status) ?? 0);
        return (
          <button
            key={place.id}
            type="button"
            data-testid={`place-${place.id}`}
            aria-current={place.id === props.currentId ? 'page' : undefined}
            onMouseDown={(event) => {
              // A click on the place that is open leaves the cursor in it.
              if (place.id === props.currentId) event.preventDefault();
            }}
            onClick={() => usePlace.getState().goTo(place.id)}
          >
            <span className="clip">{messages.app.places[place.id]}</span>
            {waiting > 0 ? <span className="rail-count">{waiting}</span> : null}
          </button>
        );
      })}
    </nav>
  );
}
