import { boilerplateOf, countOf, saysAny, syllables, without } from './text.ts';
import { hd42 } from '../../playbooks/hd42.ts';

/** An item of the agenda for self-criticism and criticism, by its words where it has no key. */
export const namesCriticism = (text: string): boolean => saysAny(syllables(text), criticising);
const said = (phrases: string): string[][] => phrases.split(';').map((one) => syllables(one));
const criticising = said('phê bình;tự phê bình');

/** Office style: says nothing of its own wherever it stands. */
const style = [
  'tiếp tục thực hiện', 'tổ chức thực hiện', 'triển khai thực hiện', 'lãnh đạo thực hiện', 'chỉ đạo thực hiện', 'thực hiện tốt', 'thực hiện nghiêm túc', 'thực hiện', 'tiếp tục', 'tăng cường', 'đẩy mạnh', 'nâng cao chất lượng', 'nâng cao', 'phát huy', 'lãnh đạo', 'chỉ đạo',
  'triển khai', 'quán triệt', 'nghiêm túc', 'kịp thời', 'theo quy định', 'trong thời gian tới', 'trong tháng tới', 'trong tháng', 'tháng trước', 'tháng này', 'kỳ này', 'kỳ tới', 'các đồng chí', 'đồng chí', 'chi bộ', 'chi ủy', 'đảng viên', 'nhiệm vụ', 'nghị quyết', 'nội dung',
  'sinh hoạt', 'thống nhất', 'nhất trí', 'phân công', 'kết quả', 'báo cáo', 'đánh giá', 'kiểm điểm', 'thảo luận', 'biểu quyết', 'dự thảo', 'chương trình', 'kế hoạch'
];
const ofThePlaybook = [...hd42.items.flatMap((item) => [item.title, item.points ?? '']), ...Object.values(hd42.debates), ...Object.values(hd42.topics).flat()];
/** What two texts have in common without anybody having copied: office style, and what the playbook puts into every agenda. */
export const usual = boilerplateOf(style, ofThePlaybook, 3);
/** The same for texts of two cells, of which nearly the whole must be alike: by two syllables at once, a word changed in every line leaves enough of the line (docs/signals.md). */
export const usualAmongCells = boilerplateOf(style, ofThePlaybook, 2);

const relaying = said('quán triệt;phổ biến;triển khai;tiếp thu;học tập nghị quyết;thông báo kết luận;thông báo kết quả;truyền đạt;thực hiện');
const above = said('cấp trên;đảng ủy;huyện ủy;tỉnh ủy;thành ủy;thị ủy;trung ương;bộ chính trị;ban bí thư;ban thường vụ;ban chấp hành;ban tổ chức;ủy ban kiểm tra;ubnd;ủy ban nhân dân;hội đồng nhân dân;chính phủ;thủ tướng;quốc hội;bộ trưởng;tw;nq tu;kh tu;ct tu;cv tu;kl tu;nq đu;kh đu;cv đu;tb đu;kh ub;qđ ub;ttg;nđ cp');
const papers = said('nghị quyết;chỉ thị;kết luận;kế hoạch;công văn;hướng dẫn;quyết định;quy định;thông tri;thông báo;chương trình hành động;nghị định;thông tư;văn bản');
const ownWords = said('của chi bộ;chi bộ ta;của thôn;thôn ta;của tổ;của cơ quan ta;ở thôn;trong thôn;ở chi bộ;mỗi đảng viên;phân công đảng viên;đảng viên nhận;hộ gia đình;giao đồng chí;ai làm;cách làm');

/** Whether a matter is passed on from above: words of passing on and a paper or a body of a higher level, and nothing of what the cell makes of it. */
export function isRelayed(text: string): boolean {
  const all = syllables(text);
  const relays = saysAny(all, relaying);
  const higher = saysAny(all, above);
  const paper = saysAny(all, papers);
  return ((relays && (higher || paper)) || (higher && paper)) && !saysAny(all, ownWords);
}

const running = said('chấm công;tiền lương;lương;thưởng;phụ cấp;lịch trực;phân ca;ca trực;giao ban;doanh thu;doanh số;lợi nhuận;đơn hàng;hợp đồng mua;mua sắm;đấu thầu;thanh toán;quyết toán;dự toán;ngân sách;tạm ứng;văn phòng phẩm;sửa chữa;bảo dưỡng;máy móc;thiết bị;kho;nhập kho;xuất kho;tiến độ dự án;tiến độ thi công;giải ngân;thời khóa biểu;phân công chuyên môn;coi thi;chấm thi;lịch thi;vào điểm;sổ điểm;giáo án;tuyển sinh;hồ sơ bệnh án;khám bệnh;thuốc;vật tư;trực ban;lịch công tác;lịch tuần;công việc tuần;báo cáo tuần;chỉ tiêu sản xuất;sản lượng;năng suất;chuyền;khách hàng;giao hàng;xe công;phòng họp;tiếp khách;nghỉ phép;tuyển dụng;bổ nhiệm viên chức;ký hợp đồng;phần mềm;văn bản đến;số hóa hồ sơ;hồ sơ tồn');
const leading = said('chi bộ;đảng viên;lãnh đạo;tư tưởng;gương mẫu;nêu gương;phê bình;đạo đức;dân chủ;kết nạp;quần chúng ưu tú;đoàn kết;nghị quyết;nơi cư trú;học tập và làm theo;tiết kiệm;chống lãng phí;nhũng nhiễu;thái độ;kỷ luật đảng;vai trò;trách nhiệm;xây dựng đảng;công đoàn;đoàn thanh niên');

/** Whether a matter is how the office, school or works is run and nothing of the Party's leading: more words of the one than of the other. */
export function isOfficeBusiness(text: string): boolean {
  const all = syllables(text);
  const runs = countOf(all, running);
  return runs > 0 && runs > countOf(all, leading);
}

const faults = said('phê bình;khuyết điểm;thiếu sót;hạn chế;nể nang;né tránh;chưa tốt;chưa được;chưa đúng;chưa nghiêm;chưa kịp;chưa đều;chưa gương mẫu;chưa làm tròn;chưa hết;chưa xong;chưa sâu;chưa sát;chưa quyết liệt;chưa thật;chưa chấp hành;chưa làm;chưa đi;chưa dự;chậm;trễ;muộn;bỏ họp;vắng không;sai;lỗi;vi phạm;hình thức;qua loa;đại khái;sơ sài;thiếu trách nhiệm;thiếu gương mẫu;né việc;đùn đẩy;nói nhiều làm ít;rút kinh nghiệm;nhận lỗi;xin nhận;tự nhận;nghiêm khắc;nhắc nhở;còn yếu;còn kém;buông lỏng;không chấp hành;không làm;nói nặng;bao che;ngại va chạm');
const people = said('tôi;đồng chí;đ c;chi ủy;bí thư;chi bộ ta;chúng ta;chúng tôi;đảng viên;ta;mình;anh em;tổ trưởng;tổ ta;ai;có đồng chí;cá nhân;gia đình đảng viên');

/** Whether what was said criticises somebody of the cell, or the one who says it: a fault, and whose it is. */
export function isCriticism(text: string): boolean {
  const all = syllables(text);
  return saysAny(all, faults) && saysAny(all, people);
}

/** Words that stand for a fault and say none: the last day of something, what is held in check, a way of doing it, thanks, and that nobody did wrong. */
const harmless = said('chậm nhất;muộn nhất;trễ nhất;không còn chậm;không chậm;hạn chế dùng;hạn chế sử dụng;hạn chế đi;hạn chế đốt;hạn chế tối đa;hình thức họp;hình thức trực tuyến;hình thức sinh hoạt;bằng hình thức;các hình thức;hình thức kỷ luật;phần tự phê bình;phần tự phê bình và phê bình;mục tự phê bình;mục tự phê bình và phê bình;tự phê bình và phê bình;hàng lỗi;không vi phạm;không sai;chậm thì;muộn thì;trễ thì;sai thì;vi phạm thì;nếu chậm;nếu muộn;nếu sai;nếu vi phạm;kẻo chậm;kẻo muộn').toSorted((a, b) => b.length - a.length);
const praising = said('nhờ đồng chí;nhờ anh em;cảm ơn;biểu dương;hoan nghênh;không ai bị;không ai vi phạm;không có ai;không có đồng chí nào;không đồng chí nào;không có đảng viên nào');
/**
 * Whether a criticism is of somebody of the cell, and not only sounds so: whose fault it is stands before it or in the same part of the sentence ("xã cấp chậm, anh em chờ" is
 * none of the cell's). Stricter than `isCriticism`, which is asked where it is enough that anything was said.
 */
export function criticisesPlainly(text: string): boolean {
  if (!isCriticism(text) || saysAny(syllables(text), praising)) return false;
  return text.split(/[\n;:!?]|\.(?!\d)/).some((sentence) => {
    let named = false;
    return sentence.split(',').some((part) => {
      const all = without(syllables(part), harmless);
      named ||= saysAny(all, people);
      return named && saysAny(all, faults);
    });
  });
}

const accepting = said('tiếp thu;xin nhận;tôi nhận;tôi tự nhận;tôi tự phê bình;tôi xin tự phê bình;tôi sai;tôi xin lỗi;xin hứa;tôi hứa;đã sửa;đã khắc phục;đã xong;đã làm xong;sẽ sửa;sẽ khắc phục;xin sửa;xin dọn;xin làm');
const acting = said('đã;xong;sẽ;từ nay;từ mai;từ buổi;từ tháng;từ tuần');
const again = said('vẫn;nhắc lại;nêu lại;lại thiếu;lại chậm;lại muộn;còn nguyên;như cũ;lần thứ;lần nữa;đến nay chưa;chưa sửa;chưa có gì;không khá hơn;chưa khá hơn;không thay đổi;chưa thay đổi;năm nào cũng;tháng nào cũng;lần nào cũng;nói mãi;nhắc mãi');
const taking = said('tiếp thu;nhận khuyết điểm;xin hứa;tôi hứa;tôi sai;tôi xin lỗi;sẽ sửa;xin sửa;sẽ khắc phục');
/** Whether whoever speaks next takes a criticism, without a word of what it is; who criticises themselves for something else does not. */
export const takesCriticism = (text: string): boolean => saysAny(syllables(text), taking);
/** Whether a word only says once more what was said: still so, or blame and nothing of what was done. */
export function blamesAgain(text: string): boolean {
  const all = syllables(text);
  return !saysAny(all, accepting) && (saysAny(all, again) || (isCriticism(text) && !saysAny(all, acting)));
}
const mending = said('khắc phục;sửa chữa;chấn chỉnh;tiếp thu');
const whatWasSaid = said('khuyết điểm;hạn chế;thiếu sót;tồn tại;được góp ý;ý kiến góp ý;ý kiến phê bình;được phê bình;đã góp ý;đã phê bình');
/** Whether a resolution takes up all that was criticised, without saying what. */
export function mendsAll(text: string): boolean {
  const all = syllables(text);
  return saysAny(all, mending) && saysAny(all, whatWasSaid);
}
