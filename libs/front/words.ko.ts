import { koreanDate, koreanMoment } from '#calendar';
import type { JsonObject } from '#foundation';
import { unitInKorean } from '#procedure';

/** What is wrong and how to put it right, for the reader: polite, plain, without blame. */
type Words = (details: JsonObject) => string;

const BACK_LATER = '잠시 뒤 다시 시도해 주세요.';
const OPEN_AGAIN = '화면을 새로 고쳐 지금 할 수 있는 일을 확인해 주세요.';

const WORDS = {
  'front.unexpected': () => `처리하지 못했습니다. 입력한 내용은 저장되지 않았으니 ${BACK_LATER}`,
  'front.unavailable': () =>
    `지금은 처리할 수 없습니다. ${BACK_LATER} 같은 신청을 다시 보내도 두 번 접수되지 않습니다.`,
  'front.not-found': () => '찾으시는 주소가 없습니다. 주소를 다시 확인하거나 첫 화면에서 찾아 주세요.',
  'front.method-not-allowed': () => '이 주소에서는 할 수 없는 요청입니다. 앞 화면에서 단추를 눌러 다시 시도해 주세요.',
  'front.body-malformed': () => '보낸 내용을 읽을 수 없습니다. 앞 화면에서 다시 보내 주세요.',
  'front.body-invalid': () => '보낸 내용에 고칠 점이 있습니다. 표시된 칸을 고쳐 다시 보내 주세요.',
  'front.is-string': () => '글로 적어 주세요.',
  'front.is-length': () => '글자 수가 맞지 않습니다. 길이를 확인해 주세요.',
  'front.is-in': () => '보기 가운데에서 골라 주세요.',
  'front.matches': () => '형식이 바르지 않습니다. 예시를 보고 다시 적어 주세요.',
  'front.whitelist-validation': () => '묻지 않은 항목입니다. 빼고 보내 주세요.',
  'front.body-too-large': () => '보낸 내용이 너무 큽니다. 내용을 줄여 다시 보내 주세요.',
  'front.media-type': () => '받을 수 없는 형식입니다. JSON 또는 이 화면의 서식으로 보내 주세요.',
  'front.header-invalid': ({ header }) => `요청 머리글 ${text(header)}의 값이 바르지 않습니다. 형식을 확인해 주세요.`,
  'front.query-invalid': ({ field }) =>
    `주소에 붙은 조건 ${text(field)}의 값이 바르지 않습니다. 조건을 빼고 다시 시도해 주세요.`,
  'front.path-invalid': () => '주소의 형식이 바르지 않습니다. 주소를 다시 확인해 주세요.',
  'front.origin-refused': () => '다른 누리집에서 보낸 요청은 받지 않습니다. 이 누리집에서 다시 시도해 주세요.',
  'front.sign-in-needed': () => '로그인해야 볼 수 있습니다. 로그인한 뒤 다시 시도해 주세요.',
  'front.not-allowed': () => '이 일을 할 권한이 없습니다. 필요하면 부서장이나 전산 담당자에게 요청해 주세요.',

  'procedure.answers-invalid': () => '적은 내용에 고칠 점이 있습니다. 표시된 칸을 고쳐 주세요.',
  'procedure.answers-not-an-object': () => '답변의 형식이 바르지 않습니다. 묻는 항목마다 값을 적어 보내 주세요.',
  'procedure.answer-missing': () => '꼭 필요한 칸입니다. 적거나 골라 주세요.',
  'procedure.answer-not-asked': ({ field }) => `묻지 않은 항목입니다(${text(field)}). 빼고 보내 주세요.`,
  'procedure.answer-not-text': () => '글로 적어 주세요.',
  'procedure.answer-breaks-line': () => '한 줄로 적어 주세요. 줄을 바꾸지 않습니다.',
  'procedure.answer-has-control-character': () => '보이지 않는 특수 문자가 들어 있습니다. 지우고 다시 적어 주세요.',
  'procedure.answer-too-short': ({ min, length }) => `${text(min)}자 이상 적어 주세요. 지금 ${text(length)}자입니다.`,
  'procedure.answer-too-long': ({ max, length }) =>
    `${text(max)}자까지 적을 수 있습니다. 지금 ${text(length)}자입니다.`,
  'procedure.answer-not-a-number': () => '숫자로 적어 주세요. 예: 3',
  'procedure.answer-out-of-range': ({ min, max }) => `${text(min)}에서 ${text(max)} 사이의 숫자로 적어 주세요.`,
  'procedure.answer-not-a-date': () => '날짜로 적어 주세요. 예: 2026-11-05',
  'procedure.answer-not-future': ({ after }) =>
    isMinute(after) ? `지금(${moment(after)})보다 뒤의 때를 적어 주세요.` : '내일이나 그 뒤의 날짜를 적어 주세요.',
  'procedure.answer-not-past': ({ until }) =>
    isMinute(until) ? `지금(${moment(until)})까지의 때를 적어 주세요.` : '오늘이나 그 앞의 날짜를 적어 주세요.',
  'procedure.answer-not-a-minute': () => '날짜와 시각으로 적어 주세요. 예: 2026-11-05 14:30',
  'procedure.unknown-matter': ({ receiptNo }) =>
    `접수번호 ${text(receiptNo)}인 안건을 찾지 못했습니다. 번호를 다시 보아 주세요.`,
  'procedure.answer-not-offered': () => '보기 가운데에서 골라 주세요.',
  'procedure.choice-barred': ({ choice, law }) =>
    `‘${text(choice)}’은(는) 고를 수 없습니다(${text(law)}). 다른 것을 골라 주세요.`,
  'procedure.answer-not-yes': () => '계속하려면 표시해 주세요.',
  'procedure.answer-not-a-person': () => '신청하시는 분의 이름과 연락처를 적어 주세요.',
  'procedure.unknown-department': () => '지금 있는 부서 가운데에서 골라 주세요.',
  'procedure.unknown-dong': () => '목록에 있는 읍·면·동 가운데에서 골라 주세요.',
  'procedure.unknown-staff': () => '이 부서에서 맡을 수 있는 사람 가운데에서 골라 주세요.',
  'procedure.resident-number-in-text': () => '주민등록번호는 적지 마세요. 그 부분을 지우고 다시 보내 주세요.',
  'procedure.not-allowed': () => '이 일은 맡은 사람만 할 수 있습니다. 담당 부서에 요청해 주세요.',
  'procedure.step-not-open': () => `지금 단계에서는 할 수 없는 일입니다. ${OPEN_AGAIN}`,
  'procedure.no-such-step': () => `없는 처리 단계입니다. ${OPEN_AGAIN}`,
  'procedure.unknown-step': () => `없는 처리 단계입니다. ${OPEN_AGAIN}`,
  'procedure.no-such-procedure': () => '없는 절차입니다. 첫 화면에서 다시 골라 주세요.',
  'procedure.no-kind': () => '민원 종류가 정해지지 않아 기한을 셀 수 없습니다. 먼저 종류를 정해 주세요.',
  'procedure.clock-not-running': () => `처리기한을 세고 있지 않아 할 수 없습니다. ${OPEN_AGAIN}`,
  'procedure.left-out-outside': ({ since }) =>
    `처리기한에서 빼는 기간은 접수한 날(${moment(since)})부터 차례대로 적어 주세요.`,
  'procedure.clock-paused-already': () => `처리기한이 이미 멈추어 있습니다. ${OPEN_AGAIN}`,
  'procedure.clock-runs-already': () => `처리기한을 이미 세고 있습니다. ${OPEN_AGAIN}`,

  'cases.no-ombudsman': () =>
    '이 기관에는 시민고충처리위원회가 없습니다. 국민권익위원회(국번 없이 110)에 낼 수 있습니다.',
  'cases.extended-already': () => '한 번만 연장할 수 있습니다. 기한 안에 처리해 주세요.',
  'cases.conflict-council-not-heard': () => '갈등관리심의위원회의 심의가 먼저입니다. 위원회에 안건을 올려 주세요.',
  'letters.paper-needed': () => '전자문서로 받겠다고 하지 않은 분입니다. 문서로 보내고 알린 것을 적어 주세요(법 §27②).',
  'cases.no-receipt-slip-needed': () =>
    '접수증을 내주지 않아도 되는 민원입니다(영 §6②). 방문해 낸 민원인지, 종류가 맞는지 보아 주세요.',
  'cases.merge-of-too-few': ({ least }) =>
    `이 민원까지 ${text(least)}건 이상이어야 함께 접수할 수 있습니다(영 §6⑦). 접수번호를 더 적어 주세요.`,
  'cases.merge-of-another': ({ receiptNo }) =>
    `${text(receiptNo)}은(는) 함께 접수할 수 없습니다. 접수만 된 같은 종류의 민원인지 보아 주세요(영 §6⑦).`,
  'cases.merged-already': () => '다른 민원에 병합된 민원입니다. 대표 민원에서 해 주세요(영 §6⑦).',
  'cases.statutory': () => '법정민원에는 할 수 없습니다. 처분하거나 거부하고 이유를 알려 주세요(법 §21·§23①).',
  'cases.not-statutory': () => '법정민원에만 할 수 있습니다. 민원 종류를 보아 주세요(법 §2(1)).',
  'cases.not-a-grievance': () => '고충민원에만 할 수 있습니다. 민원 종류를 보아 주세요(영 §17).',
  'cases.rerouted-twice': () => '이미 두 번 넘겼습니다. 민원조정위원회가 담당 부서를 정하도록 해 주세요(영 §38①1).',
  'cases.committee-not-heard': () => '민원조정위원회의 심의가 먼저입니다. 위원회에 안건을 올려 주세요(법 §34, 영 §38).',
  'cases.council-not-heard': () =>
    '복합민원은 민원실무심의회나 민원조정위원회를 먼저 거칩니다. 안건을 올려 주세요(법 §31~34).',
  'cases.cooperation-open': () => '회신을 기다리는 협조 요청이 있습니다. 회신을 받은 뒤 다시 구해 주세요(법 §20).',
  'cases.reply-after-due': ({ due }) => `회신 기한은 처리기한(${moment(due)}) 안으로 정해 주세요(법 §20①).`,
  'cases.nothing-was-asked': () => '협조를 요청받은 것이 없습니다. 담당 부서에 물어보아 주세요(법 §20).',
  'cases.reply-lengthened-already': () =>
    '회신 기한은 한 번만 늘릴 수 있습니다. 지금까지 살핀 것으로 회신해 주세요(법 §20③).',
  'cases.reply-period-lapsed': ({ until }) =>
    `회신 기한(${moment(until)})이 지나 늘릴 수 없습니다. 바로 회신해 주세요(법 §20③).`,
  'cases.not-a-collective-complaint': ({ least }) =>
    `다수인관련민원은 ${text(least)}세대 이상이고 ${text(least)}명 이상이 연명해야 합니다(법 §2(6)). 수를 보아 주세요.`,
  'cases.representatives-may-still-be-named': ({ until }) =>
    `민원인이 ${moment(until)}까지 대표자를 정할 수 있습니다. 그 뒤에 해 주세요(영 §8).`,
  'cases.too-few-results-told': ({ least }) => `결과를 알린 앞선 민원을 ${text(least)}건 이상 적어 주세요(법 §23①).`,
  'cases.result-not-told': ({ receiptNo }) =>
    `${text(receiptNo)}은(는) 이 민원을 받기 전에 결과를 알린 민원이 아닙니다. 다른 것을 적거나 이 민원을 처리해 주세요(법 §23①).`,
  'cases.no-earlier-grievance': ({ receiptNo }) =>
    `${text(receiptNo)}은(는) 결과를 알린 고충민원이 아닙니다. 접수번호를 보아 주세요(영 §17②).`,
  'cases.audited-already': () => '이 민원은 감사부서가 이미 조사했습니다. 조사 결과로 처리해 주세요(영 §17②).',
  'cases.supplement-late-without-cause': ({ until }) =>
    `보완은 접수한 때부터 8근무시간(${moment(until)}) 안에 요구합니다. 늦은 까닭을 적어 주세요(규칙 §9①).`,
  'cases.at-once-not-extended': () =>
    '이 기관은 즉시 처리하는 민원을 연장하지 않습니다(기관 설정 at-once-extension). 오늘 처리해 주세요.',
  'cases.part-day-outage': () =>
    '이 기관은 하루의 일부만 멎은 날을 처리기간에서 빼지 않습니다(기관 설정 outage-part-day). 근무시간 내내 멎은 날만 적어 주세요.',
  'cases.second-demand-first': () =>
    '보완을 두 번 요구하고도 오지 않았을 때 되돌려 보냅니다. 열흘 안의 기한으로 다시 요구해 주세요(영 §24③·§25①).',
  'cases.undelivered-once': () =>
    '주소를 알 수 없어 두 번 되돌아왔을 때 종결할 수 있습니다. 한 번 더 보내 주세요(영 §25②).',
  'cases.surveyed-already': () =>
    '현장조사로 시계를 멈추는 것은 한 번입니다. 더 조사할 것은 처리기간 안에 해 주세요(영 §17④).',
  'cases.survey-too-long': ({ latest }) => `조사를 마칠 날은 ${moment(latest)}까지로 정해 주세요(영 §17④⑤).`,
  'cases.survey-lengthened-already': () => '현장조사는 한 번만 늘릴 수 있습니다. 기한 안에 마쳐 주세요(영 §17⑤).',
  'cases.survey-not-longer': ({ until }) => `지금 정한 날(${moment(until)})보다 나중 날짜를 적어 주세요(영 §17⑤).`,
  'cases.outcome-of-another-kind': () =>
    '이 종류의 민원에 맞지 않는 처리 결과입니다. 법정민원은 처분이나 거부, 그 밖은 수용 여부나 설명을 골라 주세요.',
  'cases.justified-is-put-right': () =>
    '감사 결과 민원인의 말이 맞습니다. 처음 처리를 고치고 수용이나 일부 수용을 골라 주세요(영 §17③).',
  'cases.tell-in-writing': () => '문서로 알려 주세요. 말로 알렸다면 급한 사정이나 민원인의 요청을 적어 주세요(영 §29).',
  'cases.not-announced': () => '찾아가시라고 알린 날이 없습니다. 먼저 알려 주세요(영 §25④).',
  'cases.may-still-be-collected': ({ until }) =>
    `${moment(until)}까지 찾아가실 수 있습니다. 그 뒤에 종결해 주세요(영 §25④).`,
  'cases.paper-asked-already': () => '문서로 달라고 하신 것을 보내 드리는 중입니다. 조금만 기다려 주세요.',
  'cases.paper-not-asked': () => '문서로 달라고 하신 것이 없습니다.',
  'cases.progress-told-already': () => '진행상황을 조금 전에 알려드렸습니다. 다음 근무일에 다시 물어봐 주세요.',
  'cases.not-asked-whether-mended': () => '고쳐졌는지 여쭌 뒤에 한 번 답하실 수 있습니다.',
  'cases.not-refused': () =>
    '이의신청은 법정민원의 거부처분에 대해서만 할 수 있습니다(법 §35①). 다른 방법은 답변의 안내를 보아 주세요.',
  'cases.objected-already': () => '이 처분에 대해 이미 이의신청하셨습니다. 그 접수번호로 진행을 보실 수 있습니다.',
  'cases.objection-too-late': ({ until }) =>
    `이의신청은 거부처분을 받은 날부터 60일(${moment(until)})까지 할 수 있었습니다. 행정심판이나 행정소송은 따로 알아보아 주세요.`,
  'cases.objection-supplement-too-long': ({ latest }) =>
    `이의신청의 보완 기한은 ${moment(latest)}까지로 정해 주세요(행정기본법 시행령 §11③).`,
  'cases.objection-extended-already': () =>
    '이의신청의 결정 기간은 한 번만 늘릴 수 있습니다(법 §35②). 기한 안에 결정해 주세요.',
  'cases.not-overdue': () => '아직 처리기한이 지나지 않았습니다. 기한이 지나면 시정을 요구하실 수 있습니다(영 §18).',
  'cases.demand-open': () => '먼저 내신 시정 요구를 살피고 있습니다. 답을 받은 뒤 다시 요구해 주세요.',
  'petitions.subject-not-for-the-public': () =>
    '공개청원은 법령·조례의 제정·개정·폐지와 공공 제도·시설의 운영에 대해서만 낼 수 있습니다. 청원 사항이나 종류를 바꾸어 주세요(청원법 §11②).',
  'petitions.is-public': () => '공개청원입니다. 공개청원으로 접수해 주세요(청원법 §13①).',
  'petitions.is-not-public': () => '공개청원이 아닙니다. 보통의 청원으로 접수해 주세요(청원법 §11②).',
  'petitions.council-not-heard': () =>
    '청원심의회의 결정이 아직 없습니다. 결정을 받은 뒤에 해 주세요(청원법 §13①, §21①).',
  'petitions.council-found-it-unfit': () =>
    '청원심의회가 공개에 찬성하지 않았습니다. 공개하지 않기로 하거나 다시 심의를 받아 주세요(청원법 §13①).',
  'petitions.council-did-not-say-unfit': () =>
    '청원심의회가 부적합하다고 하지 않았습니다. 다른 법령의 제한이 없으면 공개해 주세요(청원법 §13①).',
  'petitions.objection-was-upheld': () => '이의신청이 받아들여진 청원입니다. 공개해 주세요(청원법 §22②).',
  'petitions.council-was-heard-already': () =>
    '심의를 거쳤으므로 생략 사유를 적지 않습니다. 그 칸을 비워 주세요(청원법 §21①).',
  'petitions.council-only-omitted-on-a-ground': () =>
    '청원심의회에 부치거나, 심의를 생략할 수 있는 사유를 골라 주세요(청원법 §21①, 시행령 §15).',
  'petitions.extension-after-due': ({ due }) =>
    `처리기간이 ${moment(due)}에 지나 연장할 수 없습니다. 바로 처리해 주세요(청원법 §21③).`,
  'petitions.extended-already': () => '연장은 한 번뿐입니다. 이제 연장하지 않고 처리해야 합니다(청원법 §21③).',
  'petitions.not-entered-nationally': () =>
    '온라인청원시스템의 번호가 없습니다. 그곳에 등록하고 번호를 적어 주세요(청원법 §10).',
  'petitions.earlier-not-dealt-with': ({ receiptNo }) =>
    `${text(receiptNo)}은(는) 먼저 접수되어 결과를 알린 청원이 아닙니다. 다른 번호를 적어 주세요(청원법 §16①).`,
  'petitions.not-later-than-given': ({ until }) =>
    `지금의 보완 기한 ${moment(until)}보다 나중 날짜를 적어 주세요(청원법 시행령 §12).`,
  'petitions.no-cooperation-asked': () => '협조를 구한 일이 없습니다. 먼저 협조를 구해 주세요(청원법 §20).',
  'petitions.cooperation-prolonged-already': () => '협조 회신 기한은 한 번만 늘릴 수 있습니다(청원법 §20).',
  'petitions.notice-needs-writing': () =>
    '전화나 문자로는 접수와 공개 여부만 알릴 수 있습니다. 문서로 알리고 적어 주세요(청원법 시행령 §11①).',
  'petitions.nothing-to-object-to': () =>
    '지금은 이의신청을 할 수 있는 일이 없습니다. 공개하지 않기로 했거나 처리기간이 지났을 때 낼 수 있습니다(청원법 §22①).',
  'petitions.objection-too-late': ({ until }) =>
    `이의신청은 ${moment(until)}까지 낼 수 있었습니다. 새로운 사정이 있으면 청원을 다시 내 주세요(청원법 §22①).`,
  'petitions.opinions-are-over': () =>
    '지금은 이 청원에 의견을 듣지 않습니다. 공개한 날부터 30일 동안 적을 수 있습니다(청원법 §13②).',
  'petitions.opinion-needs-an-address': () => '확인번호를 받을 전자우편 주소를 적어 주세요.',
  'petitions.one-opinion-each': () => '이 전자우편으로 이미 의견을 적으셨습니다. 의견은 사람마다 하나씩 싣습니다.',
  'petitions.too-many-opinions-now': () => `지금은 의견이 한꺼번에 몰렸습니다. ${BACK_LATER}`,
  'petitions.not-public': () => '공개된 청원이 아닙니다. 목록에서 다시 찾아 주세요.',
  'proposals.shares-for-each': () =>
    '공동제안은 제안자마다 기여도를 적어 주세요. 혼자 낸 제안이면 비워 둡니다(국민 제안 규정 §5③).',
  'proposals.shares-not-a-hundred': ({ sum }) =>
    `기여도의 합이 100%여야 합니다. 지금은 ${text(sum)}%입니다(국민 제안 규정 §5③).`,
  'proposals.main-gave-less': () => '기여도가 가장 큰 분을 주제안자로 적어 주세요(국민 제안 규정 §5③).',
  'proposals.equals-agree': () =>
    '기여도가 같으면 서로 의논하여 주제안자를 정하고 그렇게 했다고 표시해 주세요(국민 제안 규정 §5③).',
  'proposals.supplement-too-late': ({ until }) =>
    `보완은 접수한 날부터 7일 안인 ${moment(until)}까지 요청할 수 있었습니다. 있는 내용으로 심사해 주세요(국민 제안 규정 §6②).`,
  'proposals.exclusion-unnamed': () =>
    '제안에서 제외되는 것 가운데 어느 것에 해당하는지 골라 주세요(국민 제안 규정 §2).',
  'proposals.is-no-complaint': () =>
    '민원에 해당한다는 사유로 보완을 요청한 제안만 민원으로 전환합니다(국민 제안 규정 §6④).',
  'proposals.other-not-earlier': ({ receiptNo }) =>
    `${text(receiptNo)}은(는) 이 제안보다 먼저 접수되지 않았습니다. 먼저 접수된 것을 적어 주세요(국민 제안 규정 §6③).`,
  'proposals.earlier-not-told': ({ receiptNo }) =>
    `${text(receiptNo)}은(는) 이 제안이 접수되기 전에 결과를 알린 제안이 아닙니다. 다른 번호를 적어 주세요(국민 제안 규정 §6⑦).`,
  'proposals.consulted-already': () => '외부의 의견은 한 번만 듣습니다. 심사를 마쳐 주세요(국민 제안 규정 §9⑤).',
  'proposals.consultation-too-long': ({ latest }) =>
    `외부의 의견은 3주 안에 듣습니다. ${moment(latest)}까지의 날짜를 적어 주세요(국민 제안 규정 §9⑤).`,
  'proposals.adoption-needs-a-day': () => '채택하려면 실시 예정일을 적어 주세요(국민 제안 규정 §10②).',
  'proposals.planned-too-late': ({ latest }) =>
    `채택한 제안은 3년 안에 실시합니다. ${moment(latest)}까지의 날짜를 적어 주세요(국민 제안 규정 §11).`,
  'proposals.drafted-otherwise': () =>
    '결재 올린 심사 결과와 다릅니다. 돌려보내 다시 올리게 해 주세요(국민 제안 규정 §10①).',
  'proposals.not-rejected': () => '채택되지 않은 제안만 재심사합니다(국민 제안 규정 §12①).',
  'proposals.review-too-late': ({ until }) =>
    `재심사는 ${moment(until)}까지 요청할 수 있었습니다. 새로운 생각이 있으면 다시 제안해 주세요(국민 제안 규정 §12①, §14).`,
  'proposals.council-not-heard': () =>
    '제안심사위원회의 결정이 아직 없습니다. 결정을 받은 뒤에 해 주세요(국민 제안 규정 §8②).',
  'proposals.council-did-not-choose': () =>
    '제안심사위원회가 뽑은 제안만 추천합니다. 위원회의 결정을 받은 뒤에 해 주세요(국민 제안 규정 §15).',
  'proposals.not-nominated': () => '추천한 제안에만 창안등급을 적습니다(국민 제안 규정 §16).',
  'proposals.amount-not-of-the-grade': ({ least, most }) =>
    `이 등급의 부상금은 ${text(least)}원에서 ${text(most)}원까지입니다. 금액을 고쳐 주세요(국민 제안 규정 §19).`,

  'cases.department-is-the-same': () => '지금 담당 부서와 같습니다. 다른 부서를 골라 주세요.',
  'cases.department-without-head': () =>
    '이 부서에는 부서장이 없어 맡길 수 없습니다. 다른 부서를 고르거나 부서장을 먼저 등록해 주세요.',
  'cases.extension-after-due': ({ due }) =>
    `처리기한(${moment(due)})이 지나 연장할 수 없습니다. 지연 사유를 알리고 바로 처리해 주세요(영 §21①).`,
  'cases.extension-over-period': ({ most, unit }) =>
    `처음 처리기간(${text(most)}${unitWord(unit)})보다 길게 늘릴 수 없습니다. 더 짧게 적어 주세요(영 §21①).`,
  'cases.no-third-extension': () => '연장은 두 번까지입니다. 이제 연장하지 않고 처리해야 합니다(영 §21).',
  'cases.second-extension-needs-consent': () =>
    '두 번째 연장은 민원인의 동의가 있어야 합니다. 언제 어떻게 동의했는지 적어 주세요(영 §21②).',
  'cases.kind-is-the-same': () => '지금 종류와 같습니다. 다른 종류를 골라 주세요.',
  'cases.more-time-at-most-twice': () =>
    '보완 기간은 두 번까지 늘릴 수 있습니다. 급하면 담당 부서에 전화해 주세요(영 §24②).',
  'cases.no-officer-to-name': () =>
    '통지에 적을 담당자가 없습니다. 담당자를 지정하거나 부서장을 등록한 뒤 다시 해 주세요(영 §31).',
  'cases.no-third-supplement': () => '보완은 두 번까지 요구할 수 있습니다. 있는 자료로 처리해 주세요(영 §24③, §25①).',
  'cases.not-later-than-supplement-date': ({ until }) =>
    `지금 보완 기한(${moment(until)})보다 나중 날짜를 적어 주세요(영 §24②).`,
  'cases.second-supplement-over-ten-days': ({ latest }) =>
    `두 번째 보완 기한은 ${moment(latest)}까지로 정해 주세요(영 §24③).`,

  'matters.not-found': () => '찾으시는 민원이 없습니다. 번호를 다시 확인해 주세요.',
  'matters.stale': () =>
    '그 사이 다른 처리가 있었습니다. 바뀐 내용을 확인하고 다시 해 주세요. 적은 글은 남아 있습니다.',
  'matters.key-reused': () => '이미 보낸 서식을 다른 내용으로 다시 보냈습니다. 서식을 새로 열어 보내 주세요.',
  'matters.busy': () => `다른 사람이 같은 민원을 처리하고 있습니다. ${BACK_LATER}`,
  'matters.cursor-invalid': () => '목록의 자리를 찾을 수 없습니다. 처음부터 다시 봐 주세요.',
  'matters.search-too-short': () => '두 글자 이상 이어서 적어 주세요. 또는 신청번호를 모두 적어 주세요.',

  'briefings.held-on-invalid': () => '보고회 날짜를 2026-04-04처럼 적어 주세요.',
  'briefings.held-at-invalid': () => '보고회 시각을 14:00처럼 적어 주세요.',
  'briefings.place-invalid': () => '장소를 한 줄로, 2자에서 100자까지 적어 주세요.',
  'briefings.attendees-invalid': () =>
    '참석을 한 줄로, 2자에서 200자까지 적어 주세요. 사람의 이름이나 주민등록번호가 아니라 직위와 인원을 적습니다.',
  'visits.not-held': () => '실시한 방문에만 건의사항을 적습니다. 방문을 실시했으면 먼저 그 사실을 적어 주세요.',
  'visits.no-statuses-then': ({ visitedOn }) =>
    `${moment(visitedOn)}에 쓰던 처리구분이 기관의 설정에 없습니다. 설정 담당에게 처리구분의 시행일을 확인해 달라고 해 주세요.`,
  'visits.status-not-of-the-visit': () => '이 방문에서 쓰지 않는 처리구분입니다. 다른 처리구분을 골라 주세요.',
  'visits.replied-already': () => '이미 회신이 왔습니다. 더 필요한 것이 있으면 다시 추진해 주세요.',
  'visits.round-unknown': () => '그런 방문의 건의사항이 없습니다. 목록에서 다시 골라 주세요.',
  'visits.round-too-big': ({ most }) =>
    `건의사항이 ${text(most)}건이 넘어 한 번에 보고할 수 없습니다. 차수를 나누어 주세요.`,
  'visits.rankers-only': () => '예산부서와 정책부서만 우선순위를 정합니다. 그 부서에 요청해 주세요.',
  'visits.year-invalid': () => '예산 연도를 네 자리 숫자로 적어 주세요(예: 2027).',
  'visits.ranked-twice': () => '같은 건의사항이나 같은 순위가 두 번 있습니다. 순위를 하나씩만 적어 주세요.',
  'visits.not-a-suggestion': () => '건의사항이 아닌 것이 들어 있습니다. 화면을 다시 열어 주세요.',
  'visits.ranking-stale': () => '그 사이 다른 사람이 우선순위를 바꾸었습니다. 바뀐 순위를 확인하고 다시 정해 주세요.',
  'councils.not-found': () => '찾으시는 위원회나 회의가 없습니다. 위원회 목록에서 다시 골라 주세요.',
  'councils.cursor-invalid': () => '목록의 자리를 찾을 수 없습니다. 처음부터 다시 봐 주세요.',
  'councils.secretary-only': () => '이 위원회의 간사만 할 수 있는 일입니다. 간사에게 요청해 주세요.',
  'councils.closed-to-others': () => '비공개 회의입니다. 이 위원회의 간사만 볼 수 있습니다.',
  'councils.no-such-act': () => `없는 일입니다. ${OPEN_AGAIN}`,
  'councils.act-not-open': () => `지금은 할 수 없는 일입니다. ${OPEN_AGAIN}`,
  'councils.stale': () =>
    '그 사이 다른 간사가 이 회의를 고쳤습니다. 바뀐 내용을 확인하고 다시 해 주세요. 적은 글은 남아 있습니다.',
  'councils.too-few-members': ({ least, members }) =>
    `위원이 ${text(least)}명 이상이어야 합니다. 지금 ${text(members)}명이니 위원을 더 모셔 주세요.`,
  'councils.too-many-members': ({ seats }) =>
    `위원은 ${text(seats)}명까지입니다. 임기를 마친 위원이 있는지 확인해 주세요.`,
  'councils.too-few-outsiders': ({ outsiders, members }) =>
    `외부 위원이 모자랍니다(${text(members)}명 가운데 ${text(outsiders)}명). 외부 위원을 더 모셔 주세요.`,
  'councils.no-chair': () => '위원장이 한 명 있어야 합니다. 위원 가운데에서 위원장을 정해 주세요.',
  'councils.chair-from-outsiders': () => '위원장은 외부 위원 가운데에서 뽑아야 합니다. 외부 위원을 골라 주세요.',
  'councils.chair-is-concerned': () =>
    '당사자들이 합의한 의장은 이 일과 관계없는 사람이어야 합니다. 의장을 새로 합의해 정해 주세요.',
  'councils.no-more-renewals': ({ renewals }) => `연임은 ${text(renewals)}번까지입니다. 다른 분을 새로 위촉해 주세요.`,
  'councils.sits-already': () => '이미 위원인 사람입니다. 다른 사람을 골라 주세요.',
  'councils.ends-before-it-began': () => '임기를 시작한 날이나 그 뒤의 날짜를 적어 주세요.',
  'councils.time-malformed': () => '시작하는 시각을 14:00처럼 적어 주세요.',
  'councils.no-such-matter': () => '그 접수번호의 안건이 없습니다. 번호를 다시 확인해 주세요.',
  'councils.laid-already': () => '같은 일로 이미 올린 안건입니다. 다른 안건을 올려 주세요.',
  'councils.nothing-to-deliberate': () => '심의할 안건이 없습니다. 안건을 올린 뒤 소집해 주세요.',
  'councils.notice-too-short': ({ earliest }) =>
    `회의는 ${moment(earliest)} 이후여야 미리 알릴 수 있습니다. 이 회의를 취소하고 날을 다시 잡아 주세요.`,
  'councils.recused-already': () => '이 안건에서 이미 빠진 위원입니다. 다른 위원을 골라 주세요.',
  'councils.no-quorum': ({ members, present }) =>
    `재적위원 ${text(members)}명의 과반수가 나와야 합니다. 지금 ${text(present)}명이니 회의를 다시 잡아 주세요.`,
  'councils.votes-do-not-add-up': ({ voters }) =>
    `찬성, 반대, 기권을 더하면 표결한 위원 수(${text(voters)}명)와 같아야 합니다. 수를 확인해 주세요.`,
  'councils.no-majority': ({ voters, inFavour }) =>
    `표결한 위원 ${text(voters)}명의 과반수가 찬성해야 합니다. 찬성이 ${text(inFavour)}명이면 부결로 적어 주세요.`,
  'councils.majority-is-no-rejection': () => '과반수가 찬성하면 부결이 아닙니다. 결과나 수를 확인해 주세요.',
  'councils.department-missing': () => '처리할 부서를 골라 주세요(영 §38①1).',
  'councils.session-not-begun': () => '아직 회의하는 때가 되지 않았습니다. 회의가 끝난 뒤에 마쳐 주세요.',
  'councils.items-undecided': ({ open }) =>
    `의결을 적지 않은 안건이 ${text(open)}건 있습니다. 모두 적은 뒤 마쳐 주세요.`,
  'councils.no-step-for-decisions': () =>
    '이 안건의 절차에는 위원회의 의결을 받는 단계가 없습니다. 담당 부서에 직접 알려 주세요.',

  'briefings.month-invalid': () => '보고할 달을 2026-10처럼 연도와 달로 적어 주세요.',
  'briefings.month-in-future': () => '아직 오지 않은 달입니다. 이번 달이나 지난 달을 적어 주세요.',
  'briefings.counts-not-settled': ({ waiting }) =>
    `아직 집계에 넣지 못한 처리가 ${text(waiting)}건 있습니다. ${BACK_LATER}`,
  'briefings.not-found': () => '찾으시는 보고서가 없습니다. 보고서 목록에서 다시 골라 주세요.',
  'briefings.export-not-found': () => '찾으시는 파일이 없습니다. 보고서 목록에서 다시 골라 주세요.',
  'briefings.export-not-ready': () =>
    '파일이 아직 준비되지 않았습니다. 만드는 중이면 끝난 뒤 받고, 아니면 다시 만들어 주세요.',
  'briefings.file-not-kept': () =>
    '주민의 말이 든 보고서라 파일로 보관하지 않습니다. 그 회차의 화면에서 바로 내려받아 주세요.',
  'briefings.format-invalid': () => '파일 형식은 hwpx, pdf, xlsx 가운데에서 골라 주세요.',
  'briefings.cursor-invalid': () => '목록의 자리를 찾을 수 없습니다. 처음부터 다시 봐 주세요.',

  'people.contact-invalid': () => '이름과 연락처에 고칠 점이 있습니다. 표시된 칸을 고쳐 주세요.',
  'people.unknown-field': () => '묻지 않은 항목이 있습니다. 빼고 보내 주세요.',
  'people.not-text': () => '글로 적어 주세요.',
  'people.name-missing': () => '이름을 적어 주세요.',
  'people.name-differs': () => '신청할 때 적은 이름과 다릅니다. 이름을 고치려면 개인정보 정정을 요구해 주세요.',
  'people.no-letter': () => '글자로 적어 주세요.',
  'people.too-long': () => '너무 깁니다. 줄여서 적어 주세요.',
  'people.forbidden-character': () => '보이지 않는 특수 문자가 들어 있습니다. 지우고 다시 적어 주세요.',
  'people.masked-value': () => '가려진 값(○, *)은 쓸 수 없습니다. 가리지 않은 값을 적어 주세요.',
  'people.resident-number': () => '주민등록번호는 적지 마세요. 그 부분을 지워 주세요.',
  'people.phone-invalid': () => '전화번호를 지역번호나 010부터 모두 적어 주세요. 예: 010-0000-0000',
  'people.email-invalid': () => '전자우편 주소를 이름@주소 꼴로 적어 주세요. 예: name@example.kr',
  'people.answer-method-missing': () => '답변 받을 방법을 하나 골라 주세요.',
  'people.needed-for-answer': () => '고른 방법으로 답변을 드리려면 이 칸이 필요합니다. 적거나 다른 방법을 골라 주세요.',
  'people.no-way-to-answer': () => '전화번호, 전자우편, 주소 가운데 하나는 적어 주세요. 답변을 드릴 곳이 필요합니다.',
  'people.consent-missing': () =>
    '개인정보 수집·이용에 동의해야 온라인으로 신청할 수 있습니다. 전화나 방문으로도 신청할 수 있습니다.',
  'people.no-such-receipt-or-code': () => '신청번호나 조회번호가 맞지 않습니다. 두 번호를 다시 확인해 주세요.',
  'people.too-many-tries': ({ retryAfter }) =>
    `여러 번 맞지 않아 잠시 막았습니다. ${wait(retryAfter)} 뒤 다시 하거나 전화로 물어봐 주세요.`,
  'people.mail-code-only': () => '오늘은 조회번호로 볼 수 없습니다. 전자우편으로 확인번호를 받아 들어와 주세요.',
  'people.too-many-mail-codes': () =>
    '오늘 보낼 수 있는 확인번호를 모두 보냈습니다. 내일 다시 하거나 전화로 물어봐 주세요.',
  'people.mail-code-wrong-or-over': () =>
    '확인번호가 맞지 않거나 시간이 지났습니다. 다시 적거나 새 확인번호를 받아 주세요.',
  'people.link-invalid': () => '이 링크로는 볼 수 없습니다. 신청번호와 조회번호로 찾아 주세요.',
  'people.link-over': () => '링크를 쓸 수 있는 30일이 지났습니다. 신청번호와 조회번호로 찾아 주세요.',
  'people.session-ended': () => '20분 동안 쓰지 않아 화면을 닫았습니다. 신청번호로 다시 찾아 주세요.',
  'people.full-access-needed': () =>
    '글을 보거나 보내려면 본인 확인이 더 필요합니다. 전자우편으로 확인번호를 받아 주세요.',
  'people.no-such-person': () => '등록된 사람이 아닙니다. 이름과 연락처를 다시 적어 주세요.',
  'people.not-yours': () => '본인의 정보만 볼 수 있습니다.',
  'people.forgotten': () => '보존 기간이 지나 지운 정보라 볼 수 없습니다.',
  'people.reason-missing': () => '개인정보를 보는 이유를 두 글자 이상 적어 주세요. 이유는 열람 기록에 남습니다.',

  'office.unknown': () => '없는 기관입니다. 첫 화면에서 기관을 골라 주세요.',
  'office.unknown-account': () => '없는 계정입니다. 계정을 다시 확인해 주세요.',
  'office.sign-in-failed': () => '계정이나 비밀번호가 맞지 않습니다. 다시 확인해 주세요.',
  'office.sign-in-locked': ({ retryAfter }) =>
    `여러 번 맞지 않아 잠시 막았습니다. ${wait(retryAfter)} 뒤 다시 하거나 전산 담당자에게 알려 주세요.`,
  'office.sign-in-busy': () => `지금 로그인이 몰려 있습니다. ${BACK_LATER}`,
  'office.password-length': ({ shortest, longest }) =>
    `비밀번호는 ${text(shortest)}자에서 ${text(longest)}자 사이로 정해 주세요.`,
  'office.token-lifetime': () => '토큰의 유효 기간이 정해진 범위를 벗어났습니다. 더 짧은 일수로 정해 주세요.',
  'office.day-off-already': () => '그날은 이미 쉬는 날로 등록되어 있습니다. 다른 날을 적어 주세요.',
  'office.calendar-moved-on': () => '그 사이 공휴일이 바뀌었습니다. 영향 받는 기한을 다시 보고 확인해 주세요.',
  'office.day-not-declared': () =>
    '이 기관에서 정한 공휴일이 아니라 거둘 수 없습니다. 정한 공휴일 가운데에서 골라 주세요.',
  'office.year-not-next': ({ year }) => `다음에 등록할 해는 ${text(year)}년입니다. 그 해의 공휴일을 적어 주세요.`,
  'office.day-of-another-year': ({ year }) => `${text(year)}년의 날짜만 적어 주세요.`,
  'office.too-few-holidays': ({ fewest }) =>
    `한 해의 공휴일은 ${text(fewest)}일이 넘습니다. 빠진 날이 없는지 확인해 주세요.`,
  'office.holidays-malformed': ({ line }) =>
    `${text(line)}번째 줄을 읽을 수 없습니다. 한 줄에 하나씩 2028-01-01 신정처럼 적어 주세요.`,
  'matters.no-such-change': () => '찾으시는 공휴일 변경이 없습니다. 목록에서 다시 골라 주세요.',
  'office.year-not-published': ({ year }) =>
    `${text(year)}년 공휴일이 아직 등록되지 않았습니다. 공휴일을 먼저 등록해 주세요.`,
  'office.not-a-sample': () => '본보기 기관에서만 할 수 있는 일입니다.',
  'office.clock-not-movable': () => '본보기 기관의 시계만 옮길 수 있습니다.',
  'office.stays-what-it-is': () => '실제 기관과 본보기 기관은 서로 바꿀 수 없습니다. 다른 이름으로 새로 열어 주세요.',

  'calendar.paused': ({ since }) => `처리기한이 ${moment(since)}부터 멈추어 있어 끝나는 날을 아직 정할 수 없습니다.`,
  'calendar.year-not-published': ({ year }) =>
    `${text(year)}년 공휴일이 등록되지 않아 기한을 확정할 수 없습니다. 전산 담당자에게 알려 주세요.`,
  'calendar.minutes-invalid': () => '시각을 09:00처럼 분 단위로 적어 주세요.',
  'calendar.working-hours-invalid': () => '근무시간의 꼴이 바르지 않습니다. 09:00-12:00, 13:00-18:00처럼 적어 주세요.',
  'calendar.not-a-time': () => '날짜나 시각의 꼴이 바르지 않습니다. 2026-11-05 또는 2026-11-05T14:00처럼 적어 주세요.',
  'calendar.question-invalid': ({ field }) =>
    `기한 계산에 넣은 값이 바르지 않습니다(${text(field)}). 값을 확인해 주세요.`,

  'letters.token-missing': ({ token }) => `안내문에 넣을 값이 없습니다(${text(token)}). 값을 채운 뒤 다시 보내 주세요.`,
  'letters.officer-missing': () => '안내문에 적을 담당자의 이름이 없습니다. 담당자를 지정한 뒤 보내 주세요(영 §31).',
  'letters.department-missing': () => '안내문에 적을 담당 부서가 없습니다. 담당 부서를 정한 뒤 보내 주세요(영 §31).',
  'letters.phone-missing': () =>
    '안내문에 적을 담당자의 전화번호가 없습니다. 기관 설정에 번호를 넣은 뒤 보내 주세요(영 §31).',
  'letters.remedy-missing': () =>
    '거부하는 안내문인데 알려드릴 구제방법이 정해져 있지 않습니다. 처리 결과와 종류를 확인해 주세요(법 §27③).',
  'letters.outcome-unknown': () =>
    '메일 서버가 받았는지 알 수 없습니다. 받으셨는지 전화로 확인한 뒤 「받으셨음」을 누르거나 다시 보내 주세요.',
  'letters.never-taken': () =>
    '여러 번 보냈지만 메일 서버가 받지 않았습니다. 주소를 확인하고 다시 보내거나 우편으로 알려 주세요.',
  'letters.address-malformed': () => '전자우편 주소의 꼴이 바르지 않습니다. 주소를 고쳐 주세요.',
  'letters.no-address': () => '보낼 전자우편 주소가 없습니다. 우편이나 전화로 알려 주세요.',
  'letters.how-unknown': () => '어떻게 알렸는지 우편, 전화, 방문 가운데에서 골라 주세요.',
  'letters.not-refusable': () => '법에 따라 알려드려야 하는 편지는 그만 받으실 수 없습니다.',
  'letters.not-waiting': () => '보내기를 기다리는 안내문이 아닙니다. 목록을 새로 고쳐 확인해 주세요.',

  'office.network-refused': () =>
    '이 자리에서는 직원 화면을 쓸 수 없습니다. 기관이 정한 전산망에서 접속하거나 전산 담당자에게 알려 주세요.',

  'privacy.reviewer-only': () => '열람기록과 권한 기록은 감사담당과 개인정보 보호책임자만 볼 수 있습니다.',
  'privacy.archivist-only': () => '폐기 심사는 기록물관리 전문요원만 할 수 있습니다.',
  'privacy.corrector-only': () => '정정은 개인정보 보호책임자만 할 수 있습니다.',
  'privacy.correction-not-asked-for': () =>
    '정정을 요구받고 본인을 확인한 요구에서만 정정할 수 있습니다(개인정보 보호법 §36).',
  'privacy.nobody-there': () => '그 안건에는 그런 사람이 없습니다. 누구의 것인지 다시 골라 주세요.',
  'privacy.matter-over': () => '처리가 끝난 민원입니다. 연락처를 고치려면 개인정보 정정을 요구해 주세요.',
  'privacy.eraser-only': () => '개인정보를 지우는 일은 개인정보 보호책임자만 할 수 있습니다.',
  'privacy.month-invalid': () => '점검할 달을 2026-10처럼 연도와 달로 적어 주세요.',
  'privacy.month-not-over': () => '아직 끝나지 않은 달입니다. 달이 끝난 뒤 점검을 적어 주세요.',
  'privacy.conclusion-missing': () => '점검 결과를 골라 주세요.',
  'privacy.note-length': ({ least, most }) =>
    `무엇을 확인했는지 ${text(least)}자에서 ${text(most)}자 사이로 적어 주세요.`,
  'privacy.no-such-purpose': () => '없는 목적입니다. 목록에서 골라 주세요.',
  'privacy.purpose-not-yours': () => '이 목적으로 내보낼 수 있는 사람이 아닙니다. 맡은 부서에 요청해 주세요.',
  'privacy.period-invalid': () => '접수 기간을 앞뒤가 맞게, 오늘까지의 날짜로 적어 주세요.',
  'privacy.period-too-long': ({ most }) => `한 번에 ${text(most)}일까지 내보낼 수 있습니다. 기간을 나누어 주세요.`,
  'privacy.export-not-found': () => '찾으시는 파일이 없습니다. 내보내기 목록에서 다시 골라 주세요.',
  'privacy.export-not-ready': () =>
    '파일이 준비되지 않았습니다. 만드는 중이면 끝난 뒤 받고, 지워졌으면 사유를 적어 다시 요청해 주세요.',
  'privacy.candidate-not-found': () => '찾으시는 폐기 후보가 없습니다. 목록에서 다시 골라 주세요.',
  'privacy.candidate-decided': () => '이미 심사를 마친 후보입니다. 목록을 새로 고쳐 확인해 주세요.',
  'privacy.disposal-reason': ({ least, most }) =>
    `심사 의견을 ${text(least)}자에서 ${text(most)}자 사이로 적어 주세요.`,
  'privacy.class-not-longer': () => '더 오래 두려면 지금보다 긴 보존기간을 골라 주세요.',
  'privacy.council-missing': () => '기록물평가심의회의 심의 번호를 2자에서 60자 사이로 적어 주세요.',
  'privacy.disposal-not-approved': () => '폐기하기로 심의되지 않은 기록은 없앨 수 없습니다(공공기록물법 §27①).',
  'privacy.measure-misfits': () =>
    '요구한 것에 맞는 일을 골라 주세요. 열람이면 열람이나 사본, 정정이면 고침처럼 고릅니다.',
  'privacy.ground-misfits': () =>
    '이 요구를 거절할 수 있는 사유가 아닙니다. 법이 정한 사유 가운데에서 골라 주세요(개인정보 보호법 §35–37).',
  'privacy.only-access-is-postponed': () =>
    '연기할 수 있는 것은 열람뿐입니다. 정정·삭제와 처리정지는 열흘 안에 답해야 합니다(개인정보 보호법 §35③).',
  'privacy.breach-not-reported': () =>
    '신고해야 하는 유출입니다. 개인정보 보호위원회나 한국인터넷진흥원에 신고한 것을 먼저 적어 주세요(개인정보 보호법 시행령 §40①).',
  'privacy.no-subjects-named': () => '한 통씩 보내려면 먼저 「유출된 사람의 안건을 적는다」에 접수번호를 적어 주세요.',
  'privacy.breach-reported-already': () => '신고한 것이 이미 적혀 있습니다. 처리 과정을 확인해 주세요.',
  'privacy.website-notice-too-short': ({ until }) =>
    `누리집에는 30일 넘게 알려야 합니다. ${moment(until)}이나 그 뒤의 날을 적어 주세요(개인정보 보호법 시행령 §39③).`,
  'privacy.record-must-be-kept': ({ law }) =>
    `다른 법률이 보존을 정한 기록이어서 지울 수 없습니다(${text(law)}, 개인정보 보호법 §36① 단서). 이 사유로 회신해 주세요.`,
  'files.not-found': () => '없는 파일입니다. 목록을 새로 고쳐 확인해 주세요.',
  'files.gone': () => '지운 파일입니다. 필요하면 다시 올려 주세요.',
  'files.not-open': ({ state }) =>
    state === 'stored'
      ? '아직 확인하는 중이라 열 수 없습니다. 잠시 뒤 다시 열어 주세요.'
      : '받지 않은 파일이라 열 수 없습니다. 목록에서 까닭을 확인해 주세요.',
  'files.arrived-already': () => '이미 다 올라온 파일입니다. 목록을 새로 고쳐 확인해 주세요.',
  'files.matter-ended': () => '처리가 끝난 민원에는 파일을 더 붙일 수 없습니다. 새로 신청해 주세요.',
  'files.name-invalid': () => '파일 이름을 쓸 수 없습니다. 이름을 짧고 쉽게 바꾸어 다시 올려 주세요.',
  'files.heic-not-taken': () =>
    'HEIC 사진은 찍은 곳의 정보를 지울 수 없어 받지 않습니다. JPG로 바꾸어 보내 주세요. 아이폰은 설정 › 카메라 › 포맷에서 「높은 호환성」을 고르면 JPG로 찍힙니다.',
  'files.kind-not-taken': ({ ending, taken }) =>
    `${typeof ending === 'string' && ending !== '' ? `${ending} 파일은` : '이 파일은'} 올릴 수 없습니다. ${
      Array.isArray(taken) ? taken.join(', ') : '사진, 문서, 영상'
    } 가운데 하나로 올려 주세요.`,
  'files.resident-number-in-name': () => '파일 이름에 주민등록번호가 있습니다. 이름을 바꾸어 다시 올려 주세요.',
  'files.empty': () => '빈 파일입니다. 내용이 있는 파일을 올려 주세요.',
  'files.none': () => '올릴 파일을 골라 주세요.',
  'files.too-big': ({ most, size }) =>
    `${text(most)}MB를 넘어 올릴 수 없습니다(현재 ${text(size)}MB). 크기를 줄여 다시 올려 주세요.`,
  'files.too-many': ({ most }) => `파일은 ${text(most)}개까지 올릴 수 있습니다. 더 있으면 담당 부서에 전화해 주세요.`,
  'files.too-much': ({ most, left }) =>
    `모두 합쳐 ${text(most)}MB까지 올릴 수 있습니다. 이제 ${text(left)}MB가 남았습니다.`,
  'files.office-full': () => '지금은 파일을 더 받을 수 없습니다. 글로 먼저 신청하고 담당 부서에 전화해 주세요.',
  'files.size-differs': ({ told, size }) =>
    `알려 준 크기(${text(told)}바이트)와 올라온 크기(${text(size)}바이트)가 다릅니다. 다시 올려 주세요.`,
  'files.cut-off': () => '올리는 도중에 연결이 끊겼습니다. 다시 올려 주세요.',
  'files.content-differs': () =>
    '이름의 끝말과 내용이 다른 파일입니다. 본래 형식 그대로, 글은 UTF-8로 저장해 올려 주세요.',
  'files.damaged': () => '깨졌거나 읽을 수 없는 파일입니다. 다시 저장해 올려 주세요.',
  'files.two-in-one': () => '다른 내용이 숨어 있는 파일이라 받지 않았습니다. 새로 저장해 올려 주세요.',
  'files.holds-program': () => '실행되는 내용(매크로 등)이 든 파일이라 받지 않았습니다. 빼고 저장해 올려 주세요.',
  'files.holds-archive': () => '안에 다른 문서나 압축 파일이 든 파일이라 받지 않았습니다. 따로 올려 주세요.',
  'files.locked': () => '암호가 걸린 파일이라 확인할 수 없어 받지 않았습니다. 암호를 풀어 올려 주세요.',
  'files.unpacks-too-big': () => '풀면 너무 커지는 파일이라 받지 않았습니다. 나누어 올려 주세요.',
  'files.picture-too-big': () => '사진의 가로세로가 너무 커서 받지 않았습니다. 줄여서 올려 주세요.',
  'files.infected': () => '바이러스가 있어 받지 않았습니다. 기기를 검사한 뒤 다른 파일을 올려 주세요.',
  'files.scanner-silent': () => '바이러스 검사기가 답하지 않아 기다리고 있습니다. 곧 다시 검사합니다.',
  'files.object-missing': () => '보관한 내용을 찾지 못했습니다. 전산 담당자에게 알려 주세요.',
  'files.trouble': () => '확인하지 못해 곧 다시 확인합니다.',

  'meetings.needs-no-policy-decision': () =>
    '시장의 정책 결정이 필요하다고 보지 않은 신청입니다. 대체면담이나 서면답변으로 하거나 다시 살펴 주세요.',
  'meetings.is-a-substitute-meeting': () => '대체면담입니다. 「대체면담을 다른 때로 옮긴다」를 써 주세요.',
  'meetings.is-no-substitute-meeting': () => '대체면담이 아닙니다. 「면담을 다른 시간대로 옮긴다」를 써 주세요.',
  'meetings.not-begun': ({ at }) => `아직 시작하지 않았습니다(${moment(at)}).`,
  'meetings.ended-without-warning': () =>
    '폭언 등으로 면담을 끝내려면 먼저 알려야 합니다(민원 처리에 관한 법률 시행령 제4조). 알렸으면 표시해 주세요.',
  'meetings.not-held-yet': () => '마친 면담에만 후속조치를 맡길 수 있습니다.',
  'meetings.no-such-kind': () => '이 기관에 없는 만남입니다.',
  'meetings.not-yet-in-force': () => '그날에는 아직 시작하지 않은 만남입니다.',
  'meetings.no-such-slot': () => '없는 시간대입니다. 목록에서 다시 골라 주세요.',
  'meetings.slot-taken': () => '조금 전에 다른 신청에 정해진 시간대입니다. 다른 시간대를 골라 주세요.',
  'meetings.slot-is-past': ({ at }) => `지난 시간대입니다(${moment(at)}). 앞으로의 시간대를 골라 주세요.`,
  'meetings.came-after-closing': ({ closing }) =>
    `이 회차의 신청은 ${moment(closing)}에 마감했습니다. 먼저 기다린 분이 있으니 다음 회차를 골라 주세요.`,
  'meetings.session-not-planned': () => '취소했거나 마친 회차입니다.',
  'meetings.on-a-day-off': ({ why }) => `쉬는 날이 된 회차입니다(${text(why)}). 회차를 먼저 옮겨 주세요.`,
  'meetings.day-off-unconfirmed': ({ day, why }) =>
    `${moment(day)}은 쉬는 날입니다(${text(why)}). 다른 날을 고르거나, 쉬는 날에 여는 것이면 「쉬는 날인 것을 알고 정한다」를 골라 주세요.`,
  'meetings.day-planned-already': ({ day }) => `${moment(day)}의 회차가 이미 있습니다.`,
  'meetings.some-not-recorded': ({ count }) => `기록하지 않은 면담이 ${text(count)}건 있습니다. 먼저 적어 주세요.`,
  'meetings.no-such-substitute': () => '대신 만날 수 있는 사람이 아닙니다.',
  'meetings.no-such-room': () => '이 기관에 없는 방입니다.',
  'meetings.room-taken': ({ room }) =>
    `그때 ${text(room)}을(를) 쓰는 다른 일정이 있습니다. 다른 때나 방을 골라 주세요.`,
  'meetings.delegate-taken': ({ delegate }) =>
    `그때 ${text(delegate)}은(는) 다른 분을 만납니다. 다른 때나 다른 사람을 골라 주세요.`,
  'meetings.period-invalid': ({ longest }) => `기간은 앞뒤가 맞고 ${text(longest)}일을 넘지 않아야 합니다.`,
  'meetings.session-not-held': () => '열린 회차만 결과를 보고할 수 있습니다. 먼저 「연 것을 적는다」로 적어 주세요.',
  'meetings.no-such-session': () => '없는 회차입니다.',
  'briefings.kind-invalid': () => '보고의 종류는 monthly, figures, communication 가운데 하나입니다.',
  'briefings.nothing-published': () =>
    '이 기관에는 공표한 계획과 지표가 없습니다. 기관 설정의 published에 적어 주세요.',
  'briefings.period-invalid': () => '기간을 2026-01-01처럼 적고, 앞날이 뒷날보다 늦지 않게 해 주세요.',
  'lists.not-found': () => '올린 목록을 찾지 못했습니다. 목록 화면에서 다시 골라 주세요.',
  'lists.gone': () => '올린 내용은 지워졌습니다. 파일을 다시 올려 주세요.',
  'lists.not-waiting': () => '이미 확정했거나 그만둔 목록입니다. 목록 화면에서 결과를 확인해 주세요.',
  'lists.still-looking': ({ done, of }) =>
    `행을 살펴보고 있습니다(${count(done)}/${count(of)}). 다 살펴본 뒤 확정해 주세요.`,
  'lists.look-failed': () => '행을 살펴보지 못했습니다. 「다시 살펴보기」를 누르거나 나누어 올려 주세요.',
  'lists.nothing-to-do': () => '새로 처리할 행이 없습니다. 고칠 점을 고쳐 다시 올려 주세요.',
  'lists.applied-before': () =>
    '연번이 없는 같은 목록을 이미 처리했습니다. 더 있는 행만 남기거나 연번 열을 두어 다시 올려 주세요.',
  'lists.file-not-ready': () => '결과 파일이 아직 없습니다. 처리가 끝난 뒤 내려받아 주세요.',
  'lists.no-file': () => '올릴 파일을 골라 주세요.',
  'lists.name-invalid': () => '목록 이름을 2026년 송월동 방문처럼 한글·영문·숫자로 2~60자 적어 주세요.',
  'lists.actor-left': () => '올린 사람이 지금 일하고 있지 않아 처리하지 않았습니다. 담당자가 다시 올려 주세요.',
  'lists.file-too-big': ({ most }) => `파일이 ${text(most)}MB를 넘습니다. 그림을 빼거나 나누어 올려 주세요.`,
  'lists.unpacks-too-big': () => '풀었을 때 너무 큰 파일입니다. 쓰지 않는 서식과 그림을 지우거나 나누어 올려 주세요.',
  'lists.old-workbook': () =>
    '옛 형식(xls)이거나 암호가 걸린 파일입니다. 암호를 풀고 「Excel 통합 문서(xlsx)」로 저장해 올려 주세요.',
  'lists.encoding-unknown': () =>
    '글자를 읽을 수 없습니다. xlsx나 「CSV UTF-8(쉼표로 분리)」로 저장해 다시 올려 주세요.',
  'lists.quote-open': ({ row }) => `${text(row)}행에서 열린 따옴표가 닫히지 않았습니다. 따옴표를 확인해 주세요.`,
  'lists.empty': () => '읽을 행이 없습니다. 첫 줄에 칸 이름을, 그 아래에 한 줄에 한 건씩 적어 주세요.',
  'lists.too-many-rows': ({ most }) =>
    `${count(most)}행까지 올릴 수 있습니다. 파일을 나누어 올려 주세요. 연번이 있으면 나누어 올려도 두 번 처리되지 않습니다.`,
  'lists.too-many-columns': ({ most }) => `칸이 ${text(most)}개를 넘습니다. 쓰지 않는 칸을 지우고 올려 주세요.`,
  'lists.cell-too-long': ({ cell, most }) => `${text(cell)} 칸이 ${count(most)}자를 넘습니다. 줄여 주세요.`,
  'lists.outside-headings': ({ cell }) =>
    `${text(cell)} 칸 위에 칸 이름이 없습니다. 칸 이름을 적거나 그 칸을 비워 주세요.`,
  'lists.hidden-row': ({ row }) => `${text(row)}행이 숨겨져 있습니다. 필터를 풀고 숨긴 행을 모두 보이게 해 주세요.`,
  'lists.hidden-column': ({ column }) => `${text(column)}열이 숨겨져 있습니다. 보이게 하거나 지운 뒤 올려 주세요.`,
  'lists.hidden-sheet': ({ sheet }) => `숨겨진 시트(${text(sheet)})가 있습니다. 보이게 하거나 지운 뒤 올려 주세요.`,
  'lists.several-sheets': ({ sheets }) =>
    `내용이 있는 시트가 여럿입니다(${text(sheets)}). 올릴 시트 하나만 남겨 주세요.`,
  'lists.merged': ({ cells }) => `합친 칸이 있습니다(${text(cells)}). 셀 병합을 풀고 칸마다 적어 주세요.`,
  'lists.formula': ({ cell }) =>
    `${text(cell)} 칸이 수식입니다. 복사한 뒤 「값 붙여넣기」로 값만 남겨 주세요. 등호(=)로 시작하는 글도 받지 않습니다.`,
  'lists.broken-cell': ({ cell }) => `${text(cell)} 칸의 값이 오류(#)입니다. 값을 다시 적어 주세요.`,
  'lists.columns-wrong': ({ problems }) =>
    Array.isArray(problems)
      ? problems.map((each) => inKorean(String(detail(each, 'code')), each as JsonObject)).join(' ')
      : '칸 이름이 맞지 않습니다.',
  'lists.unknown-column': ({ heading }) =>
    `모르는 칸입니다(${text(heading)}). 서식의 칸 이름으로 고치거나 지워 주세요.`,
  'lists.column-without-heading': ({ column }) =>
    `${text(column)}번째 칸에 이름이 없습니다. 이름을 적거나 지워 주세요.`,
  'lists.column-twice': ({ heading }) => `같은 칸이 둘입니다(${text(heading)}). 하나만 남겨 주세요.`,
  'lists.column-missing': ({ heading }) => `꼭 있어야 할 칸이 없습니다(${text(heading)}). 칸을 더해 주세요.`,
  'lists.about-missing': () => '어느 안건에 관한 것인지 접수번호를 적어 주세요. 목록 전체에 한 번에 적어도 됩니다.',
  'lists.no-steps': () => '채워 올 단계를 하나 이상 골라 주세요.',
  'lists.no-matters': () => '이 부서에 열려 있는 안건이 없습니다. 다른 부서나 절차를 골라 주세요.',
  'lists.too-many-matters': ({ most }) =>
    `열려 있는 안건이 ${count(most)}건을 넘어 한 파일에 담을 수 없습니다. 부서를 나누어 받아 주세요.`,
  'lists.no-gathering-sheet': () =>
    '취합본이 아니거나 끝의 숨긴 열이 지워졌습니다. 취합본을 다시 내려받아 그 파일에 적어 올려 주세요.',
  'lists.other-office': () => '다른 기관의 취합본입니다. 이 기관에서 내려받은 파일을 올려 주세요.',
  'lists.sheet-changed': () =>
    '취합본의 칸이 달라졌습니다. 칸의 이름과 차례를 바꾸지 말고, 담당한 일로 다시 내려받아 적어 주세요.',
  'lists.row-mark-broken': () => '이 행의 숨긴 관리번호가 지워졌습니다. 취합본에 없던 행은 더할 수 없습니다.',
  'lists.unknown-row': () => '이 기관에 없는 안건의 행입니다. 이 행을 지우고 올려 주세요.',
  'lists.row-twice': () => '같은 안건의 행이 둘입니다. 하나만 남겨 주세요.',
  'lists.locked-changed': () =>
    '잠긴 칸(접수번호·제목·상태·부서·동·기한)이 고쳐졌습니다. 원래대로 되돌리거나 다시 내려받아 주세요.',
  'lists.matter-moved': ({ state }) =>
    `내려받은 뒤에 처리가 나아갔습니다(지금 ${text(state)}). 다시 내려받아 지금 상태를 보고 적어 주세요.`,
  'lists.reference-missing': () => '연번이 비었습니다. 이 목록의 다른 행처럼 적어 주세요.',
  'lists.reference-invalid': () => '연번은 송월-07처럼 글자와 숫자로 40자까지 적어 주세요.',
  'lists.reference-twice': ({ row }) => `${text(row)}행과 연번이 같습니다. 서로 다르게 적어 주세요.`,

  'operator.office-or-samples': () => '기관 코드 하나를 적거나 --samples를 적어 주세요.',
  'ledger.not-parked': () => '멈추어 있는 전달이 아닙니다. 목록을 다시 확인해 주세요.',
  'ledger.no-such-reaction': ({ reaction }) => `없는 반응입니다(${text(reaction)}). 이름을 확인해 주세요.`,
  'ledger.never-replayed': ({ reaction }) => `다시 돌리지 않는 반응입니다(${text(reaction)}).`,
} satisfies Readonly<Record<string, Words>>;

const BY_CODE: Readonly<Record<string, Words>> = WORDS;

/** The sentence for a code; an unknown code is told as it is, never hidden. */
export function inKorean(code: string, details: JsonObject = {}): string {
  return BY_CODE[code]?.(details) ?? `처리할 수 없습니다(${code}).`;
}

export function hasWords(code: string): boolean {
  return code in WORDS;
}

function text(detail: unknown): string {
  return typeof detail === 'string' || typeof detail === 'number' ? String(detail) : '?';
}

function count(detail: unknown): string {
  return typeof detail === 'number' ? detail.toLocaleString('en-US') : text(detail);
}

function detail(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Object.entries(of).find(([key]) => key === name)?.[1] : undefined;
}

function moment(detail: unknown): string {
  if (typeof detail !== 'string' || !/^\d{4}-\d\d-\d\d/.test(detail)) return '정해진 날';
  return detail.length === 10 ? koreanDate(detail) : koreanMoment(detail);
}

/** A day with a time, where others are days. */
function isMinute(detail: unknown): boolean {
  return typeof detail === 'string' && detail.includes('T');
}

function unitWord(unit: unknown): string {
  const known = (['hour', 'day', 'week', 'month', 'year'] as const).find((one) => one === unit);
  return known ? unitInKorean(known) : '';
}

function wait(seconds: unknown): string {
  if (typeof seconds !== 'number') return '잠시';
  return seconds < 60 ? `${String(Math.ceil(seconds))}초` : `${String(Math.ceil(seconds / 60))}분`;
}
