import { contextBridge, ipcRenderer } from 'electron';

/** The only road from the page to the program: named calls and three kinds of news. No Node, no channel of the page's choosing beyond a name that main knows. */
contextBridge.exposeInMainWorld('counter', {
  call: (name: unknown, input: unknown) => ipcRenderer.invoke('counter/call', String(name), input),
  onProgress: (listener: (progress: unknown) => void) => listen('counter/progress', listener),
  onLocked: (listener: () => void) => listen('counter/locked', () => listener()),
  onCustomerView: (listener: (view: unknown) => void) => listen('counter/customer-view', listener),
});

function listen(channel: string, listener: (news: unknown) => void): () => void {
  const hear = (_event: unknown, news: unknown): void => listener(news);
  ipcRenderer.on(channel, hear);
  return () => ipcRenderer.removeListener(channel, hear);
}
