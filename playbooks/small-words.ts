/** Words that say nothing of which matter it is: small words, numbers and times, whose fault it is, and that it is one. */
export const smallWords: readonly string[] = (
  'và;của;là;thì;mà;có;được;cho;các;những;một;hai;ba;bốn;mươi;này;ấy;đó;đã;đang;sẽ;chưa;không;còn;vẫn;cũng;rồi;phải;cần;nên;để;với;về;ở;tại;trong;ra;vào;từ;đến;trước;sau;khi;lúc;mỗi;từng;cả;ai;gì;nào;như;theo;bị;do;vì;hay;hoặc;rất;quá;lắm;nhiều;ít;mãi;lại;ngay;nữa;' +
  'lần;phút;giờ;ngày;tuần;tháng;năm;buổi;tôi;ta;mình;chúng ta;chúng tôi;anh em;bí thư;cá nhân;đ c;việc;người;nói;làm;đề nghị;tổ trưởng;' +
  'tự phê bình;phê bình;rút kinh nghiệm;khuyết điểm;thiếu sót;hạn chế;nhận lỗi;xin nhận;tự nhận;nhận;lỗi;có lỗi;xin lỗi;xin;trách nhiệm;thiếu trách nhiệm;nể nang;né tránh;qua loa;đại khái;sơ sài;hình thức;buông lỏng;đùn đẩy;bao che;nhắc nhở;nghiêm khắc;gương mẫu;vi phạm;chậm;muộn;trễ;sai;tự giác;sửa'
).split(';');
