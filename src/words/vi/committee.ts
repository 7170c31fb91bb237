import type { ShortMeasure } from '#reports/short-of.ts';

export const asOf = {
  open: (day: string) => `Tính tại ngày ${day}`, day: 'Tính tại ngày', show: 'Xem', other: (day: string) => `Đang xem theo tổ chức và đảng viên của ngày ${day}.`, usual: 'Trở lại',
  tree: 'Cây tổ chức đúng như đã có trong ngày chọn.', members: 'Danh sách, tình trạng và nhiệm vụ đúng như trong ngày chọn; ai chuyển đi sau ngày ấy vẫn có tên.', one: 'Những gì đã có đến ngày chọn; việc về sau không hiện.', found: 'Tìm tên chi bộ và đảng viên như đã có trong ngày chọn.', reading: 'Ngày khác hôm nay chỉ để xem; muốn ghi thì trở lại.',
  help: 'Tên, cấp trên, bí thư và số đảng viên đúng như trong ngày chọn. Tháng đã qua tự tính theo ngày cuối tháng.',
  elsewhere: (n: number) => `${n} chi bộ khi ấy ở đây, nay thuộc nơi khác; số liệu xem ở nơi nhận, không tính vào đây:`, now: (name: string, unit: string) => (unit ? `${name} (nay thuộc ${unit})` : name)
};

export const pages = { label: 'Trang', parts: 'Trên trang này', of: (page: number, pages: number) => `Trang ${page} trên ${pages}`, before: 'Trang trước', after: 'Trang sau' };

export const committee = {
  toRemind: (n: number) => `Nhắc ${n} chi bộ`, asks: { plan: (n: number) => `${n} báo lịch họp`, announce: (n: number) => `${n} gửi thông báo`, meet: (n: number) => `${n} tổ chức sinh hoạt`, file: (n: number) => `${n} nộp hồ sơ` } as Record<string, (n: number) => string>,
  remindHelp: (asks: string) => `Mỗi chi bộ được nhắc đúng việc còn thiếu: ${asks}. Bí thư thấy trên trang chi bộ, và qua thư nếu có địa chỉ.`, reminded: (day: string) => `đã nhắc ${day}`, nothing: 'Không chi bộ nào còn thiếu việc cần nhắc.',
  below: (committees: string, cells: string) => `${committees} đảng bộ còn chi bộ thiếu việc trong tháng, cộng ${cells} chi bộ`, belowHelp: 'Đảng ủy trực tiếp nhắc từng chi bộ; cấp này nhắc đảng ủy. Bảng dưới ghi mỗi đảng bộ còn bao nhiêu chi bộ cần nhắc; báo cáo tháng cho biết đảng ủy nào chưa chốt.', openReports: 'Xem báo cáo của các đảng bộ',
  soon: 'Hôm nay và ngày mai', soonWhat: { meets: (at: string) => `họp lúc ${at}`, announce: (at: string) => `hạn gửi thông báo ${at}`, file: (at: string) => `hạn nộp hồ sơ ${at}` } as Record<string, (at: string) => string>, soonOn: { today: 'Hôm nay', tomorrow: 'Ngày mai' } as Record<string, string>, soonMore: (n: number) => `và ${n} việc khác.`,
  toGrade: (n: number) => `${n} chi bộ đã nộp hồ sơ, chờ xếp loại`, toGradeHelp: 'Mở từng chi bộ để xem điểm tự chấm, biên bản và quyết định.', openToGrade: 'Xem các chi bộ chờ xếp loại',
  groups: 'Theo từng đảng bộ', group: 'Đảng bộ', cellsOf: 'Chi bộ', met: 'Đã họp', announced: 'Đã thông báo', owing: 'Cần nhắc', free: (n: string) => `Xem cả ${n} chi bộ không phải nhắc`, all: 'Các chi bộ', shown: (n: number, of: number) => (n === of ? `${n} chi bộ` : `${n} trên ${of} chi bộ`)
};

export const calendar = {
  all: 'Tất cả', open: 'Chờ thống nhất', clash: 'Trùng giờ', show: 'Lọc các buổi', on: (n: number) => `${n} buổi`, past: 'Các ngày đã qua', todo: (n: number) => `${n} chờ thống nhất`, clashes: (n: number) => `${n} trùng giờ`, noAsks: 'Tháng này chưa giao việc chung cho các chi bộ.'
};

export const follow = {
  announced: 'Chi bộ đã gửi thông báo; chương trình và tài liệu ở trang chi bộ.', notYet: 'Chi bộ chưa gửi thông báo.', open: 'Xem chương trình, tài liệu', none: 'Chưa có buổi sinh hoạt nào sắp tới', noneHelp: 'Khi chi bộ lập lịch, buổi gần nhất hiện ở đây.',
  needs: 'Từng chi bộ cần gì lúc này', needOf: { announce: 'Họp đến nơi, chưa thông báo', record: 'Họp rồi chưa ghi, chưa nộp', plan: 'Chưa báo lịch, không tổ chức', answer: 'Kiến nghị quá hạn trả lời', mend: 'Việc đề nghị khắc phục, cần xem lại', visit: 'Đến kỳ dự', tasks: 'Việc nghị quyết quá hạn' } as Record<string, string>, cellCount: (n: number) => `${n} chi bộ`,
  unanswered: (n: number) => `${n} kiến nghị`, toLookAt: (n: number) => `${n} việc`, visitedOn: (day: string) => `dự lần cuối ${day}`, nothingLate: 'Lúc này không chi bộ nào cần gì thêm.', lateTasks: (n: number) => `${n} việc quá hạn`, more: (n: number) => `và ${n} chi bộ khác`, coming: 'Các buổi sắp tới', cells: 'Chi bộ tôi phụ trách tháng này', state: 'Đang ở bước'
};

/** What of the month waits on whom, on the secretary's page. */
export const waits = {
  what: {
    proposal: () => 'Trả lời đề nghị đổi giờ họp', register: () => 'Đăng ký giờ họp với đảng ủy', settle: () => 'Thống nhất giờ họp', tell: (n) => `Gọi điện, đưa giấy cho ${n} đồng chí`, replies: (n) => `${n} đồng chí chưa trả lời`, leaves: (n) => `${n} đồng chí xin vắng`,
    opinions: (n) => `Ý kiến gửi trước chưa trả lời: ${n}`, 'paper-written': () => 'Viết bài chuyên đề', 'paper-reviewed': () => 'Thông qua bài chuyên đề', 'paper-distributed': () => 'Gửi bài chuyên đề cho đảng viên', papers: (n) => `Tài liệu trong nội dung chưa tải lên: ${n}`, grade: () => 'Xếp loại buổi sinh hoạt'
  } as Record<string, (n: number) => string>,
  on: {
    us: (names: string) => (names ? names : 'Việc của chi ủy'), author: (name: string) => (name ? `Chờ đ/c ${name}` : 'Chưa phân công người viết'), reviewer: (name: string) => (name ? `Chờ đ/c ${name}` : 'Chưa phân công người thông qua'), members: (names: string) => `Chờ ${names}`, committee: () => 'Chờ đảng ủy'
  } as Record<string, (names: string) => string>,
  act: { proposal: 'Trả lời', register: 'Đăng ký', tell: 'Mở danh sách', leaves: 'Xem', opinions: 'Đọc', 'paper-distributed': 'Gửi', papers: 'Tải lên' } as Record<string, string>,
  by: (when: string) => `trước ${when}`, others: (n: number) => `và ${n} đồng chí khác`
};

export const exports = { hour: 'Giờ', state: 'Tình trạng', time: 'Giờ họp', unit: 'Tổ chức', about: 'Về' };

export const regime = {
  title: (period: string) => `Nền nếp sinh hoạt ${period}`, open: 'Quý, nửa năm, năm', quarter: (n: number) => `Quý ${n}`, half: (n: number): string => (n === 1 ? '6 tháng đầu năm' : '6 tháng cuối năm'), whole: 'Cả năm', yearOf: (year: number) => `Năm ${year}`,
  period: { month: (n: number, year: number) => `tháng ${n}/${year}`, year: (_: number, year: number) => `năm ${year}`, half: (n: number, year: number) => `6 tháng ${n === 1 ? 'đầu' : 'cuối'} năm ${year}`, quarter: (n: number, year: number) => `quý ${n}/${year}` } as Record<string, (n: number, year: number) => string>,
  kept: 'Họp đủ các tháng', keptHelp: (n: string, of: string) => `${n} trên ${of} chi bộ giữ nền nếp`, attendance: 'Đảng viên dự', share: (n: string, of: string) => `${n} trên ${of}`, range: (least: string, most: string): string => (least === most ? '' : `từng tháng: ${least} đến ${most}`),
  quarters: 'Quý có chuyên đề', themeIn: (n: number) => `Chi bộ có chuyên đề quý ${n}`, minutes: 'Số phút bình quân', minutesHelp: (meetings: string, long: string) => `${meetings} buổi biết giờ, ${long} buổi đủ thời lượng`, longEnough: 'Buổi đủ thời lượng', tooShort: (n: string) => `${n} buổi chưa đủ`, spoke: 'Người dự phát biểu', notice: 'Báo trước một ngày', papers: 'Tài liệu trước một ngày', posted: 'Đăng trong hai ngày', tasks: 'Việc hoàn thành', tasksHelp: (n: string, of: string, late: string, carried: string) => `${n} trên ${of} việc, ${late} chậm, ${carried} lượt chuyển tiếp`, late: 'Việc chậm', carried: 'Việc chuyển tiếp', lateCarried: (late: string, carried: string) => `chậm ${late}, chuyển ${carried}`,
  short: (n: string) => `${n} chi bộ chưa đủ`, shortMinutes: (n: string) => `${n} chi bộ có buổi chưa đủ`, shortLate: (n: string) => `${n} chi bộ có việc chậm`, shortCarried: (n: string) => `${n} chi bộ chuyển tiếp`, shortTheme: (n: string) => `${n} chi bộ chưa có`, shown: (n: string, of: string) => `${n} trên ${of} chi bộ`, noneShort: 'Không có chi bộ nào như vậy.', showAll: 'Xem tất cả chi bộ',
  shortOf: {
    kept: 'Chi bộ chưa họp đủ các tháng, thiếu nhiều trước', attendance: 'Chi bộ có đảng viên vắng, tỷ lệ thấp trước', spoke: 'Chi bộ có người dự chưa phát biểu, tỷ lệ thấp trước', noticeInTime: 'Chi bộ có buổi báo muộn hoặc không báo', papersInTime: 'Chi bộ có buổi gửi tài liệu muộn hoặc không gửi', postedInTime: 'Chi bộ có buổi đăng muộn hoặc chưa đăng', tasks: 'Chi bộ có việc chưa hoàn thành, tỷ lệ thấp trước', tasksLate: 'Chi bộ có việc xong chậm, nhiều trước', tasksCarried: 'Chi bộ có việc phải chuyển tiếp, nhiều trước', longEnough: 'Chi bộ có buổi chưa đủ thời lượng, tỷ lệ đủ thấp trước',
    'theme-1': 'Chi bộ chưa có chuyên đề quý 1', 'theme-2': 'Chi bộ chưa có chuyên đề quý 2', 'theme-3': 'Chi bộ chưa có chuyên đề quý 3', 'theme-4': 'Chi bộ chưa có chuyên đề quý 4'
  } satisfies Record<ShortMeasure, string>, shortMonth: 'Chi bộ chưa họp trong tháng',
  base: 'trên', months: 'Từng tháng', month: 'Tháng', met: 'Chi bộ họp', running: 'chưa hết tháng', runningQuarter: 'chưa hết quý', cells: 'Từng chi bộ, theo tên', nothing: 'Chưa có buổi nào trong kỳ này.', definition: 'Cách tính',
  trend: (last: string) => `12 tháng đến ${last}`, cellMembers: 'Số đảng viên', trendKept: 'Chi bộ họp trong tháng', inPerCent: (figure: string) => `${figure}, %`, figure: 'Chỉ số xem theo tháng và theo loại hình', showFigure: 'Xem', inTable: 'Số liệu ở bảng ngay dưới.', openTable: 'Xem số liệu trong bảng', openMonths: 'Xem từng tháng', openSpread: 'Xem phân bố', allFigures: 'Xem đủ số liệu từng chi bộ', below: 'Từng đảng bộ, theo tên', allBelow: 'Xem đủ số liệu từng đảng bộ', spreadShort: 'Phân bố theo loại hình', spread: (figure: string) => `Phân bố theo loại hình và quy mô: ${figure}`, spreadMinutes: 'Mỗi cột là số chi bộ họp bình quân từng ấy phút trong kỳ, so chi bộ cùng loại, cùng quy mô với nhau; không xếp thứ tự ai.', spreadHelp: 'Mỗi cột là số chi bộ đạt tỷ lệ ấy trong kỳ, so chi bộ cùng loại, cùng quy mô với nhau; không xếp thứ tự ai.', typeOf: (type: string, n: number) => `${type}: ${n} chi bộ`, noType: 'Chưa ghi loại hình', kind: 'Loại hình, quy mô', notMet: 'Chưa có số liệu', sizes: { small: 'dưới 9 đảng viên', middle: '9 đến 29 đảng viên', large: 'từ 30 đảng viên' } as Record<string, string>,
  definitions: {
    kept: 'Giữ nền nếp: chi bộ họp đủ buổi thường kỳ của mọi tháng đã hết trong kỳ, trên số chi bộ đang có ở cuối kỳ (mỗi tháng một lần: Điều lệ Đảng, HD 42-HD/BTCTW; cách tính của chương trình). Họp muộn trong tháng vẫn tính; hoãn sang tháng sau thì không. Chi bộ thành lập trong kỳ tính từ tháng bắt đầu sau đó; chi bộ chuyển đến trong kỳ tính cả tháng chuyển đến.',
    attendance: 'Đảng viên dự: tổng có mặt trên tổng phải dự của các buổi đã họp (đảng viên trừ miễn, đình chỉ, nhiệm vụ đặc thù, theo ngày họp; HD 42-HD/BTCTW). Khoảng là tháng thấp nhất đến tháng cao nhất.',
    themes: 'Quý có chuyên đề: mỗi quý ít nhất một buổi chuyên đề (HD 42-HD/BTCTW).',
    minutes: 'Số phút bình quân: từ lúc khai mạc đến lúc kết thúc, của các buổi thường kỳ biết giờ. Buổi đủ thời lượng: thường kỳ từ 90 phút, kết hợp thường kỳ với chuyên đề từ 120 phút (HD 42-HD/BTCTW); mỗi buổi so với thời lượng của loại mình.',
    spoke: 'Người dự phát biểu: số đồng chí có phát biểu trên số có mặt (đảng viên thảo luận: HD 42-HD/BTCTW, II.2.2; tỷ lệ: Phiếu chấm của Đảng ủy phường An Phú, 4.5).',
    noticeInTime: 'Báo trước một ngày: thông báo gửi trước giờ họp ít nhất một ngày, trên số buổi đã họp (HD 42-HD/BTCTW, II.2.2).',
    papersInTime: 'Tài liệu trước một ngày: tài liệu gửi đảng viên, hoặc đăng Sổ tay đảng viên điện tử, trước giờ họp ít nhất một ngày, trên số buổi đã họp (HD 42-HD/BTCTW, II.2.2). Không ghi lúc gửi thì tính là chưa; không tính chi bộ lực lượng vũ trang, là nơi không dùng Sổ tay.',
    postedInTime: 'Đăng trong hai ngày: ghi đã đăng chậm nhất hết ngày thứ hai sau buổi họp; buổi còn hạn chưa tính (HD 42-HD/BTCTW, II.2.2). Không tính chi bộ lực lượng vũ trang, là nơi không dùng Sổ tay đảng viên điện tử.',
    tasks: 'Việc hoàn thành: việc chi bộ đánh giá xong, đúng hạn hoặc chậm, trên số việc đã đánh giá; chậm: xong sau hạn; chuyển tiếp: chưa xong, sang tháng sau (kiểm điểm kết quả tháng trước: HD 42-HD/BTCTW, II.2.2; cách tính của chương trình).'
  }
};

/** The regime of one cell, on its own page; the figures and their definitions are named as on the committee's. */
export const cellRegime = {
  title: (period: string) => `Nền nếp của chi bộ ${period}`, link: 'Nền nếp của chi bộ', of: (cell: string, above: string, day: string) => `${cell}, ${above}, tính đến ngày ${day}.`, kept: 'Tháng họp thường kỳ', monthsOf: (n: string, of: string) => `${n} trên ${of} tháng đã hết`, themes: 'Quý có chuyên đề', quartersOf: (n: string, of: string) => `${n} trên ${of} quý đã hết`, unthemed: (quarters: string) => `chưa có: quý ${quarters}`, meetingsOf: (n: string, of: string) => `${n} trên ${of} buổi`, peopleOf: (n: string, of: string) => `${n} trên ${of} lượt`,
  before: (period: string, text: string) => `${period}: ${text}`, how: 'Cách tính', whole: 'Cả kỳ', held: 'Họp thường kỳ', standings: { held: 'đã họp', missed: 'không họp', 'put-off': 'hoãn sang tháng sau', running: 'chưa hết tháng' }, theme: 'Chuyên đề', openAll: 'Xem đủ số liệu từng tháng', trendFigure: 'Chỉ số xem theo tháng và so với chi bộ cùng loại',
  kinTitle: (figure: string) => `So với chi bộ cùng loại: ${figure}`, kinOf: (type: string, size: string, n: string) => `${n} chi bộ dưới cùng cấp ủy trực tiếp: ${type}; ${size}`, kinHelp: 'Chỉ là số chi bộ ở từng mức trong kỳ, không có tên, không xếp thứ tự. Quy mô tính theo số phải dự buổi gần nhất.', few: 'Chưa đủ năm chi bộ cùng loại hình, cùng quy mô có số liệu dưới cùng cấp ủy trực tiếp, nên không so sánh.', noKin: 'Chi bộ chưa họp buổi nào trong 12 tháng, chưa so được.', level: 'Mức', cells: 'Số chi bộ', here: 'chi bộ này ở đây', hereAt: (level: string) => `Chi bộ này ở mức ${level}.`, hereNone: 'Chi bộ này chưa có số liệu này.',
  asOf: 'Tên chi bộ, cấp trên, loại hình và các chi bộ cùng loại đúng như trong ngày chọn; buổi họp vẫn tính cả kỳ. Kỳ đã qua tự tính theo ngày cuối kỳ.', absent: { 'not-yet': (day: string) => `Ngày ${day} chi bộ chưa thành lập.`, 'no-more': (day: string) => `Ngày ${day} chi bộ đã kết thúc hoạt động.` },
  sizes: { small: 'dưới 9 người phải dự', middle: '9 đến 29 người phải dự', large: 'từ 30 người phải dự' } as Record<string, string>
};

/** Where a standing committee and a province begin. */
export const overview = {
  title: (month: string) => `Tổng quan ${month}`, open: 'Xem chi bộ chưa đủ', whole: 'Toàn Đảng bộ', organisation: 'Tổ chức', measures: { kept: 'Chi bộ họp trong tháng', attendance: 'Đảng viên dự', spoke: 'Người dự phát biểu', noticeInTime: 'Báo trước một ngày', postedInTime: 'Đăng trong hai ngày', tasks: 'Việc hoàn thành' } as Record<string, string>,
  changes: (month: string) => `Thay đổi nhiều nhất so với ${month}`, noChange: 'Không có con số nào thay đổi từ một điểm phần trăm.', fromTo: (before: string, now: string) => `${before} thành ${now}`, up: (n: string) => `tăng ${n} điểm %`, down: (n: string) => `giảm ${n} điểm %`,
  decide: 'Cần quyết định', nothing: 'Không có việc nào chờ quyết định.', late: 'Quá hạn', toGrade: (n: string, month: string) => `${n} buổi sinh hoạt ${month} chờ xếp loại`, requests: (n: string) => `${n} kiến nghị của chi bộ đang chờ`, requestsMore: (give: string, late: string) => `${give} chưa giao người trả lời, ${late} quá hạn`, noPlan: 'chưa có buổi nào; xem đề xuất, văn phòng xếp', modelsDue: (n: string) => `${n} chi bộ điểm đến kỳ sơ kết, tổng kết`, inspections: (n: string) => `${n} cuộc kiểm tra, giám sát cần xem`,
  inspectionsMore: (of: { toDecide: number; toConclude: number; late: number }) => [[of.toDecide, 'chưa ra quyết định'], [of.toConclude, 'chờ kết luận'], [of.late, 'quá hạn']].filter(([n]) => n !== 0).map((one) => one.join(' ')).join(', '),
  below: (month: string) => `Từng đảng bộ, ${month}`, report: 'Báo cáo tháng', closed: 'Đã chốt', notClosed: 'Chưa chốt', noCells: 'Chưa có chi bộ',
  elsewhere: (n: number, below: boolean) => `${n} chi bộ khi ấy ở đây, nay thuộc nơi khác: không tính vào sáu chỉ số${below ? ', có trong bảng từng đảng bộ' : ''}.`
};
