import type { Evidence } from '#signals/signal.ts';

/** A fact with its day as people say it. */
type Said = Evidence & { when: string };

export const signals = {
  title: 'Gợi ý cho chi bộ', help: 'Từ những gì chi bộ đã ghi, chương trình nêu vài điều nên xem lại, có căn cứ và gợi ý. Chi ủy xem trước, bảy ngày sau đồng chí cấp ủy viên phụ trách mới thấy; ngoài ra không ai thấy. Không tính điểm, không xếp hạng.',
  none: 'Hiện không có điều gì cần nêu. Khi có, ở đây ghi rõ căn cứ, quy định và gợi ý.', noneYet: 'Hiện không có điều gì chi bộ đã xem quá bảy ngày.',
  waits: (n: number) => `${n} điều nên xem lại trong nền nếp chi bộ`, waitsHelp: 'Có căn cứ và gợi ý. Chỉ chi ủy và đồng chí phụ trách thấy.', read: 'Xem gợi ý', about: (n: number) => `${n} điều nên xem`,
  ofCells: 'Gợi ý từ sổ sách của chi bộ', ofCellsHelp: 'Chi ủy đã xem được bảy ngày. Xếp theo tên, không xếp hạng; có buổi dự thì hỏi thêm.', and: ' và ', sameWords: (cells: string) => `${cells} chuẩn bị gần như nhau`, sameParts: { 'pre-meeting': (share: number) => `biên bản họp chi ủy giống nhau ${share}%`, resolution: (share: number) => `nghị quyết giống nhau ${share}%` } as Record<string, (share: number) => string>, sameHelp: 'Có thể một người soạn giúp; hỏi mỗi chi bộ việc riêng của mình là gì.',
  evidence: 'Căn cứ', clause: 'Quy định', sure: 'Mức chắc', suggestion: 'Gợi ý', material: 'Nội dung dùng được ngay', more: (n: number) => `và ${n} điều khác cùng loại`,
  notSo: 'Không phải vậy, vì …', reason: 'Vì sao không phải vậy', reasonHelp: 'Chương trình ghi nhớ: căn cứ này không nêu lại nữa; có căn cứ mới thì nêu, kèm lời đồng chí đã ghi.', send: 'Ghi, không nêu lại',
  before: 'Lần trước chi bộ đã trả lời', answered: 'Đã trả lời là không phải vậy', said: (name: string, when: string) => `đ/c ${name}, ${when}`,
  kinds: {
    'absent-twice': 'Hai buổi liền vắng không lý do', 'opinion-unanswered': 'Ý kiến nêu ra chưa được trả lời', 'task-carried': 'Việc đã chuyển tháng ba lần trở lên', 'clause-open': 'Điều của nghị quyết chưa rõ người làm', 'papers-late': 'Thông báo, tài liệu đến đảng viên muộn',
    'same-text': 'Chuẩn bị gần như tháng trước', 'same-elsewhere': 'Nội dung chuẩn bị hoặc nghị quyết gần giống chi bộ khác', relayed: 'Việc cấp trên giao nhiều hơn việc của chi bộ', 'office-business': 'Lẫn việc cơ quan với việc chi bộ', 'few-speakers': 'Ít đồng chí phát biểu', 'same-speakers': 'Chỉ vài đồng chí phát biểu', 'member-unheard': 'Đồng chí lâu chưa phát biểu', 'no-criticism': 'Chưa thấy tự phê bình và phê bình', 'criticism-unfollowed': 'Lời phê bình chưa thấy được theo tiếp', 'superior-absent': 'Lâu chưa có cấp trên về dự',
    'no-secretary': 'Chi bộ chưa có bí thư', 'no-deputy': 'Chưa có phó bí thư, chi ủy viên', 'term-ends': 'Sắp hết nhiệm kỳ', 'long-in-post': 'Một đồng chí làm bí thư đã lâu'
  } as Record<string, string>,
  sures: { certain: 'Chắc: đúng như đã ghi', likely: 'Khá chắc: nếu sổ sách ghi đủ', perhaps: 'Chưa chắc: máy đoán, đồng chí xem lại' } as Record<string, string>,
  sources: { A: 'báo chí, trang luật dẫn lại', B: 'tài liệu nghiệp vụ dẫn lại', ours: 'mức do chương trình đặt' } as Record<string, string>,
  clauses: {
    'absent-twice': 'Quy định 208-QĐ/TW: ba tháng trong một năm không dự sinh hoạt mà không có lý do chính đáng thì chi bộ xem xét, đề nghị xóa tên. Hai buổi là lúc còn kịp hỏi.',
    'opinion-unanswered': 'Hướng dẫn 42-HD/BTCTW, mục II.2.2: giải đáp vướng mắc, kiến nghị của đảng viên.', 'task-carried': 'Phiếu chấm của Đảng ủy phường An Phú: kết quả thực hiện nghị quyết tháng trước là 30 trong 100 điểm.',
    'clause-open': 'Hướng dẫn 42-HD/BTCTW, mục II.2.2: phân công nhiệm vụ cho từng đảng viên, có thời hạn.', 'papers-late': 'Hướng dẫn 42-HD/BTCTW, mục II.2.2: tài liệu đến đảng viên trước ít nhất một ngày.',
    'same-text': 'Bài của Văn phòng Huyện ủy Cẩm Xuyên (2017): chuẩn bị nội dung sơ sài, thiếu trọng tâm. Giống từ 60% cụm từ trở lên, đã bỏ câu công thức, là mức do chương trình đặt.',
    'same-elsewhere': 'Bài của Văn phòng Huyện ủy Cẩm Xuyên (2017): chuẩn bị nội dung sơ sài, thiếu trọng tâm. Giống từ 60% cụm từ trở lên, tính chung cả hai bài, là mức do chương trình đặt; đã bỏ câu công thức, nội dung cấp trên gợi ý và nội dung lấy của chi bộ điểm.',
    'office-business': 'Bài của Văn phòng Huyện ủy Cẩm Xuyên (2017): đồng nhất nội dung họp chi bộ với họp cơ quan. Hướng dẫn 42-HD/BTCTW cấm lẫn hai cuộc họp.',
    relayed: 'Bài của Văn phòng Huyện ủy Cẩm Xuyên (2017): nội dung sinh hoạt chủ yếu là quán triệt, triển khai nhiệm vụ cấp trên giao.', 'few-speakers': 'Phiếu chấm của Đảng ủy phường An Phú: dưới 30% người dự phát biểu là mức thấp nhất.', 'same-speakers': 'Bài của Văn phòng Huyện ủy Cẩm Xuyên (2017): chưa phát huy dân chủ trong sinh hoạt.',
    'member-unheard': 'Bài của Văn phòng Huyện ủy Cẩm Xuyên (2017): chưa phát huy dân chủ trong sinh hoạt.', 'no-criticism': 'Hướng dẫn 42-HD/BTCTW, mục II.2.2: thảo luận, tự phê bình và phê bình. Bài năm 2017: còn nể nang, né tránh.',
    'criticism-unfollowed': 'Hướng dẫn 42-HD/BTCTW, mục II.2.2: tự phê bình và phê bình. Bài năm 2017: còn nể nang, né tránh. Hai buổi là mức do chương trình đặt.',
    'superior-absent': 'Bài của Văn phòng Huyện ủy Cẩm Xuyên (2017): cấp ủy dự sinh hoạt với chi bộ còn hạn chế. Bao lâu một lần do đảng ủy định.', 'no-secretary': 'Điều lệ Đảng: chi bộ bầu bí thư; cấp ủy cấp trên chuẩn y.', 'no-deputy': 'Điều lệ Đảng: chi bộ từ chín đảng viên chính thức bầu chi ủy, bí thư, phó bí thư.',
    'term-ends': 'Điều lệ Đảng: hết nhiệm kỳ thì đại hội; nhiệm kỳ thường là năm năm, có nơi ngắn hơn.', 'long-in-post': 'Báo Quân đội nhân dân nêu: có nơi một bí thư hai mươi năm, không có người kế cận.'
  } as Record<string, string>,
  suggestions: {
    'absent-twice': 'Đồng chí bí thư hoặc người gần gũi gặp riêng, hỏi vướng gì, trước buổi tới. Có lý do thì ghi lại cho đúng.', 'opinion-unanswered': 'Trả lời ở đầu buổi tới, hoặc nói rõ ai trả lời, ngày nào. Đã trả lời rồi thì ghi lại.', 'task-carried': 'Hỏi vướng ở đâu, rồi chọn: chia nhỏ, đổi người, xin cấp trên giúp, hay thôi việc này và nói rõ vì sao.',
    'clause-open': 'Mỗi điều ghi một đồng chí, một việc, một ngày xong. Việc cả chi bộ cùng làm cũng có một người lo.', 'papers-late': 'Chốt nội dung sớm hai ngày, gửi một trang tóm tắt; ai không dùng điện thoại thì in đưa tận nhà.',
    'same-text': 'Chọn một việc thật của tháng này làm trọng tâm; phần tháng nào cũng như nhau thì thôi không viết lại.', 'same-elsewhere': 'Có thể một người soạn giúp nhiều nơi, hoặc dùng chung bản mẫu. Lần tới chi ủy viết thêm vài dòng chỉ chi bộ mình có: việc nào, đồng chí nào phụ trách.', 'office-business': 'Việc chạy máy, lịch, tiền để họp cơ quan. Ở chi bộ chỉ bàn lãnh đạo việc ấy thế nào: đảng viên làm gương gì, vướng ở đâu.',
    relayed: 'Việc cấp trên chỉ hỏi: ở chi bộ ta ai làm, bao giờ xong. Dành phần lớn giờ cho một, hai việc của chính chi bộ.', 'few-speakers': 'Giao trước ba đồng chí chuẩn bị ý kiến; đồng chí trẻ nói trước, bí thư nói sau cùng. Có phát biểu mà chưa ghi thì thư ký ghi tên.', 'same-speakers': 'Mời theo vòng, hoặc hỏi ý kiến trước bằng giấy; người hay nói xin nói sau.',
    'member-unheard': 'Hỏi riêng đồng chí ấy trước buổi họp: muốn chi bộ bàn việc gì? Mời nói trước ở một việc đồng chí ấy thạo.', 'no-criticism': 'Đưa thành một mục, 15 phút. Bí thư, chi ủy tự phê bình trước; góp ý vào việc, nêu việc cụ thể, hẹn ngày sửa.',
    'criticism-unfollowed': 'Mở đầu mục tự phê bình bằng lời góp ý lần trước: đã sửa đến đâu, ai làm tiếp, ngày nào xong. Đã giải quyết ngoài buổi họp thì ghi lại.',
    'superior-absent': 'Không phải lỗi của chi bộ. Gửi lời mời, nói rõ muốn đồng chí ấy dự việc gì.', 'no-secretary': 'Báo văn phòng đảng ủy; nếu đã bầu thì nhờ ghi vào chương trình.', 'no-deputy': 'Bàn với đảng ủy việc bầu bổ sung, để khi đồng chí bí thư vắng vẫn có người chủ trì.',
    'term-ends': 'Bàn nhân sự từ bây giờ: ai kế tiếp, ai cần bồi dưỡng. Ngày chưa đúng thì nhờ văn phòng sửa.', 'long-in-post': 'Chọn một, hai đồng chí trẻ giao chuẩn bị nội dung, tập chủ trì từng phần.'
  } as Record<string, string>,
  acts: { 'opinion-unanswered': 'Ghi đã trả lời', 'task-carried': 'Mở việc từ nghị quyết', 'superior-absent': 'Gửi lời mời', 'no-secretary': 'Xem nhiệm vụ trong chi bộ', 'no-deputy': 'Xem nhiệm vụ trong chi bộ', 'term-ends': 'Xem nhiệm vụ trong chi bộ', 'long-in-post': 'Xem nhiệm vụ trong chi bộ' } as Record<string, string>,
  facts: {
    absent: (e) => `${e.when}: vắng không lý do.`, 'absent-in-a-year': (e) => `${e.name}: ${e.count} buổi trong mười hai tháng.`, 'absent-three': (e) => `${e.name}: ${e.count} buổi trong mười hai tháng, đã đến mức phải xem xét.`,
    promised: (e) => `${e.name}: “${e.text}”. Hẹn trả lời ngày ${e.when}, chưa thấy ghi đã trả lời.`, 'not-taken-up': (e) => `${e.name} gửi trước buổi ${e.when}: “${e.text}”. Chưa thấy trả lời.`,
    carried: (e) => `“${e.text}”${e.name ? `, đ/c ${e.name}` : ''}: đã chuyển ${e.count} lần.`, 'no-task': (e) => `Buổi ${e.when}: “${e.text}” chưa giao việc cho ai.`, 'no-person': (e) => `Buổi ${e.when}: “${e.text}” giao chung cả chi bộ, chưa có tên người.`,
    'notice-late': (e) => `Buổi ${e.when}: thông báo chưa kịp trước một ngày.`, 'papers-late': (e) => `Buổi ${e.when}: tài liệu đăng chưa kịp trước một ngày.`, 'no-papers': (e) => `Buổi ${e.when}: chưa ghi là đã đăng tài liệu trước họp.`,
    'same-pre-meeting': (e) => `Biên bản họp chi ủy cho buổi ${e.when} giống tháng trước ${e.count}%.`, 'same-resolution': (e) => `Nghị quyết buổi ${e.when} giống tháng trước ${e.count}%.`, 'pre-meeting-elsewhere': (e) => `Biên bản họp chi ủy cho buổi ${e.when} giống phần lớn với biên bản của ${e.count} chi bộ khác cùng đảng bộ, cùng tháng.`, 'resolution-elsewhere': (e) => `Nghị quyết (kết luận) buổi ${e.when} giống phần lớn với nghị quyết của ${e.count} chi bộ khác cùng đảng bộ, cùng tháng.`, 'own-words': (e) => `Chi bộ ghi: “${e.text}”`, 'house-matter': (e) => `Buổi ${e.when}: ${e.text}.`, 'reads-as-relayed': (e) => `Trong đó ghi là việc của chi bộ, đọc như việc cấp trên: ${e.text}.`,
    'own-and-above': (e) => `Buổi ${e.when}: ${e.count} việc cấp trên, ${e.of} việc của chi bộ.`, spoke: (e) => `Buổi ${e.when}: ${e.count} đồng chí phát biểu, ${e.of} đồng chí có mặt.`, 'only-these': (e) => `${e.count} buổi gần đây chỉ ghi ý kiến của: ${e.text}.`,
    came: (e) => `${e.name}: dự ${e.count} trong sáu buổi gần đây.`, 'last-heard': (e) => `Ý kiến gần nhất ghi được: ${e.when}.`, 'never-heard': () => 'Chưa ghi ý kiến nào từ khi dùng chương trình.',
    'not-on-agenda': (e) => `Buổi ${e.when}: nội dung không có mục này.`, 'nothing-noted': (e) => `Buổi ${e.when}: có mục này, không ghi ý kiến nào.`,
    criticised: (e) => `Biên bản buổi ${e.when} ghi: “${e.text}”`, 'said-again': (e) => `Biên bản buổi ${e.when} lại ghi: “${e.text}”`, 'nothing-since': (e) => `Từ lời góp ý đầu, chi bộ đã họp ${e.count} buổi; chưa thấy nghị quyết, việc giao hay nội dung họp nào bàn đến, cũng chưa ghi ai trả lời.`,
    'last-visit': (e) => `Lần gần nhất: ${e.when}. Từ đó chi bộ đã họp ${e.count} buổi.`, 'never-visited': (e) => `Chưa ghi lần nào; sáu buổi gần đây có ${e.count} buổi không ai dự.`,
    'no-secretary': () => 'Hôm nay không ai được ghi là bí thư.', 'no-deputy': (e) => `Chi bộ có ${e.count} đảng viên chính thức, chỉ có bí thư.`,
    'ends-secretary': (e) => `Bí thư ${e.name}: hết nhiệm kỳ ngày ${e.when}.`, 'ends-deputy': (e) => `Phó bí thư ${e.name}: hết nhiệm kỳ ngày ${e.when}.`, 'ends-committee-member': (e) => `Chi ủy viên ${e.name}: hết nhiệm kỳ ngày ${e.when}.`,
    'term-usual': (e) => `Bí thư ${e.name}: chưa ghi ngày hết nhiệm kỳ; tính năm năm thì đến ${e.when}.`, 'in-post-since': (e) => `Bí thư ${e.name}: từ ${e.when}.`
  } as Record<string, (e: Said) => string>
};
