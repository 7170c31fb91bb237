export const inspections = {
  title: 'Kiểm tra, giám sát', titleOf: (year: number) => `Chương trình kiểm tra, giám sát năm ${year}`, year: 'Năm',
  help: 'Các cuộc kiểm tra, giám sát chi bộ, đảng viên trong năm: ghi vào chương trình, ra quyết định lập đoàn, theo ba bước có hạn. Chỉ thường trực ra quyết định, ủy ban kiểm tra và đoàn được lập xem được; văn phòng, quản trị, đảng viên không xem được. Nhật ký của đảng ủy chỉ ghi bước nào đã làm, ai làm, lúc nào; không ghi chi bộ nào, đảng viên nào, nội dung gì. Bí thư chi bộ và đảng viên được kiểm tra thấy phần của mình từ khi quyết định được triển khai.',
  confidential: 'Thông tin nội bộ: không chuyển cho người ngoài đoàn và cấp ra quyết định.',
  none: 'Năm này chưa có cuộc nào trong chương trình. Thêm từng cuộc ở dưới, rồi ghi số, ngày khi chương trình được thông qua.', noneSeen: 'Không có cuộc nào đồng chí được xem.',
  mine: 'Kiểm tra, giám sát tôi được phân công', noneMine: 'Hiện đồng chí không được phân công cuộc nào.',
  add: 'Thêm vào chương trình', addOutside: 'Thêm một cuộc ngoài chương trình', addIt: 'Thêm', subject: 'Chi bộ được kiểm tra, giám sát', quarterTitle: 'Quý', quarter: (quarter: string) => `Quý ${quarter.slice(6)}/${quarter.slice(0, 4)}`,
  kind: 'Hình thức', kinds: { supervision: 'Giám sát chuyên đề', inspection: 'Kiểm tra', signs: 'Kiểm tra khi có dấu hiệu vi phạm' } as Record<string, string>, about: 'Nội dung', aboutHelp: 'Kiểm tra, giám sát việc gì, từ thời gian nào đến nay.', outside: 'ngoài chương trình',
  pass: (year: number) => `Ghi chương trình năm ${year} đã được thông qua`, passHelp: 'Sau khi ghi, cuộc nào thêm vào là ngoài chương trình.', programmeNumber: 'Số văn bản', programmeNumberHelp: 'Thí dụ 05-CTr/ĐU.', passedOn: 'Ngày ban hành', passIt: 'Ghi đã thông qua', passed: (number: string, day: string) => `Chương trình số ${number}, ban hành ngày ${day}.`, notPassed: 'Chương trình chưa được thông qua.',
  drop: 'Bỏ cuộc này', reason: 'Lý do', droppedOn: (day: string, reason: string) => `Đã bỏ khỏi chương trình ngày ${day}. Lý do: ${reason}`,
  states: { planned: 'Chưa ra quyết định', prepare: 'Bước 1: chuẩn bị', conduct: 'Bước 2: tiến hành', conclude: 'Bước 3: kết thúc', done: 'Đã kết thúc', dropped: 'Đã bỏ' } as Record<string, string>,
  due: 'Hạn', dueBy: (day: string) => `hạn ${day}`, late: 'Quá hạn', lateSince: (day: string) => `quá hạn từ ${day}`,
  begin: 'Ra quyết định, lập đoàn', beginHelp: (most: number) => `Từ ngày bắt đầu đến khi kết thúc không quá ${most} ngày; gia hạn một lần, không quá một phần ba.`, decision: 'Số quyết định', decisionHelp: 'Thí dụ 12-QĐ/ĐU.', decisionDay: 'Ngày quyết định', beginsOn: 'Bắt đầu từ ngày', days: 'Số ngày', daysHelp: (least: number, most: number) => `Từ ${least} đến ${most} ngày.`,
  team: 'Đoàn kiểm tra, giám sát', teamHelp: 'Chọn trong các đồng chí giữ nhiệm vụ ở đảng ủy hoặc phụ trách chi bộ; đảng viên của chi bộ được kiểm tra không ở trong đoàn.', lead: 'Trưởng đoàn', scribe: 'Thư ký', memberNth: (n: number) => `Thành viên ${n}`, nobody: 'Không', roles: { lead: 'Trưởng đoàn', scribe: 'Thư ký', member: 'Thành viên' } as Record<string, string>,
  decided: (number: string, day: string) => `Quyết định số ${number}, ngày ${day}.`, leftPost: 'Đã thôi nhiệm vụ ở đảng ủy: không xem, không ghi được nữa', changeTeam: 'Thay đổi đoàn',
  step: 'Bước', stepsTitle: 'Ba bước và hạn của từng bước', steps: { prepare: 'Chuẩn bị', conduct: 'Tiến hành', conclude: 'Kết thúc' } as Record<string, string>,
  stepHelp: { prepare: 'Quyết định, kế hoạch, đề cương báo cáo; triển khai quyết định tới chi bộ', conduct: 'Chi bộ báo cáo; đoàn thẩm tra, xác minh; hội nghị chi bộ', conclude: 'Đoàn báo cáo; cấp ra quyết định kết luận, thông báo' } as Record<string, string>,
  lasts: (days: number, from: string) => `${days} ngày, kể từ ngày ${from}.`, extendedBy: (days: number, on: string, by: string, reason: string) => `Đ/c ${by} gia hạn ${days} ngày, ngày ${on}: ${reason}`, doneOn: (day: string, by: string) => `Xong ngày ${day}, đ/c ${by} ghi`, atIt: 'Đang làm', toCome: 'Chưa đến',
  doneDay: 'Xong ngày', finish: { prepare: 'Xong bước chuẩn bị, triển khai tới chi bộ', conduct: 'Xong bước tiến hành', conclude: 'Kết thúc cuộc này' } as Record<string, string>,
  finishHelp: { prepare: 'Ghi xong thì bí thư chi bộ thấy cuộc kiểm tra, giám sát này: quyết định, đoàn, các hạn.', conduct: 'Ghi khi đã thẩm tra, xác minh xong và hội nghị chi bộ đã họp.', conclude: 'Ghi khi cấp ra quyết định đã kết luận và thông báo.' } as Record<string, string>,
  extend: 'Gia hạn', extendHelp: (most: number) => `Một lần, nhiều nhất ${most} ngày (một phần ba thời gian). Các bước chưa xong lùi hạn theo.`, extendDays: 'Thêm số ngày',
  whom: (names: readonly string[], cell: string) => (names.length > 0 ? `${names.map((name) => `đ/c ${name}`).join(', ')} (${cell})` : cell),
  members: 'Đảng viên được kiểm tra, giám sát', membersHelp: 'Các đồng chí chọn trong một cuộc thấy chung yêu cầu và kết luận của cuộc ấy. Nội dung riêng từng người thì thêm từng cuộc.', memberChosen: (n: number) => `Đảng viên ${n}`,
  addOfMembers: 'Thêm cuộc đối với đảng viên', ofWhichCell: 'Đảng viên của chi bộ', toMembers: 'Chọn đảng viên', addIn: (cell: string) => `Thêm cuộc đối với đảng viên của ${cell}`, otherwise: 'Thôi, thêm cuộc đối với cả chi bộ',
  aboutMe: 'Kiểm tra, giám sát đối với tôi', aboutMeHelp: 'Quyết định, tài liệu được yêu cầu, kết luận và việc phải khắc phục của chính đồng chí. Đảng viên khác không thấy trang này. Chuyển sinh hoạt đi nơi khác vẫn nộp tài liệu, báo cáo tại trang này.', aboutMeWaits: (n: number) => (n > 0 ? `${n} cuộc kiểm tra, giám sát đối với đồng chí đang tiến hành hoặc còn việc phải khắc phục.` : 'Các cuộc kiểm tra, giám sát đối với đồng chí đã xong.'),
  notHere: (lead: string | undefined, unit: string) => `Tổ chức đảng tiến hành kiểm tra, giám sát đã giải thể, nên không nộp tài liệu, không gửi báo cáo tại trang này được nữa. Nếu còn tài liệu phải nộp, việc phải báo cáo, đề nghị đồng chí liên hệ ${lead === undefined ? unit : `đ/c ${lead}`}.`,
  own: 'Kiểm tra, giám sát của chi bộ', fromAbove: 'Cấp trên kiểm tra, giám sát chi bộ'
};

export const inspectionWork = {
  paperList: 'Văn bản của cuộc này', paperListHelp: 'Soạn sẵn từ những gì đã ghi; in ra hoặc tải Word để sửa, ký. Số do văn phòng cấp tay.', paperNames: { decision: 'Quyết định lập đoàn', plan: 'Kế hoạch', outline: 'Đề cương báo cáo tự kiểm tra', told: 'Biên bản triển khai', verified: 'Biên bản thẩm tra, xác minh', report: 'Báo cáo của đoàn', conclusion: 'Thông báo kết luận', 'self-report': 'Báo cáo tự kiểm tra', extract: 'Trích biên bản hội nghị chi bộ' } as Record<string, string>, inWord: 'Tải Word', programmePaper: 'Chương trình để in',
  papers: 'Hồ sơ, tài liệu yêu cầu chi bộ nộp', noPapers: 'Chưa yêu cầu nộp gì.', askPaper: 'Yêu cầu nộp thêm', paper: 'Cần nộp gì', paperHelp: 'Thí dụ: báo cáo tự kiểm tra theo đề cương; sổ thu đảng phí từ tháng 01.', paperDue: 'Nộp trước ngày', askIt: 'Yêu cầu',
  paperStates: { asked: 'Chờ chi bộ nộp', 'handed-in': 'Chi bộ đã nộp, chờ đoàn nhận', received: 'Đoàn đã nhận', 'asked-again': 'Đoàn yêu cầu nộp lại, bổ sung', 'not-needed': 'Không cần nữa' } as Record<string, string>, judge: 'Nhận, yêu cầu nộp lại',
  words: { 'handed-in': 'Chi bộ nộp', received: 'Đoàn nhận', 'asked-again': 'Yêu cầu nộp lại, bổ sung', 'not-needed': 'Không cần nữa', reported: 'Chi bộ báo cáo', done: 'Đã khắc phục xong', 'not-done': 'Chưa xong, hẹn ngày mới', dropped: 'Thôi không yêu cầu' } as Record<string, string>,
  note: 'Ghi thêm, lý do', reasonHelp: 'Yêu cầu nộp lại hoặc không cần nữa thì ghi vì sao.', record: 'Ghi', saidBy: (name: string) => `đ/c ${name}`, dueBy: (day: string) => `Hạn ${day}`, lateSince: (day: string) => `Quá hạn từ ${day}`, newDue: (day: string) => `Hạn mới ${day}`,
  findings: 'Đoàn ghi nhận', findingsHelp: 'Của đoàn và cấp ra quyết định; chi bộ chỉ nhận kết luận khi cuộc này kết thúc.', noFindings: 'Chưa ghi nhận gì.', addFinding: 'Ghi nhận thêm', finding: 'Nội dung', findingHelp: 'Việc gì, ở đâu, căn cứ tài liệu nào.', nature: 'Thuộc loại', natures: { good: 'Ưu điểm', shortcoming: 'Hạn chế, khuyết điểm', breach: 'Dấu hiệu vi phạm' } as Record<string, string>,
  withdraw: 'Rút lại', withdrawn: (name: string, because: string) => `Đ/c ${name} đã rút: ${because}`,
  conclusion: 'Kết luận', noConclusion: 'Chưa có dự thảo kết luận.', wordConclusion: 'Dự thảo kết luận', rewordConclusion: 'Sửa dự thảo', keepConclusion: 'Lưu dự thảo', conclusionHelp: 'Ưu điểm; hạn chế, khuyết điểm; nguyên nhân, trách nhiệm; yêu cầu. Kết thúc rồi thì giữ nguyên.', draft: 'Dự thảo',
  remedies: 'Việc phải khắc phục', noRemedies: 'Chưa nêu việc nào.', addRemedy: 'Thêm việc phải khắc phục', remedy: 'Việc phải khắc phục', remedyHelp: 'Mỗi việc một người chịu trách nhiệm, một hạn.', who: 'Người chịu trách nhiệm', chooseWho: 'Chọn một đồng chí', remedyDue: 'Hạn', addIt: 'Thêm', remedyBy: (name: string, day: string) => `đ/c ${name}, hạn ${day}`, timesBack: (n: number) => `đã xem lại ${n} lần, chưa xong`,
  remedyStates: { open: 'Đang làm', reported: 'Chi bộ đã báo cáo, chờ xem lại', done: 'Đã khắc phục xong', 'not-done': 'Chưa xong, làm tiếp', dropped: 'Thôi không yêu cầu' } as Record<string, string>, settle: 'Xem lại việc này', newDay: 'Ngày mới, nếu chưa xong', settleHelp: 'Chưa xong hoặc thôi thì ghi vì sao.',
  cellHelp: 'Cấp trên đã triển khai quyết định tới chi bộ. Trang này chỉ đồng chí bí thư xem được; phổ biến tới đâu là do quyết định, kết luận.', noneOfCell: 'Không có cuộc kiểm tra, giám sát nào được triển khai tới chi bộ.', doneOn: (day: string) => `xong ngày ${day}`, papersForCell: 'Đoàn yêu cầu nộp', handedIn: 'Đã nộp gì, nộp thế nào', handedInHelp: 'Thí dụ: bản giấy 12 trang, giao tận tay đồng chí kiểm tra, giám sát.', handIn: 'Ghi đã nộp', file: 'Tệp kèm theo, nếu có', fileHelp: 'PDF, Word, Excel, ảnh; không quá 25 MB. Chỉ những người kiểm tra, giám sát và chính đồng chí mở được. Không đưa tài liệu mật lên đây.',
  report: 'Báo cáo kết quả khắc phục', reportHelp: 'Đã làm gì, xong chưa, còn vướng ở đâu.', sendReport: 'Gửi báo cáo', asTaskHelp: 'Đưa vào danh sách việc của chi bộ thì cả chi bộ thấy việc này và theo dõi như việc từ nghị quyết.', asTask: 'Đưa thành việc của chi bộ', waits: (n: number) => `${n} cuộc kiểm tra, giám sát đã triển khai tới chi bộ`, open: 'Mở', waitsHelp: 'Chỉ đồng chí bí thư thấy.'
};

/** Instead of the same above, where an inspection is of members and not of the cell. */
export const inspectionOfMember = {
  about: {
    stepHelp: { prepare: 'Quyết định, kế hoạch, gợi ý báo cáo; báo đảng viên và chi bộ', conduct: 'Đảng viên báo cáo; đoàn thẩm tra, xác minh; hội nghị chi bộ', conclude: 'Đoàn báo cáo; cấp ra quyết định kết luận, thông báo' } as Record<string, string>,
    finish: { prepare: 'Xong bước chuẩn bị, báo đảng viên và chi bộ', conduct: 'Xong bước tiến hành', conclude: 'Kết thúc cuộc này' } as Record<string, string>,
    finishHelp: { prepare: 'Ghi xong thì đồng chí được kiểm tra, giám sát và bí thư chi bộ thấy: quyết định, đoàn, các hạn.', conduct: 'Ghi khi đã thẩm tra, xác minh xong và hội nghị chi bộ đã họp.', conclude: 'Ghi khi cấp ra quyết định đã kết luận và thông báo.' } as Record<string, string>
  },
  work: {
    papers: 'Hồ sơ, tài liệu yêu cầu nộp', papersForCell: 'Được yêu cầu nộp', paperHelp: 'Thí dụ: báo cáo tự kiểm tra theo gợi ý; bản đăng ký học tập, làm theo Bác năm nay.',
    paperStates: { asked: 'Chờ nộp', 'handed-in': 'Đã nộp, chờ nhận', received: 'Đã nhận', 'asked-again': 'Yêu cầu nộp lại, bổ sung', 'not-needed': 'Không cần nữa' } as Record<string, string>,
    words: { 'handed-in': 'Nộp', received: 'Nhận', 'asked-again': 'Yêu cầu nộp lại, bổ sung', 'not-needed': 'Không cần nữa', reported: 'Báo cáo khắc phục', done: 'Đã khắc phục xong', 'not-done': 'Chưa xong, hẹn ngày mới', dropped: 'Thôi không yêu cầu' } as Record<string, string>,
    findingsHelp: 'Của đoàn và cấp ra quyết định; đồng chí được kiểm tra, giám sát nhận kết luận khi cuộc này kết thúc.', remedyStates: { open: 'Đang làm', reported: 'Đã báo cáo, chờ xem lại', done: 'Đã khắc phục xong', 'not-done': 'Chưa xong, làm tiếp', dropped: 'Thôi không yêu cầu' } as Record<string, string>,
    paperNames: { decision: 'Quyết định', plan: 'Kế hoạch', outline: 'Gợi ý nội dung báo cáo tự kiểm tra', told: 'Biên bản triển khai', verified: 'Biên bản thẩm tra, xác minh', report: 'Báo cáo kết quả', conclusion: 'Thông báo kết luận', 'self-report': 'Báo cáo tự kiểm tra của đảng viên', extract: 'Trích biên bản hội nghị chi bộ' } as Record<string, string>
  }
};

/** Instead of the same above, where a cell inspects its own members. */
export const inspectionByCell = {
  about: {
    title: 'Kiểm tra, giám sát của chi bộ', whom: (names: readonly string[], cell: string) => names.map((name) => `đ/c ${name}`).join(', ') || cell, titleOf: (year: number) => `Chương trình kiểm tra, giám sát của chi bộ năm ${year}`,
    help: 'Các cuộc kiểm tra, giám sát đảng viên trong năm: đối với ai, nội dung gì, khi nào, ai thực hiện. Chỉ chi ủy, các đồng chí được phân công và ủy ban kiểm tra cấp trên xem được. Đồng chí được kiểm tra, giám sát thấy phần của mình từ khi được báo; đảng viên khác không thấy.',
    confidential: 'Thông tin nội bộ: chỉ chi ủy và các đồng chí được phân công.', programmeNumberHelp: 'Thí dụ 02-CTr/CB.', passedOn: 'Ngày chi bộ thông qua', add: 'Thêm vào chương trình',
    states: { planned: 'Chưa phân công', prepare: 'Bước 1: chuẩn bị', conduct: 'Bước 2: tiến hành', conclude: 'Bước 3: kết thúc', done: 'Đã kết thúc', dropped: 'Đã bỏ' } as Record<string, string>,
    begin: 'Quyết định, phân công thực hiện', decisionHelp: 'Thí dụ 03-QĐ/CB.', team: 'Đồng chí thực hiện', teamHelp: 'Chọn trong đảng viên chính thức của chi bộ; đồng chí được kiểm tra, giám sát không có trong danh sách.', lead: 'Chủ trì', memberNth: (n: number) => `Người tham gia ${n}`,
    roles: { lead: 'Chủ trì', scribe: 'Thư ký', member: 'Tham gia' } as Record<string, string>, leftPost: 'Không còn ở chi bộ: không xem, không ghi được nữa', changeTeam: 'Thay đổi phân công',
    stepHelp: { prepare: 'Phân công, kế hoạch, gợi ý báo cáo; báo đồng chí được kiểm tra, giám sát', conduct: 'Đồng chí ấy báo cáo; thẩm tra, xác minh; hội nghị chi bộ', conclude: 'Báo cáo chi ủy; chi bộ kết luận, thông báo' } as Record<string, string>,
    finish: { prepare: 'Xong chuẩn bị, báo đồng chí được kiểm tra', conduct: 'Xong bước tiến hành', conclude: 'Kết thúc cuộc này' } as Record<string, string>,
    finishHelp: { prepare: 'Ghi xong thì đồng chí được kiểm tra, giám sát thấy: quyết định, ai thực hiện, các hạn.', conduct: 'Ghi khi đã thẩm tra, xác minh xong và hội nghị chi bộ đã họp.', conclude: 'Ghi khi chi ủy, chi bộ đã kết luận và báo cho đồng chí ấy.' } as Record<string, string>
  },
  work: {
    paperListHelp: 'Soạn sẵn từ những gì đã ghi; in ra hoặc tải Word để sửa, ký. Số do chi bộ cấp tay.', findings: 'Ghi nhận khi kiểm tra, giám sát', findingsHelp: 'Của chi ủy và các đồng chí thực hiện; đồng chí được kiểm tra, giám sát nhận kết luận khi cuộc này kết thúc.'
  }
};
