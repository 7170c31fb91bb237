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
  noMeeting: 'Chưa có lịch sinh hoạt', noMeetingHelp: 'Lập kế hoạch năm một lần: chương trình đặt sẵn mười hai buổi vào ngày 3, tránh ngày nghỉ.', makePlan: 'Lập kế hoạch',
  lastTasks: (month: string) => `Việc từ ${month}`, allTasks: (n: number) => `Cả ${n} việc`, noTasks: 'Chưa có việc nào từ nghị quyết trước. Khi nghị quyết được thông qua, việc của từng đồng chí hiện ở đây.',
  waiting: 'Đang chờ', leaves: (n: number) => `${n} đồng chí xin vắng`, opinions: (n: number) => `Ý kiến gửi trước: ${n}`, see: 'Xem', nothingWaits: 'Không có gì đang chờ.',
  reminders: { announce: 'Văn phòng đảng ủy nhắc: gửi thông báo họp.', meet: 'Văn phòng đảng ủy nhắc: tổ chức sinh hoạt.', file: 'Văn phòng đảng ủy nhắc: nộp hồ sơ.', plan: 'Văn phòng đảng ủy nhắc: báo lịch họp.' } as Record<string, string>,
  taskStates: { done: 'Xong', 'done-late': 'Xong, chậm', 'says-done': 'Báo đã xong', 'under-way': 'Đang làm', late: 'Chậm', carried: 'Chuyển tiếp', dropped: 'Thôi thực hiện' } as Record<string, string>,
  daysLate: (n: number) => `Chậm ${n} ngày`, carriedTime: (n: number) => `chuyển sang lần ${n}`, due: (day: string) => `hạn ${day}`, wholeCell: 'Cả chi bộ', comrade: (name: string) => `Đ/c ${name}`,
  tabs: { prepare: 'Chuẩn bị', announce: 'Thông báo', live: 'Sinh hoạt', minutes: 'Biên bản', file: 'Hồ sơ' } as Record<string, string>,
  done: { default: 'Đã lưu.', 'meeting.take-back': 'Đã bỏ.', 'meeting.check-in': 'Đã điểm danh. Thư ký sẽ xác nhận.', 'meeting.open': 'Đã mở buổi sinh hoạt.', 'meeting.announce': 'Đã gửi thông báo.', 'meeting.conclude': 'Buổi sinh hoạt đã kết thúc. Biên bản đã tự soạn, hãy đọc lại và ký.', 'meeting.write': 'Đã ký biên bản.', 'meeting.file-documents': 'Đã cấp số và đóng dấu mã các văn bản.', 'meeting.file': 'Đã nộp đủ hồ sơ tháng này.', 'meeting.postpone': 'Đã hoãn; hãy thông báo lại giờ mới.', 'plan.make-year': 'Đã lập kế hoạch năm.', 'meeting.reply': 'Đã báo với chi bộ.', 'meeting.send-opinion': 'Đã gửi ý kiến tới bí thư.', 'task.report': 'Đã báo cáo việc.', 'task.report-for': 'Đã báo cáo việc.', 'task.remind': 'Đã nhắc.', 'task.hand-over': 'Đã giao lại.', 'task.drop': 'Đã thôi việc này.', 'reminder.send': 'Đã nhắc.' } as Record<string, string>
};

export const filing = {
  title: 'Hồ sơ', issue: 'Cấp số và đóng mã các văn bản', issueHelp: 'Mỗi văn bản nhận số, mã kiểm tra (QR) và vị trí trong chuỗi của chi bộ.', papers: 'Văn bản', number: 'Số', kind: 'Loại', seal: 'Mã', download: 'Tải Word', all: 'Tải tất cả (Word)', package: 'Gói cho Sổ tay đảng viên điện tử (ZIP)', posting: 'Đăng lên Sổ tay đảng viên điện tử', postedAt: 'Giờ đã đăng', posted: (when: string) => `Đã đăng ${when}.`, post: 'Ghi là đã đăng', countdown: (when: string) => `Phải đăng trước ${when} (hai ngày sau họp).`, close: 'Nộp xong hồ sơ tháng này', closed: 'Hồ sơ đã nộp đủ.', kinds: { notice: 'Thông báo', agenda: 'Chương trình', 'pre-meeting-minutes': 'Biên bản họp chi ủy', roll: 'Danh sách điểm danh', minutes: 'Biên bản', resolution: 'Nghị quyết', conclusion: 'Kết luận', 'self-mark': 'Phiếu đánh giá' } as Record<string, string>, notYet: 'Hồ sơ làm được sau khi ký biên bản.', sealNote: 'Kiểm tra văn bản này tại trang Kiểm tra. Đầu chuỗi:', view: 'Xem'
};
