import { Button, Progress } from 'antd';
import type { JobProgress } from '../../electron/contract/channel.ts';
import { useMessages } from './use-messages.ts';
import '../styles/components.css';

/** Progress of work that takes over a second: what it is doing, a number, and a cancel where the work can be stopped. */
export function JobProgressLine(props: {
  readonly progress: JobProgress | null;
  readonly onCancel?: () => void;
}) {
  const { progress, onCancel } = props;
  const messages = useMessages();
  const percent =
    progress === null || progress.total <= 0
      ? 0
      : Math.min(100, Math.floor((progress.done * 100) / progress.total));
  return (
    <div className="job-progress" role="status" data-testid="job-progress">
      <span className="job-stage">{messages.app.stages[progress?.stage ?? 'building']}</span>
      <Progress percent={percent} showInfo={false} className="job-bar" />
      <span className="figures" data-testid="job-number">
        {progress === null || progress.total <= 0 ? '' : messages.app.progress(progress.done, progress.total)}
      </span>
      {onCancel === undefined ? null : (
        <Button onClick={onCancel} data-testid="job-cancel">
          {messages.app.cancel}
        </Button>
      )}
    </div>
  );
}
