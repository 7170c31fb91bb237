/** The program's settings, read from the environment once at start. Each says what it means, and what is wrong with it. */
export interface Setting {
  name: string;
  meaning: { vi: string; en: string };
  standard: string;
}

export const settingList: readonly Setting[] = [
  { name: 'PORT', standard: '3000', meaning: { vi: 'Cổng phục vụ, 0 đến 65535.', en: 'The port to serve on, 0 to 65535.' } },
  { name: 'HOST', standard: '127.0.0.1', meaning: { vi: 'Địa chỉ phục vụ; 0.0.0.0 để điện thoại cùng mạng vào được.', en: 'The address to serve on; 0.0.0.0 lets phones on the same network in.' } },
  { name: 'ORIGIN', standard: '', meaning: { vi: 'Địa chỉ người dùng gõ, ví dụ https://nennep.xa.vn. Để trống: http://localhost:PORT.', en: 'The address people type, such as https://nennep.example. Empty: http://localhost:PORT.' } },
  { name: 'DATA_DIR', standard: '.data/site', meaning: { vi: 'Thư mục dữ liệu: cơ sở dữ liệu, tệp tải lên, khóa. Bản minh họa dùng .data/demo.', en: 'The data folder: database, uploaded files, keys. The demo uses .data/demo.' } },
  { name: 'DATABASE_URL', standard: '', meaning: { vi: 'Máy chủ PostgreSQL 18 riêng; để trống thì dùng máy chủ kèm theo.', en: 'A PostgreSQL 18 server of your own; empty: the embedded one.' } },
  { name: 'BEHIND_TLS_PROXY', standard: 'no', meaning: { vi: 'yes nếu có máy chủ phía trước kết thúc TLS.', en: 'yes where a proxy in front ends TLS.' } },
  { name: 'SMTP_URL', standard: '', meaning: { vi: 'Máy chủ thư, ví dụ smtps://ten:matkhau@thu.xa.vn:465. Để trống: không gửi thư; thông báo vẫn ở trên trang, người không có tài khoản thì gọi điện hoặc đưa giấy.', en: 'The mail server, such as smtps://name:password@mail.example:465. Empty: no mail is sent; notices stand on the pages, and who has no account is called or handed a paper.' } },
  { name: 'MAIL_FROM', standard: '', meaning: { vi: 'Địa chỉ gửi thư, ví dụ nennep@xa.vn. Cần có khi đặt SMTP_URL.', en: 'The address mail comes from, such as nennep@commune.example. Needed where SMTP_URL is set.' } },
  { name: 'LOG', standard: 'errors', meaning: { vi: 'errors: chỉ ghi lỗi; requests: ghi thêm mỗi lần yêu cầu một dòng JSON (không có dữ liệu cá nhân).', en: 'errors: only errors are written; requests: a line of JSON for each request too (no personal data).' } },
  { name: 'METRICS_PORT', standard: '', meaning: { vi: 'Cổng riêng (chỉ trên máy này) cho Prometheus đọc /metrics. Để trống: không mở.', en: 'A port of its own, on this machine only, where Prometheus reads /metrics. Empty: none.' } },
  { name: 'BACKUP_DIR', standard: '', meaning: { vi: 'Thư mục chứa bản sao lưu, nên ở ổ đĩa khác. Để trống: không tự sao lưu.', en: 'The folder for backups, best on another disk. Empty: no backup is made by itself.' } },
  { name: 'BACKUP_AT', standard: '02:00', meaning: { vi: 'Giờ sao lưu hằng ngày (giờ Việt Nam). Máy tắt lúc đó thì sao lưu khi bật lại.', en: 'When a backup is made each day, Vietnamese time. If the machine is off then, it is made after the next start.' } },
  { name: 'BACKUP_KEEP', standard: '14', meaning: { vi: 'Số bản sao lưu giữ lại, 1 đến 1000.', en: 'How many backups are kept, 1 to 1000.' } },
  { name: 'BACKUP_PASSPHRASE_FILE', standard: '', meaning: { vi: 'Tệp có dòng đầu là mật khẩu bản sao lưu (từ 12 ký tự). Để trống: bản sao lưu không mã hóa. Mất mật khẩu thì không mở được nữa.', en: 'A file whose first line is the passphrase of backups (12 characters or more). Empty: backups are not encrypted. Without it they can never be opened.' } }
];

export interface Settings {
  port: number;
  host: string;
  origin: string;
  dataDir: string;
  databaseUrl: string | null;
  behindTlsProxy: boolean;
  /** null where no mail is sent */
  mail: { url: string; from: string } | null;
  log: 'errors' | 'requests';
  /** null where no figures are served */
  metricsPort: number | null;
  /** `dir` null where none is made by itself; `at` HH:MM in Asia/Ho_Chi_Minh */
  backup: { dir: string | null; at: string; keep: number; passphraseFile: string | null };
}

/** What a setting is now, fit to be shown: a password in an address is not. */
export function shownSetting({ name, standard }: Setting, environment: Record<string, string | undefined>): string {
  return (environment[name]?.trim() || standard).replace(/(:\/\/[^:@/]*):[^@]*@/, '$1:…@');
}

/** Reads and checks. Wrong settings are answered as sentences, all of them at once. `demo` allows plain HTTP off loopback, and has a data folder of its own. */
export function readSettings(environment: Record<string, string | undefined>, demo = false): Settings | { wrong: string[] } {
  const given = (name: string) => environment[name]?.trim() || (demo && name === 'DATA_DIR' ? '.data/demo' : settingList.find((one) => one.name === name)!.standard);
  const wrong: string[] = [];
  const port = Number(given('PORT'));
  if (!Number.isInteger(port) || port < 0 || port > 65535) wrong.push(`PORT is "${given('PORT')}": it must be a whole number from 0 to 65535.`);
  const host = given('HOST');
  const behind = given('BEHIND_TLS_PROXY');
  if (behind !== 'yes' && behind !== 'no') wrong.push(`BEHIND_TLS_PROXY is "${behind}": it must be yes or no.`);
  const origin = given('ORIGIN') || `http://localhost:${wrong.length > 0 ? '' : port}`;
  if (given('ORIGIN') && !isOrigin(origin)) wrong.push(`ORIGIN is "${origin}": it must be an address such as https://nennep.example, without a path.`);
  else if (!demo && !isLoopback(host) && behind !== 'yes')
    wrong.push(`HOST is ${host}, so passwords would travel in plain text: put a proxy that ends TLS in front and set BEHIND_TLS_PROXY=yes, or leave HOST at 127.0.0.1.`);
  const url = given('DATABASE_URL');
  if (url && !(/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))) wrong.push('DATABASE_URL must be an address such as postgresql://name:password@server/database.');
  const smtp = given('SMTP_URL');
  const from = given('MAIL_FROM');
  // the address may hold a password, so it is not repeated
  if (smtp && !isMailServer(smtp)) wrong.push('SMTP_URL must be the address of a mail server, such as smtp://mail.example:587 or smtps://name:password@mail.example:465.');
  if (smtp && !/^[^\s@<>]+@[^\s@<>]+$/.test(from)) wrong.push(`MAIL_FROM is "${from}": where SMTP_URL is set it must be the address mail comes from, such as nennep@commune.example.`);
  const log = given('LOG');
  if (log !== 'errors' && log !== 'requests') wrong.push(`LOG is "${log}": it must be errors or requests.`);
  const metrics = given('METRICS_PORT');
  const metricsPort = metrics === '' ? null : Number(metrics);
  if (metricsPort !== null && (!Number.isInteger(metricsPort) || metricsPort < 0 || metricsPort > 65535)) wrong.push(`METRICS_PORT is "${metrics}": it must be a whole number from 0 to 65535, or empty.`);
  const at = given('BACKUP_AT');
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) wrong.push(`BACKUP_AT is "${at}": it must be an hour such as 02:00.`);
  const keep = Number(given('BACKUP_KEEP'));
  if (!Number.isInteger(keep) || keep < 1 || keep > 1000) wrong.push(`BACKUP_KEEP is "${given('BACKUP_KEEP')}": it must be a whole number from 1 to 1000.`);
  if (wrong.length > 0) return { wrong };
  return { port, host, origin, dataDir: given('DATA_DIR'), databaseUrl: url || null, behindTlsProxy: behind === 'yes', mail: smtp ? { url: smtp, from } : null, log: log as Settings['log'], metricsPort,
    backup: { dir: given('BACKUP_DIR') || null, at, keep, passphraseFile: given('BACKUP_PASSPHRASE_FILE') || null } };
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');
function isMailServer(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text);
    return (protocol === 'smtp:' || protocol === 'smtps:') && hostname !== '';
  } catch {
    return false;
  }
}
function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}
