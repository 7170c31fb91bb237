export const posts = {
  notYours: 'Trang này không phải việc của đồng chí', notYoursHelp: 'Giờ, nơi họp, tài liệu đã gửi và những gì đồng chí được xem có ở trang của buổi sinh hoạt.', toMeeting: 'Đến buổi sinh hoạt',
  title: 'Nhiệm vụ và ủy quyền', holding: 'Ai đang giữ nhiệm vụ gì', none: 'Chi bộ chưa có ai được phân công. Văn phòng đảng ủy phân công bí thư trước.',
  from: (office: string) => `Nhiệm vụ do văn phòng ${office || 'cấp trên'} phân công và thôi phân công.`, since: (day: string) => `từ ${day}`,
  lentNow: (name: string, until: string) => `Đang ủy quyền cho đồng chí ${name} đến hết ${until}.`, lentLater: (name: string, from: string, until: string) => `Sẽ ủy quyền cho đồng chí ${name} từ ${from} đến hết ${until}.`, why: (reason: string) => `Lý do: ${reason}.`,
  takeBack: 'Thu lại', giveBack: 'Trả lại', end: 'Chấm dứt ủy quyền',
  lend: (post: string) => `Ủy quyền nhiệm vụ ${post} của tôi`, lendHelp: 'Trong những ngày ấy đồng chí được chọn làm được mọi việc của nhiệm vụ này trên chương trình; nhật ký ghi rõ là được ủy quyền. Đồng chí vẫn giữ nhiệm vụ và thu lại lúc nào cũng được. Người được ủy quyền không ủy quyền tiếp được.',
  to: 'Ủy quyền cho đồng chí', begins: 'Từ ngày', ends: 'Đến hết ngày', reason: 'Lý do', reasonHelp: 'Ví dụ: đi học, đi công tác, nghỉ ốm', give: 'Ủy quyền', nobody: 'Chưa có đồng chí nào có thể nhận ủy quyền nhiệm vụ này.',
  before: 'Chi bộ đã kết thúc, chi bộ này tiếp nhận', beforeHelp: 'Hồ sơ còn nguyên, chỉ đọc.', endedOn: (day: string) => `kết thúc ${day}`, ended: (day: string) => `Tổ chức này đã kết thúc từ ${day}. Hồ sơ chỉ đọc, không làm gì thêm ở đây.`,
  whose: (who: string[], what: string) => `Việc ${what} do ${who.length > 1 ? `${who.slice(0, -1).join(', ')} hoặc ${who.at(-1)}` : who[0]} làm.`, names: (names: string[]) => `Đồng chí ${names.join(', ')}.`, standsIn: (name: string) => `${name} (được ủy quyền)`, vacant: 'Chi bộ chưa có ai giữ nhiệm vụ này; văn phòng cấp trên phân công.',
  duties: { prepare: 'chuẩn bị nội dung, tài liệu', announce: 'gửi thông báo, quyết định cho vắng mặt', open: 'mở buổi sinh hoạt, điểm danh', record: 'ghi điểm danh, ý kiến, biểu quyết và kết thúc buổi họp', write: 'sửa lời và ký biên bản', file: 'ban hành, đăng tài liệu và đóng hồ sơ', grade: 'xếp loại buổi sinh hoạt', follow: 'báo cáo thay, nhắc hạn', plan: 'lập kế hoạch sinh hoạt' } as Record<string, string>,
  places: 'Nơi đồng chí giữ nhiệm vụ'
};
