export const signIn = {
  title: 'Đăng nhập', username: 'Tên đăng nhập', password: 'Mật khẩu', submit: 'Đăng nhập', slip: 'Đăng nhập lần đầu hoặc quên mật khẩu: dùng phiếu của bí thư',
  wrong: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Nếu quên, xin bí thư chi bộ in phiếu đăng nhập.',
  wait: (seconds: number) => `Nhập sai nhiều lần từ nơi này. Đợi ${seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`} rồi thử lại, hoặc dùng phiếu đăng nhập.`,
  locked: 'Tài khoản này đang bị khóa. Hỏi người quản trị của đảng ủy.',
  passkey: 'Vào bằng vân tay, khuôn mặt hoặc mã khóa máy', passkeyWrong: 'Máy này chưa vào được bằng cách ấy. Hãy dùng tên đăng nhập và mật khẩu.',
  codeTitle: 'Nhập mã xác thực', codeHelp: 'Mở ứng dụng xác thực trên điện thoại và chép sáu chữ số đang hiện. Mất điện thoại thì dùng một mã dự phòng.', codeLabel: 'Sáu chữ số, hoặc một mã dự phòng', codeSubmit: 'Vào',
  codeWrong: 'Mã chưa đúng hoặc đã dùng rồi. Đợi mã mới hiện ra rồi nhập lại.', codeEnded: 'Bước này đã hết giờ hoặc sai quá nhiều lần. Nhập lại mật khẩu.',
  slipTitle: 'Dùng phiếu đăng nhập', slipHelp: 'Phiếu do bí thư chi bộ hoặc người quản trị in: mã mười hai ký tự, dùng một lần trong 14 ngày.', slipCode: 'Mã trên phiếu', slipCodeHint: 'Chữ hoa, chữ thường, có gạch hay không đều được.',
  newPassword: 'Đặt mật khẩu', newPasswordHelp: 'Ít nhất tám ký tự; một câu ngắn dễ nhớ là tốt nhất.', again: 'Nhập lại mật khẩu',
  slipWrong: 'Mã này không đúng, đã dùng hoặc hết hạn. Xin in phiếu mới.', slipSubmit: 'Đặt mật khẩu và vào',
  problems: { short: 'Mật khẩu cần ít nhất tám ký tự.', long: 'Mật khẩu dài quá 200 ký tự.', simple: 'Mật khẩu này ai cũng đoán được. Hãy dùng một câu ngắn.', different: 'Hai lần nhập không giống nhau.' } as Record<string, string>
};

export const setUp = {
  title: 'Thiết lập lần đầu', help: 'Tạo tổ chức cao nhất trên máy này và người quản trị. Mã dùng một lần hiện ở cửa sổ đang chạy chương trình.', code: 'Mã thiết lập', unitName: 'Tên tổ chức cao nhất trên máy này', unitKind: 'Cấp',
  kinds: { province: 'Đảng bộ tỉnh, thành phố', committee: 'Đảng bộ xã, phường, cơ quan', grassroots: 'Đảng bộ cơ sở', central: 'Trung ương' } as Record<string, string>, founded: 'Ngày thành lập',
  unitThere: (name: string) => `Tổ chức “${name}” đã có trên máy này; người quản trị mới sẽ giữ tài khoản của tổ chức đó.`,
  name: 'Họ tên người quản trị', username: 'Tên đăng nhập', usernameHelp: 'Chữ thường không dấu, chữ số và dấu chấm, ví dụ quan.tri', usernameWrong: 'Chỉ dùng chữ thường không dấu, chữ số và dấu chấm, từ 3 đến 60 ký tự.', submit: 'Thiết lập', wrong: 'Mã không đúng hoặc đã dùng. Mã mới hiện ra mỗi lần chạy lại chương trình.', empty: 'Chưa điền.', dayWrong: 'Chọn một ngày đã qua.',
  closed: 'Chương trình đã được thiết lập. Hãy đăng nhập.'
};
