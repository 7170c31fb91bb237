/** Two texts of preparation to a line, parted by "||": the second is the first with little changed. Made by us, invented, as a hurried hand would change them. */
export const copied = `
Nghe bí thư báo cáo kết quả tháng 9; soát từng việc đã giao, việc nào chậm thì tìm người và nguyên nhân. || Nghe bí thư báo cáo kết quả tháng 10; soát từng việc đã giao, việc nào chậm thì tìm người và nguyên nhân.
Kiểm điểm việc nộp đảng phí và số đồng chí vắng; dự kiến phân công người đến từng hộ chưa ký cam kết. || Kiểm điểm việc nộp đảng phí, số đồng chí vắng; dự kiến phân công người đến từng hộ chưa ký cam kết ở xóm trên.
Vận động ba hộ còn lại hiến đất, dời hàng rào; niêm yết thu chi công trình tại nhà văn hoá thôn. || Vận động 2 hộ còn lại hiến đất, dời hàng rào. Niêm yết thu chi công trình tại nhà văn hóa thôn.
Ra quân nạo vét mương nhánh, mỗi hộ một người, mang theo cuốc xẻng, tập trung ở cống đầu làng lúc 6 giờ sáng. || Ra quân nạo vét mương nhánh, mỗi hộ 1 người, mang theo cuốc xẻng, tập trung ở cống đầu làng lúc 6 giờ 30 sáng.
Tổ vay vốn kiểm tra từng chuồng bò, ghi rõ hộ nào bán, hộ nào còn; báo lại trước ngày 20. || Tổ vay vốn kiểm tra từng chuồng bò, ghi rõ hộ nào bán, hộ nào còn, báo lại trước ngày 22 tháng sau.
Giữ vững an ninh trật tự, tổ liên gia trực đêm theo lịch, camera đầu thôn giao đồng chí công an viên trông coi. || Giữ vững an ninh trật tự; camera đầu thôn giao đồng chí công an viên trông coi; tổ liên gia trực đêm theo lịch.
Mỗi đảng viên giúp một hộ khó khăn có địa chỉ, đến nhà ít nhất hai lần, ghi vào sổ theo dõi của thôn. || Mỗi đảng viên giúp một hộ khó khăn có địa chỉ, đến nhà ít nhất hai lần một tháng, ghi vào sổ theo dõi của thôn.
Phụ đạo học sinh yếu không thu tiền vào chiều thứ tư, mỗi tổ nhận năm em, có sổ ghi từng buổi. || Phụ đạo học sinh yếu không thu tiền vào chiều thứ năm, mỗi tổ nhận bốn em, có sổ ghi từng buổi.
Quét dọn nghĩa trang liệt sĩ, thắp nến tri ân, thăm tám gia đình chính sách có nhà xuống cấp. || Quét dọn nghĩa trang liệt sỹ, thắp nến tri ân, thăm 8 gia đình chính sách có nhà xuống cấp.
Cử thanh niên đến từng nhà cài sổ tay điện tử cho các cụ, viết mật khẩu vào giấy cất trong tủ. || Cử thanh niên đến từng nhà các cụ cài sổ tay điện tử, viết mật khẩu vào giấy cất trong tủ.
Rà soát hộ phải di dời khi bão vào, mỗi đảng viên nhận hai hộ liền kề, chuẩn bị thuyền và áo phao ở nhà văn hóa. || Rà soát các hộ phải di dời khi bão vào, mỗi đảng viên nhận hai hộ liền kề, chuẩn bị thuyền, áo phao ở nhà văn hoá.
Thống nhất chương trình kỳ này; mời cấp ủy viên phụ trách dự; in gói chữ to đưa tận nhà cho bốn đồng chí cao tuổi. || Thống nhất chương trình kỳ này, mời cấp ủy viên phụ trách dự, in gói chữ to đưa tận nhà cho năm đồng chí cao tuổi.
Đối chiếu hồ sơ bàn giao của ba xã cũ, thiếu quyển nào lập biên bản quyển ấy, xong trong quý. || Đối chiếu hồ sơ bàn giao của các xã cũ, thiếu quyển nào lập biên bản quyển ấy, xong trong quý này.
Dọn thông lối thoát hiểm ở xưởng hai, kẻ vạch vàng, tổ trưởng ký nhận hằng ngày vào bảng treo ở cửa. || Dọn thông lối thoát hiểm ở xưởng ba, kẻ vạch vàng, tổ trưởng ký nhận hằng ngày vào bảng treo ở cửa.
Chia hàng cứu trợ công khai tại nhà văn hóa, có Mặt trận giám sát, dán danh sách ký nhận ở cửa. || Hàng cứu trợ chia công khai tại nhà văn hóa, có Mặt trận giám sát, dán danh sách ký nhận ngoài cửa.
Diệt bọ gậy ở các thôn trũng, lật úp lu nước nhà không có người trông, nhờ trưởng thôn mở cổng. || Diệt bọ gậy ở các thôn trũng; lật úp lu nước nhà không có người trông; nhờ trưởng thôn mở cổng; xong trước mùa mưa.
Bình xét hộ nghèo có dân dự, không làm trong phòng kín; kết quả đọc trên loa ba buổi liền. || Bình xét hộ nghèo, hộ cận nghèo có dân dự, không làm trong phòng kín, kết quả đọc trên loa ba buổi liền.
Gặp gỡ, giúp đỡ hai công nhân ưu tú của chuyền ba, phân công đồng chí Dũng và đồng chí Hằng kèm cặp. || Gặp gỡ, giúp đỡ hai công nhân ưu tú của chuyền ba, phân công đồng chí Lan và đồng chí Hằng kèm cặp.
Lập danh sách đảng viên đi làm ăn xa, ghi địa chỉ, số điện thoại, nơi nộp đảng phí; hai tháng gọi một lần. || Lập danh sách đảng viên đi làm ăn xa; ghi địa chỉ, số điện thoại và nơi nộp đảng phí; hai tháng gọi một lần.
Bàn cách vào việc khó nhất là ba hộ ở đầu cầu chưa dời quán; nghe ý kiến quần chúng do Mặt trận tổng hợp. || Bàn cách vào việc khó nhất là ba hộ ở đầu cầu chưa dời quán, nghe ý kiến quần chúng Mặt trận tổng hợp.
Tuyên truyền từng hộ về phân loại rác, ủ rác hữu cơ trong vườn, đặt thêm hai bể thu vỏ thuốc ở bờ ruộng. || Tuyên truyền từng hộ phân loại rác, ủ rác hữu cơ trong vườn; đặt thêm 2 bể thu vỏ thuốc ở bờ ruộng.
Vận hành thử cửa tràn có tải, ghi biên bản, trực đêm mưa hai người, báo mực nước mỗi giờ. || Vận hành thử cửa tràn có tải; ghi biên bản; trực đêm mưa hai người; báo mực nước mỗi giờ về xã.
Kẻ vạch trước cổng trường, phân công trực giờ tan học, nhắc phụ huynh không đỗ xe tràn ra trục xã. || Kẻ lại vạch trước cổng trường, phân công trực giờ tan học, nhắc phụ huynh không đỗ xe tràn ra trục xã.
Niêm yết thực đơn và chi phí từng bữa ăn bán trú, lưu mẫu đủ 24 giờ, ban phụ huynh kiểm tra đột xuất. || Niêm yết thực đơn, chi phí từng bữa ăn bán trú, lưu mẫu đủ hai mươi bốn giờ, ban phụ huynh kiểm tra đột xuất.
Hoà giải tranh chấp ranh giới hai hộ xóm Lò, có người già làm chứng, lập biên bản trước khi lên xã. || Hòa giải tranh chấp ranh giới giữa hai hộ ở xóm Lò, có người già làm chứng, lập biên bản trước khi lên xã.
Trồng dặm hàng rào xanh trên tuyến trục chính, chia đoạn cho bảy tổ liên gia, tưới hai ngày một lần. || Trồng dặm hàng rào xanh trên tuyến trục chính, chia đoạn cho sáu tổ liên gia, tưới ba ngày một lần.
Phát động mỗi đảng viên một sáng kiến trong quý, trao thưởng ngay trong tuần, dán ở bảng tin phân xưởng. || Phát động mỗi đảng viên một sáng kiến trong quý này; trao thưởng ngay trong tuần; dán ở bảng tin phân xưởng.
Góp ngày công lợp lại mái nhà cho gia đình liệt sĩ ở cuối xóm, thợ trong chi bộ làm hai buổi chủ nhật. || Góp ngày công lợp lại mái nhà cho gia đình liệt sĩ cuối xóm; thợ trong chi bộ làm hai buổi chủ nhật.
Giới thiệu hai quần chúng ưu tú học lớp nhận thức về Đảng; nhìn vào chi đoàn và hội phụ nữ. || Nhìn vào chi đoàn và hội phụ nữ, giới thiệu hai quần chúng ưu tú học lớp nhận thức về Đảng.
Ký cam kết không đốt rơm rạ với từng hộ, đảng viên làm trước, nhắc trên loa buổi sáng và buổi chiều. || Ký cam kết không đốt rơm rạ với từng hộ, đảng viên làm trước, nhắc trên loa sáng và chiều.
Soát lại các tiêu chí vườn mẫu còn thiếu, chọn mười hộ làm trước, chụp ảnh từng vườn để so. || Soát các tiêu chí vườn mẫu còn thiếu; làm trước mười hộ; chụp ảnh từng vườn.
Vận động bảo hiểm y tế các hộ chưa tham gia, nhắc hộ sắp hết hạn trước một tháng, ghi số hộ vào bảng của thôn. || Đến từng nhà vận động bảo hiểm y tế những hộ chưa có, hộ sắp hết hạn thì nhắc trước một tháng rồi ghi số vào bảng của thôn.
`.trim().split('\n').map((line) => line.split(' || ') as [string, string]);

/** Two texts of the same matter or manner that nobody copied from each other. */
export const apart = `
Nghe bí thư báo cáo kết quả tháng trước; thống nhất nội dung kỳ này; phân công phó bí thư soạn dự thảo nghị quyết. || Nghe chi ủy viên phụ trách dân vận nói về ba hộ chưa hiến đất; chọn người đến nhà; định ngày khởi công.
Tiếp tục lãnh đạo thực hiện tốt nhiệm vụ phát triển kinh tế, giữ vững an ninh trật tự, nâng cao chất lượng sinh hoạt chi bộ. || Tiếp tục lãnh đạo thực hiện tốt nhiệm vụ cải cách hành chính, nâng cao chất lượng phục vụ, giữ nghiêm kỷ luật giờ giấc.
Vận động ba hộ còn lại hiến đất, dời hàng rào; niêm yết thu chi công trình tại nhà văn hóa thôn. || Mặt đường đã mở xong, nay xây rãnh thoát nước đoạn qua nhà trẻ; thu chi đọc trước dân cuối tháng.
Ra quân nạo vét mương nhánh, mỗi hộ một người, tập trung ở cống đầu làng. || Chia giờ lấy nước cho thôn cuối kênh, dán lịch ở cống, ai lấy quá giờ thì nhắc.
Tổ vay vốn kiểm tra từng chuồng bò, ghi rõ hộ nào bán, hộ nào còn. || Hướng dẫn hộ cận nghèo làm hồ sơ vay trồng rừng, ngân hàng về giải ngân tại xã.
Giữ vững an ninh trật tự, tổ liên gia trực đêm theo lịch, không để phát sinh tệ nạn. || Mời công an xã nói một buổi về lừa đảo qua điện thoại, mỗi nhà cử một người dự.
Mỗi đảng viên giúp một hộ khó khăn có địa chỉ, ghi vào sổ theo dõi. || Mỗi đảng viên chỉnh trang một vườn, trồng thêm cây ăn quả, cuối quý chấm điểm chéo.
Phụ đạo học sinh yếu không thu tiền vào chiều thứ tư, mỗi tổ nhận năm em. || Dự giờ đột xuất mỗi tổ hai tiết, góp ý ngay sau tiết dạy, ghi phiếu lưu ở tổ.
Quét dọn nghĩa trang liệt sĩ, thắp nến tri ân, thăm gia đình chính sách. || Thu quỹ đền ơn đáp nghĩa đạt kế hoạch, công khai danh sách hộ đóng góp ở nhà văn hóa.
Cử thanh niên đến từng nhà cài sổ tay điện tử cho các cụ. || Các cụ quên mật khẩu thì in tài liệu chữ to, đồng chí thư ký đưa tận tay trước họp.
Rà soát hộ phải di dời khi bão vào, mỗi đảng viên nhận hai hộ liền kề. || Sau lũ khử khuẩn giếng nước, hướng dẫn trộn cloramin đúng liều, trạm y tế về làm mẫu.
Thống nhất chương trình, mời cấp ủy viên phụ trách dự, in tài liệu cho đồng chí cao tuổi. || Thống nhất chương trình, giao đồng chí Hoa báo cáo chuyên đề, dành bốn mươi phút liên hệ bản thân.
Đối chiếu hồ sơ bàn giao của ba xã cũ, thiếu quyển nào lập biên bản. || Rà hồ sơ đất đai quá hạn, hẹn lại dân bằng văn bản, người nào chậm thì xin lỗi.
Dọn thông lối thoát hiểm ở xưởng hai, kẻ vạch vàng, tổ trưởng ký nhận hằng ngày. || Diễn tập chữa cháy toàn xưởng, thợ mới học đủ hai buổi an toàn mới đứng máy.
Chia hàng cứu trợ công khai tại nhà văn hóa, có Mặt trận giám sát. || Cấp giống ngô vụ Đông cho hộ mất trắng, ký nhận tại sân hợp tác xã.
Diệt bọ gậy ở các thôn trũng, lật úp lu nước nhà không có người trông. || Tiêm vét trẻ còn sót, con nhà đi làm xa thì y tế thôn bế tận trạm.
Bình xét hộ nghèo có dân dự, không làm trong phòng kín. || Bình xét gia đình văn hóa theo từng tổ liên gia, nhà sinh con chưa khai sinh thì nhắc.
Gặp gỡ, giúp đỡ hai công nhân ưu tú của chuyền ba. || Giới thiệu cô giáo trẻ dạy giỏi cấp tỉnh, phân công đồng chí hiệu phó kèm một năm.
Lập danh sách đảng viên đi làm ăn xa, ghi địa chỉ, số điện thoại. || Xét miễn sinh hoạt cho hai đồng chí trên tám mươi tuổi theo đơn, bỏ phiếu kín.
Bàn cách vào việc khó nhất là ba hộ ở đầu cầu chưa dời quán. || Bàn chọn người thay đồng chí trưởng thôn xin nghỉ, nghe dư luận từng xóm.
Tuyên truyền từng hộ về phân loại rác, ủ rác hữu cơ trong vườn. || Thu phí rác hai hộ chưa nộp, nói rõ vì sao, không đọc tên trên loa.
Vận hành thử cửa tràn có tải, ghi biên bản, trực đêm mưa hai người. || Gia cố đoạn kênh sạt ở Gò Thông bằng bao tải trước mùa mưa, nghiệm thu với ba thôn.
Kẻ vạch trước cổng trường, phân công trực giờ tan học. || Hai em xích mích trên mạng, giáo viên chủ nhiệm gặp cả hai gia đình, lập tổ tư vấn.
Niêm yết thực đơn và chi phí từng bữa ăn bán trú. || Kiểm tra nguồn gốc thực phẩm, đổi nhà cung cấp rau, ký lại cam kết an toàn.
Hòa giải tranh chấp ranh giới hai hộ xóm Lò, có người già làm chứng. || Xây quán ra hành lang đường thì nhắc từ khi mới đổ móng, địa chính công khai bản đồ thửa.
Trồng dặm hàng rào xanh trên tuyến trục chính, chia đoạn cho bảy tổ liên gia. || Trồng cây đầu xuân dọc đường ra nghĩa trang, đoàn thanh niên tưới suốt mùa khô.
Kính mời các đồng chí đảng viên dự sinh hoạt chi bộ; thời gian 19 giờ 30 ngày 3; địa điểm nhà văn hóa thôn; vắng xin báo lý do trước một ngày. || Kính mời các đồng chí đảng viên dự sinh hoạt chi bộ, bàn việc hiến đất, mời bà con có ruộng ven đường cùng nghe; ai vắng gửi ý kiến bằng giấy.
Kết quả thực hiện nghị quyết tháng trước; thông tin thời sự, văn bản mới của cấp trên; thảo luận nhiệm vụ của chi bộ; kết luận, biểu quyết nghị quyết. || Kết quả thực hiện nghị quyết tháng trước; thông tin thời sự, văn bản mới của cấp trên; thảo luận nhiệm vụ của chi bộ; xét kết nạp đồng chí Lý.
Phát động mỗi đảng viên một sáng kiến trong quý, trao thưởng ngay trong tuần. || Mỗi đảng viên đăng ký một việc làm theo Bác, tháng nào cũng báo cáo một câu trước chi bộ.
Góp ngày công lợp lại mái nhà cho gia đình liệt sĩ ở cuối xóm. || Góp ngày công đổ bê tông ngõ sau đình, mỗi hộ hai buổi, thôn lo cơm trưa.
Giới thiệu hai quần chúng ưu tú học lớp nhận thức về Đảng. || Chuyển đảng chính thức cho đồng chí Bảo, hai người giúp đỡ đọc nhận xét, chi bộ biểu quyết.
Ký cam kết không đốt rơm rạ với từng hộ, nhắc trên loa sáng chiều. || Thuê máy cuộn rơm về bán cho trại bò, tiền thu nộp quỹ thôn, công khai cuối vụ.
`.trim().split('\n').map((line) => line.split(' || ') as [string, string]);
