import type { RouteReader } from '../../../electron/contract/routes.ts';
import { PickList } from '../../components/pick-list.tsx';

/** Chooses who walks a route; null stands for nobody yet, where that is allowed. */
export function ReaderPick(props: {
  readonly label: string;
  readonly readers: readonly RouteReader[];
  readonly chosenId: number | null;
  /** What nobody is called; left out: somebody must be chosen. */
  readonly nobody?: string;
  readonly isFocused?: boolean;
  readonly onChoose: (personId: number | null) => void;
  readonly onOpen?: () => void;
}) {
  const { readers, nobody, onChoose, onOpen } = props;
  const items: readonly { readonly personId: number | null; readonly fullName: string }[] =
    nobody === undefined ? readers : [{ personId: null, fullName: nobody }, ...readers];
  return (
    <div className="reader-pick">
      <PickList
        label={props.label}
        items={items}
        keyOf={({ personId }) => String(personId)}
        chosenKey={String(props.chosenId)}
        onChoose={({ personId }) => onChoose(personId)}
        {...(onOpen === undefined ? {} : { onOpen })}
        testId="readers"
        isFocused={props.isFocused === true}
      >
        {({ fullName }) => fullName}
      </PickList>
    </div>
  );
}
