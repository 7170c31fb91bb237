import type { Frame } from '#quality/frame.ts';

const grades = [{ key: 'tot', from: 90 }, { key: 'kha', from: 70 }, { key: 'trung-binh', from: 50 }, { key: 'kem', from: 0 }];

/** The central frame: seven groups, which people judge; all that a criterion names and the program knows is shown beside it. */
export const hd42: Frame = {
  id: 'hd42', name: 'Khung của Hướng dẫn 42-HD/BTCTW', source: 'HD 42-HD/BTCTW (28/10/2025), mục 5', from: '2025-10-28', until: null, total: 100, rest: 'stays', vetoes: [], years: [], grades, minutes: [{ least: 120, when: { kinds: ['combined'] } }, { least: 90 }],
  unsure: 'Điểm từng ý trong nhóm theo bản tập huấn của cấp huyện, chưa đối chiếu với phụ lục của văn bản.',
  groups: [
    { key: '1', title: 'Thời gian, thời lượng', max: 5, criteria: [{ key: '1', title: 'Thời gian, thời lượng', max: 5, way: 'judged', fact: 'minutes-short' }] },
    { key: '2', title: 'Tỷ lệ đảng viên dự sinh hoạt', max: 5, criteria: [{ key: '2', title: 'Từ 90% trở lên, không có vắng không lý do', max: 5, way: 'judged', fact: 'attendance-rate', also: ['absent-without-reason'] }] },
    { key: '3', title: 'Chuẩn bị sinh hoạt', max: 10, criteria: [
      { key: '3.1', title: 'Nội dung đúng, đủ, trọng tâm', max: 5, way: 'judged' },
      { key: '3.2', title: 'Họp chi ủy, thông báo, đăng tài liệu', max: 5, way: 'judged', fact: 'pre-meeting-minuted', also: ['notice-given', 'papers-a-day-ahead', 'posted-a-day-ahead'] }
    ] },
    { key: '4', title: 'Tổ chức sinh hoạt', max: 40, criteria: [
      { key: '4.1', title: 'Đúng, đủ trình tự', max: 5, way: 'judged', fact: 'agenda-walked' },
      { key: '4.2', title: 'Đủ nội dung, biểu dương, phê bình, nhiều ý kiến', max: 25, way: 'judged', fact: 'agenda-walked', also: ['share-who-spoke'] },
      { key: '4.3', title: 'Bí thư điều hành', max: 10, way: 'judged' }
    ] },
    { key: '5', title: 'Nguyên tắc tổ chức, sinh hoạt đảng', max: 5, criteria: [{ key: '5', title: 'Tập trung dân chủ, tự phê bình và phê bình', max: 5, way: 'judged' }] },
    { key: '6', title: 'Kết quả thực hiện nghị quyết, kết luận', max: 30, criteria: [{ key: '6', title: 'Kết quả thực hiện nghị quyết, kết luận', max: 30, way: 'judged', fact: 'last-tasks-done' }] },
    { key: '7', title: 'Kết thúc sinh hoạt', max: 5, criteria: [{ key: '7', title: 'Kết luận, biên bản, đăng kết quả', max: 5, way: 'judged', fact: 'resolution-voted', also: ['minutes-approved', 'posted-in-two-days'] }] }
  ]
};

/** The same with a veto: a meeting that is not full in attendance, duration, participation and minutes is at best fair. */
export const binhThuan: Frame = {
  ...hd42, id: 'binh-thuan', name: 'Khung của Bình Thuận (Đảng ủy Khối)', source: 'Đảng ủy Khối các cơ quan tỉnh Bình Thuận, theo khung HD 42-HD/BTCTW',
  unsure: 'Bốn tiêu chí phải đạt tối đa được gắn vào ý 1, 2, 4.2 và 7 của khung trung ương.', vetoes: [{ unlessFull: ['1', '2', '4.2', '7'], capAt: 'kha' }]
};

/** Four groups and the year's rule; of the rule only the two best grades are known. */
export const phuTho: Frame = {
  id: 'phu-tho', name: 'Khung của Phú Thọ (Đảng ủy Khối các cơ quan)', source: 'Hướng dẫn của Đảng ủy Khối các cơ quan tỉnh Phú Thọ', from: '2025-10-28', until: null, total: 100, rest: 'stays', vetoes: [], grades, minutes: hd42.minutes,
  unsure: 'Điểm từng ý trong nhóm và quy tắc xếp loại năm dưới mức khá chưa tra được.',
  groups: [
    { key: '1', title: 'Chuẩn bị', max: 15, criteria: [{ key: '1', title: 'Chuẩn bị', max: 15, way: 'judged' }] },
    { key: '2', title: 'Tỷ lệ dự sinh hoạt', max: 20, criteria: [{ key: '2', title: 'Tỷ lệ dự sinh hoạt', max: 20, way: 'judged', fact: 'attendance-rate' }] },
    { key: '3', title: 'Tổ chức sinh hoạt', max: 45, criteria: [{ key: '3', title: 'Tổ chức sinh hoạt', max: 45, way: 'judged' }] },
    { key: '4', title: 'Kết thúc', max: 20, criteria: [{ key: '4', title: 'Kết thúc', max: 20, way: 'judged' }] }
  ],
  years: [{ grade: 'tot', all: 'kha', least: { count: 7, of: 'tot' } }, { grade: 'kha', all: 'trung-binh' }]
};

/** Before HD 42: five criteria without points, met or not met; the grade follows from how many are. */
export const hd12: Frame = {
  id: 'hd12', name: 'Hướng dẫn 12-HD/BTCTW', source: 'HD 12-HD/BTCTW (6/7/2018)', from: '2018-07-06', until: '2025-10-28', total: null, rest: 'stays', vetoes: [], years: [], minutes: [{ least: 90 }],
  unsure: 'Văn bản nêu năm nhóm tiêu chí, không cho điểm. Xếp loại theo số tiêu chí đạt (cả năm: tốt; bốn: khá; ba: trung bình; dưới ba: kém) là cách của chương trình, chưa đối chiếu với văn bản.',
  grades: [{ key: 'tot', from: 5 }, { key: 'kha', from: 4 }, { key: 'trung-binh', from: 3 }, { key: 'kem', from: 0 }],
  groups: [
    { key: '1', title: 'Tỷ lệ dự', max: 1, criteria: [{
      key: '1', title: 'Trên 85% đảng viên dự, không có vắng không lý do', max: 1, way: 'levels', fact: 'attendance-rate',
      levels: [{ points: 1, range: { from: { percent: 85, included: false } } }, { points: 0, range: { to: { percent: 85, included: true } } }],
      caps: [{ fact: 'absent-without-reason', range: { from: { at: 0, included: false } }, points: 0 }]
    }] },
    { key: '2', title: 'Chuẩn bị', max: 1, criteria: [{ key: '2', title: 'Bí thư, phó bí thư trực tiếp chuẩn bị; họp chi ủy; nội dung đúng, đủ, trọng tâm; có dự thảo nghị quyết', max: 1, way: 'judged', fact: 'pre-meeting-minuted' }] },
    { key: '3', title: 'Tổ chức', max: 1, criteria: [{ key: '3', title: 'Đúng thời gian, trình tự, nội dung; biểu dương, nhắc nhở; nhiều ý kiến; từ 90 phút; biên bản đầy đủ', max: 1, way: 'judged', fact: 'minutes-short', also: ['agenda-walked', 'share-who-spoke', 'minutes-approved'] }] },
    { key: '4', title: 'Nguyên tắc', max: 1, criteria: [{ key: '4', title: 'Giữ nguyên tắc tổ chức, sinh hoạt đảng', max: 1, way: 'judged' }] },
    { key: '5', title: 'Kết quả', max: 1, criteria: [{ key: '5', title: 'Thực hiện tốt nghị quyết', max: 1, way: 'judged', fact: 'last-tasks-done' }] }
  ]
};
