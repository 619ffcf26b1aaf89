import { useMemo, useState } from 'react';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { MonthChoice } from '../../components/month-choice.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useMessages } from '../../components/use-messages.ts';
import { month as monthNamed } from '../../../db/domain/kernel/calendar.ts';
import { useWorkMonth } from '../../stores/work-month-store.ts';
import { NoticePlaceList } from './notice-place-list.tsx';
import { type NoticePlace, placeKeyOf, placesOf } from './notice-place.ts';
import { PlacePaper } from './place-paper.tsx';
import './notices.css';

/** 通知公示: what the people of a month are told of their bills, by village and by route. */
export function NoticesScreen() {
  const messages = useMessages();
  const words = messages.notices;
  const { month } = useWorkMonth();
  const answer = useAnswer('notices/list-places', { month: month ?? monthNamed('2000-01') }, month === null);
  const [wantedKey, setWantedKey] = useState<string | null>(null);
  const places = useMemo(() => (answer.value === null ? null : placesOf(answer.value)), [answer.value]);
  if (month === null) return null;
  const chosen: NoticePlace | null =
    places?.find((place) => placeKeyOf(place) === wantedKey) ?? places?.[0] ?? null;
  return (
    <PlaceFrame
      title={messages.app.places.notices}
      hint={words.purpose}
      isFilling
      testId="notices-screen"
      aside={<MonthChoice />}
      news={answer.trouble === null ? null : <TroubleLine>{answer.trouble}</TroubleLine>}
    >
      {places === null ? null : chosen === null ? (
        <EmptyPlace purpose={words.nothing(month)} firstStep={words.firstStep} />
      ) : (
        <div className="notices">
          <NoticePlaceList
            places={places}
            chosen={placeKeyOf(chosen)}
            onChoose={(place) => setWantedKey(placeKeyOf(place))}
          />
          <PlacePaper month={month} place={chosen} />
        </div>
      )}
    </PlaceFrame>
  );
}
