import type { CellType } from '#organisation/cell-type.ts';

/** What a cell talks about in a month: the matter, what is said of it, and what is decided. Invented, in the manner of a commune in Hà Tĩnh. */
export interface Topic {
  title: string;
  points: string;
  opinions: readonly string[];
  clause: string;
  /** what is to be done, and what shows that it is */
  tasks: readonly (readonly [text: string, evidence: string])[];
  /** months in which it comes up; any month where left out */
  months?: readonly number[];
}

const village: readonly Topic[] = [
  { title: 'Gieo cấy vụ Xuân và phòng chống rét cho mạ', months: [1, 2], points: 'Lịch thời vụ, cơ cấu giống\nLàm đất, diệt chuột trước khi xuống đồng', opinions: ['Ruộng cuối kênh thiếu nước, đề nghị thủy nông xã mở nước sớm hai ngày.', 'Nhiều hộ vẫn giữ giống cũ; đảng viên làm trước một sào giống mới cho dân xem.', 'Nên ra quân diệt chuột một buổi cho cả thôn, làm lẻ không hết.'], clause: 'Lãnh đạo gieo cấy vụ Xuân đúng lịch, phủ kín diện tích, giữ mạ qua đợt rét.', tasks: [['Vận động các hộ ra quân diệt chuột tập trung', 'Số đuôi chuột thu được, ảnh'], ['Kiểm tra mạ và số hộ che phủ ni lông qua đợt rét', 'Danh sách hộ']] },
  { title: 'Tết Nguyên đán: hộ khó khăn, an ninh trật tự, trồng cây đầu năm', months: [1, 2], points: 'Danh sách hộ cần giúp\nCam kết không đốt pháo', opinions: ['Bà con ở Cồn ngoài có hai cụ neo đơn, đề nghị chi hội phụ nữ gói bánh mang đến.', 'Năm ngoái còn nghe tiếng pháo, năm nay đảng viên phải nhắc con cháu trước.', 'Trồng cây thì phải có người tưới, giao luôn cho đoàn thanh niên.'], clause: 'Chăm lo Tết cho hộ nghèo, gia đình chính sách; giữ gìn trật tự, không đốt pháo nổ.', tasks: [['Thăm, tặng quà các hộ khó khăn trước Tết', 'Danh sách ký nhận'], ['Trồng cây đầu xuân dọc đường ra nghĩa trang liệt sĩ', 'Số cây, ảnh']] },
  { title: 'Thu hoạch vụ Xuân, ra quân sản xuất Hè Thu', months: [5, 6], points: 'Máy gặt, đường nội đồng\nKhông đốt rơm rạ', opinions: ['Giá gặt phải thống nhất từ đầu, đừng để dân so bì.', 'Khói rơm rạ năm ngoái làm ngã xe trên trục xã; phải ký cam kết từng hộ.', 'Đề nghị dọn bùn mương nhánh trước khi lấy nước Hè Thu.'], clause: 'Lãnh đạo thu hoạch nhanh gọn vụ Xuân, xuống giống Hè Thu kịp lịch, không đốt rơm rạ.', tasks: [['Nạo vét mương nhánh trước vụ Hè Thu', 'Số mét, ảnh trước và sau'], ['Vận động các hộ ký cam kết không đốt rơm rạ', 'Danh sách hộ ký']] },
  { title: 'Phòng chống bão lụt, an toàn người và tài sản', months: [8, 9, 10], points: 'Phương án bốn tại chỗ\nHộ phải di dời', opinions: ['Nhà bà Mại thấp, nước lên là ngập đầu tiên, phải có người ở gần đón sang.', 'Loa thôn hỏng một cụm, không sửa trước bão thì báo tin bằng gì.', 'Đề nghị kiểm tra thuyền và áo phao, để trong nhà văn hóa chứ không để nhà riêng.'], clause: 'Lãnh đạo thực hiện phương án bốn tại chỗ; mỗi đảng viên phụ trách các hộ liền kề khi có bão, lụt.', tasks: [['Rà soát hộ phải di dời, phân công đảng viên giúp từng hộ', 'Danh sách hộ và người giúp'], ['Sửa cụm loa truyền thanh, thử loa báo bão', 'Biên bản thử loa']] },
  { title: 'Khắc phục sau mưa lũ, khôi phục vụ Đông', months: [10, 11], points: 'Vệ sinh môi trường, nước sạch\nGiống rau, ngô vụ Đông', opinions: ['Giếng bị ngập phải khử khuẩn trước rồi mới dùng, nhờ trạm y tế hướng dẫn.', 'Hàng cứu trợ phải chia công khai tại nhà văn hóa, có Mặt trận giám sát.', 'Đất bãi vừa có phù sa, trồng ngô dày lúc này là kịp.'], clause: 'Lãnh đạo dọn vệ sinh, khử khuẩn giếng nước, gieo trồng lại diện tích vụ Đông bị hỏng.', tasks: [['Tổng vệ sinh và khử khuẩn giếng nước các hộ bị ngập', 'Danh sách hộ đã làm'], ['Cấp phát giống ngô, rau vụ Đông cho hộ bị mất trắng', 'Sổ ký nhận']] },
  { title: 'Hiến đất, mở rộng đường trục thôn', points: 'Các hộ còn vướng\nThu chi công trình', opinions: ['Còn ba hộ chưa đồng ý dời hàng rào; đảng viên trong họ đến nói trước, thôn đến sau.', 'Đảng viên hiến trước thì dân mới theo, tôi xin dời bờ rào nhà tôi tuần này.', 'Thu chi phải niêm yết ở nhà văn hóa, mỗi tháng một lần.', 'Mặt đường mở rồi nhưng rãnh thoát nước chưa có, mưa là hỏng ngay.'], clause: 'Lãnh đạo vận động hiến đất, hoàn thành mở rộng đường trục; công khai thu chi theo quy chế dân chủ.', tasks: [['Vận động các hộ còn lại hiến đất, dời hàng rào', 'Biên bản hiến đất'], ['Niêm yết thu chi công trình tại nhà văn hóa', 'Ảnh bảng niêm yết'], ['Xây rãnh thoát nước đoạn qua nhà văn hóa', 'Biên bản nghiệm thu']] },
  { title: 'Khu dân cư nông thôn mới kiểu mẫu, vườn mẫu', points: 'Tiêu chí còn thiếu\nHàng rào xanh, vườn hộ', opinions: ['Tiêu chí vườn hộ mới đạt một nửa, nên chọn mười hộ làm trước.', 'Hàng rào xanh mà không tưới mùa hè là chết; phân đoạn cho từng tổ liên gia.', 'Làm điểm phải là làm thật, đừng đến lúc chấm mới quét vôi.'], clause: 'Lãnh đạo hoàn thành các tiêu chí còn thiếu của khu dân cư kiểu mẫu; mỗi đảng viên chỉnh trang một vườn.', tasks: [['Chỉnh trang mười vườn hộ theo tiêu chí vườn mẫu', 'Ảnh từng vườn'], ['Trồng dặm hàng rào xanh, giao tổ liên gia chăm sóc', 'Số mét, bảng phân công']] },
  { title: 'Phân loại rác tại nhà, thu gom rác thải', points: 'Điểm tập kết\nHộ chưa nộp phí', opinions: ['Bao thuốc trừ sâu vứt bờ ruộng vẫn nhiều, cần thêm bể thu.', 'Rác hữu cơ ủ trong vườn được, đâu phải chở đi cho tốn tiền.', 'Hộ không nộp phí thì nói cho rõ vì sao, đừng chỉ đọc tên trên loa.'], clause: 'Lãnh đạo thực hiện phân loại rác tại nhà; không để rác tồn ở trục đường và bờ ruộng.', tasks: [['Vận động các hộ ký cam kết phân loại rác tại nhà', 'Danh sách hộ ký'], ['Đặt thêm hai bể thu vỏ thuốc bảo vệ thực vật', 'Ảnh, vị trí']] },
  { title: 'Quản lý đất đai, xây dựng; giải quyết tranh chấp ranh giới', points: 'Trường hợp lấn ao, lấn đường\nHòa giải trước khi lên xã', opinions: ['Việc ranh giới nhà ông Thắng và nhà bà Nga nên hòa giải tại thôn lần nữa, có người già làm chứng.', 'Xây quán ra hành lang đường phải nhắc từ khi mới đổ móng.', 'Đề nghị cán bộ địa chính xã về công khai bản đồ thửa cho dân xem.'], clause: 'Lãnh đạo giữ nguyên hiện trạng đất công; mọi tranh chấp được hòa giải ở thôn trước.', tasks: [['Hòa giải tranh chấp ranh giới giữa hai hộ', 'Biên bản hòa giải'], ['Rà soát các trường hợp lấn chiếm hành lang đường', 'Danh sách, ảnh']] },
  { title: 'Quỹ vì trẻ em, khuyến học và học sinh bỏ học', months: [5, 6, 7, 8, 9], points: 'Mức vận động\nTrẻ có nguy cơ bỏ học', opinions: ['Hai cháu nhà có bố mẹ đi làm xa đang ở với ông bà, cần người kèm học.', 'Quỹ còn ít nhưng thưởng phải đều, cháu học nghề giỏi cũng thưởng.', 'Hè này phải có người trông ở hố bơi, năm nào cũng có chuyện đuối nước.'], clause: 'Lãnh đạo vận động quỹ vì trẻ em; không để trẻ bỏ học; phòng chống đuối nước dịp hè.', tasks: [['Thu và công khai quỹ vì trẻ em', 'Sổ thu'], ['Cắm biển cảnh báo và rào các hố nước sâu', 'Ảnh'], ['Đến nhà vận động hai cháu trở lại trường', 'Báo cáo của giáo viên chủ nhiệm']] },
  { title: 'Đền ơn đáp nghĩa, chăm sóc gia đình chính sách', months: [7], points: 'Quét dọn nghĩa trang liệt sĩ\nNhà người có công xuống cấp', opinions: ['Nhà mẹ liệt sĩ mái dột, anh em thợ trong chi bộ góp công lợp lại.', 'Thắp nến tối 26/7 giao thanh niên, nhưng người lớn phải có mặt.'], clause: 'Lãnh đạo chăm sóc gia đình chính sách; vận động quỹ đền ơn đáp nghĩa đạt kế hoạch.', tasks: [['Thu quỹ đền ơn đáp nghĩa', 'Sổ thu'], ['Góp ngày công sửa mái nhà cho gia đình liệt sĩ', 'Số công, ảnh']] },
  { title: 'Rà soát hộ nghèo, hộ cận nghèo; vốn vay chính sách', months: [9, 10, 11, 12], points: 'Họp dân bình xét\nHộ thoát nghèo năm nay', opinions: ['Bình xét phải có dân dự, không làm trong phòng kín.', 'Nhà anh Quý có con ốm dài ngày, thu nhập tính trên giấy thì đủ mà thực tế thì không.', 'Vay vốn nuôi bò rồi bán bò trả nợ cũ, tổ vay vốn phải xuống tận chuồng.'], clause: 'Lãnh đạo rà soát hộ nghèo, cận nghèo công khai, đúng đối tượng; mỗi đảng viên giúp một hộ có địa chỉ.', tasks: [['Họp dân bình xét hộ nghèo, hộ cận nghèo', 'Biên bản họp dân'], ['Kiểm tra việc dùng vốn vay của tổ tiết kiệm', 'Biên bản kiểm tra']] },
  { title: 'Ngày hội Đại đoàn kết toàn dân tộc, gia đình văn hóa', months: [10, 11], points: 'Bình xét gia đình văn hóa\nPhần hội gọn, tiết kiệm', opinions: ['Bữa cơm đoàn kết ai góp nấy, không thu bình quân.', 'Gia đình sinh con mà không cho đi khai sinh thì chưa văn hóa, phải nhắc.'], clause: 'Lãnh đạo tổ chức Ngày hội Đại đoàn kết gọn, vui, tiết kiệm; bình xét gia đình văn hóa đúng thực chất.', tasks: [['Tổ chức bình xét gia đình văn hóa ở các tổ liên gia', 'Biên bản từng tổ']] },
  { title: 'An ninh trật tự, tổ liên gia, camera an ninh', points: 'Thanh niên tụ tập khuya\nVận hành camera', opinions: ['Camera đầu thôn mờ đã hai tháng, ai trông coi phải nói rõ.', 'Gia đình đảng viên có con chạy xe nẹt pô thì đảng viên nhận trước chi bộ.', 'Lừa đảo qua điện thoại nhiều, nên mời công an xã nói một buổi.'], clause: 'Lãnh đạo giữ vững an ninh trật tự; tổ liên gia hoạt động đều, không để phát sinh tệ nạn.', tasks: [['Sửa và kiểm tra camera an ninh đầu thôn', 'Ảnh màn hình'], ['Tổ chức buổi nói chuyện về phòng chống lừa đảo qua mạng', 'Số người dự']] },
  { title: 'Nguồn phát triển đảng viên, đảng viên đi làm ăn xa', points: 'Quần chúng ưu tú\nGiữ liên lạc với người đi xa', opinions: ['Cả năm chưa giới thiệu được ai, phải nhìn vào chi đoàn và hội phụ nữ.', 'Cháu bí thư chi đoàn làm tốt việc hiến máu, giao hai đảng viên giúp đỡ.', 'Người đi xa phải nộp đảng phí và báo địa chỉ, quy định đã rõ.'], clause: 'Lãnh đạo tạo nguồn kết nạp; quản lý chặt đảng viên đi làm ăn xa.', tasks: [['Giúp đỡ quần chúng ưu tú học lớp nhận thức về Đảng', 'Giấy chứng nhận'], ['Lập danh sách, địa chỉ đảng viên đi làm ăn xa', 'Danh sách']] },
  { title: 'Bảo hiểm y tế toàn dân, căn cước và chữ ký số cá nhân', points: 'Hộ chưa tham gia\nGiúp người già cài ứng dụng', opinions: ['Các cụ quên mật khẩu là chuyện thường; cử thanh niên đến nhà, đừng bắt các cụ lên xã.', 'Bảo hiểm hết hạn mà không biết, phải có người nhắc trước một tháng.'], clause: 'Lãnh đạo nâng tỷ lệ tham gia bảo hiểm y tế; giúp người cao tuổi dùng dịch vụ công trực tuyến.', tasks: [['Vận động các hộ chưa tham gia bảo hiểm y tế', 'Danh sách hộ tham gia mới'], ['Cài đặt Sổ tay đảng viên điện tử cho đảng viên cao tuổi', 'Số máy đã cài']] },
  { title: 'Tiêm phòng gia súc, phòng dịch tả lợn châu Phi', months: [3, 4, 9, 10], points: 'Hộ chăn nuôi chưa tiêm\nVôi bột, hố chôn', opinions: ['Lợn ốm phải báo ngay, bán chạy là hại cả thôn.', 'Thú y xã về giờ dân đi đồng thì tiêm được mấy con; đề nghị làm buổi tối.'], clause: 'Lãnh đạo tiêm phòng đạt trên chín phần mười tổng đàn; không giấu dịch.', tasks: [['Dẫn thú y đến từng hộ tiêm phòng đợt này', 'Sổ tiêm phòng'], ['Rắc vôi khử trùng chuồng trại, đường làng', 'Ảnh']] },
  { title: 'Tích tụ ruộng đất, cánh đồng một giống', months: [3, 4, 7, 12], points: 'Phá bờ thửa nhỏ\nHợp đồng bao tiêu', opinions: ['Dân sợ phá bờ rồi mất mốc, phải đo và giao biên bản cho từng hộ trước.', 'Có hợp đồng bao tiêu rồi hẵng vận động, hứa suông một lần là mất lòng tin.', 'Ruộng bỏ hoang của người đi xa cho hợp tác xã mượn làm.'], clause: 'Lãnh đạo chuyển đổi, tích tụ ruộng đất ở cánh đồng đã chọn, trên cơ sở dân bàn và đồng thuận.', tasks: [['Đo đạc, lập biên bản mốc ruộng trước khi phá bờ', 'Biên bản có chữ ký các hộ'], ['Họp các hộ có ruộng bỏ hoang, thống nhất cho mượn', 'Biên bản họp']] }
];

const office: readonly Topic[] = [
  { title: 'Giải quyết hồ sơ đúng hạn, thái độ phục vụ', points: 'Hồ sơ quá hạn trong tháng\nÝ kiến người dân', opinions: ['Hồ sơ đất đai chậm do chờ trích lục; cần hẹn lại bằng văn bản, không để dân đi lại.', 'Phòng một cửa nên có người hướng dẫn người già trong ba ngày đầu tuần.', 'Ai nói nặng với dân thì tự giác nhận, chi bộ không bao che.'], clause: 'Lãnh đạo giải quyết hồ sơ đúng hạn trên 98%; xin lỗi bằng văn bản khi chậm.', tasks: [['Rà soát hồ sơ quá hạn, báo rõ nguyên nhân từng hồ sơ', 'Bảng rà soát'], ['Phân lịch trực hướng dẫn người cao tuổi', 'Lịch trực']] },
  { title: 'Kỷ luật giờ giấc, thực hành tiết kiệm', points: 'Chấm công, họp hành\nĐiện, văn phòng phẩm', opinions: ['Họp nhiều mà giấy mời ghi một giờ lại kéo cả buổi, đề nghị khống chế.', 'Điều hòa, máy tính để qua đêm vẫn còn, phân công người trực tắt.'], clause: 'Lãnh đạo chấp hành kỷ luật giờ giấc; giảm một phần mười chi phí hành chính.', tasks: [['Lập bảng theo dõi điện, văn phòng phẩm hằng tháng', 'Bảng theo dõi'], ['Rút gọn lịch họp của cơ quan', 'Lịch họp tháng']] },
  { title: 'Vận hành chính quyền hai cấp: việc mới, người mới', points: 'Việc chuyển từ huyện về\nPhân cấp, ủy quyền', opinions: ['Việc mới nhiều, người làm chưa được tập huấn; đề nghị kèm cặp theo cặp.', 'Sổ sách bàn giao từ xã cũ còn thiếu ba năm, phải đối chiếu xong trong quý.'], clause: 'Lãnh đạo tiếp nhận đủ nhiệm vụ mới; hồ sơ bàn giao được đối chiếu, ký nhận.', tasks: [['Đối chiếu hồ sơ bàn giao của các xã cũ', 'Biên bản đối chiếu'], ['Tập huấn nội bộ phần mềm một cửa', 'Danh sách người dự']] },
  { title: 'Chuyển đổi số: văn bản điện tử, chữ ký số', points: 'Văn bản còn in giấy\nAn toàn tài khoản', opinions: ['Mật khẩu dán ở màn hình là lỗi của mình, đừng đổ cho phần mềm.', 'Người ký đi vắng thì ký số từ xa, không để hồ sơ nằm chờ.'], clause: 'Lãnh đạo gửi, nhận văn bản hoàn toàn trên mạng, trừ văn bản mật.', tasks: [['Kiểm tra an toàn tài khoản của toàn cơ quan', 'Biên bản kiểm tra']] },
  { title: 'Đảng viên giữ mối liên hệ với chi ủy nơi cư trú', points: 'Nhận xét hai chiều\nNêu gương ở thôn', opinions: ['Có đồng chí cả năm chưa dự một buổi họp thôn, đề nghị tự kiểm điểm.', 'Phiếu nhận xét nơi cư trú về chậm, nên nộp qua chi bộ sáu tháng một lần.'], clause: 'Mỗi đảng viên dự ít nhất hai cuộc sinh hoạt nơi cư trú trong năm, có nhận xét của chi ủy thôn.', tasks: [['Thu phiếu nhận xét của chi ủy nơi cư trú', 'Số phiếu']] }
];

const school: readonly Topic[] = [
  { title: 'Nền nếp dạy học, kiểm tra đánh giá học sinh', points: 'Dự giờ, sổ sách\nHọc sinh yếu', opinions: ['Phụ đạo học sinh yếu không thu tiền, mỗi tổ nhận năm em.', 'Sổ điểm vào chậm hai tuần, tổ trưởng phải nhắc ngay chứ không đợi cuối kỳ.', 'Dự giờ xong phải nói thật, khen cả thì ai tiến bộ được.'], clause: 'Lãnh đạo giữ nền nếp dạy và học; không để học sinh ngồi nhầm lớp.', tasks: [['Lập danh sách và lịch phụ đạo học sinh yếu', 'Danh sách, lịch'], ['Dự giờ, góp ý mỗi tổ hai tiết', 'Phiếu dự giờ']] },
  { title: 'An toàn trường học, phòng chống bạo lực và đuối nước', months: [3, 4, 5, 9, 10], points: 'Hàng rào, cổng trường giờ tan\nSông, hồ gần trường', opinions: ['Giờ tan học phụ huynh đỗ tràn ra trục xã, phải kẻ vạch và có người đứng.', 'Hai em xích mích trên mạng, giáo viên chủ nhiệm nói chuyện với cả hai gia đình.'], clause: 'Lãnh đạo bảo đảm an toàn trong và trước cổng trường; mỗi lớp có tổ tư vấn.', tasks: [['Kẻ vạch, phân công trực cổng trường giờ tan học', 'Lịch trực, ảnh'], ['Phối hợp mở lớp dạy bơi', 'Số em tham gia']] },
  { title: 'Công khai các khoản thu, bữa ăn bán trú', months: [8, 9, 10, 11, 12], points: 'Khoản thu theo quy định\nNhà cung cấp thực phẩm', opinions: ['Phụ huynh hỏi tiền ăn mà trả lời chung chung là không được; niêm yết từng bữa.', 'Lưu mẫu thức ăn đủ 24 giờ, hôm kiểm tra đột xuất còn thiếu nhãn.'], clause: 'Lãnh đạo công khai mọi khoản thu; bếp ăn bảo đảm an toàn thực phẩm.', tasks: [['Niêm yết thực đơn và chi phí từng bữa', 'Ảnh bảng niêm yết'], ['Kiểm tra đột xuất bếp ăn', 'Biên bản kiểm tra']] },
  { title: 'Chuẩn quốc gia, phòng học và thiết bị', points: 'Tiêu chí còn thiếu\nXã hội hóa đúng quy định', opinions: ['Phòng bộ môn dột, đề nghị xã sửa trong hè.', 'Vận động tài trợ phải đúng Thông tư, có sổ và có hội phụ huynh giám sát.'], clause: 'Lãnh đạo hoàn thiện tiêu chí trường chuẩn quốc gia theo lộ trình.', tasks: [['Lập danh mục thiết bị hỏng, đề nghị thay', 'Danh mục có xác nhận'], ['Hoàn thiện hồ sơ minh chứng tiêu chí 3', 'Hồ sơ']] },
  { title: 'Phát triển đảng viên trong giáo viên trẻ', points: 'Quần chúng ưu tú\nPhân công giúp đỡ', opinions: ['Hai cô giáo trẻ dạy giỏi cấp tỉnh mà chưa ai giới thiệu.', 'Người giúp đỡ phải gặp gỡ thật, không chỉ ký tên.'], clause: 'Mỗi năm giới thiệu ít nhất một giáo viên học lớp nhận thức về Đảng.', tasks: [['Phân công giúp đỡ hai quần chúng ưu tú', 'Nghị quyết phân công']] }
];

const clinic: readonly Topic[] = [
  { title: 'Chất lượng khám chữa bệnh ban đầu, tinh thần thái độ', points: 'Thuốc thiếu\nTrực đêm', opinions: ['Thuốc huyết áp hết ba ngày liền, phải dự trù sớm nửa tháng.', 'Trực đêm phải nghe máy ngay, dân gọi là đang cần.'], clause: 'Lãnh đạo bảo đảm đủ thuốc thiết yếu; không để người bệnh phản ánh thái độ phục vụ.', tasks: [['Dự trù thuốc thiết yếu quý tới', 'Bảng dự trù'], ['Kiểm tra đột xuất hai ca trực đêm', 'Biên bản']] },
  { title: 'Phòng dịch mùa mưa lũ, tiêm chủng', months: [8, 9, 10, 11], points: 'Sốt xuất huyết, đau mắt đỏ\nTrẻ tiêm sót', opinions: ['Bọ gậy nhiều nhất ở lu nước nhà không có người trông, nhờ thôn mở cổng.', 'Trẻ tiêm sót là con nhà đi làm xa, y tế thôn phải đến tận nhà.'], clause: 'Lãnh đạo chủ động phòng dịch; tiêm chủng đầy đủ trên 95%.', tasks: [['Diệt bọ gậy ở các thôn trũng', 'Số hộ'], ['Tiêm vét trẻ còn sót', 'Sổ tiêm']] },
  { title: 'Hồ sơ sức khỏe điện tử, quản lý bệnh không lây', points: 'Người cao tuổi chưa có hồ sơ', opinions: ['Khám tại nhà văn hóa từng thôn thì các cụ đi được đông.', 'Số liệu nhập phải đúng người, đừng nhập cho đủ.'], clause: 'Lãnh đạo lập hồ sơ sức khỏe cho toàn dân, ưu tiên người trên 60 tuổi.', tasks: [['Khám lập hồ sơ cho người cao tuổi ở ba thôn', 'Số hồ sơ']] }
];

const company: readonly Topic[] = [
  { title: 'Việc làm, tiền lương và đời sống người lao động', points: 'Đơn hàng quý tới\nTăng ca', opinions: ['Tăng ca phải hỏi người lao động trước, đừng dán thông báo chiều tối.', 'Bữa ca nhạt, công đoàn nên kiểm tra bếp cùng công ty.', 'Đơn hàng giảm thì luân phiên nghỉ, không cho thôi việc người lâu năm trước.'], clause: 'Tham gia với ban giám đốc giữ việc làm cho người lao động; thực hiện đúng thỏa ước.', tasks: [['Cùng công đoàn lấy ý kiến về tăng ca', 'Bản tổng hợp ý kiến'], ['Kiểm tra chất lượng bữa ăn ca', 'Biên bản']] },
  { title: 'An toàn lao động, phòng cháy chữa cháy', points: 'Lối thoát hiểm\nBảo hộ lao động', opinions: ['Hàng để chắn lối thoát hiểm, tháng nào cũng nhắc mà chưa dứt.', 'Thợ mới phải học an toàn đủ hai buổi mới cho đứng máy.'], clause: 'Đảng viên gương mẫu về an toàn; không để xảy ra tai nạn lao động nặng.', tasks: [['Dọn thông lối thoát hiểm, kẻ vạch vàng', 'Ảnh'], ['Diễn tập chữa cháy', 'Biên bản diễn tập']] },
  { title: 'Sáng kiến, giảm hàng lỗi, tăng năng suất', points: 'Tỷ lệ hàng lỗi\nThưởng sáng kiến', opinions: ['Chuyền ba hàng lỗi cao vì chỉ kém, không phải vì thợ.', 'Thưởng sáng kiến nên trao ngay trong tuần cho có khí thế.'], clause: 'Mỗi đảng viên có một sáng kiến hoặc một việc cải tiến trong quý.', tasks: [['Theo dõi tỷ lệ hàng lỗi từng tổ', 'Bảng theo dõi']] },
  { title: 'Tuyên truyền, phát triển đảng viên trong công nhân', points: 'Công nhân ưu tú', opinions: ['Công nhân ngại vào Đảng vì sợ họp nhiều; ta họp gọn thì họ mới thấy hay.', 'Tổ trưởng chuyền hai được anh em quý, nên giúp đỡ.'], clause: 'Trong năm giới thiệu ít nhất một công nhân ưu tú học lớp nhận thức về Đảng.', tasks: [['Gặp gỡ, giúp đỡ công nhân ưu tú', 'Phiếu theo dõi']] }
];

const irrigation: readonly Topic[] = [
  { title: 'Điều nước tưới, nạo vét kênh cấp hai', points: 'Lịch nước các thôn\nĐoạn kênh sạt', opinions: ['Thôn cuối kênh kêu thiếu nước, phải chia theo giờ và dán lịch ở cống.', 'Kênh sạt đoạn Gò Thông, làm tạm bằng bao tải trước mùa mưa.'], clause: 'Lãnh đạo điều nước công bằng, đúng lịch; xử lý xong các đoạn kênh sạt.', tasks: [['Dán lịch nước tại các cống đầu kênh', 'Ảnh'], ['Gia cố đoạn kênh sạt', 'Biên bản nghiệm thu']] },
  { title: 'An toàn hồ đập trước mùa mưa lũ', months: [7, 8, 9, 10], points: 'Cửa tràn, máy đóng mở\nTrực ban', opinions: ['Máy đóng mở cửa tràn phải vận hành thử có tải, không thử cho có.', 'Trực ban đêm mưa phải hai người.'], clause: 'Lãnh đạo bảo đảm an toàn hồ đập; trực 24/24 giờ khi có báo động.', tasks: [['Vận hành thử cửa tràn', 'Biên bản vận hành']] },
  { title: 'Thu, chi và đời sống người lao động', points: 'Thủy lợi phí nội đồng', opinions: ['Thu phải có biên lai từng hộ.', 'Anh em trực mưa gió mà bồi dưỡng chậm ba tháng là chưa được.'], clause: 'Công khai thu chi hằng quý; chi trả đúng kỳ cho người trực.', tasks: [['Công khai thu chi quý', 'Bảng công khai']] }
];

const forces: readonly Topic[] = [
  { title: 'Nhiệm vụ tháng, kỷ luật và chế độ trực', points: 'Kết quả thực hiện mệnh lệnh\nTác phong', opinions: ['Ca trực đêm giao ban còn sơ sài, phải ghi sổ đủ.', 'Cán bộ trẻ cần được kèm khi tiếp dân.'], clause: 'Lãnh đạo hoàn thành nhiệm vụ được giao, giữ nghiêm kỷ luật, điều lệnh.', tasks: [['Kiểm tra sổ trực và giao ban hằng tuần', 'Biên bản']] },
  { title: 'Dân vận khéo ở địa bàn', points: 'Việc giúp dân\nNắm tình hình cơ sở', opinions: ['Giúp dân dọn bùn sau lụt được bà con quý hơn mọi bài tuyên truyền.', 'Cần đến nhà người có uy tín trong từng dòng họ.'], clause: 'Mỗi đảng viên nhận một việc dân vận có địa chỉ.', tasks: [['Giúp các hộ neo đơn sửa nhà, dọn vệ sinh', 'Danh sách hộ, ảnh']] },
  { title: 'Tuyển quân và huấn luyện dân quân', months: [10, 11, 12, 1, 2], points: 'Danh sách công dân\nThăm gia đình tân binh', opinions: ['Công khai danh sách ở thôn rồi mới khám tuyển.', 'Thăm gia đình phải đi trước ngày giao quân.'], clause: 'Tuyển chọn đủ, đúng luật, công khai; không để bù đổi.', tasks: [['Niêm yết danh sách ở nhà văn hóa các thôn', 'Ảnh'], ['Thăm gia đình công dân trúng tuyển', 'Danh sách']] }
];

const students: readonly Topic[] = [
  { title: 'Học tập, rèn luyện và trung thực trong thi cử', points: 'Kết quả tháng\nNhóm học tập', opinions: ['Quay cóp mà là đoàn viên thì chi đoàn phải góp ý trước.', 'Nhóm học tối nên chia theo môn yếu.'], clause: 'Đảng viên gương mẫu trong học tập, thi cử trung thực.', tasks: [['Lập nhóm kèm bạn học yếu', 'Danh sách nhóm']] },
  { title: 'Hoạt động tình nguyện, nguồn kết nạp từ đoàn viên', points: 'Tình nguyện cuối tuần', opinions: ['Tình nguyện là làm thật, chụp ảnh sau cùng.', 'Giới thiệu đoàn viên lớp 12 đủ tuổi, học lực tốt.'], clause: 'Mỗi tháng một việc tình nguyện; tạo nguồn kết nạp từ đoàn viên ưu tú.', tasks: [['Dọn vệ sinh nghĩa trang liệt sĩ', 'Ảnh, số người']] }
];

const abroad: readonly Topic[] = [
  { title: 'Đời sống, việc làm của đảng viên lao động ngoài nước', points: 'Hợp đồng, sức khỏe\nGửi tiền về nhà', opinions: ['Chủ mới chậm lương hai tháng, đề nghị cơ quan đại diện can thiệp.', 'Anh em ở xa nhau, hẹn gọi nhau tối Chủ nhật cho đủ.'], clause: 'Giữ liên lạc thường xuyên, giúp nhau khi khó khăn, chấp hành pháp luật nước sở tại.', tasks: [['Lập nhóm liên lạc, cập nhật địa chỉ', 'Danh sách']] },
  { title: 'Đoàn kết cộng đồng, tuyên truyền quê hương', points: 'Ủng hộ quê nhà', opinions: ['Góp quỹ làm đường ở thôn nhà, ai có bao nhiêu góp bấy nhiêu.', 'Không chia sẻ tin thất thiệt trên mạng.'], clause: 'Vận động cộng đồng đoàn kết, hướng về quê hương.', tasks: [['Vận động ủng hộ quỹ khuyến học của xã', 'Danh sách ủng hộ']] }
];

/** The matters of a cell in a month: those of its season, told by its name where its type is too wide. */
export function topicsOf(cell: { name: string; type: CellType }, month: string): readonly Topic[] {
  const all = allOf(cell);
  const inSeason = all.filter((topic) => !topic.months || topic.months.includes(Number(month.slice(5, 7))));
  return inSeason.length > 0 ? inSeason : all;
}

function allOf({ name, type }: { name: string; type: CellType }): readonly Topic[] {
  switch (type) {
    case 'village': return village;
    case 'administrative-office': return office;
    case 'public-service-unit': return name.includes('Trường') ? school : name.includes('Y tế') ? clinic : irrigation;
    case 'state-enterprise': return irrigation;
    case 'private-enterprise': return company;
    case 'armed-forces': return forces;
    case 'students': return students;
    case 'abroad': return abroad;
  }
}

/** What the commune asks of all its cells, by month of the year. */
export const asks: readonly { title: string; points: string }[] = [
  { title: 'Triển khai nhiệm vụ năm mới, chăm lo Tết', points: 'Chỉ tiêu năm của Đảng ủy\nHộ khó khăn trên địa bàn' },
  { title: 'Tết trồng cây, ra quân đầu xuân', points: 'Phân đoạn trồng cây cho từng chi bộ' },
  { title: 'Đăng ký học và làm theo Bác của năm', points: 'Mỗi đảng viên một việc, có địa chỉ' },
  { title: 'Cải thiện chỉ số phục vụ người dân', points: 'Nghe dân phản ánh ở chi bộ' },
  { title: 'Tháng hành động vì trẻ em, phòng chống đuối nước', points: 'Rà soát hố nước sâu\nVận động quỹ vì trẻ em' },
  { title: 'Sơ kết sáu tháng, đánh giá chất lượng sinh hoạt', points: 'Chi bộ tự soát các mặt còn yếu' },
  { title: 'Kỷ niệm Ngày Thương binh, Liệt sĩ', points: 'Thăm gia đình chính sách\nQuét dọn nghĩa trang' },
  { title: 'Phòng, chống thiên tai theo phương châm bốn tại chỗ', points: 'Phân công đảng viên giúp hộ phải di dời' },
  { title: 'Năm học mới: không để trẻ bỏ học', points: 'Đảng viên kèm gia đình có trẻ nguy cơ' },
  { title: 'Khắc phục hậu quả mưa lũ, vệ sinh môi trường', points: 'Chia hàng cứu trợ công khai' },
  { title: 'Quán triệt kết luận của Đảng ủy về sắp xếp thôn', points: 'Nắm tâm tư đảng viên\nPhân công đảng viên phụ trách hộ' },
  { title: 'Kiểm điểm, xếp loại cuối năm', points: 'Kiểm điểm thật, có địa chỉ từng khuyết điểm' }
];

export const themes = [
  'Học tập phong cách gần dân, vì dân của Chủ tịch Hồ Chí Minh', 'Nâng cao chất lượng sinh hoạt chi bộ theo Chỉ thị 50-CT/TW', 'Vai trò nêu gương của đảng viên nơi cư trú',
  'Chuyển đổi số trong công tác của chi bộ', 'Tự phê bình và phê bình: nói thật, nói đúng, nói để giúp nhau', 'Đảng viên với việc xây dựng khu dân cư nông thôn mới kiểu mẫu'
];
/** What the minority reserves; they obey what was decided (Charter, art. 9). */
export const reservedOpinions = [
  'Mức vận động còn cao so với hộ khó khăn; tôi chấp hành nghị quyết và xin bảo lưu ý kiến.', 'Thời hạn quá gấp khi bà con đang vào vụ; tôi chấp hành nghị quyết và xin bảo lưu ý kiến.',
  'Nên làm thí điểm ở một tổ liên gia trước; tôi chấp hành nghị quyết và xin bảo lưu ý kiến.'
] as const;
export const leaveReasons = ['Khám bệnh theo hẹn tại bệnh viện tỉnh', 'Con trai cưới vợ', 'Đi công tác theo giấy triệu tập', 'Chăm mẹ nằm viện', 'Giỗ họ ở quê vợ', 'Đưa cháu nhập học', 'Đi biển chưa về kịp', 'Trực ca không đổi được'];
export const missedReasons = ['Mưa lũ chia cắt, đường vào nhà văn hóa ngập sâu; đã báo cáo Đảng ủy.', 'Bí thư ốm, phó bí thư đi học; chi ủy không kịp chuẩn bị nội dung.', 'Tập trung chống bão, quá tuần đầu mới nước rút; sinh hoạt gộp vào tháng sau.'];
export const putOffReasons = ['Trùng hội nghị của Đảng ủy, đã báo cáo và được đồng ý dời ngày.', 'Đám tang trong thôn, nhiều đảng viên phải giúp việc hiếu.', 'Bão gần bờ, Đảng ủy cho các thôn trũng dời ngày.', 'Mất điện theo kế hoạch, dời sang tối hôm sau.'];
export const opinionsBefore: readonly (readonly [opinion: string, answer: string])[] = [
  ['Đề nghị chi bộ bàn việc sửa đèn đường trước nhà văn hóa.', 'Thôn đã đăng ký vật tư; tổ điện thay trong tuần.'],
  ['Tôi tuổi cao, xin được nhận tài liệu in chữ to.', 'Từ tháng sau đồng chí thư ký in gói chữ to, đưa tận nhà trước một ngày.'],
  ['Đề nghị nói rõ đảng phí nộp theo mức nào từ năm nay.', 'Mức theo Quy định 01-QĐ/TW, phó bí thư đã dán bảng tính ở nơi sinh hoạt.'],
  ['Họp nên vào đề ngay, bớt đọc văn bản dài.', 'Tiếp thu; văn bản gửi trước một ngày, cuộc họp chỉ nêu điểm mới.'],
  ['Xin hỏi việc kết nạp cháu bí thư chi đoàn đã đến bước nào.', 'Đang thẩm tra lý lịch, chi bộ báo cáo lại kỳ tới.']
];
export const guests: readonly (readonly [name: string, role: string])[] = [['Phan Thị Mặt', 'Ban công tác Mặt trận'], ['Hà Đình Lân', 'Công an xã phụ trách địa bàn'], ['Võ Thị Học', 'Chi đoàn thanh niên'], ['Biện Xuân Tín', 'Hội Nông dân xã']];
/** Short words in a debate. */
export const remarks: readonly string[] = [
  'Nhất trí, tổ tôi nhận làm trước một đoạn.', 'Cần nói rõ ai làm, bao giờ xong.', 'Tôi đồng ý với đồng chí vừa phát biểu, thêm việc nhắc bà con trên loa.', 'Năm ngoái làm rồi mà bỏ dở, lần này phải có người theo dõi.', 'Lớp trẻ chúng tôi xin nhận phần chụp ảnh, lập danh sách.',
  'Nên hỏi ý kiến các cụ trước khi làm.', 'Khó nhất là mấy hộ đi vắng, đề nghị gọi điện.', 'Tôi đã đến ba nhà, hai nhà đồng tình.', 'Đề nghị làm điểm một nơi cho mọi người xem.', 'Tiền nong phải công khai ngay từ đầu.', 'Việc này vừa sức, làm được trong tháng.', 'Xin chi bộ cử thêm một người giúp.'
];
/** Self-criticism and criticism as it is said where people say it, and what is said of it at the next meeting. */
export const frank: readonly (readonly [said: string, answer: string])[] = [
  ['Tôi nhận khuyết điểm: việc được giao tháng trước tôi làm chậm, tháng này xin làm bù.', 'Việc tháng trước tôi làm chậm nay đã xong, xin báo cáo chi bộ.'],
  ['Chi ủy phân công chưa rõ người nên hai việc dẫm chân nhau, đề nghị rút kinh nghiệm.', 'Chi ủy tiếp thu ý kiến về phân công: từ kỳ này mỗi việc một người, không để dẫm chân nhau.'],
  ['Có đồng chí vắng họp thôn mà không nói một lời; đề nghị tự nhận trước chi bộ.', 'Tôi là người vắng họp thôn lần trước, xin nhận và đã báo với trưởng thôn.'],
  ['Tôi còn nể nang, thấy hàng xóm lấn đường mà không nhắc.', 'Nhà hàng xóm lấn đường tôi đã sang nói, họ đã lùi hàng gạch vào.'],
  ['Họp bắt đầu muộn mười lăm phút, lỗi ở tôi là người chuẩn bị.', 'Buổi này khai mạc đúng giờ; từ nay chuẩn bị xong trước nửa tiếng.'],
  ['Ta khen nhau nhiều quá; việc rác thải thôn mình còn kém thôn bên.', 'Việc rác thải đã khá hơn, xe thu gom đã vào được hai ngõ trong.'],
  ['Đồng chí phụ trách quỹ chưa niêm yết tháng này, đề nghị dán trong tuần.', 'Quỹ tháng trước tôi đã niêm yết ở nhà văn hóa, xin các đồng chí xem.'],
  ['Nhà tôi là đảng viên mà con cháu còn đi xe ẩu, tôi xin nhận và dạy lại.', 'Cháu nhà tôi đã ký cam kết đi xe đúng luật với công an xã.']
];
/** A criticism that a cell says and lets lie, and as it is said again two months later. */
export const letLie = ['Tủ sách của thôn đóng im cả quý, bạn đọc đến lại về không; đồng chí thủ thư như vậy là thiếu trách nhiệm.', 'Tủ sách vẫn đóng im, đồng chí thủ thư chưa sửa.'] as const;
/** How the house is run, which is no matter of a cell. */
export const houseBusiness = [{ title: 'Giao ban tuần, phân ca và lịch giao hàng', points: 'Đơn hàng\nBảo dưỡng máy' }, { title: 'Doanh thu tháng, mua sắm vật tư', points: 'Tạm ứng, thanh toán' }] as const;
export const preMeetings: readonly (readonly [content: string, conclusion: string])[] = [
  ['Nghe bí thư báo cáo kết quả tháng trước; soát từng việc đã giao, việc nào chậm thì tìm người và nguyên nhân; thống nhất nội dung kỳ này.', 'Trình chi bộ thảo luận một việc chính, không dàn trải; phó bí thư soạn dự thảo nghị quyết.'],
  ['Kiểm điểm việc nộp đảng phí và số đồng chí vắng; dự kiến phân công; chọn điểm cần biểu quyết.', 'Thống nhất chương trình; tài liệu gửi đảng viên trước một ngày; mời cấp ủy viên phụ trách.'],
  ['Bàn cách vào việc khó nhất của tháng; nghe ý kiến quần chúng do Mặt trận tổng hợp.', 'Đưa ra chi bộ bàn công khai; chuẩn bị hai phương án để đảng viên lựa chọn.']
];
/** What one hand wrote for several cells, with a number changed. */
export const copiedPreparation = (index: number) => ({
  content: `Soát từng hộ chưa ký cam kết thu gom rác ở hai đầu trục đường, hộ nào vướng thì tổ trưởng đến tận nhà hỏi cho rõ. Chọn ${index + 5} vườn làm trước theo tiêu chí vườn mẫu, mỗi người nhận một nhà, chụp ảnh trước và sau. Mương nhánh phía đông tắc đã hai vụ, ra quân một buổi sáng chủ nhật, mang theo cuốc xẻng, ai vắng thì góp công ngày khác.`,
  conclusion: 'Đèn và camera đầu thôn hỏng thì báo ngay trong ngày cho người trông coi, tiền sửa lấy từ quỹ, niêm yết ở nhà văn hóa.'
});
export const reports = { done: ['Đã làm xong, có danh sách kèm theo.', 'Xong trong tuần, bà con đồng tình.', 'Đã hoàn thành, còn dặm lại một đoạn nhỏ.'], underWay: ['Mới được khoảng một nửa, vướng mấy hộ đi vắng.', 'Đang làm, trời mưa nên chậm mấy ngày.', 'Đã họp tổ, tuần này triển khai.'] };

/** What the commune's office adds to its report of a month: words, no figures. */
export const reportRemarks: readonly { remarks: string; proposals: string }[] = [
  { remarks: 'Các chi bộ giữ nền nếp sinh hoạt, nội dung sát nhiệm vụ của địa phương. Một số chi bộ còn gửi tài liệu muộn, ít ý kiến thảo luận.', proposals: 'Đề nghị Tỉnh ủy cấp thêm tài liệu sinh hoạt chuyên đề cho chi bộ thôn.' },
  { remarks: 'Sinh hoạt chuyên đề chuẩn bị kỹ hơn tháng trước. Còn chi bộ chậm nộp hồ sơ sau họp.', proposals: '' },
  { remarks: 'Thường trực đã dự và góp ý ở các chi bộ còn yếu. Việc giao cho đảng viên cần có hạn và người chịu trách nhiệm rõ hơn.', proposals: 'Đề nghị mở lớp bồi dưỡng nghiệp vụ cho bí thư chi bộ mới.' }
];

/** Why a cell takes points off its own meeting. */
export const lostReasons = [
  'Gợi ý thảo luận còn chung chung.', 'Ý kiến phê bình còn nể nang.', 'Báo cáo kết quả tháng trước chưa nêu nguyên nhân việc chậm.', 'Kết luận chưa rõ người làm, hạn xong.', 'Chưa dành thời gian cho đảng viên trẻ phát biểu.', 'Biên bản ghi còn tóm tắt.'
];

/** What the province's office adds to its own. */
export const provinceRemarks = { remarks: 'Nền nếp sinh hoạt chi bộ được giữ ở các đảng bộ đã có chi bộ; các đảng bộ mới thành lập đang hoàn thiện tổ chức.', proposals: '' };
