/** Matters of agendas in offices, schools, clinics, works and forces, and whether they are the business of the house and not of the cell. Made by us, invented. */
export const ofTheHouse = `
Chấm công, nghỉ phép tháng 11
Phân lịch trực Tết
Tiến độ giải ngân vốn đầu tư quý IV
Doanh thu tháng và kế hoạch giao hàng
Mua sắm máy tính cho phòng họp
Thời khóa biểu học kỳ II
Phân công coi thi, chấm thi học kỳ
Dự trù thuốc, vật tư quý tới
Bảo dưỡng máy may chuyền ba
Sản lượng và tỷ lệ hàng lỗi của chuyền hai
Quyết toán kinh phí năm
Lịch công tác tuần tới của cơ quan
Giao ban công việc tuần
Tuyển sinh lớp 10
Đăng ký xe công đi tỉnh
Nâng lương trước thời hạn
Lịch trực ban đêm và trực lãnh đạo
Sửa chữa phòng học, mua bàn ghế
Nhập kho vật liệu, kiểm kê cuối năm
Đơn hàng quý tới và tăng ca
Vào điểm, hoàn thành sổ điểm điện tử
Thanh toán công tác phí
Xử lý hồ sơ tồn ở bộ phận một cửa
Nâng cấp phần mềm quản lý văn bản đến
Chỉ tiêu khám bệnh bảo hiểm tháng 12
Ký hợp đồng lao động với nhân viên mới
Chuẩn bị tiếp khách, đón đoàn kiểm tra
Dự toán ngân sách năm sau
Kiểm tra giáo án, hồ sơ chuyên môn
Phân ca trực mùa mưa lũ
Bảng lương tháng 13
Tiến độ thi công nhà đa năng
Đấu thầu cung cấp thực phẩm bán trú
Thưởng Tết cho nhân viên
Tiến độ số hóa hồ sơ đất đai
Kế hoạch sản xuất tháng, giao chỉ tiêu các tổ
Sắp xếp lại chỗ ngồi các phòng
Báo cáo tuần của các tổ chuyên môn
Vệ sinh phòng máy, thay mực in
Lịch nghỉ hè và coi trường
Văn phòng phẩm quý I
Thi giáo viên giỏi cấp trường
Khách hàng trả chậm
Xuất kho thành phẩm
Hội nghị viên chức: chuẩn bị hội trường
Điều động nhân viên giữa các tổ
Mức khoán cho đội thủy nông
Vận hành máy bơm vụ Đông
Tạm ứng kinh phí hội khỏe
Cắt điện, sửa đường dây trong khuôn viên
`.trim().split('\n');

export const ofTheCell = `
Đảng viên gương mẫu chấp hành giờ giấc
Lãnh đạo công đoàn, đoàn thanh niên hoạt động thực chất
Dân chủ trong việc xét lương, thưởng: đảng viên nêu ý kiến
Thái độ phục vụ người dân, không nhũng nhiễu
Phát triển đảng viên trong giáo viên trẻ
Tư tưởng cán bộ sau sắp xếp bộ máy
Tự phê bình và phê bình về tinh thần trách nhiệm
Đảng viên giữ mối liên hệ với nơi cư trú
Học tập và làm theo phong cách Hồ Chí Minh
Chi bộ lãnh đạo việc công khai các khoản thu
Đảng viên đi đầu trong chuyển đổi số
Thực hành tiết kiệm, chống lãng phí trong cơ quan
Đoàn kết nội bộ ở tổ Toán sau việc xét thi đua
Giúp đỡ quần chúng ưu tú là công nhân chuyền ba
Kiểm điểm đảng viên hai lần vắng họp
Vai trò của đảng viên trong giữ an toàn lao động
Chi bộ cho ý kiến về quy chế chi tiêu nội bộ
Phân công đảng viên kèm người mới
Không để học sinh ngồi nhầm lớp: trách nhiệm của đảng viên
Chi bộ bàn việc chăm lo đời sống người lao động
Xét đề nghị công nhận chính thức đồng chí Linh
Đạo đức nghề nghiệp, y đức
Phòng chống tham nhũng, tiêu cực
Kết nạp đồng chí Hoàng Thu Trang
Nhiệm vụ chính trị, kỷ luật, điều lệnh
Công tác dân vận của đơn vị ở địa bàn
Nắm tâm tư người lao động khi giảm việc
Chuẩn bị đại hội chi bộ
Chi bộ lãnh đạo thu, chi đúng quy định
Quy hoạch chi ủy nhiệm kỳ tới
Giới thiệu đoàn viên lớp 12 học lớp cảm tình Đảng
Thỏa ước lao động: tiếng nói của đảng viên với công ty
Bảo vệ nền tảng tư tưởng, tin giả trên mạng
Đảng viên với việc phòng cháy, chữa cháy ở đơn vị
Thẩm tra lý lịch quần chúng
Bàn việc đồng chí tổ trưởng buông lỏng quản lý
Chi bộ giám sát việc mua sắm, dự toán năm
Chất lượng khám bệnh, phản ánh của người bệnh về thái độ
Tiến độ, chất lượng nhiệm vụ chuyên môn dưới góc độ lãnh đạo của chi bộ
Liêm chính trong thi cử: đảng viên cam kết
Đánh giá, xếp loại đảng viên cuối năm
Chuyên đề: nói đi đôi với làm
Chia sẻ khó khăn với đồng chí ốm lâu
Lãnh đạo giải quyết hồ sơ đúng hạn, xin lỗi khi chậm
Phê bình việc để hồ sơ tồn quá hạn
Đoàn kết giữa cán bộ xã cũ sau sáp nhập
Công khai, minh bạch việc tuyển dụng
Chi bộ nghe công đoàn phản ánh bữa ăn ca
Xây dựng cơ quan văn hóa
Góp ý cho lãnh đạo đơn vị
`.trim().split('\n');
