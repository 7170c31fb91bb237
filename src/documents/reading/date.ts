/** A day, a month or a year, as exactly as it was written: 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY'. */
export type ReadDate = { value: string } | { wrong: 'date' | 'date-later' };

const aDay = 24 * 60 * 60 * 1000;

/**
 * A date in the ways people write it: `3/2/1930`, `3.2.1930`, `03-02-1930`, `3 2 1930`, `03021930`, `2/1930`, `1930`,
 * `ngày 3 tháng 2 năm 1930`, `1930-02-03`, an Excel serial (days since 30/12/1899), a day Excel knew as a date.
 * The day stands before the month, always: `12/25/1990` is refused, because a file that holds it holds others turned
 * silently. A year of two digits is the last such year not after `latest` ('YYYY-MM-DD'); a date after it is refused.
 */
export function readDate(cell: string | number, latest: string): ReadDate {
  const value = typeof cell === 'number' ? ofNumber(cell) : ofText(cell, latest);
  if (!value) return { wrong: 'date' };
  return value > latest.slice(0, value.length) ? { wrong: 'date-later' } : { value };
}

function ofNumber(number: number): string | null {
  if (Number.isInteger(number) && number >= 1850 && number <= 2150) return String(number);
  if (Number.isInteger(number) && number > 1_000_000) return ofEight(String(number).padStart(8, '0'));
  // serials of 1905 and before read as years above; a fraction is a time of day, and of a small number a lost `2.1930`
  if (number < 2151 || number > 80_000) return null;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(number) * aDay).toISOString().slice(0, 10);
}

function ofText(text: string, latest: string): string | null {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
  if (/^\d{5}(\.\d+)?$/.test(plain)) return ofNumber(Number(plain));
  if (/^\d{8}$/.test(plain)) return ofEight(plain);
  const iso = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[t ]\d.*)?$/.exec(plain);
  if (iso) return dated(iso[3], iso[2], iso[1]!);
  const spoken = plain
    .replace(/\b(sinh|khoang|vao)\b/g, ' ')
    .replace(/\b(ngay|mung|mong|thang|nam)\b/g, ' ')
    .replace(/[,/.\-–\s]+/g, '/')
    .replace(/^\/|\/$/g, '');
  const parts = spoken.split('/');
  if (parts.length === 0 || parts.length > 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return null;
  const year = fullYear(parts.at(-1)!, parts, latest);
  return year ? dated(parts.at(-3), parts.at(-2), year) : null;
}

function fullYear(written: string, parts: string[], latest: string): string | null {
  if (written.length === 4) return Number(written) >= 1850 && Number(written) <= 2150 ? written : null;
  if (written.length !== 2 || parts.length !== 3) return null;
  const year = Number(latest.slice(0, 2)) * 100 + Number(written);
  const whole = dated(parts[0], parts[1], String(year));
  return whole !== null && whole > latest.slice(0, whole.length) ? String(year - 100) : String(year);
}

/** A day or month of zero is one not known: `00/00/1930` is the year. */
function dated(day: string | undefined, month: string | undefined, year: string): string | null {
  const [d, m] = [Number(day ?? 0), Number(month ?? 0)];
  if (m > 12 || d > 31 || (d > 0 && m === 0)) return null;
  if (m === 0) return year;
  const yearMonth = `${year}-${String(m).padStart(2, '0')}`;
  if (d === 0) return yearMonth;
  const whole = `${yearMonth}-${String(d).padStart(2, '0')}`;
  const real = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(whole) ? whole : null;
}

function ofEight(digits: string): string | null {
  return sane(dated(digits.slice(0, 2), digits.slice(2, 4), digits.slice(4))) ?? sane(dated(digits.slice(6), digits.slice(4, 6), digits.slice(0, 4)));
}
const sane = (value: string | null) => (value !== null && value >= '1850' && value < '2150' && value.length === 10 ? value : null);
