export const importing = {
  members: 'Nhập đảng viên từ Excel, CSV', membersBelow: 'Nhập đảng viên nhiều chi bộ', units: 'Nhập tổ chức từ Excel, CSV',
  help: 'Chọn danh sách đang có, giữ nguyên như vốn có: tự tìm dòng tiêu đề, tự nhận cột, ngày tháng, bảng mã. Đồng chí xem trước rồi mới ghi.',
  file: 'Tệp Excel (.xlsx) hoặc CSV', read: 'Đọc tệp', template: 'Mẫu danh sách', templateHelp: 'Chưa có danh sách thì tải mẫu này, điền rồi đưa lên.',
  gone: 'Tệp không còn giữ nữa. Hãy chọn lại tệp.', another: 'Chọn tệp khác', toList: 'Xem danh sách',
  readAs: 'Đã đọc', layout: 'Cách đọc tệp', layoutHelp: 'Cột nào không cần thì để trống. Lần sau gặp tệp cùng tiêu đề, cách chọn này được nhớ.', again: 'Đọc lại', column: 'Cột', samples: 'Ví dụ', unread: (columns: string) => `Không đọc các cột: ${columns}. Cần cột nào thì chọn ở mục Cách đọc tệp bên dưới.`, meaning: 'Là', leaveOut: 'Không đọc',
  sheet: 'Trang tính', encoding: 'Bảng mã', encodings: { unicode: 'Unicode', tcvn3: 'TCVN3 (.VnTime)', vni: 'VNI-Windows', 'windows-1258': 'Windows-1258', 'windows-1252': 'Windows-1252 (không dấu)' } as Record<string, string>,
  encodingFound: (name: string) => `Chữ trong tệp là ${name}, đã đổi sang Unicode. Nếu tên đọc lên sai dấu, hãy chọn bảng mã khác.`,
  headerRow: 'Dòng tiêu đề', headerHelp: 'Số dòng như trong Excel', since: 'Sinh hoạt tại chi bộ từ ngày', sinceHelp: 'Cho người thêm mới. Ai vào Đảng sau ngày này thì tính từ ngày vào Đảng.', foundedOn: 'Ngày thành lập', foundedHelp: 'Cho dòng không ghi ngày thành lập.',
  fields: {
    fullName: 'Họ và tên', born: 'Ngày sinh', cardNumber: 'Số thẻ đảng viên', admittedOn: 'Ngày vào Đảng', officialOn: 'Ngày chính thức', status: 'Tình trạng', phone: 'Điện thoại', email: 'Thư điện tử', cell: 'Chi bộ', group: 'Tổ đảng',
    name: 'Tên tổ chức', kind: 'Loại', type: 'Loại hình', parent: 'Trực thuộc', foundedOn: 'Ngày thành lập', code: 'Mã', decisionNumber: 'Số quyết định', hamlet: 'Thôn, tổ dân phố'
  } as Record<string, string>,
  missing: (fields: string) => `Chưa thấy cột ${fields}. Hãy chọn cột đó bên dưới, hoặc sửa số dòng tiêu đề.`,
  willAdd: 'Thêm mới', willChange: 'Sửa', same: 'Đã có, không đổi', doubts: 'Có thể trùng', wrong: 'Ô sai', notes: 'Đã tự sửa', notesHelp: 'Xem lại những chỗ đã hiểu khác với chữ trong tệp.',
  row: 'Dòng', cell: 'Ô', inFile: 'Trong tệp', why: 'Cần sửa', before: 'Đang ghi', after: 'Sẽ ghi', name: 'Tên', what: 'Mục', more: (n: number) => `và ${n} dòng nữa`,
  wrongHelp: 'Chưa ghi được khi còn ô sai. Sửa trong tệp của mình, hoặc tải tệp đã đánh dấu, sửa ở đó rồi đưa lên lại.', marked: 'Tải tệp có đánh dấu ô sai',
  doubtsHelp: 'Mỗi cặp đặt cạnh nhau. Giữ lựa chọn có sẵn nếu đúng.', ours: 'Đã có trong sổ', otherRow: 'Dòng khác trong tệp', theirs: 'Trong tệp', choose: 'Chọn', choices: { same: 'Là một, lấy theo tệp', new: 'Là khác nhau, thêm mới', skip: 'Bỏ qua dòng này' } as Record<string, string>,
  write: (added: number, changed: number) => (added > 0 && changed > 0 ? `Ghi: thêm ${added}, sửa ${changed}` : added > 0 ? `Ghi: thêm ${added}` : `Ghi: sửa ${changed}`), writeDoubts: 'Ghi theo lựa chọn', nothing: 'Tệp này giống hệt những gì đã ghi. Không có gì để thay đổi.', allOrNothing: 'Ghi tất cả hoặc không ghi gì.',
  rest: (n: number) => `Xem ${n} dòng còn lại`, writing: 'Đang ghi', settling: (total: number) => `Đã ghi đủ ${total} dòng. Đang tính lại số liệu các tháng theo danh sách mới; có thể rời trang này.`, writingHelp: (done: number, total: number) => `Đã ghi ${done} trong ${total} dòng. Có thể rời trang này, việc ghi vẫn tiếp tục.`,
  written: (added: number, changed: number, same: number, skipped: number) => `Đã ghi: thêm ${added}, sửa ${changed}, giữ nguyên ${same}${skipped > 0 ? `, bỏ qua ${skipped}` : ''}.`,
  reasons: {
    'name-missing': 'Thiếu họ và tên.', 'name-without-letters': 'Họ và tên phải là chữ.', long: 'Quá dài.', date: 'Không hiểu ngày này. Viết như 3/2/1990, 2/1990 hoặc 1990.', 'date-later': 'Ngày này ở sau hôm nay.', card: 'Số thẻ đảng viên có tám chữ số.', 'card-twice': 'Hai dòng có cùng số thẻ mà khác tên.', 'card-of-former': 'Số thẻ này của người đã rời chi bộ. Nếu đồng chí ấy trở về, hãy chuyển sinh hoạt thay vì nhập tệp.',
    phone: 'Số điện thoại cần đủ mười chữ số.', email: 'Không giống địa chỉ thư điện tử.', status: 'Ghi chính thức hoặc dự bị.', 'official-before-admitted': 'Ngày chính thức ở trước ngày vào Đảng.', 'cell-unknown': 'Không có chi bộ trực thuộc nào tên như vậy, hoặc có hai.', 'cell-missing': 'Thiếu tên chi bộ.',
    'card-padded': 'Số thẻ mất số 0 ở đầu, đã thêm cho đủ tám chữ số', 'phone-padded': 'Số điện thoại mất số 0 ở đầu, đã thêm', capitals: 'Chữ hoa trong tên đã viết lại', 'first-of-month': 'Chỉ có tháng, ghi là ngày 1', 'first-of-year': 'Chỉ có năm, ghi là ngày 1 tháng 1', 'group-unknown': 'Chi bộ không có tổ đảng nào tên như vậy, để trống', 'status-guessed': 'Chưa có ngày chính thức và vào Đảng chưa quá hai năm, ghi là dự bị',
    'kind-unknown': 'Không hiểu loại tổ chức. Ghi chi bộ, đảng bộ bộ phận, đảng bộ cơ sở hoặc đảng bộ xã, phường.', 'type-unknown': 'Không hiểu loại hình. Ghi thôn, cơ quan hành chính, đơn vị sự nghiệp, doanh nghiệp, lực lượng vũ trang…', 'parent-unknown': 'Không thấy tổ chức cấp trên này trong tệp hay trong sổ, hoặc có hai.', 'parent-is-cell': 'Chi bộ không có tổ chức trực thuộc.', 'parent-circle': 'Các dòng này trực thuộc lẫn nhau.', 'name-twice': 'Hai dòng có cùng tên dưới cùng một tổ chức.',
    'kind-guessed': 'Loại tổ chức hiểu theo tên', 'type-guessed': 'Loại hình hiểu theo tên', 'founded-assumed': 'Không ghi ngày thành lập, lấy ngày chung'
  } as Record<string, string>
};
