import type { PrintTrouble } from '../../../electron/contract/print-trouble.ts';

/** Printers: choosing one, trying it, what is the matter with it. */
export const printing = {
  title: '打印机',
  text: '每种纸选一台打印机。小票机直接送字，快而清楚；系统打印机用驱动出图。',
  purposes: { receipt: '收据', closing_slip: '交班单' },
  same: '与收据同一台',
  other: '另选一台',
  none: '不打印，只存入待打列表',
  empty: '系统里还没有打印机。请先在系统设置里添加，或选下面的小票机。',
  chosen: '已选定打印机。',
  roads: {
    queue: '系统打印机',
    tcp: '网络小票机',
    device: '直接接在本机的小票机（USB、并口、串口）',
    windows_raw: 'Windows 打印机直通（小票机指令）',
  },
  host: '打印机地址',
  hostHint: '例如 192.168.1.100，打印机自检页上有',
  hostWrong: '只填一个 IP 地址或名称',
  port: '端口',
  portHint: '一般是 9100',
  portWrong: '填 1024 到 65535 的整数',
  path: '设备文件',
  pathHint: '例如 /dev/usb/lp0',
  pathWrong: '只能是打印机的设备文件，例如 /dev/usb/lp0',
  queueName: '打印机名称',
  width: '纸宽',
  widths: { 58: '58 毫米 · 32 列', 80: '80 毫米 · 48 列' },
  font: '机内字库',
  fonts: { gb2312: 'GB 2312', gbk: 'GBK', gb18030: 'GB 18030' },
  fontHint: '字库里没有的字，整行画成图打出来。不清楚就选 GBK。',
  drawer: '接着钱箱，收现金时弹开',
  tellsState: '会回答缺纸、开盖：说“已打印”前先问它',
  tellsStateHint: '测试说“不回答状态”时才取消。',
  use: '用这台',
  test: '打印测试',
  testing: '正在打印测试…',
  tested: '测试已打印。字清楚、边对齐就可以用了。',
  testFailed: (why: string) => `测试没有打印：${why}。`,
  manage: '小票机的地址由管理员设置。',
  jobsLabel: '打印任务',
  jobsEmpty: '要打的和打过的纸都在这里：打到哪一步，为什么没打出来。',
  jobsEmptyStep: '收一笔款，收据就会排在这里。',
  states: {
    waiting: '待打',
    printing: '正在打',
    printed: '已打印',
    failed: '没打成',
    set_aside: '不打了',
  },
  printingNow: '正在打印…',
  jobPrinted: '已打印。',
  jobHeld: '已挂起，不再催；需要时可以补打。',
};

/** What is the matter with the printer, and what to do. */
const named: Readonly<Record<PrintTrouble, string>> = {
  no_connection: '连不上打印机，请看电源、连线和地址',
  no_state: '打印机不回答状态，请看电源；它若不会回答，请在“设置”里取消这一项',
  paper_out: '缺纸，请装纸',
  cover_open: '打印机的盖开着，请盖好',
  printer_offline: '打印机脱机，请看电源，按它的“联机”键',
  printer_error: '打印机报错，请看它的指示灯',
  queue_stopped: '系统里这台打印机已暂停，请在系统设置里恢复',
  paper_out_midway: '打到一半缺纸，请装纸；重打的注明补打',
  cover_open_midway: '打到一半盖开了，请盖好；重打的注明补打',
  printer_error_midway: '打到一半打印机报错，请看它；重打的注明补打',
  interrupted: '打印中断，可能已出纸；重打的注明补打',
  timeout: '打印机没有说打完，可能已出纸；重打的注明补打',
};

/** What a driver says of a print that failed. */
const told: Readonly<Record<string, string>> = {
  'print job failed': '打印机没有接受',
  'print job canceled': '打印被取消',
  'invalid printer settings': '打印机设置不对',
  'no printers available on the network': '找不到打印机',
};

/** A trouble in words; one without a name is in the driver's own. */
export function printTroubleWords(trouble: string): string {
  return { ...told, ...named }[trouble.toLowerCase()] ?? trouble;
}
