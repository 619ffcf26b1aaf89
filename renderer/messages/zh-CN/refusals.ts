import type { FailureCode } from '../../../db/domain/failure-code.ts';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { Refusal } from '../../../db/domain/kernel/result.ts';
import { formatYuanGrouped, fen } from '../../../db/domain/kernel/money.ts';
import { packProblems } from './pack-problems.ts';
import { printTroubleWords } from './printing.ts';

type Facts = Refusal['facts'];
const timeOf = (value: unknown): string => stationTimeAt(Number(value ?? 0));
const yuan = (value: unknown): string => formatYuanGrouped(fen(Number(value ?? 0)));

/** What of 计费档案 nothing could bill. */
const termsProblems: Readonly<Record<string, string>> = {
  tariffCode: '所选电价不是这类用户的，请选本户用电类别的电价。',
  fixedPart: '定量电量不能用分时、年阶梯或两部制电价，请另选电价。',
  sharePart: '定比电量不能用分时、年阶梯或两部制电价，请另选电价。',
  capacity: '两部制电价没有容量可计：请填变压器，或改选电价。',
  demand: '这个电价没有这种需量价，请改基本电费的计收方式。',
  suspensions: '同一台变压器的两次暂停日期重叠，请核对暂停和恢复日期。',
  severalPersonsFrom: '一户多人口只能从还没发行电费的月份起，请改起始月份。',
  childAccountNos: '后面的分表户重复了，或者本户就在它的后面，请核对户号。',
  'loss.transformer': '变损表里没有这种变压器，请核对型号和容量。',
};

/** What of the work before was their own. */
const ownWork: Readonly<Record<string, string>> = {
  read: '是您抄的表',
  look_again: '是您复核抄的表',
  compute: '是您计算的电费',
  change_terms: '是您改的计费档案',
};

/** Why an account is never estimated. */
const neverEstimated: Readonly<Record<string, string>> = {
  two_part: '两部制用户',
  class: '大工业、机关、学校、动力用户',
  capacity: '容量大的用户',
};

/** Why the county says no, by the reason it signs. */
const countyReasons: Readonly<Record<string, string>> = {
  batch_malformed: '批次格式不对',
  station_unknown: '县公司没有登记本所',
  signature_wrong: '签名不对',
  batch_damaged: '批次在路上损坏',
  batch_number_reused: '批次号已被另一内容占用',
  batch_gap: '中间缺批次',
  entries_overlap: '流水号与已收的重叠',
  entries_gap: '流水号不连续',
  chain_broken: '账链接不上',
  enrolment_malformed: '登记内容不对',
  enrolment_code_wrong: '登记码不对',
  station_key_differs: '这个所编号已由另一台电脑登记，请县公司先注销旧的',
};

/** Fields of the border that a clerk fills in, by their names on the screen; what has no name there is not told. */
const fieldNames: Readonly<Record<string, string>> = {
  url: '地址',
  enrolmentCode: '登记码',
  fullName: '姓名',
  loginName: '登录名',
  password: '密码',
  code: '所编号',
  name: '名称',
  countyName: '县公司',
  reason: '原因',
  floatFen: '备用金',
  firstNo: '起号',
  lastNo: '止号',
  month: '月份',
  readOn: '抄表日期',
  dialWh: '示数',
  text: '查找内容',
};

/** What the clerk reads when a rule says no: what is wrong and what to do. One sentence per code, or it does not compile. */
export const refusals: Readonly<Record<FailureCode, (facts: Facts) => string>> = {
  input_malformed: ({ field }) => {
    const name = fieldNames[String(field)];
    return `填写的内容不对${name === undefined ? '' : `（${name}）`}，请改正后再试。`;
  },
  not_signed_in: () => '请先登录。',
  right_missing: () => '您的岗位没有这项权限，请由有权限的人办理。',
  check_needs_more: () => '这一条光说明不行：请开工单到现场查，或按退补办理。',
  area_unknown: () => '没有这个台区，请刷新后再试。',
  area_total_billed: ({ accountNo }) => `户号 ${accountNo} 已经出过电费，不能当台区总表。`,
  area_total_taken: ({ areaCode }) => `这一户已是台区 ${areaCode} 的总表，请先在那里取消。`,
  same_person_forbidden: ({ accountNo, didBefore }) => {
    const work = ownWork[String(didBefore)];
    return work === undefined
      ? '按规定这一步不能由同一个人办理，请换另一位同事。'
      : `${accountNo ? `户号 ${accountNo} ` : ''}${work}，按规定这一步不能由同一个人办理，请换另一位同事。`;
  },
  screen_locked: () => '已锁屏，请输入密码继续。',
  clock_doubtful: ({ lastAt, now }) =>
    `电脑时间 ${timeOf(now)} 与上次记账（${timeOf(lastAt)}）对不上。请校准电脑时间；确实无误的，请所长确认。`,
  clock_not_doubtful: () => '电脑时间没有疑问，不用确认。',
  name_or_password_wrong: () => '姓名或密码不对，请重新输入。',
  sign_in_delayed: ({ seconds }) => `密码多次输错，请等 ${seconds} 秒再试。`,
  password_too_weak: () => '密码太容易被猜到：至少 8 位，不要用登录名或常见密码。',
  login_name_taken: ({ loginName }) => `登录名“${loginName}”已有人用，请换一个。`,
  person_unknown: () => '没有这个人，请刷新后再试。',
  last_administrator: () => '至少要保留一名管理员，请先指定另一名管理员。',
  demo_cancelled: () => '已取消，演示供电所没有保留任何内容。',
  already_set_up: () => '这台电脑上的供电所已经建好，请直接登录。',
  not_set_up: () => '还没有建立供电所，请先完成首次设置。',
  store_busy: () => '另一个程序正在使用这份数据，请先关闭它再打开。',
  store_from_future: () => '这份数据由更新版本的程序写成，请先升级程序。数据没有改动。',
  store_damaged: () => '数据文件损坏，不能打开。请用最近的备份恢复。',
  disk_full: () => '磁盘已满，刚才的操作没有入账。请清理磁盘后重做。',
  key_locked: () => '密钥打不开：请在原来的电脑、原来的用户下运行，或输入恢复码。',
  file_unreadable: ({ line, wanted }) =>
    wanted === 'policy_pack'
      ? '文件读不出来：请确认它还在原处，是县公司发来的政策包（JSON，UTF-8 编码）。'
      : `文件读不懂${line ? `（第 ${line} 行）` : ''}，请确认是 CSV 或 XLSX 表格。`,
  file_too_large: ({ wanted }) =>
    wanted === 'attachment'
      ? '附件最大 4 MB，请把照片缩小或裁剪后再附。'
      : wanted === 'policy_pack'
        ? '文件太大，不像是政策包，请核对选的文件。'
        : '文件太大，请拆成几份再导入。',
  file_has_no_rows: () => '文件里没有数据行。',
  file_not_writable: () => '这里写不了文件：如果它正打开着请先关闭，或换一个位置。',
  column_missing: ({ field }) => `没有对应“${field}”的列，请在对照表里选定。`,
  import_cancelled: () => '导入已取消，什么也没有写入。',
  account_unknown: ({ accountNo }) => `没有户号 ${accountNo ?? ''} 的客户，请核对。`,
  id_number_missing: ({ accountNo }) => `户号 ${accountNo ?? ''} 没有登记证件号码。`,
  month_issued: ({ month }) => `${month ?? '该月'} 电费已发行，示数不能再改；请走退补。`,
  period_locked: ({ month, lockedThrough }) =>
    `${month ?? '该月'} 已随 ${lockedThrough ?? '该月'} 发行封账，不能再改。更正请走退补；确实漏发的，在“核算”里申请所长解封。`,
  month_in_future: ({ month }) => `${month ?? '这个月'} 还没到，不能办理；请核对月份和电脑的日期。`,
  day_in_future: ({ day }) => `日期 ${day ?? ''} 还没到，请核对。`,
  read_before_last: ({ lastReadOn }) => `抄表日期早于上次抄表（${lastReadOn ?? ''}），请核对日期。`,
  reading_not_whole: ({ decimals }) =>
    decimals ? `示数最多 ${decimals} 位小数，请重新输入。` : '示数应为整数，请重新输入。',
  reading_does_not_fit: ({ digits }) => `示数超过表计 ${digits} 位，请核对表号和示数。`,
  reading_backward: ({ previous, current }) =>
    `示数倒走（${previous} → ${current}）：是翻转还是故障，请先说明。`,
  reading_reason_missing: () => '这个示数需要说明原因。',
  reading_unknown: () => '这块表本月还没有示数，请先录入。',
  correction_reason_missing: () => '这块表本月已有示数，改动要写明原因；原来的示数会留底。',
  estimate_forbidden: ({ why }) =>
    why === 'demand'
      ? '有需量表的户不能估抄：锁门请开复抄工单，表坏请开故障工单。'
      : `这一户锁门不得估抄（${neverEstimated[String(why)] ?? ''}）：请开复抄工单再去抄；表坏了请改按表故障估抄。`,
  estimate_not_needed: () => '这块表本月已经实抄，不用估抄。',
  estimate_without_history: () => '这块表没有可依据的上期电量，不能估抄：请到现场抄表，或开工单。',
  site_record_empty: () => '还没有写什么。请选一种情况，或填封印号。',
  site_note_missing: () => '这种情况要写明看到了什么。',
  second_look_too_early: () => '第一个人还没有抄这块表，请等他录入后再抄第二遍。',
  second_look_not_due: () => '这一户不用双抄。',
  attachment_kind_unknown: () => '只能附 JPEG、PNG 照片或 PDF 扫描件，请另选文件。',
  attachment_added_before: () => '这一户本月已经附过同一个文件。',
  attachment_unknown: () => '没有这个附件，请刷新后再看。',
  route_unknown: () => '没有这本抄表册，请刷新后再试。',
  route_code_taken: ({ code }) => `册号“${code ?? ''}”已有，请换一个。`,
  route_reader_cannot_read: ({ name }) => `${name ?? '这个人'} 的岗位不抄表，请选抄表员。`,
  route_days_impossible: ({ firstDay, lastDay }) =>
    `抄表日 ${firstDay ?? ''}–${lastDay ?? ''} 不行：填 1 到 31，起始日不晚于截止日。`,
  route_point_unknown: () => '有一户已销户或列了两次，请重新打开走抄顺序再排。',
  route_walk_changed: () => '别处刚往这本册里加了户，没有保存。请重新打开走抄顺序再排。',
  route_empty: ({ code }) => `${code ?? '这本'} 册本月没有要抄的表，不用发放。`,
  route_sheet_out: ({ month, name }) => `${month ?? '本月'} 的册已在 ${name ?? ''} 手里，交回以前不能再发。`,
  route_sheet_not_returned: ({ month, name }) =>
    `${month ?? '上月'} 的册还在 ${name ?? ''} 手里没有交回，请看清后再发。`,
  route_sheet_unknown: () => '没有这次发放，请刷新后再试。',
  route_sheet_back: ({ name }) => `这本册已由 ${name ?? ''} 交回，不用再收。`,
  route_sheet_read_too_many: ({ meters }) => `册上只有 ${meters ?? ''} 只表，请核对抄了多少。`,
  work_order_unknown: () => '没有这张工单，请刷新后再试。',
  work_order_closed: ({ workOrderId }) => `${workOrderId ?? ''} 号工单已经办结或撤销，请刷新后再看。`,
  work_order_open_already: ({ workOrderId }) =>
    `这块表本月已有同样的工单（${workOrderId ?? ''} 号）没有办结，不用再开；请催办那一张。`,
  work_order_subject_missing: ({ wanted }) =>
    wanted === 'meter_no'
      ? '有表无卡的工单要写明现场看到的表号。'
      : wanted === 'register'
        ? '锁门复抄要从抄表页的那一户开，才知道抄哪块表。'
        : '请写明是哪一户（户号）。',
  work_order_needs_reading: () => '复抄的结果是示数，请填写；还抄不到就先不办结。',
  work_order_without_register: () => '这张工单没有对应的表，不能带示数，请只写办理情况。',
  assignee_cannot_finish: ({ name }) => `${name ?? '这个人'} 的岗位不办现场工单，请派给抄表员或计量员。`,
  due_before_today: ({ day }) => `限期 ${day ?? ''} 已经过了，请改为今天或以后。`,
  no_policy_pack: () => '没有适用的电价政策包，请由电费专责装入。',
  policy_pack_invalid: ({ place, problem }) =>
    `政策包没有装入：${place ? `${place} 这一处` : '文件'}${packProblems[String(problem)] ?? '内容不对'}。`,
  nothing_to_compute: ({ month, returned_unchanged }) =>
    Number(returned_unchanged ?? 0) > 0
      ? `${month} 没有可以计算的户，其中 ${returned_unchanged} 户审核退回后没有改动：请先更正抄表或档案；示数无误的，由抄表员写明核对结果。`
      : `${month} 没有可以计算的户，请先录入示数。`,
  bill_run_cancelled: () => '计算已取消，什么也没有改动。',
  bill_unknown: () => '没有这张电费单，请刷新后再试。',
  bill_not_computed: () => '这笔电费还没有计算。',
  error_author_unknown: ({ author }) =>
    author === 'terms'
      ? '上次电费以后没有人改过这一户的档案或表计，请另选差错责任人。'
      : '这个月的示数不是抄表员录入的，请另选差错责任人。',
  bill_not_passed: ({ month }) => `${month ?? '该月'} 没有审核通过、待发行的电费。`,
  bills_waiting_for_audit: ({ count }) => `还有 ${count} 户未审核。`,
  period_empty: ({ month }) => `${month ?? '该月'} 还没有发行电费，不能封账。`,
  period_not_issued: ({ month, count }) =>
    `到 ${month ?? '该月'} 还有 ${count ?? ''} 户审核通过没有发行，请先按 F9 发行，再封账。`,
  period_not_locked: ({ month }) => `${month ?? '该月'} 没有封账，不用解封。`,
  period_not_newest: ({ month, lockedThrough }) =>
    `${lockedThrough ?? '后面的月份'} 也已封账，${month ?? '该月'} 不能再解封；更正请走退补。`,
  reopen_already_requested: ({ month }) => `${month ?? '该月'} 已经申请解封，等所长审批。`,
  reopen_request_unknown: () => '这条解封申请已处理或不存在。',
  reason_missing: () => '请写明原因。',
  trial_kind_unknown: ({ kind }) => `试算不认识“${kind}”这种题目。`,
  trial_input_malformed: ({ place }) => `试算的数据有误${place ? `（${place}）` : ''}，请改正后再算。`,
  bill_not_priced: () => '这张单是冲销或单独追补，不是按电量算出来的，不能换政策试算；请选当月的电费单。',
  terms_before_billed: ({ billedUntil }) =>
    `生效日期必须晚于已发行电费的截止日（${billedUntil ?? ''}）；更早的请走退补。`,
  terms_unchanged: () => '和现行档案一样，没有改动。',
  meter_unknown: () => '该户没有这只表，请刷新后再试。',
  meter_no_taken: ({ meterNo }) => `表号 ${meterNo ?? ''} 已在用，请核对表号。`,
  meter_stays: ({ meterNo }) =>
    `表 ${meterNo ?? ''} 还是原表：位数和各计度器的起码要和止码一样，只能改倍率。请改正后再试。`,
  meter_day_too_old: ({ earliest }) =>
    `装表日期太早：该户只能填 ${earliest ?? ''} 及以后的日期，请核对年份。`,
  register_taken: ({ register }) => `这只表已有该计度器（${register ?? ''}）。`,
  dials_incomplete: () => '旧表每个计度器都要有止码，请补全。',
  adjustment_unknown: () => '没有这张退补单，请刷新后再试。',
  adjustment_decided: () => '这张退补单已经有人处理过了。',
  adjustment_stale: () => '提出以后这户的电费或电价有了变化，请不同意并重新提出。',
  adjustment_changes_nothing: () => '更正前后一样，没有可退补的。',
  adjustment_not_newest: ({ month }) => `只能更正最近一张电费单的止码（${month ?? ''}）。`,
  adjustment_not_possible: ({ place }) => `按这些数算不出来，请核对：${place ?? ''}。`,
  bill_reversed: ({ month }) => `${month ?? ''} 的这张电费单已经冲销，请选现行的那张。`,
  compensation_used: ({ balanceFen, neededFen }) =>
    `赔偿款已经用掉：预存只剩 ${yuan(balanceFen)} 元，冲销要收回 ${yuan(neededFen)} 元。请客户先预存差额，再提冲销。`,
  bill_corrected: ({ month }) => `${month ?? ''} 的电费单收款后已经退补更正，这笔收款不能再作废；请走退补。`,
  bill_behind_another: ({ accountNo, month }) =>
    `总表户 ${accountNo ?? ''} 的 ${month ?? ''} 电费已按原电量扣减本户，两户不能一起提出。请先更正总表户，批准后再更正本户。`,
  policy_pack_unknown: () => '没有这个政策包，请刷新后再试。',
  policy_pack_changed: () => '文件在试算以后变了，请重新选择并试算。',
  trial_run_cancelled: () => '试算已取消，什么也没有改动。',
  usage_incomplete: ({ place }) =>
    termsProblems[String(place)] ?? `按这个电价算不出来：${place ?? ''} 缺少或有矛盾，请补正后再算。`,
  tariff_unknown: ({ code }) => `政策包里没有电价“${code}”。`,
  cash_session_open: () => '您已经开班，不能重复开班。',
  float_too_large: ({ largestFen }) => `备用金最多 ${yuan(largestFen)} 元，请核对金额。`,
  cash_session_not_open: () => '还没有开班，请先在“交班”里开班领备用金。',
  cash_session_unknown: () => '没有这个班次。',
  till_counted: () => '钱箱已点款，请先交班；再开班后收款。',
  business_day_closed: ({ day }) => `${day ?? '今天'} 已日结，请在下一个营业日办理。`,
  cash_sessions_still_open: ({ names }) =>
    `还有班次没有交班${Array.isArray(names) ? `：${names.join('、')}` : ''}。`,
  business_day_empty: () => '这一天没有班次，不需要日结。',
  day_sums_differ: ({ receiptsFen, diaryFen, tendersFen, journalFen, countedTakingsFen }) =>
    `票据 ${yuan(receiptsFen)}、日记 ${yuan(diaryFen)}、收款 ${yuan(tendersFen)}、账 ${yuan(journalFen)}、点款 ${yuan(countedTakingsFen)} 元不一致，不能日结；请先校验账目。`,
  nothing_to_pay: () => '没有选择要交的电费，也没有预存金额。',
  amount_due_changed: ({ dueFen }) => `应收已变为 ${yuan(dueFen)} 元，请核对后重新收款。`,
  cash_too_little: ({ missingFen }) => `实收不足，还差 ${yuan(missingFen)} 元。`,
  other_tender_too_much: ({ moreFen }) =>
    `找零只能从现金里找：支票或电子收款多出 ${yuan(moreFen)} 元。多出的请按 F4 转预存，或改金额。`,
  tender_malformed: () => '这笔收款的内容不全：支票要有银行、账号、日期和收款人，请补全。',
  tender_reference_doubled: ({ reference, receiptNo }) =>
    receiptNo
      ? `编号 ${reference ?? ''} 的这笔钱已在票号 ${receiptNo} 收过，不能再收；请核对编号。`
      : `编号 ${reference ?? ''} 填了两次，请核对。`,
  cheque_words_unconfirmed: () => '请核对支票的大写和小写金额一致，再确认。',
  cheque_not_yet_valid: ({ day }) => `支票的出票日 ${day ?? ''} 还没到，不能收；请客户换一张。`,
  cheque_expired: ({ day, canBeHoliday }) =>
    canBeHoliday
      ? `支票 ${day ?? ''} 到期。只有那天是节假日、银行顺延才能收：确认是的请勾选，否则请客户换一张。`
      : `支票 ${day ?? ''} 已过期，不能收；请客户换一张。`,
  tender_unknown: () => '没有这笔款，请刷新后再试。',
  tender_settled: ({ receiptNo }) => `票号 ${receiptNo ?? ''} 的款项已确认到账或已退票，不能再改。`,
  tender_kind_never_bounces: () => '只有支票和银行转账会被退回；扫码和刷卡没到账，请向服务商查询。',
  refund_unknown: () => '没有这笔待退的款，请刷新后再试。',
  refund_paid: () => '这笔款已经退过，不能再退。',
  prepayment_too_small: ({ balanceFen }) => `预存只有 ${yuan(balanceFen)} 元，不够抵扣。`,
  prepayment_exceeds_due: ({ dueFen }) => `预存最多抵扣应收的 ${yuan(dueFen)} 元。`,
  receipt_stock_empty: () => '票据用完了，请电费专责登记新领的票据。',
  receipt_range_overlaps: () => '这段票号与已登记的重叠，请核对纸面号码。',
  receipt_range_invalid: () => '止号应不小于起号，且不超过十万张。',
  receipt_unknown: ({ receiptNo }) => `没有票号 ${receiptNo ?? ''} 的收据。`,
  payment_key_reused: () => '同一次收款的内容前后不一致，没有入账。请重新找户收款。',
  payment_already_void: () => '这张收据已经作废或冲正。',
  void_request_unknown: () => '这条作废申请已处理或不存在。',
  void_already_requested: () => '这张收据已经申请作废，等所长审批。',
  void_request_waiting: ({ receiptNo }) =>
    `票号 ${receiptNo ?? ''} 的作废申请还没有审批，请所长处理后再点款。`,
  count_not_committed: () => '请先点清并提交钱箱现金。',
  count_already_committed: () => '点款已提交，不能再改；差额请说明原因。',
  difference_reason_missing: () => '有长短款，请写明原因再交班。',
  printer_unknown: () => '没有选择打印机，请在“设置”里选定。',
  printer_failed: ({ trouble }) =>
    `打印没有成功${trouble ? `：${printTroubleWords(String(trouble))}` : ''}。款已入账，好了再重打。`,
  print_job_unknown: () => '没有这项打印任务，请刷新后再试。',
  print_job_printed: () => '这份已经打印过；要再打一份，请用补打。',
  print_job_busy: () => '这份正在打印，请稍等；没有出纸再重打。',
  county_not_enrolled: () => '还没有与县公司建立联系，请管理员在“设置”里登记。',
  county_unreachable: () => '线路不通，数据都在本机，线路恢复后会自动上传。',
  county_refused: ({ reason }) =>
    `县公司没有接受${reason ? `：${countyReasons[String(reason)] ?? reason}` : ''}。数据仍在本机。`,
  county_answer_invalid: () => '对方的回答不是县公司签名的回执，没有采信；数据仍在本机，稍后重试。',
  county_key_differs: () => '这不是一直签收本所批次的那个县公司，未作任何改动。请先与县公司核实。',
  batch_empty: () => '没有需要上传的新记录。',
  backup_not_a_store: () => '所选文件不是本程序的备份。',
  backup_target_exists: () => '目标位置已有同名文件，请换一个位置。',
  backup_cancelled: () => '备份已取消，没有留下文件。',
  verify_cancelled: () => '校验已取消；账目没有改动，也还没有证明。',
};
