import { printTroubles } from '../contract/print-trouble.ts';
import { runPowerShell } from './power-shell.ts';
import type { PrintOutcome } from './print-outcome.ts';

/**
 * Hands bytes to a queue of the Windows spooler as they are (data type RAW) and watches the job until the spooler is done with it; a job
 * that is in trouble is deleted and told. The title names the job in the queue.
 */
export async function printWindowsRaw(queue: string, title: string, bytes: Buffer): Promise<PrintOutcome> {
  const told = await runPowerShell(rawScript, { queue, title, data: bytes.toString('base64') });
  if (told === null) return { ok: false, trouble: 'interrupted' };
  if (told.trouble === '') return { ok: true };
  const trouble = printTroubles.find((known) => known === told.trouble);
  return { ok: false, trouble: trouble ?? 'interrupted' };
}

/** JOB_STATUS of winspool.h: 0x2 error, 0x20 offline, 0x40 paper out, 0x80 printed, 0x200 blocked, 0x400 a hand is needed. */
const rawScript = `
Add-Type -TypeDefinition @'
using System;
using System.Runtime.InteropServices;
using System.Threading;
public static class RawSpooler {
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
  class DocInfo { public string Name; public string Output; public string DataType; }
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
  struct JobInfo {
    public uint JobId; public IntPtr PrinterName, MachineName, UserName, Document, DataType, StatusText;
    public uint Status, Priority, Position, TotalPages, PagesPrinted; public ulong SubmittedLow, SubmittedHigh;
  }
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)]
  static extern bool OpenPrinterW(string name, out IntPtr printer, IntPtr defaults);
  [DllImport("winspool.drv")] static extern bool ClosePrinter(IntPtr printer);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)]
  static extern uint StartDocPrinterW(IntPtr printer, int level, [In] DocInfo info);
  [DllImport("winspool.drv")] static extern bool EndDocPrinter(IntPtr printer);
  [DllImport("winspool.drv")] static extern bool StartPagePrinter(IntPtr printer);
  [DllImport("winspool.drv")] static extern bool EndPagePrinter(IntPtr printer);
  [DllImport("winspool.drv")] static extern bool WritePrinter(IntPtr printer, byte[] bytes, int count, out int written);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool GetJobW(IntPtr printer, uint job, int level, IntPtr info, int size, out int needed);
  [DllImport("winspool.drv")] static extern bool SetJobW(IntPtr printer, uint job, int level, IntPtr info, int command);

  public static string Print(string queue, string title, byte[] bytes) {
    IntPtr printer;
    if (!OpenPrinterW(queue, out printer, IntPtr.Zero)) return "no_connection";
    try {
      uint job = StartDocPrinterW(printer, 1, new DocInfo { Name = title, DataType = "RAW" });
      if (job == 0) return "no_connection";
      int written = 0;
      bool isWhole = StartPagePrinter(printer) && WritePrinter(printer, bytes, bytes.Length, out written) && written == bytes.Length;
      EndPagePrinter(printer);
      EndDocPrinter(printer);
      string trouble = isWhole ? Watch(printer, job) : "interrupted";
      if (trouble != "") SetJobW(printer, job, 0, IntPtr.Zero, 5);
      return trouble;
    } finally { ClosePrinter(printer); }
  }

  static string Watch(IntPtr printer, uint job) {
    for (int look = 0; look < 120; look++) {
      int needed;
      GetJobW(printer, job, 1, IntPtr.Zero, 0, out needed);
      if (needed == 0) return "";
      IntPtr room = Marshal.AllocHGlobal(needed);
      try {
        if (!GetJobW(printer, job, 1, room, needed, out needed)) return "";
        uint status = ((JobInfo)Marshal.PtrToStructure(room, typeof(JobInfo))).Status;
        if ((status & 0x80) != 0) return "";
        if ((status & 0x40) != 0) return "paper_out_midway";
        if ((status & 0x20) != 0 && look > 8) return "printer_error_midway";
        if ((status & 0x602) != 0) return "printer_error_midway";
      } finally { Marshal.FreeHGlobal(room); }
      Thread.Sleep(250);
    }
    return "timeout";
  }
}
'@
@{ trouble = [RawSpooler]::Print($in.queue, $in.title, [Convert]::FromBase64String($in.data)) }`;
