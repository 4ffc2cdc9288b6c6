import { type CellValue, checkSums, type OfficialDocument, type Row, type Table } from '#documents';

const total = (label: string, ...cells: CellValue[]): Row => ({ label, cells, isTotal: true });
const line = (label: string, ...cells: CellValue[]): Row => ({ label, cells });
const checked = (table: Omit<Table, 'checks'>): Table => ({ ...table, checks: checkSums({ ...table, checks: [] }) });

const channels = checked({
  id: 'channels',
  caption: '채널별 접수·처리현황',
  unit: '(단위: 건)',
  columns: [
    { key: 'channel', title: '구분(채널)', kind: 'text' },
    { key: 'all', title: '합계', kind: 'count' },
    { key: 'done', title: '완료', kind: 'count' },
    { key: 'open', title: '처리중', kind: 'count' },
    { key: 'inTime', title: '기한 내', kind: 'count' },
    { key: 'extended', title: '연장', kind: 'count' },
    { key: 'late', title: '경과', kind: 'count' },
    { key: 'moved', title: '이송', kind: 'count' },
    { key: 'withdrawn', title: '취하', kind: 'count' },
    { key: 'repeated', title: '반복종결', kind: 'count' },
  ],
  rows: [
    total('합계', 1186, 1000, 150, 1086, 57, 7, 20, 10, 6),
    line('부탁해요 시장님', 686, 600, 70, 650, 20, 2, 8, 5, 3),
    line('주민불편신고', 300, 260, 32, 270, 20, 3, 5, 3, null),
    line('국민신문고', 150, 110, 33, 130, 12, 1, 4, 1, 2),
    line('방문·전화', 50, 30, 15, 36, 5, 1, 3, 1, 1),
  ],
  notes: ['기준일 2026. 10. 31., 합계 = 완료 + 처리중 + 이송 + 취하 + 반복종결'],
  sums: {
    across: [{ label: '상태 합', total: 'all', parts: ['done', 'open', 'moved', 'withdrawn', 'repeated'] }],
    down: {
      label: '채널 합',
      columns: ['all', 'done', 'open', 'inTime', 'extended', 'late', 'moved', 'withdrawn', 'repeated'],
    },
  },
});

const trend = checked({
  id: 'trend',
  caption: '최근 13개월 추이',
  unit: '(단위: 건)',
  columns: [
    { key: 'month', title: '월', kind: 'text' },
    { key: 'received', title: '접수', kind: 'count' },
    { key: 'done', title: '처리', kind: 'count' },
  ],
  rows: months().map((month, at) => line(month, 820 + at * 30 + (at % 3) * 17, 790 + at * 29 + (at % 4) * 11)),
  notes: ['접수일·처리완료일 기준 각각 집계'],
});

const fields = checked({
  id: 'fields',
  caption: '분야별 처리현황',
  unit: '(단위: 건, 일, %)',
  columns: [
    { key: 'field', title: '분야', kind: 'text' },
    { key: 'received', title: '접수', kind: 'count' },
    { key: 'done', title: '완료', kind: 'count' },
    { key: 'open', title: '처리중', kind: 'count' },
    { key: 'rate', title: '처리율(%)', kind: 'rate' },
    { key: 'days', title: '평균일수', kind: 'days' },
    { key: 'change', title: '전월 대비', kind: 'count' },
    { key: 'cost', title: '소요예산(백만원)', kind: 'money' },
    { key: 'asOf', title: '최근 처리일', kind: 'date' },
    { key: 'note', title: '비고', kind: 'text' },
  ],
  rows: [
    total('합계', 1186, 1000, 186, 84.317, 4.25, -12, 1250, '2026-10-31', null),
    line('도로', 500, 430, 70, 86, 3.96, -25, 830, '2026-10-31', '보도블록 파손이 과반'),
    line('교통', 300, 250, 50, 83.35, 4.05, 13, 210, '2026-10-30', null),
    line('환경', 236, 200, 36, 84.745, 4.75, 0, 150, '2026-10-29', '=1+1'),
    line('복지', 150, 120, 30, 80, 5, null, 60, null, '洪吉童 ①㎡「」※'),
  ],
  notes: ['평균일수 = 처리 소요일 합 ÷ 완료 건수(소수 둘째 자리 반올림)'],
  sums: {
    across: [{ label: '완료와 처리중', total: 'received', parts: ['done', 'open'] }],
    down: { label: '분야 합', columns: ['received', 'done', 'open', 'change', 'cost'] },
  },
});

const departments = checked({
  id: 'departments',
  caption: '부서별 처리기간 준수율',
  unit: '(단위: 건, %)',
  columns: [
    { key: 'department', title: '부서', kind: 'text' },
    { key: 'done', title: '처리', kind: 'count' },
    { key: 'kept', title: '준수', kind: 'count' },
    { key: 'extended', title: '연장', kind: 'count' },
    { key: 'late', title: '경과', kind: 'count' },
    { key: 'rate', title: '준수율', kind: 'rate' },
  ],
  rows: [
    total('합계', 1000, 936, 57, 7, 93.6),
    line('도로관리과', 430, 404, 24, 2, 93.953),
    line('교통정책과', 250, 231, 16, 3, 92.4),
    line('환경과', 200, 189, 10, 1, 94.5),
    line('복지정책과', 120, 112, 7, 1, 93.333),
  ],
  notes: ['준수율 = 준수 ÷ 처리 × 100'],
  sums: {
    across: [{ label: '준수·연장·경과', total: 'done', parts: ['kept', 'extended', 'late'] }],
    down: { label: '부서 합', columns: ['done', 'kept', 'extended', 'late'] },
  },
});

const crowds = checked({
  id: 'crowds',
  caption: '다수인관련민원 현황',
  columns: [
    { key: 'no', title: '연번', kind: 'count' },
    { key: 'name', title: '건명', kind: 'text' },
    { key: 'people', title: '대표자 수', kind: 'count' },
    { key: 'received', title: '접수일', kind: 'date' },
    { key: 'state', title: '처리상황', kind: 'text' },
    { key: 'stage', title: '갈등단계', kind: 'text' },
  ],
  rows: [
    { cells: [1, '예시동 공영주차장 조성 반대', 3, '2026-10-05', '주민설명회 2회 개최, 대안 노선 검토 중', '2단계'] },
    { cells: [2, '가상로 가로수 존치 요청', 2, '2026-10-19', '현장 합동점검 완료', '1단계'] },
  ],
  notes: ['갈등단계 1(제기)·2(확산)·3(교착)'],
});

/** 월간 직소민원 처리결과 보고, in the order a real one has. Office, people and figures are invented. */
export const monthlyReport: OfficialDocument = {
  title: '2026년 10월 직소민원 처리결과 보고',
  office: '가상시 시민소통실',
  docNo: '시민소통실-1234',
  disclosure: '부분공개(5,6)',
  approvalLine: ['담당', '팀장', '실장', '부시장', '시장'],
  dateLine: '(2026. 11. 3., 시민소통실 홍길동 ☎8131)',
  summary:
    '10월 접수된 직소민원 1,186건의 처리상황을 「민원 처리에 관한 법률 시행령」 제22조에 따라 점검하고, 지연 7건·반복 6건의 조치계획을 마련하여 보고드리고자 함',
  sections: [
    {
      numeral: 'Ⅰ',
      title: '접수 및 처리 현황',
      blocks: [
        {
          type: 'bullet',
          level: '□',
          text: '접수현황: 총 1,186건(전월 대비 △12건, 전년동월 대비 38건), 일평균 38.3건',
        },
        {
          type: 'bullet',
          level: '○',
          text: '채널별: 부탁해요 시장님 686, 주민불편신고 300, 국민신문고 150, 방문·전화 50',
        },
        { type: 'bullet', level: '-', text: '주요 증가 분야: 교통 300건(가을 축제 주변 불법 주정차)' },
        { type: 'bullet', level: 'ㆍ', text: '예시동 축제장 주변 단속 요청 41건' },
        { type: 'bullet', level: '※', text: '기준일 2026. 10. 31.' },
        {
          type: 'chart',
          chart: {
            kind: 'bar-line',
            title: '최근 13개월 접수·처리 추이',
            alt: '접수는 2025년 10월 820건에서 2026년 10월 1,186건 안팎으로 꾸준히 늘고 처리가 뒤따름',
            categories: months(),
            series: [
              { name: '접수', values: trend.rows.map((row) => Number(row.cells[0])) },
              { name: '처리', values: trend.rows.map((row) => Number(row.cells[1])) },
            ],
            table: trend,
          },
        },
        { type: 'table', table: channels },
        {
          type: 'bullet',
          level: '□',
          text: '처리현황: 완료 1,000건(84.3%), 평균 4.3일(법정 7일 대비 38.6% 단축)',
          manual: true,
        },
        { type: 'table', table: fields },
        {
          type: 'chart',
          chart: {
            kind: 'bar',
            title: '분야별 접수',
            alt: '도로 500건, 교통 300건, 환경 236건, 복지 150건 순',
            categories: ['도로', '교통', '환경', '복지'],
            series: [{ name: '접수', values: [500, 300, 236, 150] }],
            horizontal: true,
            table: fields,
          },
        },
      ],
    },
    {
      numeral: 'Ⅱ',
      title: '처리사항 점검',
      blocks: [
        { type: 'bullet', level: '□', text: '처리기간 준수율 93.6%(전월 92.8%, 누계 93.1%)' },
        { type: 'table', table: departments },
        { type: 'bullet', level: '○', text: '기한 경과 7건: 교통정책과 3건(현장조사 지연, 2026. 11. 10.까지 처리)' },
        { type: 'bullet', level: '※', text: '독촉장 7건 발급(시행령 제28조)' },
        { type: 'check', check: { label: '경과 합', parts: 7, total: 7, holds: true } },
        { type: 'check', check: { label: '전월 이월', parts: 41, total: 42, holds: false } },
      ],
    },
    {
      numeral: 'Ⅲ',
      title: '주요민원 현황',
      blocks: [
        { type: 'bullet', level: '□', text: '다수인관련민원 2건' },
        { type: 'table', table: crowds },
        { type: 'bullet', level: '○', text: '공영주차장 조성 반대: 소음·매연 우려 ⇒ 대안 노선 비교 후 11월 설명회' },
      ],
    },
    {
      numeral: 'Ⅳ',
      title: '행정사항',
      blocks: [
        { type: 'bullet', level: '□', text: '교통정책과: 경과 3건 2026. 11. 10.까지 처리 후 결과 제출' },
        { type: 'bullet', level: '□', text: '전 부서: 답변에 담당자 성명·연락처 표기 필요' },
      ],
    },
  ],
  attachments: [
    '기한 경과·연장 민원 명세 1부.',
    '부서별 세부현황 1부.',
    '반복·다수인 민원 현황 1부.',
    '특이민원 관리카드(비공개) 1부.',
  ],
  snapshot: { id: 'S-2026-10-0001', asOf: '2026-10-31', fingerprint: '7F3A-19C2-44D0' },
  raw: {
    id: 'raw',
    caption: '원자료',
    columns: [
      { key: 'no', title: '접수번호', kind: 'text' },
      { key: 'received', title: '접수일', kind: 'date' },
      { key: 'field', title: '분야', kind: 'text' },
      { key: 'days', title: '처리일수', kind: 'days' },
    ],
    rows: [
      { cells: ['예시-2026-000001', '2026-10-01', '도로', 3] },
      { cells: ['예시-2026-000002', '2026-10-02', '+82 교통', 4.5] },
    ],
    notes: [],
    checks: [],
  },
  formulas: [
    { name: '처리율', text: '완료 ÷ 접수 × 100, 소수 둘째 자리에서 반올림' },
    { name: '평균일수', text: '=처리 소요일 합 ÷ 완료 건수' },
  ],
};

function months(): string[] {
  return ['10월', '11월', '12월', '1월', '2월', '3월', '4월', '5월', '6월', '7월', '8월', '9월', '10월'];
}
