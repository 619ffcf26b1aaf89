/** The two-way line to a receipt printer: a connection or a device file. */
export interface PrinterLine {
  /** Resolves when the system has taken the bytes; rejects when the line is gone. */
  write(bytes: Buffer): Promise<void>;
  /** The next byte from the printer; null when none came in time. Rejects when the line is gone. */
  read(timeoutMs: number): Promise<number | null>;
  /** Ends the line after what was written has gone out. */
  close(): Promise<void>;
}
