/** Words that the office's lists share: months, taking a list out of the program, reasons. */
export const lists = {
  month: '电费月份',
  /** A charge as the bill has it; the books are Chinese. */
  chargeName: (_code: string, label: string) => label,
  about: (subject: string, words: string) => `${subject}：${words}`,
  enumerate: (words: readonly string[]) => words.join('、'),
  export: '导出表格',
  print: '打印清单',
  pdf: '存为 PDF',
  savedPdf: (fileName: string) => `已保存到 ${fileName}。`,
  saved: (fileName: string, rows: number) => `已保存 ${rows} 行到 ${fileName}。`,
  reasonHint: (label: string, usual: number) =>
    usual === 0 ? `${label}（写好按回车）` : `${label}（按 1–${usual} 选，或写好按回车）`,
};
