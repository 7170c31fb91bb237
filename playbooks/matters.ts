/**
 * Words by which a cell speaks of one matter, a line to a matter: whoever is criticised for coming late is followed up by "đúng giờ", though no word is the same. Ours, by what
 * cells of every type are criticised for; small words and those of blame are not taken out of these.
 */
export const matters: readonly (readonly string[])[] = `
đi muộn;đến muộn;bắt đầu muộn;khai mạc;đúng giờ;giờ giấc;về sớm;về trước giờ;đầu giờ;cuối giờ;chấm công;vân tay
báo họp;mời họp;giấy mời;thông báo họp;lịch họp
vắng họp;bỏ họp;không dự;vắng không;dự họp đủ;chuyên cần;điểm danh
họp tổ;không họp;sinh hoạt tổ;lịch sinh hoạt
tài liệu;công văn;chuẩn bị nội dung;gửi trước
ghi biên bản;biên bản ghi;biên bản kỳ;biên bản tháng;thư ký;ghi đủ;đọc lại
thiếu nhi;các cháu;trẻ em;sân chơi;hoạt động hè;đoàn thanh niên;chi đoàn
xin lỗi;thư xin lỗi
nói nặng;cáu;quát;to tiếng;thái độ;tác phong;giao tiếp;ứng xử;hòm thư góp ý;chị em
hồ sơ;quá hạn;giấy hẹn;hẹn ngày;trả kết quả;tiếp dân;một cửa
niêm yết;công khai;thu chi;khoản thu;sổ quỹ;chứng từ;phiếu chi;giải trình;đối chiếu;quỹ
rác;phí vệ sinh;phí rác;thu gom;vệ sinh môi trường;sạch sẽ
tuần tra;trực ban;trực đêm;ca đêm;ca trực;bỏ vị trí;canh gác
quân số;báo động;có mặt;thiếu người
dạy thêm;học thêm
dự giờ;dự tiết;tiết dạy
vào điểm;sổ điểm;nhập điểm
xuất sắc;xếp loại;đánh giá viên chức;đánh giá đảng viên
kết nạp;vào đảng;cảm tình;lớp nhận thức;quần chúng ưu tú
lấn;ao công;đất công;vỉa hè;hành lang;tháo dỡ;mốc giới;ranh đất
hội trường;khóa;ổ khóa;chìa
vay vốn;sử dụng vốn;hộ vay;thoát nghèo;hộ nghèo
đảng phí
bảo hiểm
rượu;bia;uống rượu
vắc xin;tủ lạnh;nhiệt độ
thực phẩm;bếp;bếp ăn;bữa ăn;mẫu thức ăn;lưu mẫu;thịt
vật tư;phân bón;cung ứng
loa phát thanh;loa thôn;truyền thanh;phát thanh
rơm;rơm rạ;đốt đồng
mật khẩu;tài khoản
quá tải;chở quá
máy bơm;kênh;mương;cống;tưới;thủy nông
lối thoát hiểm;cứu hỏa;chữa cháy
giao việc;kiểm tra việc;việc đã giao
thăm hỏi;đến thăm;đau ốm
trả lời đơn;đơn thư;trả lời bằng văn bản
`.trim().split('\n').map((line) => line.split(';'));
