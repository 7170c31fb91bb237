/**
 * A word noted at a meeting, and what the minutes of that meeting (0) and of the ones after it (1, 2 …) say besides, parted by "||" and "|", each line with where it
 * stands. Made by us, invented, in the manner of cells of every type: no real person said any of it. Labelled before the method was tuned by the odd lines of each
 * list; the even ones chose nothing.
 */
export interface Noted {
  /** so many meetings later; at 0 what came after the word */
  later: number;
  as: 'speech' | 'clause' | 'task' | 'agenda' | 'pre-meeting';
  text: string;
}
export interface History {
  word: string;
  after: readonly Noted[];
}
const historiesIn = (written: string): History[] => written.trim().split('\n').map((line) => {
  const [word, after] = line.split(' || ') as [string, string];
  return { word, after: after.split(' | ').map((one): Noted => {
    const [, later, as, text] = /^(\d) (speech|clause|task|agenda|pre-meeting): (.+)$/.exec(one)!;
    return { later: Number(later), as: as as Noted['as'], text: text! };
  }) };
});

/** A criticism of which nothing came; where it was only said again it is still so. */
const unfollowed = historiesIn(`
Đồng chí Toản làm tổ trưởng tổ liên gia số 4 mà ba tháng không họp tổ lần nào, chi bộ cần nhắc nhở nghiêm túc. || 0 clause: Lãnh đạo thu hoạch xong lúa Hè Thu trước ngày 10/9. | 0 task: Liên hệ ba máy gặt về đồng Cửa Chùa | 1 speech: Giá gặt năm nay nên lấy một mức cho cả xã. | 1 clause: Vận động nhân dân đóng góp quỹ đền ơn đáp nghĩa đạt kế hoạch. | 2 speech: Đường ra đồng lầy, xe công nông vào khó.
Chi ủy gửi tài liệu quá muộn, đảng viên đến nơi mới được đọc, đề nghị rút kinh nghiệm. || 0 clause: Hoàn thành tiêm phòng gia súc đợt hai trong tháng 9. | 1 speech: Tôi nhắc lại, tài liệu vẫn gửi muộn, chi ủy chưa sửa. | 1 clause: Mỗi đảng viên vận động một hộ tham gia bảo hiểm y tế. | 2 task: Lập danh sách trẻ vào lớp một
Tôi tự phê bình: được phân công giúp hộ bà Cúc thoát nghèo mà nửa năm nay tôi chưa làm được gì. || 0 clause: Thống nhất mức đóng góp làm đường nội đồng. | 0 task: Niêm yết mức đóng góp ở nhà văn hóa | 1 speech: Đường làm đến đâu nghiệm thu đến đó. | 2 clause: Tổ chức Tết Trung thu cho các cháu.
Việc thu phí vệ sinh làm không công bằng, hộ người nhà đồng chí trưởng thôn chưa nộp mà không ai nói, chúng ta còn nể nang. || 0 clause: Phòng chống lụt bão theo phương châm bốn tại chỗ. | 1 task: Kiểm tra áo phao, thuyền cứu hộ | 2 speech: Nên chuyển cụ Hợi đến trường học trước khi bão vào.
Đồng chí Hảo phụ trách đoàn thanh niên làm việc qua loa, hè rồi không có hoạt động nào cho thiếu nhi. || 0 clause: Rà soát hộ nghèo đúng quy trình. | 1 speech: Đồng chí Hảo vẫn chưa tổ chức được gì cho thiếu nhi, tôi đề nghị đồng chí nghiêm khắc với mình. | 1 task: Họp dân bình xét hộ cận nghèo | 2 speech: Năm nay hộ thoát nghèo thêm hai.
Sinh hoạt chi bộ nhiều buổi chỉ nghe đọc công văn, chi ủy chuẩn bị sơ sài, không có việc gì để bàn. || 0 clause: Tiếp tục thực hiện phong trào xây dựng nông thôn mới. | 1 clause: Đẩy mạnh tuyên truyền an toàn giao thông. | 1 speech: Ngã tư trạm điện hay có va quệt. | 2 task: Cắm biển giảm tốc độ ở ngã tư
Đồng chí Dần uống rượu rồi to tiếng ở đám cưới, dân chê cười, đảng viên như thế là thiếu gương mẫu. || 0 speech: Tôi đề nghị bàn việc tiếp theo. | 0 clause: Ra quân nạo vét kênh trước ngày 20. | 1 speech: Kênh đoạn cuối còn đọng bèo. | 2 clause: Chuẩn bị lễ giao nhận quân.
Nhà văn hóa bẩn, khóa hỏng, đồng chí quản lý thiếu trách nhiệm, để bà con phải kêu. || 0 clause: Kết nạp đoàn viên ưu tú đạt chỉ tiêu. | 0 task: Giới thiệu một đoàn viên học lớp cảm tình | 1 speech: Cháu Linh gia đình hoàn cảnh nhưng chăm việc. | 2 clause: Gieo cấy đúng lịch thời vụ.
Ba đồng chí cao tuổi không được báo họp, đó là lỗi của đồng chí phó bí thư. || 0 clause: Mở rộng diện tích trồng ngô sinh khối. | 1 task: Đăng ký giống ngô với hợp tác xã | 2 speech: Ngô bán theo cân tươi, thương lái về tận ruộng.
Quỹ hội khuyến học báo cáo chung chung, tôi hỏi hai lần mà đồng chí chi hội trưởng không trả lời, như vậy là chưa nghiêm túc. || 0 clause: Đăng ký gia đình văn hóa năm mới. | 1 speech: Quỹ khuyến học đến nay vẫn chưa có con số nào, đồng chí chi hội trưởng né tránh. | 2 speech: Lần thứ ba tôi nêu việc quỹ khuyến học, chi bộ ta không ai làm rõ. | 2 clause: Trồng hai trăm cây cau dọc đường trục.
Phòng Văn hóa để quá hạn bốn hồ sơ, đồng chí trưởng phòng không xin lỗi dân, cần kiểm điểm trách nhiệm. || 0 clause: Tuyên truyền ngày pháp luật. | 1 speech: Khẩu hiệu nên treo ở chợ cho dễ thấy. | 2 task: Phát năm trăm tờ rơi ở chợ
Anh em cơ quan đi làm về sớm, cổng 16 giờ 30 đã vắng, lãnh đạo biết mà nể nang không nói. || 0 clause: Hưởng ứng tuần lễ áo dài. | 1 clause: Quyên góp giúp đồng bào vùng lũ một ngày lương. | 1 speech: Anh em về trước giờ vẫn như cũ, đồng chí chánh văn phòng phải nghiêm khắc. | 2 task: Chuyển tiền ủng hộ về Mặt trận xã
Đồng chí Thơm đánh giá viên chức còn dĩ hòa vi quý, ai cũng xuất sắc, tôi cho là hình thức. || 0 clause: Chuẩn bị khai giảng, dọn vệ sinh trường lớp. | 1 speech: Bàn ghế khối một đã đủ. | 2 clause: Phát động quyên góp sách cho thư viện.
Giáo viên tổ Tiếng Anh cho học sinh học thêm ngoài trường, chi bộ ta biết mà chưa nói, đó là né tránh. || 0 clause: Thi giáo viên giỏi vòng trường vào tháng 11. | 0 task: Lập ban giám khảo, bốc thăm tiết dạy | 1 speech: Tổ Toán đăng ký bốn tiết. | 2 clause: Ngày hội đọc sách tổ chức gọn trong buổi sáng.
Bếp ăn nhận thịt lúc trời tối, không cân lại, đồng chí phụ trách bán trú làm đại khái. || 0 clause: Xây dựng phòng học thông minh. | 1 task: Khảo sát đường truyền mạng các lớp | 2 speech: Phụ huynh góp máy chiếu phải ghi sổ tài trợ.
Ban giám hiệu dự giờ ít, có đồng chí cả học kỳ không dự tiết nào, như thế là buông lỏng. || 0 clause: Hoàn thành hồ sơ phổ cập. | 1 speech: Việc dự giờ của ban giám hiệu không khá hơn, các đồng chí phải tự phê bình. | 2 clause: Hội khỏe Phù Đổng cấp trường.
Trạm để kho vắc xin không ghi nhiệt độ hai ngày nghỉ, đồng chí trực thiếu trách nhiệm, rất nguy hiểm. || 0 clause: Truyền thông dinh dưỡng cho bà mẹ. | 1 speech: Mẹ bầu ở xóm bãi đi khám thưa. | 2 task: Nấu bữa mẫu cho trẻ ở thôn Đông
Tôi nhận khuyết điểm đã cáu với người nhà bệnh nhân, nhưng cũng đề nghị các đồng chí ca tối xem lại mình, còn nhiều người như tôi. || 0 clause: Mua thêm giường bệnh. | 1 speech: Giường cũ chuyển sang phòng lưu. | 2 clause: Khám sức khỏe nghĩa vụ quân sự.
Công ty nợ bảo hiểm của thợ, chi bộ ta im lặng, tôi là đảng viên tôi thấy có lỗi với anh em. || 0 clause: Đạt chứng chỉ xuất khẩu cho dòng hàng mới. | 1 speech: Khách Nhật yêu cầu đo lại khổ vải. | 2 task: Dọn dẹp theo 5S ở xưởng cắt
Quản đốc Tiệp hay nói nặng với công nhân nữ, đồng chí là đảng viên thì phải sửa. || 0 clause: Thi đua hoàn thành đơn hàng quý ba. | 1 speech: Anh Tiệp vẫn quát công nhân nữ giữa xưởng, vi phạm tác phong đảng viên mà chúng ta bao che. | 2 clause: Tổ chức hội thao ngành dệt.
Đội xe chở quá tải, lái xe toàn người của ta, chi bộ nói suông mãi mà không chấp hành. || 0 clause: Đăng ký sáng kiến tiết kiệm nhiên liệu. | 1 task: Theo dõi định mức dầu từng đầu xe | 2 speech: Bảng định mức nên dán ở phòng điều độ.
Tổ tuần tra đi không đủ người, sổ ghi đủ, tôi nói thẳng đó là hình thức, đồng chí đội phó phải chịu. || 0 clause: Vận động giao nộp vũ khí, vật liệu nổ. | 1 clause: Diễn tập chữa cháy ở chợ. | 1 speech: Trụ nước chợ Hôm không mở được van. | 2 task: Kiểm tra bình cứu hỏa các kiốt
Cán bộ tiếp dân ngày thứ Bảy hay bỏ bàn, dân chờ cả sáng, đồng chí trực ban còn đổ lỗi cho nhau. || 0 clause: Cấp căn cước cho học sinh lớp chín. | 1 speech: Máy chụp ảnh nên mang về trường. | 2 clause: Quản lý tạm trú khu nhà trọ.
Trung đội dân quân báo động mà thiếu tám người, đồng chí Chính chỉ huy buông lỏng quân số. || 0 clause: Giúp dân thu hoạch sắn chạy lụt. | 1 speech: Quân số dân quân lần này lại thiếu, đồng chí Chính không rút kinh nghiệm. | 2 task: Sơn lại nhà trực
Xã viên kêu vật tư về chậm, đồng chí giám đốc hợp tác xã hứa mà không làm, chúng ta phải tự phê bình. || 0 clause: Chào mừng đại hội Hội Nông dân. | 1 speech: Đoàn đại biểu của ta có bốn người. | 2 clause: Liên hoan tiếng hát đồng quê.
Chi hội phụ nữ cho vay trùng hộ, tôi góp ý mà đồng chí Lành gạt đi, như thế là thiếu dân chủ, thiếu sót lớn. || 0 clause: Mừng thọ các cụ đầu xuân. | 0 task: Mua quà mừng thọ mười một cụ | 1 speech: Cụ Năm yếu thì mang quà đến nhà. | 2 clause: Sửa cổng làng.
Đảng viên sinh viên mình ngại việc lớp, chỉ lo học, tôi thấy chi bộ ta còn kém chi bộ khóa trước. || 0 clause: Chuẩn bị bảo vệ đồ án. | 1 speech: Lịch phản biện đã dán ở khoa. | 2 task: Mượn hội trường cho buổi bảo vệ
Đồng chí Nghĩa không đóng đảng phí bốn tháng, nhắn không trả lời, vi phạm Điều lệ mà chi ủy chưa nhắc. || 0 clause: Giới thiệu việc làm cho đồng hương mới sang. | 1 speech: Nghiệp đoàn xây dựng đang tuyển thợ hàn. | 2 clause: Giao lưu bóng đá cộng đồng.
Biên bản kỳ trước thiếu ý kiến của tôi về việc đất nghĩa trang, thư ký ghi sai, chi bộ thông qua mà không ai đọc kỹ. || 0 clause: Hiến máu đợt hai. | 1 speech: Ba đoàn viên đăng ký hiến máu lần đầu. | 2 task: Đưa xe đón người hiến máu
Đồng chí Mão lấn ao công làm chuồng vịt, tôi là người cùng họ cũng nói thẳng, đề nghị tự giác tháo dỡ. || 0 clause: Dồn điền, đổi thửa cánh đồng Nẩy. | 1 speech: Chuồng vịt trên ao công còn nguyên, đồng chí Mão không chấp hành, chi bộ ta nể nang. | 2 speech: Cắm mốc lại cánh đồng Nẩy cho rõ.
Phân công thì nhiều, kiểm tra thì ít, bí thư giao xong là để đấy, hạn chế này năm nào cũng nêu. || 0 clause: Lễ hội đền Cả tổ chức ba ngày. | 1 task: Dựng rạp, mượn trống chiêng | 2 speech: Bãi gửi xe hội nên để ở sân bóng.
Loa phát thanh đọc sai tên gia đình liệt sĩ, đồng chí phụ trách truyền thanh chưa đến xin lỗi người ta. || 0 clause: Chuyển trường mầm non về cơ sở mới. | 1 speech: Đồ chơi ngoài trời chuyển sau cùng. | 2 clause: Trồng cỏ ta-luy đường đê.
`);

/** A criticism that was taken up in whatever way, and what only sounds like one. */
const notSo = historiesIn(`
Đồng chí Toản ba tháng không họp tổ liên gia, chi bộ cần nhắc nhở. || 0 task: Đồng chí Toản họp tổ liên gia số 4, gửi biên bản về chi ủy
Tài liệu họp gửi quá muộn, lỗi của chi ủy. || 0 clause: Từ tháng sau mọi văn bản được chuyển tới đảng viên chậm nhất hai ngày trước khi họp.
Tôi được giao giúp hộ bà Cúc mà chưa làm được gì, tôi xin tự phê bình. || 1 speech: Tôi đã sang nhà bà Cúc ba lần, làm xong giấy vay vốn nuôi bò cho bà.
Hộ người nhà trưởng thôn chưa nộp phí vệ sinh, chúng ta còn nể nang. || 1 clause: Công khai danh sách các hộ còn nợ phí thu gom rác, không có ngoại lệ.
Đồng chí Hảo làm công tác đoàn qua loa, hè không có gì cho các cháu. || 1 task: Mở lớp bơi và sân chơi cho thiếu nhi trong tháng 7
Sinh hoạt chỉ nghe đọc công văn, chi ủy chuẩn bị sơ sài. || 1 pre-meeting: Rút kinh nghiệm kỳ trước, chọn một việc của thôn đưa ra bàn, công văn in phát trước không đọc lại.
Đồng chí Dần uống rượu to tiếng ở đám cưới, thiếu gương mẫu. || 0 speech: Tôi xin tiếp thu, tôi sai, đã sang xin lỗi gia chủ và hứa không tái phạm.
Nhà văn hóa bẩn, khóa hỏng, đồng chí quản lý thiếu trách nhiệm. || 2 speech: Hội trường nay sạch sẽ, ổ khóa thay rồi, giao chìa cho đồng chí Tư.
Ba đồng chí cao tuổi không được báo họp, đó là lỗi của phó bí thư. || 0 clause: Giấy mời phải đưa tận tay các đồng chí trên 70 tuổi, có ký nhận.
Quỹ khuyến học báo cáo chung chung, đồng chí chi hội trưởng chưa nghiêm túc. || 1 speech: Quỹ khuyến học vẫn chưa rõ, đồng chí chi hội trưởng né tránh. | 2 agenda: Nghe chi hội trưởng giải trình thu chi khuyến học hai năm
Phòng để quá hạn bốn hồ sơ mà không xin lỗi dân, đồng chí trưởng phòng cần kiểm điểm. || 0 task: Gửi thư xin lỗi và hẹn ngày trả kết quả cho bốn công dân
Anh em về sớm, lãnh đạo nể nang không nói. || 0 clause: Tổ chức chấm vân tay đầu giờ và cuối giờ, công khai hằng tuần.
Đánh giá viên chức ai cũng xuất sắc, tôi cho là hình thức, nể nhau. || 1 clause: Tỷ lệ hoàn thành xuất sắc không quá một phần năm, phải có sản phẩm cụ thể kèm theo.
Giáo viên tổ Tiếng Anh dạy thêm trái quy định, chi bộ ta né tránh. || 0 task: Yêu cầu từng đồng chí tổ Ngoại ngữ ký cam kết không dạy thêm
Bếp nhận thịt không cân lại, đồng chí phụ trách bán trú đại khái. || 1 speech: Tổ bán trú báo cáo: sáng nào cũng có hai người giao nhận thực phẩm, cân và ghi sổ.
Ban giám hiệu dự giờ ít, như thế là buông lỏng. || 1 task: Xếp lịch mỗi tuần hiệu trưởng, hiệu phó dự hai tiết
Trạm không ghi nhiệt độ tủ vắc xin, đồng chí trực thiếu trách nhiệm. || 0 speech: Tôi nhận khuyết điểm ca đó là của tôi, từ mai có bảng theo dõi treo ở cửa tủ.
Có đồng chí cáu với người nhà bệnh nhân, cần rút kinh nghiệm. || 2 clause: Tập huấn kỹ năng giao tiếp cho toàn trạm, đặt hòm thư góp ý ở phòng khám.
Công ty nợ bảo hiểm của thợ mà chi bộ ta im lặng, tôi thấy có lỗi. || 1 agenda: Làm việc với giám đốc về tiền bảo hiểm xã hội của người lao động
Quản đốc Tiệp nói nặng với công nhân nữ, đồng chí phải sửa. || 1 speech: Tôi là Tiệp, tháng qua tôi đã xin lỗi chị em ở chuyền và giữ lời.
Tổ tuần tra ghi sổ đủ mà đi thiếu người, đồng chí đội phó làm hình thức. || 0 clause: Chi bộ kiểm tra đột xuất ca đêm ít nhất hai lần một tháng, ai vắng hạ thi đua.
Trung đội dân quân thiếu người khi báo động, đồng chí Chính buông lỏng quân số. || 1 speech: Đợt này có mặt 28 trên 28 chiến sĩ, đồng chí Chính gọi từng nhà.
Vật tư về chậm, đồng chí giám đốc hợp tác xã hứa mà không làm. || 0 clause: Các đồng chí được góp ý nghiêm túc khắc phục khuyết điểm, báo cáo chi bộ kỳ sau.
Đồng chí Nghĩa bốn tháng không đóng đảng phí, chi ủy chưa nhắc, đó là khuyết điểm. || 1 task: Liên lạc với đồng chí Nghĩa, thu đủ đảng phí còn thiếu
Tôi đề nghị các hộ đăng ký giống chậm nhất ngày 25, muộn thì hợp tác xã không kịp lấy hàng. || 1 clause: Thăm gia đình chính sách. | 2 speech: Đường điện ra trạm bơm đã kéo xong.
Xã cấp xi măng chậm, anh em thợ chờ việc, tôi đề nghị chi bộ kiến nghị Đảng ủy. || 1 clause: Dạy bơi cho trẻ em. | 2 speech: Mùa này cá lên nhiều ở bến Trại.
Đồng chí Lan đề xuất hình thức họp trực tuyến cho người đi xa, tôi ủng hộ. || 1 clause: Ra quân phát quang hành lang lưới điện. | 2 task: Gửi quà Tết cho bộ đội Trường Sa
Chi bộ ta năm nay không có đồng chí nào vi phạm, không ai bị nhắc nhở, tôi rất mừng. || 1 speech: Vụ này chuột ít. | 2 clause: Giữ đội văn nghệ của thôn.
Nhờ đồng chí kế toán đối chiếu mà phát hiện công ty bán giống ghi sai hóa đơn, ta đòi lại được hai triệu. || 1 clause: Gia cố kè sông đoạn đình Trung. | 2 speech: Ao cá Bác Hồ nên thả thêm trắm.
Tôi đồng ý phần tự phê bình và phê bình trong báo cáo, xin phát biểu thêm về vụ Đông. || 1 speech: Trạm y tế nhắc bà con ngủ màn. | 2 task: Thay ngói mái đình
Các đồng chí nên vận động bà con hạn chế dùng túi ni lông khi đi chợ. || 1 speech: Năm nay nhãn được mùa. | 2 clause: Đón đoàn cựu chiến binh về thăm chiến trường xưa.
Lúa trổ muộn nửa tháng do rét, anh em tôi lo gặp mưa lúc gặt. || 1 clause: Lập tủ sách pháp luật. | 2 speech: Lớp học đêm có mười bốn người theo.
`);

const odd = (all: readonly History[]): History[] => all.filter((_, at) => at % 2 === 0);
const even = (all: readonly History[]): History[] => all.filter((_, at) => at % 2 === 1);
/** The odd lines, by which the method was tuned. */
export const unfollowedTuned = odd(unfollowed);
export const notSoTuned = odd(notSo);
/** The even lines, which chose nothing. */
export const unfollowedHeldOut = even(unfollowed);
export const notSoHeldOut = even(notSo);
