export const minutes = {
  title: 'Biên bản', help: 'Số liệu và tên lấy từ diễn biến, đã khóa khi kết thúc họp. Đồng chí đọc lại từng phần, phần nào cần thì sửa lời, rồi ký.', helpOpen: 'Biên bản tự soạn theo diễn biến đang ghi. Sửa lời trước khi đọc thì cuộc họp thông qua cả lời đã sửa.',
  parts: { opening: 'Phần mở đầu', ideology: 'Tư tưởng; tự phê bình và phê bình', results: 'Kết quả trong tháng', next: 'Thông tin và nhiệm vụ tháng tới', debate: 'Ý kiến thảo luận', conclusion: 'Kết luận và phân công', votes: 'Biểu quyết', closing: 'Đánh giá và kết thúc' } as Record<string, string>,
  empty: 'Chưa ghi gì ở phần này; để trống thì biên bản in bỏ qua phần này.', edit: 'Sửa lời', draft: 'Bản tự soạn', nothing: 'Không có diễn biến nào được ghi cho phần này.', wording: 'Lời trong biên bản', save: 'Lưu phần này', back: 'Dùng lại bản tự soạn', tableStays: 'Bảng trên lấy từ kết quả đã đánh giá, in nguyên; lời dưới đây in sau bảng.',
  figures: 'Từng con số mở ra tên từng đồng chí:', by: (name: string, when: string) => `Đ/c ${name} sửa lời ${when}.`, stale: 'Diễn biến đã đổi sau khi sửa lời phần này. So lại với bản tự soạn.', saved: 'Bản đang lưu', yours: 'Lời đồng chí vừa gõ còn nguyên trong ô. Ghép hai bản trong ô rồi lưu: lần này sẽ thay bản đang lưu.',
  read: 'Đọc cho chi bộ nghe (chữ to)', readTitle: (month: string) => `Đọc biên bản, ${month}`, backToMeeting: 'Về buổi sinh hoạt', mendFirst: 'Sửa lời trước khi đọc', approveHelp: (here: number) => `Đọc xong, chủ trì hỏi chi bộ. ${here} đồng chí có quyền biểu quyết đang có mặt; cần quá nửa tán thành.`,
  toSign: 'Xuống phần ký', notSigned: 'Biên bản đọc được ở đây sau khi ký.', checkPaper: 'Xem bản in',
  closingLater: 'Phần này sửa được sau khi chủ trì kết thúc, khi đã có giờ kết thúc.',
  sign: 'Ký và khóa biên bản', signHelp: 'Sau khi ký chỉ thêm được phần bổ sung có ngày.', signed: (when: string) => `Đã ký ${when}.`, addenda: 'Phần bổ sung', addendum: 'Nội dung bổ sung', add: 'Thêm phần bổ sung', addendumHelp: 'Biên bản đã ký không sửa được. Phần bổ sung ghi ngày hôm nay, được ký mã và đứng vào sổ văn bản ngay, không xóa được.', sealAddendum: 'Ghi và đóng mã phần bổ sung', addendumOf: (n: number, day: string, by: string) => `Lần ${n}, ngày ${day}${by ? `, đ/c ${by} ghi` : ''}`, printed: 'Xem bản in có mã',
  scan: 'Bản giấy đã ký', addScan: 'Tải bản chụp lên', addScanAgain: 'Tải thêm bản chụp', scanHelp: 'Ảnh hoặc PDF của biên bản giấy có hai chữ ký. Bản chụp đứng cạnh biên bản này; đã tải lên thì không gỡ được.', scanned: (when: string) => `tải lên ${when}`, notYet: 'Biên bản tự soạn khi buổi sinh hoạt bắt đầu.',
  approved: (inFavour: number, of: number, when: string) => `Chi bộ thông qua ${when}: ${inFavour} trên ${of} đồng chí có quyền biểu quyết đang có mặt tán thành.`, changed: (parts: string) => `Sau khi thông qua, diễn biến ghi thêm đã làm đổi: ${parts}. Đọc lại phần đó và thông qua lại.`
};

export const paperCheck = {
  title: 'Kiểm tra văn bản in', help: 'Quét mã QR in trên văn bản bằng máy ảnh của điện thoại. Máy mở ngay trang này, hoặc hiện một dòng chữ bắt đầu bằng NN1: chép dòng đó vào đây.', text: 'Dòng chữ của mã QR', submit: 'Kiểm tra',
  verdict: { valid: 'Chữ ký đúng: mã này do nơi phát hành ký.', 'not-valid': 'Chữ ký không đúng: nội dung mã đã bị sửa, hoặc không do nơi này phát hành.', malformed: 'Đây không phải mã của văn bản. Chép đủ cả dòng, bắt đầu bằng NN1.', 'too-old': 'Trình duyệt này chưa kiểm tra được chữ ký. Cập nhật trình duyệt, hoặc mở trang này trên máy khác.', 'two-of-one': 'Hai mã trên cùng một số, cùng một ngày mà nội dung khác nhau, cả hai đều được ký: sổ đã bị làm lại. Báo văn phòng đảng ủy.' } as Record<'valid' | 'not-valid' | 'malformed' | 'too-old' | 'two-of-one', string>,
  invalidHelp: 'Nếu trang kiểm tra tải về từ trước báo đúng, thì khóa trên máy chủ đã bị thay: giữ tờ giấy, báo văn phòng đảng ủy.',
  compare: 'So từng dòng dưới đây với tờ giấy. Khác chỗ nào là tờ giấy đã bị sửa chỗ đó.',
  fields: { issuer: 'Nơi ban hành', kind: 'Loại', number: 'Số', day: 'Ngày ban hành', counts: 'Số liệu', head: 'Đầu chuỗi' } as Record<'issuer' | 'kind' | 'number' | 'day' | 'counts' | 'head', string>,
  counts: { p: 'có mặt/phải dự', v: 'tán thành', m: 'điểm tự chấm' } as Record<'p' | 'v' | 'm', string>, headHelp: '(in nhỏ cạnh mã QR)', claims: 'Mã tự ghi như sau; chữ ký không đúng nên không tin được.',
  holds: (place: number, of: number) => `Sổ văn bản của chi bộ có văn bản này, thứ ${place} trên ${of}.`, whole: 'Cả chuỗi của sổ còn nguyên.',
  'holds-another': 'Sổ trên máy chủ có một văn bản khác ở số này, ngày này: sổ đã bị làm lại sau khi in tờ giấy. Giữ tờ giấy, báo văn phòng đảng ủy.', lacks: 'Sổ trên máy chủ không có văn bản này: phần cuối sổ đã bị cắt, hoặc sổ bị thay. Giữ tờ giấy, báo văn phòng đảng ủy.',
  broken: 'Sổ văn bản của chi bộ trên máy chủ có chỗ không khớp. Giữ tờ giấy, báo văn phòng đảng ủy.',
  faults: { 'content-changed': 'Nội dung trong sổ đã bị sửa sau khi ký.', 'link-broken': 'Không nối đúng với văn bản trước.', 'seal-foreign': 'Chữ ký trong sổ không phải của nơi này.', 'seal-of-another': 'Chữ ký trong sổ là của nội dung khác.', 'not-linked': 'Không nối vào chuỗi.' } as Record<string, string>,
  registerFile: {
    label: 'Tệp sổ văn bản (nếu có)', help: 'Tệp tải ở trang “Kiểm tra chuỗi văn bản” của chi bộ. Trang này đọc tệp ngay trên máy, không gửi đi đâu.',
    whole: 'Sổ còn nguyên: đã tính lại {n} văn bản, chuỗi và chữ ký đều khớp.', broken: 'Sổ trong tệp này có chỗ không khớp. Giữ tệp và các tờ giấy, báo văn phòng đảng ủy.', malformed: 'Đây không phải tệp sổ văn bản của chương trình này.',
    tailCut: 'Văn bản cuối không khớp với đầu chuỗi ghi trong tệp: phần cuối đã bị cắt hoặc thêm.', of: 'Sổ của {issuer}, tải ngày {day}.', holds: 'Tệp sổ có văn bản này, thứ {n} trên {of}.', lacks: 'Tệp sổ không có văn bản này: hoặc ban hành sau ngày tải, hoặc sổ đã bị cắt, bị thay.'
  },
  offline: 'Kiểm tra khi không có mạng', offlineHelp: 'Tải trang kiểm tra về máy một lần, giữ lại. Trang có sẵn khóa công khai, mở được khi không có mạng và khi máy chủ hỏng.', download: 'Tải trang kiểm tra', fileName: 'kiem-tra-van-ban.html',
  offlineTitle: 'Kiểm tra văn bản in, không cần mạng', offlineText: 'Dòng chữ của mã QR (mỗi mã một dòng)', key: 'Dấu vân của khóa trong trang này (so với dấu vân in khi thiết lập):', limits: 'Trang này cho biết mã có đúng do nơi phát hành ký không. Muốn biết sổ còn giữ văn bản ấy không thì chọn tệp sổ đã tải, hoặc hỏi trang Kiểm tra của nơi phát hành.', otherLanguage: 'English',
  fingerprint: (text: string) => `Dấu vân của khóa: ${text}`, publicKey: 'Khóa công khai'
};

export const register = {
  title: 'Kiểm tra chuỗi văn bản', help: 'Mỗi văn bản ban hành nối với văn bản trước bằng một dãy số (đầu chuỗi) in trên giấy. Sửa, bỏ hay làm lại văn bản nào thì chuỗi không còn khớp với giấy đã in.', empty: 'Chưa có văn bản nào được ban hành. Khi cấp số văn bản, mỗi văn bản đứng vào đây theo thứ tự.', emptyAbove: 'Chưa có báo cáo nào được chốt. Mỗi báo cáo chốt xong đứng vào đây theo thứ tự, kèm số và vị trí trong chuỗi.',
  whole: (n: number) => `Đã tính lại ${n} văn bản: nội dung, chuỗi và chữ ký đều khớp.`, notWhole: 'Sổ có chỗ không khớp. Đừng cấp thêm văn bản; báo văn phòng đảng ủy và người quản trị.', tailCut: 'Văn bản cuối không khớp với đầu chuỗi đã giữ: phần cuối sổ đã bị cắt hoặc thêm.',
  years: 'Năm', last: 'Đầu chuỗi hiện nay', place: 'Thứ tự', ok: 'Khớp', check: 'Kiểm tra một tờ giấy', file: 'Tải tệp sổ để kiểm tra không cần mạng', fileHelp: 'Tệp giữ thứ tự, số, ngày, mã và chữ ký của từng văn bản, không có nội dung. Trang kiểm tra tải về đọc được tệp này khi không có mạng.', inMonth: (month: string) => `sinh hoạt ${month}`, other: 'Văn bản khác', group: (name: string, n: number) => `${name}: ${n} văn bản`
};
