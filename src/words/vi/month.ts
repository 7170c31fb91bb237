export const month = {
  stops: { 'pre-meeting': 'Họp chi ủy', content: 'Nội dung', notice: 'Thông báo', meeting: 'Sinh hoạt', minutes: 'Biên bản', filing: 'Nộp' } as Record<string, string>,
  stopStates: { done: 'xong', now: 'đang làm', late: 'quá hạn', ahead: 'chưa tới' } as Record<string, string>,
  states: { planned: 'Có lịch', prepared: 'Đã chuẩn bị', announced: 'Đã thông báo', open: 'Đang họp', concluded: 'Đã họp xong', written: 'Đã ký biên bản', filed: 'Đã nộp', graded: 'Đã xếp loại', missed: 'Không tổ chức', none: 'Chưa có lịch' } as Record<string, string>,
  kinds: { regular: 'Thường kỳ', thematic: 'Chuyên đề', combined: 'Thường kỳ kết hợp chuyên đề', extraordinary: 'Bất thường' } as Record<string, string>,
  calendarTitle: 'Sinh hoạt chi bộ',
  title: (month: string) => `Sinh hoạt ${month}`,
  strip: 'Các bước trong tháng',
  next: {
    'hold-pre-meeting': 'Họp chi ủy và ghi biên bản', 'agree-content': 'Thống nhất nội dung sinh hoạt', announce: 'Gửi thông báo và tài liệu', open: 'Mở buổi sinh hoạt', hold: 'Đang họp: ghi diễn biến', write: 'Hoàn thiện và ký biên bản', file: 'Cấp số và nộp hồ sơ', none: 'Tháng này đã xong'
  } as Record<string, string>,
  act: { 'hold-pre-meeting': 'Ghi họp chi ủy', 'agree-content': 'Soạn nội dung', announce: 'Xem và gửi thông báo', open: 'Vào buổi sinh hoạt', hold: 'Vào buổi sinh hoạt', write: 'Mở biên bản', file: 'Mở hồ sơ', none: 'Xem hồ sơ' } as Record<string, string>,
  by: (when: string) => `Trước ${when}.`,
  left: (days: number) => (days > 0 ? `Còn ${days} ngày.` : days === 0 ? 'Trong hôm nay.' : `Quá hạn ${-days} ngày.`),
  reach: (page: number, other: number) => `${page} đồng chí nhận trên điện thoại, ${other} đồng chí cần giấy in hoặc gọi điện.`,
  passed: 'Giờ họp đã qua mà chương trình chưa ghi gì. Đã họp trên giấy thì ghi lại buổi ấy; chưa họp thì hoãn sang giờ khác, kèm lý do.',
  noMeeting: 'Chưa có lịch sinh hoạt', noMeetingHelp: 'Lập kế hoạch năm một lần: chương trình đặt sẵn mười hai buổi vào ngày 3, tránh ngày nghỉ.', makePlan: 'Lập kế hoạch',
  allTasks: (n: number) => `Cả ${n} việc`, noTasks: 'Chưa có việc nào từ nghị quyết trước. Khi nghị quyết được thông qua, việc của từng đồng chí hiện ở đây.',
  waiting: 'Đang chờ', see: 'Xem', nothingWaits: 'Không có gì đang chờ.',
  callAbout: (n: number) => `Còn ${n} đồng chí cần gọi điện, đưa giấy`,
  reminders: { announce: 'Văn phòng đảng ủy nhắc: gửi thông báo họp.', meet: 'Văn phòng đảng ủy nhắc: tổ chức sinh hoạt.', file: 'Văn phòng đảng ủy nhắc: nộp hồ sơ.', plan: 'Văn phòng đảng ủy nhắc: báo lịch họp.' } as Record<string, string>,
  taskStates: { done: 'Xong', 'done-late': 'Xong, chậm', 'says-done': 'Báo đã xong', 'under-way': 'Đang làm', late: 'Chậm', carried: 'Chuyển tiếp', dropped: 'Thôi thực hiện' } as Record<string, string>,
  daysLate: (n: number) => `Chậm ${n} ngày`, carriedTime: (n: number) => `chuyển sang lần ${n}`, due: (day: string) => `hạn ${day}`, wholeCell: 'Cả chi bộ', comrade: (name: string) => `Đ/c ${name}`,
  tabs: { prepare: 'Chuẩn bị', announce: 'Thông báo', live: 'Sinh hoạt', minutes: 'Biên bản', file: 'Hồ sơ' } as Record<string, string>,
  done: { default: 'Đã lưu.', 'model.choose': 'Đã chọn. Chi bộ thấy ở trang của mình.', 'model.review': 'Đã ghi, số liệu được giữ nguyên.', 'visit.ask': 'Đã gửi lời mời.', 'signal.dismiss': 'Đã ghi. Căn cứ này không nêu lại nữa.', 'visits.draw': 'Đã đưa vào kế hoạch. Các đồng chí phụ trách thấy ở lịch của mình.', 'request.raise': 'Đã gửi lên đảng ủy.', 'request.give': 'Đã giao. Đồng chí ấy thấy ở trang của mình.', 'request.answer': 'Đã trả lời. Chi bộ thấy và đưa vào nội dung kỳ tới.', 'visit.report': 'Phiếu dự đã gửi. Chi ủy thấy và trả lời ở trang của chi bộ.', 'visit.answer': 'Đã trả lời. Đồng chí phụ trách thấy ở lần dự tới.', 'visit.settle': 'Đã ghi kết quả.', 'visit.add': 'Đã ghi thêm vào phiếu.', 'delegation.give': 'Đã ủy quyền. Nhật ký ghi từ ngày nào đến ngày nào.', 'delegation.end': 'Đã thu lại. Từ giờ chỉ người giữ nhiệm vụ làm được.', 'meeting.take-back': 'Đã bỏ.', 'meeting.check-in': 'Đã điểm danh. Thư ký sẽ xác nhận.', 'meeting.open': 'Đã mở buổi sinh hoạt.', 'meeting.announce': 'Đã gửi thông báo.', 'meeting.conclude': 'Buổi sinh hoạt đã kết thúc. Biên bản đã tự soạn, hãy đọc lại và ký.', 'meeting.write': 'Đã ký biên bản.', 'meeting.issue-before': 'Đã cấp số các văn bản trước họp.', 'meeting.mark-posted-before': 'Đã ghi việc đăng tài liệu trước họp.', 'meeting.mark-posted': 'Đã ghi việc đăng kết quả.', 'meeting.file-documents': 'Đã cấp số và đóng dấu mã các văn bản.', 'meeting.file': 'Đã nộp đủ hồ sơ tháng này.', 'meeting.postpone': 'Đã hoãn. Ai đã được báo giờ cũ thì đã báo lại trên trang và qua thư; hãy gọi những đồng chí còn lại và gửi thông báo mới.', 'plan.make-year': 'Đã lập kế hoạch năm.', 'meeting.reply': 'Đã báo với chi bộ.', 'meeting.send-opinion': 'Đã gửi ý kiến tới bí thư.', 'task.report': 'Đã báo cáo việc.', 'task.report-for': 'Đã báo cáo việc.', 'task.remind': 'Đã nhắc.', 'task.hand-over': 'Đã giao lại.', 'task.drop': 'Đã thôi việc này.', 'reminder.send': 'Đã nhắc.', 'report.draft': 'Đã lưu nháp lời của báo cáo.', 'report.close': 'Đã chốt báo cáo, cấp số và đóng mã.', 'report.supplement': 'Đã mở báo cáo bổ sung.' } as Record<string, string>
};

export const filing = {
  selfMarkOpen: 'Chi bộ chấm từng nhóm, bên cạnh số liệu', group: 'Nhóm tiêu chí', cellGave: 'Chi bộ chấm', factsSay: 'Số liệu cho thấy',
  title: 'Hồ sơ', papers: 'Văn bản của buổi sinh hoạt', view: 'Xem, in', download: 'Word', all: 'Tải tất cả (Word)', draft: 'Dự thảo', issued: 'Đã cấp số',
  papersHelp: 'Bản dự thảo xem và in được bất cứ lúc nào, mỗi trang ghi rõ DỰ THẢO. Văn bản đã cấp số được giữ nguyên như lúc ban hành.',
  notIssued: 'Chưa ban hành', draftHelp: { roll: 'Để điểm danh', minutes: 'Như diễn biến đến lúc này', resolution: 'Bản trình chi bộ', conclusion: 'Bản trình chi bộ' } as Record<string, string>,
  kinds: { notice: 'Thông báo', agenda: 'Chương trình', 'pre-meeting-minutes': 'Biên bản họp chi ủy', roll: 'Danh sách điểm danh', minutes: 'Biên bản', resolution: 'Nghị quyết', conclusion: 'Kết luận', 'self-mark': 'Phiếu đánh giá', addendum: 'Bổ sung biên bản', 'thematic-plan': 'Kế hoạch sinh hoạt chuyên đề', report: 'Báo cáo', 'draft-resolution': 'Dự thảo nghị quyết', paper: 'Tài liệu', theme: 'Bài chuyên đề' } as Record<string, string>,
  notYet: 'Văn bản hiện ở đây khi nội dung sinh hoạt đã được chuẩn bị.',
  parts: { before: 'Đăng tài liệu trước họp', after: 'Đăng kết quả sau họp' } as Record<string, string>,
  dueBy: { before: (when: string) => `Chậm nhất ${when}, trước giờ họp một ngày.`, after: (when: string) => `Chậm nhất ${when}, trong hai ngày sau họp.` } as Record<string, (when: string) => string>,
  left: ({ past, days, hours }: { past: boolean; days: number; hours: number }) => `${past ? 'Quá hạn' : 'Còn'} ${days > 0 ? `${days} ngày${hours > 0 ? ` ${hours} giờ` : ''}` : hours > 0 ? `${hours} giờ` : 'dưới 1 giờ'}`,
  posted: (when: string) => `Đã đăng ${when}`, postedLate: (when: string) => `Đăng chậm, ${when}`, postedAt: 'Giờ đã đăng', proof: 'Minh chứng', proofHelp: 'Ảnh chụp màn hình (JPG, PNG) hoặc PDF, tối đa 25 MB. Chưa có thì bổ sung sau.',
  post: { before: 'Ghi là đã đăng tài liệu', after: 'Ghi là đã đăng kết quả' } as Record<string, string>, correctPosting: 'Sửa giờ đăng, bổ sung minh chứng',
  issueBefore: 'Cấp số văn bản trước họp', issueBeforeHelp: 'Thông báo, chương trình và biên bản họp chi ủy nhận số và mã kiểm tra trước khi đăng.', issue: 'Cấp số và đóng mã các văn bản', issueHelp: 'Mỗi văn bản nhận số theo ngày của văn bản, mã kiểm tra (QR) và vị trí trong chuỗi của chi bộ.',
  package: (n: number) => `Tải gói cho Sổ tay đảng viên điện tử (ZIP, ${n} tệp)`, pdfHelp: 'Gói gồm tệp Word và tài liệu đã tải lên, kèm danh mục. Nếu Sổ tay chỉ nhận PDF: mở “Xem, in”, bấm In rồi chọn “Lưu thành PDF”.',
  missing: (kinds: string[]) => `Chưa có trong gói: ${kinds.join(', ').toLocaleLowerCase('vi')}.`,
  leftOut: { 'too-large': (name: string, megabytes: number) => `${name} lớn hơn ${megabytes} MB nên không vào gói.`, 'kind-not-taken': (name: string) => `${name} thuộc dạng Sổ tay không nhận nên không vào gói.` } as Record<string, (name: string, megabytes: number) => string>,
  ruleSource: (source: string) => `Quy định áp dụng: ${source}.`, close: 'Nộp xong hồ sơ tháng này', closed: 'Hồ sơ đã nộp đủ.', book: 'Sổ văn bản của chi bộ',
  bookTitle: (year: number) => `Sổ văn bản năm ${year}`, bookHelp: 'Văn bản đã cấp số, theo loại và số. Số chạy liên tục theo nhiệm kỳ; chưa ghi ngày đầu nhiệm kỳ thì theo năm.', bookEmpty: 'Năm này chưa có văn bản nào được cấp số.', number: 'Số, ký hiệu', day: 'Ngày', subject: 'Trích yếu', kind: 'Loại', meetingOf: 'Buổi sinh hoạt', run: (kind: string, symbol: string, n: number) => `${kind} (${symbol}): ${n} văn bản`, runTitle: 'Chuỗi số', runs: (cycle: string, day: string) => (day ? `Nhiệm kỳ từ ${day}` : `Năm ${cycle}`), missingNumbers: (numbers: string) => `Không có ở đây: ${numbers} (ban hành trước khi dùng phần mềm, hoặc ngoài năm này).`, export: 'Tải Excel'
};
