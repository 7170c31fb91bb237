import { apart } from './pairs.ts';

/**
 * A word of criticism and what was written of the cell's meetings after it, parted by "||": the same matter in other words, or other matters of the same
 * cell. Made by us, invented: no real person said any of it. By the first half of each the method was tuned; the second was written before that and measured after it.
 */
type After = readonly [criticism: string, later: readonly string[]];
const pairsIn = (written: string): After[] => written.trim().split('\n').map((line) => {
  const [criticism, later] = line.split(' || ');
  return [criticism!, [later!]];
});
const half = 12;

const followed = pairsIn(`
Đồng chí trưởng thôn thu quỹ mà không niêm yết, tôi đề nghị rút kinh nghiệm. || Công khai các khoản thu chi quỹ thôn tại nhà văn hóa trước ngày 15.
Bí thư nói nhiều làm ít, việc đèn đường hứa ba lần rồi. || Liên hệ điện lực thay bảy bóng đèn ở đường trục thôn, đồng chí Lộc theo dõi.
Tôi nhận khuyết điểm: hai tháng nay chưa đến nhà hộ nào như đã hứa. || Mỗi đảng viên đến thăm các hộ được giao, ghi ngày đến vào sổ.
Đồng chí phụ trách vườn trường còn buông lỏng, cây chết một nửa. || Tổ Sinh trồng dặm lại vườn trường, phân lớp tưới hằng ngày.
Họp bắt đầu muộn hai mươi phút, lỗi ở bí thư. || Từ buổi sau khai mạc đúng 19 giờ 30, ai đến muộn ghi vào biên bản.
Thư ký ghi biên bản qua loa, ý kiến của tôi tháng trước không có. || Biên bản ghi đủ tên người nói và điều họ nói, đọc lại cho cả chi bộ nghe trước khi thông qua.
Anh em mình đùn đẩy nhau việc hòa giải nhà ông Tư, tôi cũng có lỗi. || Kiện toàn tổ hòa giải, đồng chí Mến làm tổ trưởng.
Đồng chí cán bộ địa chính giải quyết vòng vo, dân đi lại bốn lần. || Bộ phận địa chính ghi giấy hẹn một lần, thiếu gì nói hết ngay từ đầu.
Tổ trưởng tổ vay vốn buông lỏng, hộ bán bò mà không biết. || Kiểm tra việc sử dụng vốn vay của mười bốn hộ nuôi bò.
Chi bộ ta chưa giới thiệu được ai vào Đảng, đó là khuyết điểm của chi ủy. || Giới thiệu hai quần chúng đi học lớp nhận thức về Đảng.
Chúng ta để hàng hóa chắn lối thoát hiểm, tháng nào cũng nhắc nhở. || Xưởng hai chuyển thùng vải ra kho, giữ lối thoát hiểm thông suốt.
Đồng chí Hùng trực ban còn bỏ vị trí, tôi nhắc nhở trước chi bộ. || Siết lại kỷ luật trực ban, chỉ huy kiểm tra đột xuất ban đêm.
Chi ủy chậm trả lời đơn của bà Thắm về ranh đất, tôi thấy có lỗi với dân. || Đồng chí Khang cùng cán bộ xã đo lại mốc giới nhà bà Thắm, trả lời bằng văn bản.
Đảng viên ta đổ rác ra bờ kênh, tôi tự nhận có nhà tôi. || Dọn sạch rác ở kênh nội đồng, đặt hai thùng chứa ở đầu cầu.
Đồng chí phó hiệu trưởng kiểm tra bếp ăn qua loa, mẫu thức ăn lưu thiếu nhãn. || Bếp ăn bán trú dán nhãn mẫu lưu mỗi ngày, y tế trường ký sổ.
Tổ tự quản của đồng chí Vinh tuần tra hình thức, trộm chó vẫn vào. || Chia lại ca tuần tra, mỗi đêm ba người đi đủ hai vòng.
Tôi nộp đảng phí chậm hai tháng, xin nhận lỗi. || Đồng chí Tuyết thu đảng phí ngay đầu buổi họp, ai ở xa thì chuyển khoản.
Chúng ta kết nạp đoàn viên qua loa, cả năm chi đoàn không họp. || Bí thư chi đoàn lập lịch sinh hoạt hằng quý, chi ủy cử người dự.
Đồng chí bác sĩ trưởng khoa đi buồng muộn, người bệnh phải chờ. || Khoa đi buồng trước 8 giờ, giao đồng chí điều dưỡng trưởng chấm.
Tổ trưởng chuyền bốn ép tăng ca mà ta né tránh không nói. || Công đoàn đối thoại với quản đốc về giờ làm thêm, lấy ý kiến thợ chuyền bốn.
Đồng chí Phúc làm lớp trưởng mà bao che bạn nghỉ học. || Điểm danh từng tiết, báo cố vấn học tập danh sách bạn nghỉ quá ba buổi.
Có đồng chí uống rượu trong giờ hành chính, cơ quan biết mà nể nang. || Ký cam kết không uống rượu bia giữa giờ làm việc, vi phạm thì hạ mức xếp loại.
Máy bơm hỏng mà đồng chí thủy nông không báo, lúa cháy là lỗi của ta. || Sửa máy bơm trạm cuối, lập số điện thoại nhận tin báo mất nước.
Đồng chí Oanh ở xa mà chi bộ không gọi lần nào, thiếu trách nhiệm. || Mỗi tháng chi ủy gọi cho ba đảng viên ở xa, hỏi việc làm và sức khỏe.
`);

const dropped = pairsIn(`
Đồng chí kế toán quỹ khuyến học báo cáo chậm, nói mãi không sửa. || Tặng quà học sinh giỏi dịp khai giảng. Vận động xây cổng trường mầm non.
Chi ủy hứa sửa cống đầu làng mà không làm, tôi phê bình. || Ra quân trồng hoa hai bên đường làng. Bàn lịch gieo mạ vụ xuân.
Tôi chưa gương mẫu, nhà tôi vẫn đốt rơm. || Thu hoạch lúa mùa xong trước ngày 20. Thăm hỏi gia đình chính sách.
Tổ trưởng tổ Văn vào điểm chậm hai tuần, phải rút kinh nghiệm. || Chuẩn bị lễ 20 tháng 11. Tổ Văn đăng ký tiết dạy tốt.
Đồng chí nói nặng với dân ở bộ phận một cửa, cần xin lỗi. || Cài dịch vụ công cho dân ở ba thôn. Sắp xếp lại phòng làm việc sau sáp nhập.
Đồng chí Tạ vắng không lý do hai buổi, chi bộ phải nhắc nhở. || Đăng ký học tập chuyên đề năm. Nghe báo cáo sản xuất quý ba.
Chi hội phụ nữ với chi bộ ta phối hợp chưa tốt, ai cũng ngại. || Giao chỉ tiêu bảo hiểm y tế. Diệt chuột bảo vệ lúa.
Ca đêm giao ban sơ sài, trách nhiệm ở tôi là trưởng ca. || Phát động thi đua ngày thầy thuốc. Mua máy đo huyết áp mới cho khoa.
Nhà ăn để thức ăn nguội, đồng chí công đoàn biết mà né tránh. || Ký thỏa ước lao động tập thể. Hiến máu nhân đạo.
Lớp trưởng là đảng viên mà quay cóp, đồng chí phải tự nhận khuyết điểm. || Tình nguyện dọn bãi biển. Giúp tân sinh viên tìm nhà trọ.
Xe chở cát của gia đình đảng viên làm hỏng đường, chúng ta bao che. || Cắm biển du lịch ở bến đò. Tu sửa đình làng.
Đồng chí quản lý kho quân nhu ghi sổ còn đại khái, sai số lượng. || Huấn luyện bơi cho chiến sĩ mới. Trồng rau tăng gia.
Đồng chí Sáu lấn vỉa hè bán hàng, tôi đề nghị tự giác dọn. || Tổ dân phố mừng thọ bảy cụ. Gắn số nhà ở ngõ mới.
Chi ủy chọn người học lớp cảm tình theo kiểu nể nang, tôi không đồng ý. || Phun thuốc khử trùng chuồng trại. Sửa mái nhà kho hợp tác xã.
Chúng ta đi viếng đám tang mà uống rượu say, mất gương mẫu. || Đăng ký cấp mã vùng trồng bưởi. Mua áo phao cho đội xung kích.
Tôi là tổ trưởng mà để học sinh đánh nhau, xin nhận trách nhiệm. Tôi chưa sâu sát lớp. || Tập huấn soạn bài trên máy tính. Thi văn nghệ chào xuân.
Đồng chí văn thư để lạc công văn của dân, phải kiểm điểm nghiêm khắc. || Tiết kiệm điện ở trụ sở. Góp sách cho tủ sách cơ quan.
Đồng chí chủ tịch công đoàn chưa dám nói chuyện nợ bảo hiểm xã hội. || Giải bóng chuyền công nhân. Khám mắt miễn phí tại xưởng.
Đồng chí Nhàn hay đưa tin chưa kiểm chứng lên mạng, tôi phê bình. || Lắp nước sạch cho cụm dân cư bãi. Cấy lại diện tích bị ngập.
Ta ghi sổ trực cứu hỏa mà không ai tập, hình thức. || Chi trả lương tháng mười ba. Tuyển thợ học việc từ trường nghề.
Đồng chí Quý nhận thuốc mẫu của hãng, tôi nói thẳng để đồng chí sửa. || Dời khoa sang dãy nhà mới. Đón đoàn sinh viên thực tập.
Chi bộ ta không thăm đồng chí Lam lúc mổ, thiếu sót của chi ủy. || Đổi giờ họp theo múi giờ. Tổ chức Tết cộng đồng cho kiều bào.
Đồng chí Bính chia đất dịch vụ cho người nhà, có dấu hiệu vi phạm. || Nạo vét ao làng. Sơn lại khẩu hiệu ở cổng chào.
Chúng tôi ở phòng máy dùng chung mật khẩu, đó là lỗi của anh em. || Trực Tết luân phiên. Trao giải sáng kiến quý bốn.
`);

/** So many lines of two other meetings stand around what came after a criticism that was dropped: where more is written, more is alike by chance. */
const around = 24;
const among = (pairs: readonly After[]): After[] => pairs.map(([criticism, later], at) => [criticism, [...later, ...Array.from({ length: around }, (_, nth) => apart[(at * 5 + nth * 3) % apart.length]![nth % 2]!)]]);

/** The first halves, by which the method was tuned. */
export const takenUp: readonly After[] = followed.slice(0, half);
export const notTakenUp: readonly After[] = among(dropped.slice(0, half));
/** The second halves, which chose nothing. */
export const takenUpLater: readonly After[] = followed.slice(half);
export const notTakenUpLater: readonly After[] = among(dropped.slice(half));
