/** The customer's window: large figures and one request, nothing else. */
export const customer = {
  title: '客户屏',
  welcome: '您好，欢迎交费',
  due: '应收',
  given: '实收',
  change: '找零',
  check: '请核对',
  taken: '已收款，请核对找零和收据',
};
