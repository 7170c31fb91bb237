/** What is said at meetings, and whether it criticises somebody of the cell or the one who says it. Made by us, invented: no real person said any of it. */
export const criticises = `
Tôi nhận khuyết điểm: hai tháng nay chưa đến nhà hộ nào như đã hứa.
Đồng chí trưởng thôn thu quỹ mà không niêm yết, tôi đề nghị rút kinh nghiệm.
Chi ủy chuẩn bị còn sơ sài, đọc văn bản là chính.
Bí thư nói nhiều làm ít, việc đèn đường hứa ba lần rồi.
Có đồng chí cả năm chưa dự một buổi họp thôn, đề nghị tự kiểm điểm.
Sổ điểm vào chậm hai tuần, tổ trưởng phải nhắc ngay chứ không đợi cuối kỳ.
Tôi tự thấy còn nể nang, thấy sai mà không nói.
Đồng chí Hùng đi muộn nhiều buổi, phê bình để đồng chí sửa.
Chúng ta làm phong trào còn hình thức, chụp ảnh xong là thôi.
Gia đình đảng viên có con chạy xe nẹt pô thì đảng viên nhận trước chi bộ.
Anh em mình đùn đẩy nhau việc hòa giải, tôi cũng có lỗi.
Đồng chí phụ trách hội nông dân chưa quyết liệt.
Tôi xin nhận trách nhiệm về việc báo cáo trễ hạn.
Chi bộ ta chưa giới thiệu được ai vào Đảng, đó là khuyết điểm của cả chi ủy.
Đồng chí nói nặng với dân ở bộ phận một cửa, cần xin lỗi.
Bao thuốc trừ sâu vứt bờ ruộng, có cả nhà đảng viên.
Dự giờ xong khen cả, chúng tôi còn nể nhau quá.
Ai nói nặng với dân thì tự giác nhận, chi bộ không bao che.
Đồng chí Lộc được giao ba việc, xong có một, chi ủy cũng không hỏi.
Họp bắt đầu muộn hai mươi phút, lỗi ở bí thư.
Tôi chưa gương mẫu, nhà tôi vẫn đốt rơm.
Đảng viên trẻ chúng tôi còn ngại nói, ngại va chạm.
Thư ký ghi biên bản qua loa, ý kiến của tôi tháng trước không có.
Tổ trưởng tổ vay vốn buông lỏng, bán bò trả nợ cũ mà không biết.
Mật khẩu dán ở màn hình là lỗi của mình, đừng đổ cho phần mềm.
Đồng chí vắng không lý do hai buổi, chi bộ phải nhắc nhở.
Chi ủy phân công chưa rõ người nên việc chậm.
Bản thân tôi chưa chủ động, mong các đồng chí góp ý.
Ca trực đêm giao ban còn sơ sài, trách nhiệm ở tôi là trưởng ca.
Người giúp đỡ phải gặp gỡ thật, không chỉ ký tên như năm ngoái.
Đồng chí bí thư chi đoàn ít họp, đoàn viên không biết làm gì.
Lời hứa với dân về rãnh thoát nước ta chưa làm được.
Tôi phê bình việc để hàng chắn lối thoát hiểm, tháng nào cũng nhắc.
Đồng chí cán bộ địa chính giải quyết vòng vo, dân đi lại bốn lần.
Chúng ta khen nhau là chính, cuối năm ai cũng xuất sắc.
Tôi nói thẳng: tổ ta làm được ít nhất xã.
Hôm kiểm tra bếp ăn còn thiếu nhãn, đồng chí hiệu phó phải rút kinh nghiệm.
Đảng phí tháng này tôi nộp chậm, xin nhận lỗi.
Chi hội phụ nữ kết hợp với chi bộ chưa tốt, lỗi cả hai bên.
Đồng chí trưởng ban công tác mặt trận hứa họp dân mà không họp.
Mình là đảng viên mà để vợ lấn đường, tôi xin dọn trong tuần.
Kết luận lần trước không ai theo dõi, chi ủy thiếu trách nhiệm.
Tôi thấy đồng chí bí thư chưa lắng nghe người trẻ.
Hai đồng chí mâu thuẫn kéo dài làm ảnh hưởng tổ, đề nghị tự phê bình.
Việc tiêm phòng đạt thấp là do anh em ta không đến từng nhà.
`.trim().split('\n');

export const doesNot = `
Tôi nhất trí với báo cáo.
Ruộng cuối kênh thiếu nước, đề nghị thủy nông xã mở nước sớm hai ngày.
Nên ra quân diệt chuột một buổi cho cả thôn.
Mặt đường mở rồi nhưng rãnh thoát nước chưa có, mưa là hỏng ngay.
Đề nghị chi bộ bàn việc sửa đèn đường.
Bảo hiểm hết hạn mà không biết, phải có người nhắc trước một tháng.
Khám tại nhà văn hóa từng thôn thì các cụ đi được đông.
Đất bãi vừa có phù sa, trồng ngô dày lúc này là kịp.
Bữa cơm đoàn kết ai góp nấy, không thu bình quân.
Công khai danh sách ở thôn rồi mới khám tuyển.
Có hợp đồng bao tiêu rồi hẵng vận động.
Tiêu chí vườn hộ mới đạt một nửa, nên chọn mười hộ làm trước.
Xã cấp xi măng chậm, thôn chưa khởi công được.
Cán bộ thú y xã về muộn, dân đi đồng hết.
Đề nghị Đảng ủy cấp kinh phí sớm.
Phòng bộ môn dột, đề nghị xã sửa trong hè.
Tôi đăng ký giúp hai hộ dời hàng rào.
Đảng viên hiến trước thì dân mới theo, tôi xin dời bờ rào nhà tôi tuần này.
Chuyền ba hàng lỗi cao vì chỉ kém, không phải vì thợ.
Máy đóng mở cửa tràn phải vận hành thử có tải.
Nhà bà Mại thấp, nước lên là ngập đầu tiên.
Chủ mới chậm lương hai tháng, đề nghị cơ quan đại diện can thiệp.
Thuốc huyết áp hết ba ngày liền, phải dự trù sớm nửa tháng.
Việc mới nhiều, người làm chưa được tập huấn; đề nghị kèm cặp theo cặp.
Tổ tôi nhận làm đoạn đầu cầu.
Giếng bị ngập phải khử khuẩn trước rồi mới dùng.
Hồ sơ đất đai chậm do chờ trích lục.
Trồng cây thì phải có người tưới, giao luôn cho đoàn thanh niên.
Hộ không nộp phí thì nói cho rõ vì sao.
Tôi đồng ý mức đóng góp hai trăm nghìn.
Xin hỏi đảng phí năm nay nộp theo mức nào.
Cháu bí thư chi đoàn làm tốt việc hiến máu, nên giới thiệu.
Người lao động lo giảm đơn hàng.
Tối Chủ nhật ta hẹn gọi nhau cho đủ.
Phụ đạo học sinh yếu không thu tiền, mỗi tổ nhận năm em.
Thưởng sáng kiến nên trao ngay trong tuần.
Dân sợ phá bờ rồi mất mốc, phải đo và giao biên bản từng hộ.
Lừa đảo qua điện thoại nhiều, nên mời công an xã nói một buổi.
Quỹ còn ít nhưng thưởng phải đều.
Đèn đường hỏng ba bóng trước trường.
Thu hoạch muộn hơn năm ngoái một tuần vì mưa.
Đề nghị bí thư gửi tài liệu qua điện thoại cho tiện.
Chi bộ ta nên họp sớm nửa tiếng vì trời rét.
Các đồng chí cao tuổi cần bản in chữ to.
Tôi xin cảm ơn chi bộ đã thăm lúc ốm.
`.trim().split('\n');
