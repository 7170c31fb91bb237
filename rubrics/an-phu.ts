import type { Criterion, Frame, Level } from '#quality/frame.ts';

const yes = (key: string, title: string, max: number, fact?: Criterion['fact']): Criterion => ({ key, title, max, way: 'yes-no', ...(fact ? { fact } : {}) });
/** `from` belongs to the level, `to` to the one above it. */
const percent = (points: number, from: number | null, to: number | null): Level => ({ points, range: { ...(from === null ? {} : { from: { percent: from, included: true } }), ...(to === null ? {} : { to: { percent: to, included: false } }) } });

/** The most complete table known, with its levels. Sum: 100 in a meeting with a theme. */
export const anPhu: Frame = {
  id: 'an-phu', name: 'Khung của phường An Phú', source: 'Đảng ủy phường An Phú, theo HD 42-HD/BTCTW và Kế hoạch 08-KH/ĐU (19/9/2025)', from: '2025-10-28', until: null, total: 100, rest: 'stays', vetoes: [], years: [], minutes: [{ least: 120, when: { members: { from: { at: 30, included: true } } } }, { least: 90 }],
  unsure: 'Buổi không kết hợp chuyên đề: 5 điểm của mục 4.3 được tính vào mục 4.2 (15 điểm), theo cách hiểu ghi chú của biểu; cấp trên có thể chọn cách khác.',
  grades: [{ key: 'tot', from: 90 }, { key: 'kha', from: 70 }, { key: 'trung-binh', from: 50 }, { key: 'kem', from: 0 }],
  groups: [
    { key: '1', title: 'Thời gian, thời lượng', max: 5, criteria: [{
      key: '1', title: 'Đủ 90 phút; từ 30 đảng viên trở lên 120 phút', max: 5, way: 'levels', fact: 'minutes-short', levels: [
        { points: 5, range: { to: { at: 0, included: true } } },
        { points: 4, range: { from: { at: 0, included: false }, to: { at: 15, included: true } } },
        { points: 3, range: { from: { at: 15, included: false }, to: { at: 30, included: true } } },
        { points: 2, range: { from: { at: 30, included: false }, to: { percent: 50, included: true } } },
        { points: 1, range: { from: { percent: 50, included: false } } }
      ]
    }] },
    { key: '2', title: 'Tỷ lệ dự sinh hoạt', max: 5, criteria: [
      { key: '2.1', title: 'Tỷ lệ đảng viên dự', max: 4, way: 'levels', fact: 'attendance-rate', levels: [percent(4, 90, null), percent(3, 75, 90), percent(2, 65, 75), percent(1, null, 65)],
        caps: [{ fact: 'absent-without-reason', range: { from: { at: 0, included: false } }, points: 1 }] },
      { key: '2.2', title: 'Không ai vắng có lý do quá ba kỳ liên tiếp trong năm', max: 1, way: 'levels', fact: 'longest-absence', bonus: true,
        levels: [{ points: 1, range: { to: { at: 3, included: true } } }, { points: 0, range: { from: { at: 3, included: false } } }] }
    ] },
    { key: '3', title: 'Chuẩn bị', max: 10, criteria: [
      yes('3.1', 'Nội dung đúng, đủ, trọng tâm', 3), yes('3.2', 'Định hướng thảo luận, dự thảo kết luận hoặc nghị quyết', 2), yes('3.3', 'Họp chi ủy (bí thư, phó bí thư) có biên bản', 2, 'pre-meeting-minuted'),
      yes('3.4', 'Thông báo đến đảng viên và cấp trên', 1, 'notice-given'), yes('3.5', 'Đăng tài liệu trước ít nhất một ngày', 2, 'posted-a-day-ahead')
    ] },
    { key: '4', title: 'Tổ chức sinh hoạt', max: 30, criteria: [
      yes('4.1', 'Đủ các bước', 5, 'agenda-walked'), yes('4.2', 'Nội dung sinh hoạt thường kỳ', 10),
      { ...yes('4.3', 'Nội dung sinh hoạt chuyên đề', 5), when: { kinds: ['thematic', 'combined'] }, otherwiseTo: '4.2' },
      yes('4.4', 'Biểu dương; nhắc nhở, phê bình', 2),
      { key: '4.5', title: 'Tỷ lệ người dự phát biểu', max: 5, way: 'levels', fact: 'share-who-spoke', levels: [percent(5, 50, null), percent(4, 40, 50), percent(3, 30, 40), percent(2, null, 30)] },
      yes('4.6', 'Sổ biên bản ghi đầy đủ', 1), yes('4.7', 'Dành 15 đến 30 phút về tư tưởng, tự phê bình và phê bình', 1, 'ideology-spoken'), yes('4.8', 'Tài liệu trên Sổ tay đảng viên điện tử', 1, 'posted-before-meeting')
    ] },
    { key: '5', title: 'Điều hành của bí thư', max: 10, criteria: [yes('5.1', 'Linh hoạt, hiệu quả', 2), yes('5.2', 'Định hướng thảo luận', 4), yes('5.3', 'Gợi mở ý kiến, không khí dân chủ', 3), yes('5.4', 'Tổng hợp thành kết luận', 1)] },
    { key: '6', title: 'Nguyên tắc tổ chức, sinh hoạt đảng', max: 5, criteria: [yes('6.1', 'Tập trung dân chủ', 1), yes('6.2', 'Tự phê bình và phê bình nghiêm túc, không nể nang', 2), yes('6.3', 'Tính lãnh đạo, giáo dục, chiến đấu', 1), yes('6.4', 'Bí thư thông tin, tiếp thu điều đảng viên quan tâm', 1)] },
    { key: '7', title: 'Kết quả thực hiện nghị quyết tháng trước', max: 30, criteria: [{
      key: '7', title: 'Tỷ lệ việc hoàn thành', max: 30, way: 'levels', fact: 'last-tasks-done', levels: [percent(30, 90, null), percent(27, 80, 90), percent(24, 70, 80), percent(20, 60, 70), percent(15, 50, 60), percent(10, null, 50)]
    }] },
    { key: '8', title: 'Kết thúc', max: 5, criteria: [yes('8.1', 'Kết luận, thông qua nghị quyết', 2, 'resolution-voted'), { ...yes('8.2', 'Thông qua biên bản, phân công nhiệm vụ', 2, 'tasks-dated'), also: ['minutes-approved'] }, yes('8.3', 'Đăng kết quả trong hai ngày', 1, 'posted-in-two-days')] }
  ]
};
