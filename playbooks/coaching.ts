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
    village: ['“Tháng này bà con trong thôn băn khoăn nhất việc gì? Đảng viên ta làm trước được việc gì?”'],
    'administrative-office': ['“Việc nào còn để người dân đi lại nhiều lần? Khâu nào của cơ quan ta còn chậm?”'],
    'public-service-unit': ['“Người học, người bệnh chưa hài lòng ở đâu? Tổ ta sửa được gì ngay tháng này?”'],
    'state-enterprise': ['“Ca nào, khâu nào hay trục trặc? Anh em đề xuất khắc phục thế nào?”'],
    'private-enterprise': ['“Người lao động lo nhất điều gì? Đảng viên kiến nghị được gì với công ty, với công đoàn?”'],
    students: ['“Bạn nào trong lớp học còn yếu, đang gặp khó khăn? Đồng chí nào nhận giúp?”'],
    'armed-forces': ['“Nền nếp, chế độ trực còn khâu nào chưa chặt? Chiến sĩ mới đang vướng gì?”'],
    abroad: ['“Đồng chí nào đang gặp khó khăn về việc làm, giấy tờ, sức khỏe? Chi bộ giúp được gì?”']
  }
};

/** Topics of HD 42 for the type, and a question of ours where the type is not known or besides. */
const topics: Material = { any: ['Hỏi trước ba đồng chí: việc nào của riêng chi bộ ta đang khó nhất? Chọn một việc làm trọng tâm.'], types: hd42.topics };

const heirs: Material = {
  any: ['Danh sách hai, ba đồng chí kế cận: tuổi, sở trường, cần bồi dưỡng gì.'],
  types: {
    village: ['Xem đồng chí chi hội trưởng, bí thư chi đoàn, tổ trưởng: ai được bà con tín nhiệm, ai có điều kiện thời gian? Xin ý kiến đảng viên cao tuổi.'],
    'administrative-office': ['Xem đồng chí nào có thể làm bí thư đồng thời giữ nhiệm vụ quản lý; đồng chí sắp luân chuyển thì tính trước.'],
    'public-service-unit': ['Xem tổ trưởng chuyên môn, phó trưởng khoa trẻ; đồng chí sắp đi học, chuyển công tác thì tính trước.'],
    'state-enterprise': ['Xem quản đốc, tổ trưởng, kỹ sư trẻ là đảng viên; ca làm việc của đồng chí ấy có dự họp được không?'],
    'private-enterprise': ['Xem cán bộ công đoàn, tổ trưởng là đảng viên gắn bó lâu dài; đồng chí sắp hết hợp đồng thì tính trước.'],
    students: ['Trước khi khóa cuối ra trường phải có người thay: chọn trong đảng viên năm thứ hai, thứ ba, có giảng viên kèm.'],
    'armed-forces': ['Trao đổi với cấp ủy và cơ quan chính trị cấp trên về nhân sự trước khi chi bộ bàn.'],
    abroad: ['Xem đồng chí nào còn ở lại lâu dài, thời hạn cư trú đến bao giờ; chọn đồng chí giữ được liên lạc thường xuyên.']
  }
};

const materials: Record<Kind, Material> = {
  'absent-twice': {
    any: ['Hỏi riêng: “Đồng chí đang vướng gì, chi bộ giúp được gì?”', 'Tuổi cao, sức yếu mà có nguyện vọng: chi bộ xem xét việc miễn công tác và sinh hoạt đảng.'],
    types: {
      village: ['Đi làm ăn xa dài ngày: hướng dẫn thủ tục chuyển sinh hoạt đảng tạm thời đến nơi làm việc.'],
      'administrative-office': ['Trùng lịch công tác: báo ngày họp cho lãnh đạo cơ quan từ đầu tháng để không xếp việc khác vào giờ ấy.'],
      'public-service-unit': ['Trùng tiết dạy, ca trực: xếp lịch trực sau khi đã định ngày họp chi bộ.'],
      'state-enterprise': ['Trùng ca làm việc: chuyển giờ họp sang cuối ca, báo đảng ủy.'],
      'private-enterprise': ['Trùng ca làm việc: chuyển giờ họp sang cuối ca, báo đảng ủy.'],
      students: ['Trùng lịch thi, đi thực tập: hỏi lịch từ đầu học kỳ; thực tập ở xa thì hướng dẫn chuyển sinh hoạt đảng tạm thời.'],
      'armed-forces': ['Trùng trực, đi công tác: chỉ huy và chi ủy thống nhất lịch trực sau khi đã định ngày họp.'],
      abroad: ['Ở xa: hẹn giờ họp trực tuyến cố định trong tuần đầu của tháng.']
    }
  },
  'opinion-unanswered': {
    any: ['Mẫu mục đầu buổi: “Trả lời ý kiến lần trước: ai hỏi, hỏi gì; trả lời thế nào; việc còn lại ai làm, ngày nào xong.”', 'Chưa trả lời được thì nói rõ: đang chờ ai, hẹn ngày nào. Vượt thẩm quyền của chi bộ: kiến nghị lên đảng ủy rồi báo lại đồng chí đã hỏi.'],
    types: {
      village: ['Việc của thôn: hẹn trưởng thôn trả lời tại buổi họp; việc của xã: ghi rõ gửi ai, ngày nào gửi, báo lại khi có trả lời.'],
      'administrative-office': ['Việc thuộc chuyên môn: đề nghị thủ trưởng cơ quan trả lời; chi bộ ghi lại, theo dõi đến khi xong.'],
      'public-service-unit': ['Việc về chế độ, phân công: đề nghị hiệu trưởng, giám đốc trả lời tại buổi họp hoặc bằng văn bản.'],
      'state-enterprise': ['Việc về tiền lương, an toàn lao động: đề nghị giám đốc, công đoàn cùng trả lời, có ngày.'],
      'private-enterprise': ['Việc về lương, tăng ca: đề nghị công đoàn trao đổi với chủ doanh nghiệp; kết quả thế nào cũng báo lại chi bộ.'],
      students: ['Việc về học phí, ký túc xá: gửi phòng công tác sinh viên; hỏi lại sau một tuần.'],
      'armed-forces': ['Trả lời đúng phạm vi được phổ biến; việc của cấp trên thì báo cáo theo hệ thống và báo lại đồng chí đã hỏi.'],
      abroad: ['Việc về giấy tờ, bảo hộ công dân: hỏi cơ quan đại diện, báo lại tại buổi họp trực tuyến tới.']
    }
  },
  'task-carried': {
    any: ['Vướng ở người, ở tiền, ở giấy tờ, hay việc không còn cần nữa?', 'Chia thành hai việc nhỏ, mỗi việc một người, một thời hạn.', 'Vượt thẩm quyền của chi bộ: kiến nghị lên đảng ủy.'],
    types: {
      village: ['Vướng mùa vụ: đặt lại ngày xong sau vụ gặt. Vướng một vài hộ: cử đồng chí có uy tín, người trong dòng họ đến vận động trước.'],
      'administrative-office': ['Chờ đơn vị khác: ghi rõ chờ ai, từ ngày nào; đề nghị lãnh đạo cơ quan làm việc với đơn vị ấy.'],
      'public-service-unit': ['Vướng năm học, đợt trực: chuyển vào thời gian ít việc, giao tổ chuyên môn thay vì một người.'],
      'state-enterprise': ['Vướng kế hoạch sản xuất: đưa việc vào lịch của phân xưởng, có đồng chí quản đốc cùng lo.'],
      'private-enterprise': ['Chủ doanh nghiệp chưa đồng ý: đề nghị công đoàn nêu tại buổi đối thoại; việc đảng viên tự làm được thì làm trước.'],
      students: ['Vướng kỳ thi: chia cho hai đồng chí, xong trước tuần thi hoặc đặt thời hạn sau kỳ thi.'],
      'armed-forces': ['Vướng nhiệm vụ đột xuất: chỉ huy và chi ủy thống nhất người thay, ghi ngày mới.'],
      abroad: ['Ở xa, khó gặp: chọn việc làm được qua điện thoại; việc phải gặp thì để vào dịp họp mặt cộng đồng.']
    }
  },
  'clause-open': {
    any: ['Mẫu: “Đồng chí … làm …, xong trước ngày …, có … để chi bộ xem.”'],
    types: {
      village: ['“Đồng chí … đến năm hộ chưa ký cam kết phân loại rác, xong trước ngày 25, có danh sách hộ ký.”'],
      'administrative-office': ['“Đồng chí … rà hồ sơ quá hạn, báo nguyên nhân từng hồ sơ, xong trước ngày 20.”'],
      'public-service-unit': ['“Đồng chí … lập lịch phụ đạo, lịch trực, dán ở bảng tin trước ngày 15.”'],
      'state-enterprise': ['“Đồng chí … kiểm tra bảo hộ lao động ở ca đêm, ghi từng tổ còn thiếu gì, xong trước ngày 20.”'],
      'private-enterprise': ['“Đồng chí … cùng công đoàn hỏi ý kiến công nhân về tăng ca, có bản tổng hợp trước ngày 20.”'],
      students: ['“Đồng chí … giúp hai bạn học yếu môn …, mỗi tuần hai buổi, báo kết quả trước ngày 25.”'],
      'armed-forces': ['“Đồng chí … gặp riêng từng chiến sĩ mới trong tiểu đội, báo vướng mắc với chi ủy trước ngày 20.”'],
      abroad: ['“Đồng chí … gọi cho ba đảng viên chưa liên lạc được, báo lại trước buổi họp trực tuyến tới.”']
    }
  },
  'papers-late': {
    any: ['Một trang là đủ: ba việc sẽ bàn, một câu hỏi cho mỗi việc.', 'Chi ủy họp trước ba ngày; nội dung nào chưa kịp tài liệu thì để sang tháng sau.'],
    types: {
      village: ['Đọc giờ họp trên loa thôn hai buổi; in chữ to, giao đảng viên ở gần đưa tận nhà đồng chí cao tuổi.'],
      'administrative-office': ['Gửi cùng ngày với lịch công tác tuần; giấy mời ghi rõ ba việc sẽ bàn.'],
      'public-service-unit': ['Dán ở bảng tin phòng hội đồng, phòng giao ban; ai trực thì tổ trưởng đưa tận tay.'],
      'state-enterprise': ['Đưa ở đầu ca cho từng tổ; dán ở bảng tin phân xưởng.'],
      'private-enterprise': ['Đưa lúc giao ca, hoặc gửi qua điện thoại ngoài giờ làm việc.'],
      students: ['Gửi vào nhóm của chi bộ trước ba ngày, nhắc lại trước một ngày.'],
      'armed-forces': ['Thông báo tại buổi giao ban; tài liệu theo đúng quy định về bảo mật.'],
      abroad: ['Gửi trước ba ngày, ghi giờ họp theo giờ nơi ở của từng đồng chí.']
    }
  },
  'same-text': {
    any: ['Mở bản tháng trước, gạch những câu tháng nào cũng viết; phần còn lại mới là việc của tháng này.', 'Ba câu đủ cho họp chi ủy: tháng trước việc nào chậm, vì sao; tháng này một việc khó nhất; ai chuẩn bị gì.'],
    types: {
      village: ['Hỏi trưởng thôn, Mặt trận: tháng này đang vụ gì, có công trình nào, hộ nào cần đến thăm, vận động?'],
      'administrative-office': ['Lấy một số liệu của tháng: bao nhiêu hồ sơ quá hạn, ở khâu nào? Bàn cách gỡ đúng khâu ấy.'],
      'public-service-unit': ['Lấy một việc của tháng: kỳ thi, đợt dịch, tuần thao giảng; đảng viên nào nhận phần nào?'],
      'state-enterprise': ['Lấy một số liệu của tháng: sản lượng, tai nạn, đơn hàng; đảng viên ở khâu ấy làm gì?'],
      'private-enterprise': ['Hỏi công đoàn: tháng này công nhân hỏi gì nhiều nhất? Lấy câu ấy làm trọng tâm.'],
      students: ['Xem lịch của trường: kỳ thi, đợt tình nguyện, đợt xét kết nạp; chọn một việc.'],
      'armed-forces': ['Lấy nhiệm vụ chính của tháng ở đơn vị; hỏi tiểu đội, tổ nào đang khó nhất.'],
      abroad: ['Hỏi từng đồng chí một câu: tháng này đời sống, công việc có gì mới?']
    }
  },
  'same-elsewhere': {
    any: ['Ba câu đủ cho họp chi ủy: việc nào chỉ chi bộ ta có; ai đang vướng; ai chuẩn bị gì trước ngày nào.', 'Giữ phần chung một dòng: “Thực hiện văn bản … của đảng ủy”; còn lại viết việc của chi bộ.'],
    types: {
      village: ['Ghi tên xóm, tên công trình, số hộ của thôn mình: “Xóm … còn … hộ chưa …; đồng chí … đến nhà.”'],
      'administrative-office': ['Ghi việc của phòng, bộ phận mình: “Bộ phận … còn … hồ sơ …; đồng chí … theo.”'],
      'public-service-unit': ['Ghi việc của tổ, khoa mình: “Tổ …, khoa … tháng này …; đồng chí … phụ trách.”'],
      'state-enterprise': ['Ghi việc của ca, phân xưởng mình: “Phân xưởng … tháng này …; đồng chí … phụ trách.”'],
      'private-enterprise': ['Ghi việc của doanh nghiệp mình: “Công nhân chuyền … đề nghị …; đồng chí … nêu với công đoàn.”'],
      students: ['Ghi việc của lớp, khóa mình: “Lớp … có … bạn cần giúp; đồng chí … nhận.”'],
      'armed-forces': ['Ghi việc của đơn vị mình trong phạm vi được ghi: ai phụ trách, ngày nào xong.'],
      abroad: ['Ghi việc của nơi mình ở: “Đồng chí … ở … cần giúp …; đồng chí … liên hệ.”']
    }
  },
  relayed: topics, 'office-business': topics, 'few-speakers': questions, 'same-speakers': questions, 'member-unheard': questions,
  'no-criticism': {
    any: ['“Tháng này tôi được giao …, phần tôi làm chưa tốt là …, tôi sẽ …” (bí thư nói trước).', '“Việc … chậm hai tuần: vướng ở đâu, đồng chí nào làm tiếp, bao giờ xong?”'],
    types: {
      village: ['“Quy ước của thôn, gia đình tôi còn điều nào thực hiện chưa tốt? Tôi sửa bằng việc gì?”'],
      'administrative-office': ['“Có lần nào tôi để người dân phải chờ, nói chưa đúng mực? Tôi rút kinh nghiệm thế nào?”'],
      'public-service-unit': ['“Giờ dạy, ca trực của tôi: phần nào làm chưa đúng, tôi sửa từ khi nào?”'],
      'state-enterprise': ['“Ca của tôi có lỗi nào do tôi chưa nhắc, chưa kiểm tra?” (đồng chí phụ trách ca nói trước).'],
      'private-enterprise': ['“Việc nào tôi thấy người lao động bị thiệt mà chưa mạnh dạn nêu?”'],
      students: ['“Tôi học, thi, giữ nội quy đã gương mẫu chưa? Một việc tôi sẽ sửa ngay.”'],
      'armed-forces': ['“Chấp hành chế độ trong ngày, tôi còn chưa nghiêm ở việc nào?” Nêu việc cụ thể; cán bộ, chiến sĩ đều phát biểu.'],
      abroad: ['“Buổi họp trực tuyến nào tôi vắng? Việc nào tôi đã hứa giúp đồng hương mà chưa làm?”']
    }
  },
  'criticism-unfollowed': {
    any: ['Mẫu mục đầu buổi: “Lần trước chi bộ góp ý việc …: đã khắc phục được …, còn …, đồng chí … làm tiếp, xong ngày …”', 'Góp ý về công việc thì phân công người làm tiếp; góp ý cho cá nhân thì để đồng chí ấy nói trước, rồi chi bộ hỏi: đồng chí cần giúp gì?', 'Ý kiến chưa thật sát thì cũng trao đổi lại, nêu rõ lý do để đồng chí đã góp ý biết.'],
    types: {
      village: ['Việc liên quan đến hộ dân, anh em họ hàng: cử hai đồng chí gặp riêng trước, rồi mới báo lại chi bộ.'],
      'administrative-office': ['Việc thuộc quy trình, thái độ phục vụ: cải tiến một khâu cụ thể, tháng sau báo lại bằng số hồ sơ.'],
      'public-service-unit': ['Việc của tổ, khoa: tổ trưởng báo lại với chi bộ sau hai tuần, không nêu tên người học, người bệnh.'],
      'state-enterprise': ['Việc của ca, phân xưởng: đồng chí quản đốc báo lại đã khắc phục gì, công nhân thấy chuyển biến thế nào.'],
      'private-enterprise': ['Việc liên quan đến chủ doanh nghiệp: chi bộ bàn phần việc của đảng viên; phần còn lại đề nghị công đoàn trao đổi.'],
      students: ['Cử một đồng chí cùng lớp giúp đỡ; một tháng sau hai đồng chí cùng báo lại.'],
      'armed-forces': ['Báo lại tại buổi sau theo trình tự: người được góp ý, chi ủy, rồi chỉ huy phụ trách.'],
      abroad: ['Gọi điện riêng trước; tại buổi họp trực tuyến chỉ báo việc đã khắc phục đến đâu.']
    }
  },
  'superior-absent': {
    any: ['“Buổi tới chi bộ bàn …, mời đồng chí dự và cho ý kiến về …”'],
    types: {
      village: ['“Chi bộ bàn việc …, có nội dung bà con hỏi xã; mời đồng chí dự, nghe và trả lời tại chỗ.”'],
      'administrative-office': ['“Chi bộ bàn cải cách thủ tục ở khâu …; mời đồng chí dự và cho ý kiến.”'],
      'public-service-unit': ['“Chi bộ bàn chất lượng giảng dạy, khám chữa bệnh tháng này; mời đồng chí dự, nghe ý kiến giáo viên, thầy thuốc.”'],
      'state-enterprise': ['“Chi bộ họp sau ca, lúc … giờ; mời đồng chí dự, nghe ý kiến công nhân.”'],
      'private-enterprise': ['“Chi bộ họp sau giờ làm, lúc … giờ; mời đồng chí dự, góp ý cách trao đổi với doanh nghiệp.”'],
      students: ['“Chi bộ bàn việc xét kết nạp, giúp bạn học yếu; mời đồng chí dự, nói chuyện với đảng viên trẻ.”'],
      'armed-forces': ['“Chi bộ bàn kết quả thực hiện nhiệm vụ tháng; mời đồng chí cấp ủy viên phụ trách dự và chỉ đạo.”'],
      abroad: ['“Chi bộ họp trực tuyến lúc … giờ (giờ Việt Nam …); mời đồng chí cùng dự.”']
    }
  },
  // how a secretary or a deputy is elected is the same wherever the cell is
  'no-secretary': {
    any: ['Ngay tuần này: thống nhất ai chủ trì các buổi họp trong lúc chờ (phó bí thư, chi ủy viên), ghi vào biên bản, báo đảng ủy.', 'Hỏi văn phòng đảng ủy: bầu bổ sung hay cấp ủy chỉ định, hồ sơ gồm gì, ngày nào họp.', 'Nội dung buổi họp: nêu lý do; thống nhất tiêu chuẩn; giới thiệu nhân sự; bầu bằng phiếu kín; lập biên bản, gửi cấp ủy cấp trên chuẩn y.']
  },
  'no-deputy': {
    any: ['Báo cáo đảng ủy: số đảng viên chính thức, dự kiến số chi ủy viên, một, hai đồng chí dự kiến giới thiệu.', 'Nội dung buổi họp: nêu lý do; thống nhất số lượng, tiêu chuẩn; giới thiệu nhân sự; bầu bằng phiếu kín; lập biên bản, gửi cấp ủy cấp trên chuẩn y.', 'Trong lúc chờ: giao một đồng chí tập chuẩn bị nội dung, một đồng chí ghi biên bản, theo dõi việc đã giao.']
  },
  'term-ends': heirs, 'long-in-post': heirs
};

/** Words to use as they are in a cell of this type: what fits the type first. */
export function materialFor(kind: Kind, type: CellType | null): string[] {
  const { any, types } = materials[kind];
  return [...((type && types?.[type]) ?? []), ...any];
}
