/** The Chinese names of roles, classes and other words that the program knows by code. */
export const names = {
  roles: {
    acceptance_clerk: '受理员',
    meter_reader: '抄表员',
    biller: '核算员',
    auditor: '审核员',
    cashier: '收费员',
    fee_accountant: '实收账务',
    metering_keeper: '计量员',
    billing_supervisor: '电费专责',
    station_head: '所长',
    county_office: '县公司',
    administrator: '管理员',
  },
  classes: {
    residential: '居民生活',
    commercial: '一般工商业',
    agricultural: '农业生产',
    irrigation: '农业排灌',
    large_industry: '大工业',
  },
  welfare: { minimum_living: '低保', five_guarantees: '五保' },
  findings: { backward: '倒走', jump: '突变', zero: '零度' },
  readingKinds: { actual: '实抄', locked: '锁门', fault: '故障' },
};
