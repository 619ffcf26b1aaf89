/** Words that the office's lists share: months, taking a list out of the program, reasons. */
export const lists = {
  month: '电费月份',
  export: '导出表格',
  print: '打印清单',
  saved: (fileName: string, rows: number) => `已保存 ${rows} 行到 ${fileName}。`,
  reasonHint: (usual: number) => (usual === 0 ? '写好按回车' : `按 1–${usual} 选，或写好按回车`),
};
