import type { CellType } from '#organisation/cell-type.ts';
import type { Kind } from '#signals/signal.ts';
import { hd42 } from './hd42.ts';

/** What helps with a signal: for every cell, and by type. Ours, unless HD 42's topics. */
interface Material {
  any: readonly string[];
  types?: Partial<Record<CellType, readonly string[]>>;
}
/** From where each signal's rule is known: A press or law pages, B practitioners' papers, or ours (docs/field.md). */
export const ruleSources: Record<Kind, 'A' | 'B' | 'ours'> = {
  'absent-twice': 'B', 'opinion-unanswered': 'A', 'task-carried': 'B', 'clause-open': 'A', 'papers-late': 'A', 'same-text': 'A', 'same-elsewhere': 'A', relayed: 'A', 'office-business': 'A', 'few-speakers': 'B', 'same-speakers': 'A', 'member-unheard': 'A', 'no-criticism': 'A', 'criticism-unfollowed': 'A', 'superior-absent': 'A',
  'no-secretary': 'B', 'no-deputy': 'B', 'term-ends': 'B', 'long-in-post': 'A'
};

const questions: Material = {
  any: ['Hỏi trước ba đồng chí, mỗi đồng chí một câu, ghi tên vào nội dung.', 'Chia nhóm ba, bốn người trao đổi năm phút rồi cử một người nói.'],
  types: {
    village: ['“Tháng này bà con trong thôn phàn nàn nhất việc gì? Đảng viên ta làm trước được gì?”'],
    'administrative-office': ['“Việc nào dân phải đi lại nhiều lần? Khâu nào của ta làm chậm?”'],
    'public-service-unit': ['“Người học, người bệnh chưa hài lòng ở đâu? Tổ ta sửa được gì ngay tháng này?”'],
    'state-enterprise': ['“Ca nào, khâu nào hay trục trặc? Anh em đề nghị sửa thế nào?”'],
    'private-enterprise': ['“Người lao động lo nhất điều gì? Đảng viên nói với công ty, với công đoàn được gì?”'],
    students: ['“Bạn nào trong lớp đang học đuối, đang gặp khó? Ai nhận giúp?”'],
    'armed-forces': ['“Nền nếp, chế độ trực khâu nào còn lỏng? Chiến sĩ mới đang vướng gì?”'],
    abroad: ['“Ai đang gặp khó về việc làm, giấy tờ, sức khỏe? Anh em giúp được gì?”']
  }
};

const materials: Partial<Record<Kind, Material>> = {
  'absent-twice': {
    any: ['Hỏi: đồng chí vướng gì, chi bộ giúp được gì?', 'Già yếu, ốm lâu mà muốn nghỉ: chi bộ xét miễn công tác và sinh hoạt đảng.'],
    types: {
      village: ['Đi làm ăn xa dài ngày: hướng dẫn giấy giới thiệu sinh hoạt tạm thời nơi đến.'], 'private-enterprise': ['Trùng ca: đổi giờ họp sang sau ca, báo đảng ủy.'], 'state-enterprise': ['Trùng ca: đổi giờ họp sang sau ca, báo đảng ủy.'],
      abroad: ['Ở xa: hẹn giờ gọi chung cố định trong tuần đầu của tháng.']
    }
  },
  'task-carried': { any: ['Vướng ở người, ở tiền, ở giấy tờ, hay việc không còn cần nữa?', 'Chia hai việc nhỏ, mỗi việc một người, một ngày xong.', 'Vượt quyền chi bộ: gửi kiến nghị lên đảng ủy.'] },
  'clause-open': {
    any: ['Mẫu: “Đồng chí … làm …, xong trước ngày …, có … để chi bộ xem.”'],
    types: {
      village: ['“Đồng chí … đến năm hộ chưa ký cam kết phân loại rác, xong trước ngày 25, có danh sách hộ ký.”'], 'administrative-office': ['“Đồng chí … rà hồ sơ quá hạn, báo nguyên nhân từng hồ sơ, xong trước ngày 20.”'],
      'public-service-unit': ['“Đồng chí … lập lịch phụ đạo, lịch trực, dán ở bảng tin trước ngày 15.”'], 'private-enterprise': ['“Đồng chí … cùng công đoàn hỏi ý kiến công nhân về tăng ca, có bản tổng hợp trước ngày 20.”']
    }
  },
  'papers-late': { any: ['Một trang là đủ: ba việc sẽ bàn, một câu hỏi cho mỗi việc.', 'Chi ủy họp sớm ba ngày; thiếu tài liệu nào thì để sang tháng sau.'] },
  'same-text': { any: ['Mở bản tháng trước, gạch những câu tháng nào cũng viết; phần còn lại mới là việc của tháng này.', 'Ba câu đủ cho họp chi ủy: tháng trước việc nào chậm, vì sao; tháng này một việc khó nhất; ai chuẩn bị gì.'] },
  'same-elsewhere': { any: ['Ba câu đủ cho họp chi ủy: việc nào chỉ chi bộ ta có; ai đang vướng; ai chuẩn bị gì trước ngày nào.', 'Giữ phần chung một dòng: “Thực hiện văn bản … của đảng ủy”; còn lại viết việc của chi bộ.'] },
  'few-speakers': questions, 'same-speakers': questions, 'member-unheard': questions,
  'no-criticism': {
    any: ['“Tháng này tôi được giao …, phần tôi làm chưa tốt là …, tôi sẽ …” (bí thư nói trước).', '“Việc … chậm hai tuần. Vì sao, ai chịu trách nhiệm, bao giờ xong?”'],
    types: { village: ['“Gia đình đảng viên nào còn vi phạm quy ước của thôn? Tự nhận trước chi bộ.”'], 'administrative-office': ['“Ai đã để dân chờ, nói nặng với dân? Tự nhận, chi bộ góp ý.”'], 'public-service-unit': ['“Dự giờ, trực đêm: đồng chí nào làm chưa đúng, tự nhận trước.”'] }
  },
  'superior-absent': { any: ['“Buổi tới chi bộ bàn …, mời đồng chí dự và cho ý kiến về …”'] },
  'term-ends': { any: ['Danh sách hai, ba đồng chí kế cận: tuổi, sở trường, cần bồi dưỡng gì.'] }, 'long-in-post': { any: ['Danh sách hai, ba đồng chí kế cận: tuổi, sở trường, cần bồi dưỡng gì.'] }
};

/** Words to use as they are in a cell of this type: what fits the type first. */
export function materialFor(kind: Kind, type: CellType | null): string[] {
  if (kind === 'relayed' || kind === 'office-business') return [...((type && hd42.topics[type]) ?? [])];
  const material = materials[kind];
  return material ? [...((type && material.types?.[type]) ?? []), ...material.any] : [];
}
