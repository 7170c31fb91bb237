/**
 * Whole minutes of pre-meetings and whole resolutions, made by us and invented, after the method was chosen by `among.ts`. Of each
 * the text as one cell wrote it, with what a hand that copies it changes: in `<…|…>` where it changes little, in `{…|…}` too where it changes a word in every line; and what
 * another cell wrote of the same matters by itself.
 */
interface Matter {
  text: string;
  byItself: string;
}
const mattersIn = (written: string): Matter[] => written.trim().split('\n====\n').map((one) => {
  const [text, byItself] = one.split('\n--\n');
  return { text: text!, byItself: byItself! };
});

const prepared = mattersIn(`
Hàng cau đầu ngõ xóm Đoài ngã <ba|năm> cây sau bão, hẹn thợ cưa sáng chủ nhật, gỗ để lại cho nhà văn hóa đóng ghế.
{Hai|Ba} bóng đèn ngõ giữa cháy đã mười ngày, thu mỗi nhà năm nghìn thì hơi khó, xin quỹ thôn ứng trước rồi trừ vào tiền điện.
Nghe đồng chí {trưởng thôn|phó bí thư} nói việc đo lại sân bóng: phần lấn của nhà cuối dãy là một mét rưỡi, gặp riêng trước khi đưa ra họp.
Quỹ khuyến học còn thiếu, <mỗi đảng viên|từng đảng viên> vận động một nhà có con đi làm xa gửi về, ghi tên ở bảng tin.
Cụ Thìn đau chân không đến được, {cử|phân công} người đọc dự thảo tại nhà trước một hôm, ghi ý kiến của cụ vào sổ.
--
Bão vừa rồi cây đổ chắn lối vào xóm, ai có cưa máy thì giúp, cành nhỏ bó lại cho các cụ làm củi.
Ngõ giữa tối om, phụ nữ đi làm ca về sợ, bàn lắp đèn năng lượng mặt trời, xin nhà hảo tâm trước, thiếu mới tính đến quỹ.
Sân bóng thanh niên kêu hẹp dần vì nhà bên cơi nới, chi ủy cử hai đồng chí sang uống nước nói chuyện đã.
Năm học mới có bảy cháu nhà nghèo, đọc tên để các đồng chí nhận đỡ đầu, tiền góp qua chi hội khuyến học.
Đảng viên già yếu thì đem tài liệu chữ to đến tận giường, nghe xong các cụ dặn gì thì thưa lại giữa cuộc họp.
====
Tổ toán <hai|ba> giáo viên nghỉ sinh cùng lúc, chia lại tiết cho đến hết học kỳ, ai dạy thêm giờ thì trả đúng quy chế.
Nhà vệ sinh khu B {bốc mùi|hay tắc}, chi bộ nhận trực tuần đầu làm gương, sau đó giao cho từng lớp có chấm điểm.
Phụ huynh phản ánh tiền áo đồng phục, {công khai|niêm yết} hóa đơn, từ năm sau để các nhà tự may theo mẫu.
Cô Vân mới <ra trường|về trường> đứng lớp còn run, phân hai đồng chí dự giờ góp ý kín, không nêu trước hội đồng.
{Chọn|Lấy} chuyện học sinh bỏ học đi bán vé số làm điểm nóng tháng tới, đến nhà bốn em, hỏi cha mẹ cần gì.
--
Thiếu người dạy toán thì xin phòng biệt phái, trong lúc chờ hiệu phó đứng lớp thay ba buổi một tuần.
Khu vệ sinh học sinh sợ không dám vào, họp với tổ bảo vệ và lao công, thay vòi, mua thêm xà phòng, kiểm tra lúc ra chơi.
Chuyện đồng phục ồn trên mạng mấy hôm, trả lời bằng giấy có chữ ký, ai đã mua mà không vừa được đổi.
Giáo viên trẻ sinh hoạt một nhóm chiều thứ sáu, người cũ kể chuyện xử lý lớp ồn, không ghi biên bản.
Danh sách em nghỉ quá mười buổi giao cho giáo viên chủ nhiệm, đồng chí nào ở gần thì ghé nhà buổi tối.
====
Chuyền {năm|bảy} trễ hàng vì kim gãy nhiều, hỏi tổ cơ điện xem lô kim mới, đừng đổ cho thợ.
Bữa ăn ca đêm <nguội|mặn>, đề nghị bếp giữ nóng đến mười một giờ, đảng viên trong ban công đoàn nếm trước một tuần.
Ba thợ giỏi muốn vào Đảng mà {lý lịch|hồ sơ} quê xa, viết thư xác minh ngay trong tháng, đừng để sang quý.
Cầu thang {phía tây|phía đông} chất thùng giấy, nhắc ba lần không dọn, lần này ghi tên tổ lên bảng.
Bàn khoản <thưởng|phụ cấp> Tết: nghe công nhân trước, ghi lại hết, rồi mới gặp giám đốc nói cho có căn cứ.
--
Hàng trễ ở chuyền cuối, cho thợ nói trước rồi mới đến tổ trưởng, xem lỗi ở vải, ở máy hay ở người.
Công nhân ca ba kêu cơm không nuốt nổi, chi bộ cùng công đoàn ăn chung ba đêm rồi kết luận.
Nguồn kết nạp có mấy cô cậu làm tốt, quê tận miền trong, liên hệ đảng ủy nơi ấy bằng điện thoại cho nhanh.
Lối thoát nạn bị chiếm làm kho, phòng an toàn kẻ lại vạch, giám sát bằng ảnh chụp mỗi sáng thứ hai.
Tiền Tết năm nay ai cũng hỏi, thu phiếu ý kiến không ghi tên, tổng hợp thành ba câu gửi ban giám đốc.
====
Lúa xuân {trổ|làm đòng} sớm gặp rét, cán bộ khuyến nông về xem ruộng ngày mồng tám, nhà nào trổ rồi thì giữ nước.
Trạm bơm <số một|số hai> hỏng phớt, thuê thợ thị trấn, tiền trích từ quỹ thủy lợi nội đồng, báo trước dân.
Chuột phá từ {bờ|chân} đê vào, đặt bẫy đồng loạt ba đêm, học sinh được thưởng một nghìn một đuôi.
Hợp tác xã <còn nợ|chưa trả> tiền phân của đại lý, kế toán đọc công nợ từng nhà, ai khó thì khất đến mùa.
Phân mỗi đồng chí {đứng|trông} một cánh đồng, sáng đi một vòng, thấy gì nhắn vào nhóm trước bảy giờ.
--
Rét muộn làm mạ vàng lá, ai gieo lại cần giống thì đăng ký ở nhà chị Thoa, hỗ trợ nửa giá.
Máy bơm chạy phì phò, nước lên không đủ cho xứ đồng cao, gọi kỹ thuật huyện xuống khám, chi phí họp xã viên quyết.
Đánh chuột bằng thuốc thì chết cả mèo, bàn cách quây ni lông và đào hang vào chiều thứ bảy.
Đại lý phân đòi tiền, đọc sổ công khai, nhà có đám hoặc có người ốm được giãn nợ hai tháng.
Chia xứ đồng cho tổ đảng, tổ trưởng ngó nước, sâu bệnh, có chuyện thì đánh kẻng.
====
Phòng tiếp dân {sáng|chiều} thứ hai đông, kê thêm hai ghế, cử một đồng chí phát số, người già vào trước.
Hồ sơ <cấp đổi|cấp lại> giấy chứng nhận tồn bảy mươi bộ, chia ba ngày tồn một người, ai vướng thì báo ngay.
Nghe góp ý của ông Bảy về thái độ {ở bàn|tại bàn} số hai: xin lỗi dân tận nhà, đồng chí ấy tự kể trước cuộc họp.
Máy quét hỏng <lần thứ ba|lần nữa>, mượn máy của trường bên, không để dân đi về hai lượt.
Mỗi tuần một đồng chí {xuống|về} ấp nghe dân, ghi ba điều nghe được, đọc đầu buổi sau.
--
Thứ hai dân xếp hàng ra tận cổng, làm thử việc hẹn giờ qua điện thoại, nhà văn hóa ấp nhận hẹn giúp.
Giấy đất chậm là điều bị chê nhiều nhất, lập bảng treo tường ghi ngày nhận, ngày hẹn, tên người giữ.
Chuyện nói năng cộc lốc với dân, chi bộ mở hòm thư góp ý, tháng nào cũng mở trước mặt Mặt trận.
Thiết bị cũ, văn phòng lập dự trù xin cấp trên, tạm thời chụp bằng điện thoại rồi gửi vào hòm chung.
Đi ấp đừng đi đoàn đông, hai người thôi, ghé nhà khó nhất, về kể lại cho nhau.
====
Bản Nà Co sạt {nửa|một phần} đường, xe máy không qua, cõng gạo vào cho chín nhà, mỗi đồng chí một chuyến.
Ruộng bậc thang <vỡ bờ|lở bờ> thì đắp lại trước tiết sương giáng, đổi công, không lấy tiền.
Trẻ học xa ở lại nhà bán trú, {thiếu|còn thiếu} mười hai chăn, nhắn các nhà có chăn cũ còn lành đem giặt.
Già làng đề nghị <bỏ|bớt> tục mổ trâu ba ngày khi có tang, đưa ra bàn, nghe từng dòng họ.
Cắt người {canh|gác} dốc Pha Mu khi mưa to, thổi tù và là cả bản chạy lên nhà trường.
--
Đường vào bản đứt, gọi máy xúc phải ba hôm nữa mới có, trai tráng mở tạm lối mòn men suối.
Nương lúa hỏng hơn nửa, thống kê cho đúng, ai khai quá thì sửa, kẻo mất lòng tin.
Lũ trẻ bán trú lạnh, thầy giáo xin được áo ấm dưới xuôi, chi bộ cử người xuống nhận.
Ma chay dài ngày tốn kém, bí thư nói chuyện với trưởng họ Vàng trước, họ Lò sau, chưa đưa ra họp vội.
Mưa đêm thì ai cũng ngủ say, lập nhóm trực ba người, có đèn pin, có loa tay.
`);

const resolved = mattersIn(`
Từ ngày mồng một mỗi nhà để <hai|ba> xô rác, xô xanh đựng rác bếp đem ủ, xô vàng đựng chai lọ bán gây quỹ phụ nữ.
Mười hai nhà đảng viên {làm trước|đi đầu} nửa tháng, treo biển ở cổng, mời hàng xóm sang xem hố ủ.
Đồng chí Mến {viết|soạn} tờ hướng dẫn một mặt giấy, phát tận tay trước ngày mười.
Đồng chí Thuận nhờ <hội cựu chiến binh|đoàn thanh niên> dọn bãi rác tự phát sau chợ, trồng hoa, cắm biển cấm đổ.
Cuối tháng cân số rác {chở đi|thu gom}, tháng sau bớt được một phần ba là đạt.
--
Chi bộ ra nghị quyết để rác không còn nằm ở ngã ba: chủ nhật đầu tháng quét chung, chủ nhật cuối đi chấm từng ngõ.
Đảng viên nào cổng nhà còn túi rác thì tự nhận trước họp, không đợi ai nhắc.
Phân công đồng chí Hợp hỏi giá xe gom, so ba nơi, trình bày kỳ sau.
Đồng chí Sen dạy ủ phân bằng men ở nhà văn hóa, hai buổi tối, ai đến được phát gói men đầu tiên.
Chỗ sau chợ rào lưới, gắn máy quay, người bắt gặp đổ trộm được mời ra dọn cùng.
====
Đến hết quý {bốn mươi|năm mươi} nhà có người biết nộp hồ sơ trên mạng, tổ công nghệ dạy tại chỗ, không dạy ở hội trường.
Tối thứ <ba|tư> hằng tuần mở máy ở nhà văn hóa, hai đảng viên trẻ ngồi đến chín giờ.
Đồng chí Khoa lập {danh sách|sổ} ai chưa có chữ ký số, ai mất mật khẩu, đến nhà theo thứ tự tuổi.
Đồng chí Ngân {in|soạn} tấm bìa chữ to cách nhận ra cuộc gọi lừa tiền, dán cạnh điện thoại bàn.
Nhà nào bị mất tiền thì <báo|gọi> công an ngay trong đêm, chi bộ cử người đi cùng, không chê trách.
--
Việc dân nộp giấy tờ qua điện thoại giao cho đoàn viên, mỗi em giúp năm nhà cạnh nhà mình, ghi số hồ sơ xong vào bảng.
Cán bộ nghỉ hưu còn minh mẫn học trước, dạy lại bạn già theo nhóm bốn người bên ấm trà.
Đồng chí Lam mời ngân hàng về nói chuyện kẻ gian giả giọng, có diễn thử.
Tài khoản định danh còn thiếu mười bảy người, xe đưa đi làm một lượt vào sáng thứ năm.
Ai đã lỡ chuyển tiền nói ra để người khác tránh, giữ kín tên nếu muốn.
====
Trong năm kết nạp {hai|ba} quần chúng, nguồn lấy từ đội bóng chuyền nữ và tổ hàn làm thuê ở chợ.
Đồng chí Phúc {gặp|đến gặp} em Liên, nghe em kể chuyện nhà, giúp viết đơn nếu em muốn, đừng ép.
Đồng chí Quy xác minh lý lịch ở <quê chồng|quê mẹ> trước ngày hai lăm, đi xe đò thì chi bộ trả tiền vé.
Kỳ sau mời các em {ngồi dự|đến nghe} phần bàn việc làng, để các em nói trước khi đảng viên nói.
Ai giới thiệu người mà không kèm cặp quá <ba tháng|một quý> thì kể lý do trước chi bộ.
--
Lâu nay không kết nạp được ai vì trẻ đi hết, nay lập danh bạ thanh niên ở thành phố, Tết về mời gặp mặt.
Hai hội phụ nữ, nông dân mỗi hội chọn một người được bà con nể, đưa tên sang chi ủy.
Đồng chí Thịnh lo phần hồ sơ, thiếu giấy nào thì ra xã xin, không để người ta chạy.
Lớp nhận thức mở ở cụm, đảng viên thay nhau chở đi học rồi chở về.
Sau sáu tháng kiểm lại, không có nguồn thì chi ủy tự phê bình.
====
Từ tuần sau giáo viên {đứng|có mặt} ở cổng lúc sáu giờ ba mươi, chào từng em, em nào mặt buồn thì hỏi.
Bỏ <hai|ba> cuộc thi chỉ để lấy thành tích, giờ ấy cho học sinh đọc sách dưới gốc bàng.
Đồng chí Diễm {làm|đóng} mười kệ sách từ gỗ bàn cũ, kêu gọi phụ huynh mỗi nhà một cuốn.
Đồng chí Tú dạy bơi ở <hồ|ao> nhà ông Sáu, phao mượn xã đội, mỗi buổi không quá tám em.
Cuối kỳ hỏi {học sinh|các em} bằng phiếu không tên: thầy cô nào hay mắng, kết quả chỉ đưa người ấy.
--
Chi bộ nhà trường quyết dừng việc ép học thêm, đảng viên ký trước, dán bản ký ở phòng hội đồng.
Thư viện mở cả giờ trưa, học sinh mượn không cần thẻ, mất thì thôi.
Giao đồng chí Nghi lo lớp học bơi, xin kinh phí từ hội khuyến học, thuê cứu hộ đứng bờ.
Mỗi tháng một buổi cha mẹ vào lớp xem con học, rồi ăn cơm bán trú cùng con.
Việc la mắng học sinh, tổ trưởng góp riêng lần đầu, lần sau nêu trong chi bộ.
====
Bỏ {giấy mời|công văn} in cho cuộc họp trong xã, nhắn qua nhóm chung, tiền giấy bớt được đem mua ghế chờ cho dân.
Đồng chí Hậu {gom|rà} các mẫu đơn trùng nhau, còn lại một tờ, thử với mười người dân rồi mới dùng.
Hạn trả lời đơn thư là <bảy|mười> ngày, quá hạn thì người giữ đơn tự gọi điện nói lý do, không qua văn thư.
Đồng chí Loan {nhận|trực} số điện thoại nóng hai tháng, ghi cuộc gọi vào sổ bìa xanh.
Xe công <chỉ|chỉ được> đi ngoài huyện, trong xã đi xe máy, cuối tháng đọc số cây số trước chi bộ.
--
Cắt nửa số cuộc họp, cuộc nào còn thì xong trong một giờ, chủ trì trễ phải xin lỗi người đến đúng.
Biểu mẫu bắt dân khai đi khai lại, bộ phận một cửa ghi dấu chỗ thừa, tháng sau kiến nghị lên tỉnh.
Đơn khiếu nại chia theo ấp, mỗi đồng chí ủy viên giữ một ấp từ đầu đến khi dân ký xong.
Đặt loa nhỏ hướng dẫn ở sảnh, giọng địa phương, ai không biết chữ vẫn làm được.
Xăng xe vượt khoán, phòng nào vượt phòng ấy giải trình, không lấy khoản khác bù.
====
Sửa xong {cống|kè} Bà Rén trước ngày rằm, mỗi nhà góp một công, nhà neo người góp nước uống.
Đồng chí Tiến mượn {máy đầm|máy xúc} của công ty cầu, trả bằng gạo nếp mới.
Đồng chí Lụa ghi công từng nhà lên <tấm bạt|bảng gỗ> treo ở đình, ai sai thì tự lấy than sửa.
Lúa ngã {gặt|cắt} giúp nhau theo lượt, nhà có người đi bộ đội gặt đầu tiên.
Sau <mùa|đợt> nước, đo lại chân ruộng thấp, bàn chuyện chuyển sang nuôi vịt.
--
Cống hỏng làm ngập ba xứ đồng, nghị quyết dồn công cho xong trong hai tuần, quá hạn thì thuê ngoài bằng tiền đóng thêm.
Vật liệu cát đá xin xã, xi măng vận động người quê làm ăn ở thành phố.
Giao đồng chí Phận trông thợ, đêm có người ngủ lại lán.
Mùa gặt chạy lũ thì máy vào ruộng sâu trước, giá chung một mức, chủ máy hứa không tăng.
Những thửa cứ ngập là mất, năm tới trồng sen, hợp tác xã bao đầu ra.
`);

type Two = readonly [string, string];
/** The text as it was written, or with what a hand changed: little, or a word in every line. */
const written = (text: string) => text.replace(/[<{](.*?)\|.*?[>}]/g, '$1');
const littleChanged = (text: string) => written(text.replace(/<.*?\|(.*?)>/g, '$1'));
const eachLineChanged = (text: string) => text.replace(/[<{].*?\|(.*?)[>}]/g, '$1');
const lines = (text: string, from: number, to: number) => text.split('\n').slice(from, to).join('\n');

/** As somebody hides a copy: small words all over put in another way. */
const others = [['nhà', 'hộ'], ['không', 'chẳng'], ['mỗi', 'từng'], ['thì', 'phải'], ['ghi', 'chép'], ['người', 'bà con'], ['trước', 'từ trước'], ['gửi', 'chuyển'], ['hỏi', 'gặp hỏi'], ['đem', 'mang'], ['ai', 'những ai']] as const;
const hidden = (text: string) => others.reduce((said, [word, other]) => said.replace(new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, 'gu'), other), eachLineChanged(text));

/** Little changed; a word changed in every line; either with a line of its own besides; small words changed all over. */
const sameHandOf = (matters: readonly Matter[]): Two[] => matters.flatMap(({ text, byItself }): Two[] => {
  const more = lines(byItself, 4, 5);
  return [littleChanged(text), eachLineChanged(text), `${littleChanged(text)}\n${more}`, `${eachLineChanged(text)}\n${more}`, hidden(text)].map((other) => [written(text), other]);
});
/** Of the same matters, each by itself; three lines taken over and two of its own; one form for all, filled in by each. */
const ownHandsOf = (matters: readonly Matter[], form: string): Two[] => matters.flatMap(({ text, byItself }): Two[] => [
  [written(text), byItself], [written(text), `${lines(written(text), 0, 3)}\n${lines(byItself, 3, 5)}`], [`${form}\n${lines(written(text), 0, 3)}`, `${form}\n${lines(byItself, 0, 3)}`]
]);

const preparing = `Đồng chí bí thư nêu dự kiến chương trình; các đồng chí chi ủy viên cho ý kiến từng phần; giao đồng chí phó bí thư hoàn chỉnh, gửi đồng chí cấp ủy viên phụ trách trước hai ngày.
Kiểm tra việc thu nộp đảng phí, sổ biên bản, bảng phân công trực; nhắc các đồng chí vắng tháng trước.`;
const resolving = `Thông qua báo cáo kiểm điểm kết quả lãnh đạo thực hiện nghị quyết tháng trước; các việc chưa xong chuyển tiếp sang tháng này, ghi rõ nguyên nhân và thời hạn.
Giao chi ủy căn cứ nghị quyết cụ thể hóa thành nhiệm vụ của từng đồng chí, theo dõi, đôn đốc, báo cáo chi bộ tại kỳ sinh hoạt thường kỳ sau.
Toàn thể đảng viên nghiêm túc chấp hành, mỗi đồng chí nêu gương trước quần chúng.`;
export const preparedSameHand = sameHandOf(prepared);
export const preparedOwnHands = ownHandsOf(prepared, preparing);
export const resolvedSameHand = sameHandOf(resolved);
export const resolvedOwnHands = ownHandsOf(resolved, resolving);
