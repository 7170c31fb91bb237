/** Matters of an agenda, and whether they are passed on from above. Made by us, not collected: invented, in the manner of a commune. One to a line. */
export const relayed = `
Quán triệt Nghị quyết số 12-NQ/TU của Tỉnh ủy về chuyển đổi số
Triển khai Kế hoạch số 45-KH/ĐU của Đảng ủy xã về tổng vệ sinh môi trường
Phổ biến Hướng dẫn 42-HD/BTCTW về sinh hoạt chi bộ
Thông báo kết luận của Ban Thường vụ Đảng ủy về sắp xếp thôn
Tiếp thu văn bản mới của cấp trên
Quán triệt, triển khai thực hiện Chỉ thị số 50-CT/TW
Phổ biến các văn bản của UBND xã về thu quỹ
Triển khai công văn của Ủy ban kiểm tra Đảng ủy
Học tập nghị quyết Đại hội Đảng bộ tỉnh
Thông báo kết quả hội nghị Ban Chấp hành Đảng bộ xã
Triển khai nhiệm vụ tháng 11 theo Kế hoạch của Đảng ủy
Quán triệt Quy định 208-QĐ/TW của Ban Chấp hành Trung ương
Phổ biến Luật Đất đai và nghị định hướng dẫn
Truyền đạt nội dung hội nghị báo cáo viên của Tỉnh ủy
Triển khai Quyết định số 120/QĐ-UBND về mức đóng góp
Thông tri của Ban Thường vụ về kiểm điểm cuối năm
Quán triệt kết luận của Đảng ủy về sắp xếp thôn
Phổ biến chủ trương của Huyện ủy về hợp nhất trường học
Triển khai hướng dẫn của Ban Tổ chức Tỉnh ủy về xếp loại đảng viên
Kế hoạch của Ủy ban nhân dân tỉnh về phòng cháy, chữa cháy
Đọc công văn của Đảng ủy về đại hội Mặt trận
Thông báo văn bản mới của Trung ương và tỉnh
Triển khai chương trình hành động của Thành ủy
Quán triệt chỉ thị của Thủ tướng Chính phủ về an toàn giao thông
Phổ biến thông báo của Đảng ủy xã về lịch tiếp dân
Tiếp thu, triển khai Nghị quyết 57 của Bộ Chính trị
Thực hiện Công văn 88-CV/ĐU về việc treo cờ
Triển khai đợt cao điểm theo kế hoạch của Công an tỉnh
Phổ biến quy định về những điều đảng viên không được làm
Nghe đọc nghị quyết của Hội đồng nhân dân xã kỳ họp thứ 5
Triển khai nhiệm vụ năm mới, chăm lo Tết
Quán triệt tinh thần cuộc họp giao ban cụm do Đảng ủy chủ trì
Thông tin các văn bản của Đảng ủy cấp trên
Triển khai cuộc thi tìm hiểu do Ban Tuyên giáo Tỉnh ủy phát động
Phổ biến kế hoạch lấy ý kiến góp ý dự thảo văn kiện
Quán triệt việc kê khai tài sản theo quy định
Triển khai phong trào thi đua do tỉnh phát động
Chuyển tải nội dung Hội nghị Trung ương 12
Thông báo ý kiến chỉ đạo của đồng chí Bí thư Đảng ủy
Tuyên truyền kỷ niệm ngày thành lập Đảng theo hướng dẫn
Triển khai thu phí theo chỉ tiêu xã giao
Phổ biến đề án của UBND tỉnh về nhà ở xã hội
Học tập, quán triệt Nghị quyết Đại hội XIV của Đảng
Thông báo chủ trương sáp nhập chi bộ của Đảng ủy
Triển khai kế hoạch kiểm tra, giám sát của cấp trên
Quán triệt Quy định 21-QĐ/TW về kiểm tra, giám sát
Truyền đạt thông báo nhanh kết quả hội nghị
Triển khai chiến dịch tiêm phòng theo chỉ đạo của xã
Phổ biến lịch cắt điện và thông báo của Điện lực
Thực hiện chỉ thị của Ban Thường vụ Tỉnh ủy về Tết Nguyên đán
`.trim().split('\n');

export const own = `
Hiến đất, mở rộng đường trục thôn
Phân loại rác tại nhà, thu gom rác thải
Gieo cấy vụ Xuân và phòng chống rét cho mạ
Giải quyết tranh chấp ranh giới giữa hai hộ ở xóm Lò
Sửa đèn đường trước nhà văn hóa thôn
Tìm nguồn phát triển đảng viên trong chi đoàn
Giúp hai gia đình chính sách sửa mái nhà
Thu chi quỹ thôn, công khai tại nhà văn hóa
Bàn việc đảng viên đi làm ăn xa chưa nộp đảng phí
Kiểm điểm việc giao tháng trước chưa xong
Vận động các hộ ký cam kết không đốt rơm rạ
Phân công đảng viên phụ trách hộ thực hiện kế hoạch của Đảng ủy về rác thải
Việc của thôn sau khi có Nghị quyết sáp nhập của Đảng ủy: ai làm, bao giờ xong
Bàn cách làm ở thôn ta để thực hiện Chỉ thị của Tỉnh ủy về tang lễ
Thanh niên tụ tập khuya ở cầu; tổ liên gia tự quản
Chuẩn bị đại hội chi bộ nhiệm kỳ mới
Giới thiệu quần chúng ưu tú học lớp nhận thức về Đảng
Bốn cháu có nguy cơ bỏ học, phân công đảng viên kèm
Nạo vét mương nhánh trước vụ Hè Thu
Xây rãnh thoát nước đoạn qua nhà trẻ
Trồng dặm hàng rào xanh, giao tổ liên gia chăm sóc
Bình xét gia đình văn hóa
Giữ nền nếp dạy và học, phụ đạo học sinh yếu
Thái độ phục vụ người dân ở bộ phận một cửa
Đảng viên giữ mối liên hệ với chi ủy nơi cư trú
An toàn lao động, dọn thông lối thoát hiểm
Cùng công đoàn lấy ý kiến công nhân về tăng ca
Sinh hoạt chuyên đề: phong cách gần dân
Xét miễn sinh hoạt cho đồng chí tuổi cao
Phương án bốn tại chỗ khi bão vào, hộ phải di dời
Camera an ninh đầu thôn hỏng hai tháng
Rà soát hộ nghèo, hộ cận nghèo
Góp ngày công làm nhà văn hóa
Quỹ khuyến học, thưởng các cháu học giỏi
Nguồn nước cuối kênh thiếu, chia theo giờ
Bàn việc đồng chí Sỹ xin chuyển sinh hoạt
Ý kiến bà con về giá gặt
Ngày hội Đại đoàn kết, bữa cơm chung
Chỉnh trang vườn hộ, mỗi đảng viên một vườn
Đất công bị lấn ở bờ ao
Kết nạp đồng chí Trần Thị Lý
Thực hiện hương ước, việc cưới, việc tang trong thôn
Kế hoạch công tác năm của chi bộ
Nghị quyết của chi bộ tháng này: ba việc chính
Dồn điền đổi thửa ở cánh đồng Bãi Dâu
Đưa cụ già neo đơn đi khám
Phòng đuối nước dịp hè ở hồ Đập Lớn
Triển khai làm đường ngõ xóm, mỗi hộ góp hai công
Phổ biến cách ủ phân cho các hộ
Bảo hiểm y tế hết hạn của các cụ
Phụ đạo học sinh yếu lớp 9
Chọn người thay đồng chí tổ trưởng tổ đảng
Giúp đồng chí Lộc vay vốn nuôi bò
Đảng viên trẻ ngại phát biểu: làm thế nào
Bàn giao sổ sách sau sáp nhập hai thôn
`.trim().split('\n');
