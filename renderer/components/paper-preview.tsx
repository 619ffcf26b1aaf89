import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { ScrollBox } from './scroll-box.tsx';
import '../styles/paper-preview.css';

/** An upright A4 page is so many CSS pixels wide. */
const uprightWidth = 794;

/** A page stands a little apart from the edge. */
const edge = 34;

/** Pages exactly as they are printed, as large as the room allows but never larger than the paper. */
export function PaperPreview(props: {
  readonly label: string;
  /** In CSS pixels; that of an upright A4 page when left out. */
  readonly pageWidth?: number;
  readonly children: ReactNode;
}) {
  const { pageWidth = uprightWidth } = props;
  const box = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  useLayoutEffect(() => {
    if (box.current === null) return;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setZoom(Math.min(1, (entry.contentRect.width - edge) / pageWidth));
    });
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, [pageWidth]);
  return (
    <div ref={box} className="paper-room">
      <ScrollBox label={props.label} className="paper-preview">
        <div style={{ zoom }} data-testid="paper-preview">
          {props.children}
        </div>
      </ScrollBox>
    </div>
  );
}
