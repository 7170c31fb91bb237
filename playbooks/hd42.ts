import type { Playbook } from '#meetings/agenda.ts';

/** Agenda and topics of a cell meeting. The order is HD 42-HD/BTCTW II.2.2, the topics its section 4 as practitioners condense it; editable in every meeting. */
export const hd42: Playbook = {
  id: 'hd42',
  source: 'HD 42-HD/BTCTW (28/10/2025), II.2.2, II.3, 4',
  from: '2025-10-28',
  until: null,
  items: [
    { key: 'opening', kinds: ['regular', 'thematic', 'combined', 'extraordinary'], title: 'Khai mạc: lý do, giới thiệu đại biểu, cử thư ký, điểm danh, báo cáo đảng phí', minutes: 8 },
    { key: 'results', kinds: ['regular', 'combined'], title: 'Kết quả thực hiện nghị quyết tháng trước', minutes: 15 },
    { key: 'information', kinds: ['regular', 'combined'], title: 'Thông tin thời sự, văn bản mới của cấp trên', minutes: 10 },
    { key: 'ideology', kinds: ['regular', 'combined'], title: 'Tình hình tư tưởng đảng viên và nhân dân; tự phê bình và phê bình', minutes: 15 },
    { key: 'debate', kinds: ['regular', 'combined', 'extraordinary'], title: 'Thảo luận nhiệm vụ của chi bộ', minutes: 25 },
    { key: 'thematic', kinds: ['thematic', 'combined'], title: 'Sinh hoạt chuyên đề', minutes: 45, points: 'Nêu mục đích, yêu cầu\nNgười được phân công trình bày\nĐảng viên liên hệ, đề xuất\nKết luận chuyên đề' },
    { key: 'resolution', kinds: ['regular', 'combined', 'thematic', 'extraordinary'], title: 'Kết luận, biểu quyết nghị quyết, phân công nhiệm vụ', minutes: 12 },
    { key: 'assessment', kinds: ['regular', 'combined', 'thematic'], title: 'Đánh giá chất lượng buổi sinh hoạt', minutes: 8 },
    { key: 'minutes', kinds: ['regular', 'combined', 'thematic', 'extraordinary'], title: 'Đọc và thông qua biên bản', minutes: 5 }
  ],
  debates: {
    village: 'Thảo luận việc của thôn: kinh tế, đời sống, an ninh trật tự, nông thôn mới', 'administrative-office': 'Thảo luận nhiệm vụ chuyên môn, cải cách hành chính, tác phong phục vụ',
    'public-service-unit': 'Thảo luận chất lượng chuyên môn, phục vụ và dân chủ trong đơn vị', 'state-enterprise': 'Thảo luận nhiệm vụ sản xuất, quản trị, việc làm và đời sống',
    'private-enterprise': 'Thảo luận việc tham gia thực hiện nhiệm vụ sản xuất, kinh doanh và quan hệ lao động', students: 'Thảo luận việc học tập, rèn luyện, tình nguyện',
    'armed-forces': 'Thảo luận nhiệm vụ chính trị, kỷ luật, sẵn sàng chiến đấu', abroad: 'Thảo luận đời sống, công tác của đảng viên nơi sở tại'
  },
  topics: {
    village: ['Phát triển kinh tế, an ninh trật tự, nông thôn mới, đô thị văn minh', 'Thực hiện dân chủ ở cơ sở, hương ước, đời sống văn hóa', 'Đất đai, xây dựng, môi trường; phòng, chống tham nhũng, lãng phí', 'Chính sách người có công, giảm nghèo, từ thiện', 'Bồi dưỡng quần chúng ưu tú'],
    'administrative-office': ['Cải cách hành chính, chuyển đổi số, chất lượng phục vụ', 'Tiến độ, chất lượng nhiệm vụ chuyên môn dưới góc độ lãnh đạo của chi bộ', 'Tiết kiệm, không nhũng nhiễu; liên hệ nơi cư trú'],
    'public-service-unit': ['Nền nếp dạy học, khám chữa bệnh, phục vụ', 'Dân chủ trong đơn vị; đào tạo, bồi dưỡng', 'Liên hệ với cấp ủy nơi cư trú; phát triển đảng viên'],
    'state-enterprise': ['Sản xuất, quản trị, việc làm, đời sống người lao động', 'Dân chủ, phòng chống tham nhũng', 'Tay nghề công nhân, kết nạp đảng viên'],
    'private-enterprise': ['Tham gia xây dựng và thực hiện nhiệm vụ sản xuất, kinh doanh', 'Hợp đồng, thỏa ước lao động, quan hệ lao động hài hòa', 'Tuyên truyền Đảng, đoàn thể trong doanh nghiệp'],
    students: ['Học tập, nghiên cứu, nội quy trường', 'Tình nguyện; trung thực trong thi cử; an toàn trường học', 'Nguồn kết nạp đảng viên'],
    'armed-forces': ['Nhiệm vụ chính trị, mệnh lệnh, kỷ luật', 'Xây dựng đơn vị vững mạnh toàn diện', 'Đời sống cán bộ, chiến sĩ'],
    abroad: ['Đời sống, học tập, công tác của đảng viên nơi sở tại', 'Đoàn kết cộng đồng']
  }
};
