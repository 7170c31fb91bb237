export const upkeep = {
  backup: 'Sao lưu', last: (when: string, days: number) => `Bản gần nhất: ${when}${days > 0 ? ` (${days} ngày trước)` : ''}.`, proved: 'Đã phục hồi thử và đối chiếu khớp.', sealed: 'Đã mã hóa bằng mật khẩu sao lưu.',
  notSealed: 'Chưa mã hóa: ai cầm được tệp thì đọc được hết. Đặt BACKUP_PASSPHRASE_FILE để mã hóa.', size: (megabytes: string) => `Dung lượng ${megabytes} MB.`, never: 'Chưa có bản sao lưu nào.',
  notPlanned: 'Chưa hẹn giờ sao lưu: người giữ máy đặt BACKUP_DIR rồi khởi động lại chương trình.', daily: (at: string, keep: number) => `Tự sao lưu hằng ngày lúc ${at}, giữ ${keep} bản.`, failed: (when: string) => `Lần sao lưu ${when} không thành: xem nhật ký của máy, hoặc chạy npm run doctor.`, fresh: 'Còn mới', old: 'Cần xem'
};
