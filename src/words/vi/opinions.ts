export const opinions = {
  title: 'Ý kiến của đảng viên', mine: 'Ý kiến tôi đã gửi', help: 'Ý kiến gửi trước các buổi họp và chi bộ đã trả lời thế nào. Hẹn trả lời sau thì trả lời xong ghi vào đây; biên bản buổi họp giữ nguyên. Đồng chí gửi ý kiến đọc được ở trang của mình.',
  helpMine: 'Ý kiến đồng chí gửi trước các buổi họp, và chi bộ đã trả lời thế nào.', list: 'Chưa trả lời trước, rồi mới nhất', none: 'Chưa có ý kiến nào gửi trước buổi họp.', noneMine: 'Đồng chí chưa gửi ý kiến nào. Có điều muốn nói trước, viết ở trang chi bộ khi có buổi họp tới.',
  sent: (name: string, day: string, meeting: string) => `đ/c ${name} gửi ngày ${day}, cho buổi ${meeting}`, atMeeting: 'Trả lời tại buổi họp', answeredOn: (day: string) => `Trả lời ngày ${day}`, said: (name: string) => `đ/c ${name}`, notedBy: (name: string) => `đ/c ${name} ghi`,
  states: { ahead: 'Chờ buổi họp', waits: 'Chưa trả lời', promised: 'Hẹn trả lời', late: 'Quá hẹn trả lời', answered: 'Đã trả lời' },
  record: 'Ghi đã trả lời', recordMore: 'Ghi thêm câu trả lời', text: 'Đã trả lời thế nào', givenBy: 'Ai trả lời', givenOn: 'Trả lời ngày',
  sentOn: 'Ngày gửi', member: 'Đảng viên', opinion: 'Ý kiến', meeting: 'Buổi họp', promisedFor: 'Hẹn trả lời', afterwards: 'Trả lời sau buổi họp'
};
