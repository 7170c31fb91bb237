import { cellTypes } from '#organisation/cell-type.ts';
import { fold } from '#platform/fold.ts';
import { sortKey } from '#members/name.ts';
import { firstOf, idOf, lastMonth, membersOf, months, numbersOf, openMonth, stretchOf, type Shape } from './shape.ts';

/** The rows of each table for one province, and for what stands above them all, as COPY reads them: one line each, columns by tabs. */
export interface Table {
  name: string;
  columns: readonly string[];
  rows(shape: Shape, province: number): Generator<string>;
}

const since = '[2025-07-01,)';
const founded = '2025-07-01';
const line = (...values: (string | number | boolean | null)[]): string => `${values.map((value) => (value === null ? '\\N' : value === true ? 't' : value === false ? 'f' : value)).join('\t')}\n`;
const label = (id: string): string => id.replaceAll('-', '');

interface Unit {
  id: string;
  kind: string;
  parent: string | null;
  path: string;
  name: string;
  n: number;
}

/** Every unit of a province from the top; with the first, the one above them all. */
function* unitsOf(shape: Shape, province: number): Generator<Unit> {
  const numbers = numbersOf(shape);
  const made = (n: number, kind: string, name: string, above: Unit | null): Unit => {
    const id = idOf('unit', n);
    return { id, kind, parent: above?.id ?? null, path: above ? `${above.path}.${label(id)}` : label(id), name, n };
  };
  const root = made(numbers.root, 'central', 'Toàn Đảng', null);
  if (province === 0) yield root;
  const own = made(numbers.province(province), 'province', `Đảng bộ tỉnh ${province + 1}`, root);
  yield own;
  const { communes } = stretchOf(shape, province);
  for (let c = communes[0]; c < communes[1]; c++) {
    const commune = made(numbers.commune(c), 'committee', `Đảng bộ xã ${c + 1}`, own);
    yield commune;
    for (let g = firstOf(c, shape.communes, shape.grassroots); g < firstOf(c + 1, shape.communes, shape.grassroots); g++) {
      const grassroots = made(numbers.grassroots(g), 'grassroots', `Đảng bộ cơ sở ${g + 1}`, commune);
      yield grassroots;
      for (let n = firstOf(g, shape.grassroots, shape.cells); n < firstOf(g + 1, shape.grassroots, shape.cells); n++) yield made(numbers.cell(n), 'cell', `Chi bộ ${n + 1}`, grassroots);
    }
  }
}

interface Cell {
  n: number;
  id: string;
  /** every fact of all twelve months is there, not only of the last: the cells of a province's first commune */
  whole: boolean;
  memberIds: string[];
}

function* cellsOf(shape: Shape, province: number): Generator<Cell> {
  const { communes, cells } = stretchOf(shape, province);
  const wholeUntil = firstOf(firstOf(communes[0] + 1, shape.communes, shape.grassroots), shape.grassroots, shape.cells);
  for (let n = cells[0]; n < cells[1]; n++)
    yield { n, id: cellId(shape, n), whole: n < wholeUntil, memberIds: Array.from({ length: membersOf(n) }, (_, m) => idOf('member', personNumber(n, m))) };
}

/** The cells that are meeting now: the first eight of each province. */
const meetsNow = (shape: Shape, province: number, { n }: Cell): boolean => n < stretchOf(shape, province).cells[0] + 8;

export const cellId = (shape: Shape, n: number): string => idOf('unit', numbersOf(shape).cell(n));
export const meetingId = (n: number, month: number): string => idOf('meeting', n * 13 + month);
const personNumber = (cell: number, member: number): number => cell * 32 + member;
export const secretaryOf = (n: number): { personId: string; name: string } => ({ personId: idOf('person', personNumber(n, 0)), name: nameOf(n, 0) });
/** Officers have numbers behind all members: of a committee with number n the office and who is of its standing committee. */
export const officerOf = (shape: Shape, n: number, which: 'office' | 'standing'): string => idOf('person', shape.cells * 32 + n * 2 + (which === 'office' ? 0 : 1));

/** Who is in charge of a cell: of the standing committee of the organisation it belongs to. */
const followerOf = (shape: Shape, cell: number): string => officerOf(shape, numbersOf(shape).grassroots(Math.ceil(((cell + 1) * shape.grassroots) / shape.cells) - 1), 'standing');

const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Võ', 'Đặng', 'Bùi', 'Đỗ'];
const middles = ['Văn', 'Thị', 'Đức', 'Minh', 'Ngọc', 'Quang', 'Thanh'];
const givens = ['An', 'Bình', 'Cường', 'Dũng', 'Hà', 'Hoa', 'Hùng', 'Lan', 'Mai', 'Nam', 'Phúc', 'Sơn', 'Thảo'];
const nameOf = (cell: number, member: number): string => `${surnames[(cell + member) % 10]} ${middles[(cell * 3 + member) % 7]} ${givens[(cell + member * 5) % 13]}`;

/** How a cell's meeting of a month went: the same in each run, and good and weak cells beside each other. */
interface Held {
  month: number;
  day: string;
  mustAttend: number;
  absent: readonly string[];
  excused: number;
  late: number;
  spoke: number;
  minutes: number;
  tasks: 'done' | 'done-late' | 'carried';
  points: number;
  thematic: boolean;
}
function heldIn(cell: Cell, month: number): Held {
  const size = cell.memberIds.length;
  const h = (cell.n * 31 + month * 17) % 97;
  const absent = 1 + (h % Math.max(2, Math.floor(size / 5)));
  return {
    month, day: `${months[month]!.slice(0, 8)}0${3 + (h % 4)}`, mustAttend: size, absent: cell.memberIds.slice(size - absent), excused: absent - (h % 3 === 0 ? 1 : 0), late: h % 2,
    spoke: 1 + (h % Math.min(7, size - absent - 1)), minutes: 60 + (h % 60), tasks: h % 5 === 0 ? 'carried' : h % 7 === 0 ? 'done-late' : 'done', points: 70 + (h % 30), thematic: month % 3 === 2
  };
}
const at = (day: string, minutes: number): string => new Date(Date.parse(`${day}T01:00:00Z`) + minutes * 60_000).toISOString();
const dayBefore = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** Each meeting of each cell of a province: of all twelve months, or of those whose facts are there in full. */
function* meetingsOf(shape: Shape, province: number, facts: 'all' | 'whole'): Generator<{ cell: Cell; held: Held; id: string }> {
  for (const cell of cellsOf(shape, province))
    for (let month = 0; month < months.length; month++) {
      if (facts === 'whole' && !cell.whole && months[month] !== lastMonth) continue;
      yield { cell, held: heldIn(cell, month), id: meetingId(cell.n, month) };
    }
}

function* mapped<T>(source: Iterable<T>, lines: (one: T) => string | readonly string[]): Generator<string> {
  for (const one of source) {
    const made = lines(one);
    if (typeof made === 'string') yield made;
    else yield* made;
  }
}

export const tables: readonly Table[] = [
  { name: 'unit', columns: ['id', 'kind', 'path', 'founded_on'], rows: (shape, p) => mapped(unitsOf(shape, p), (unit) => line(unit.id, unit.kind, unit.path, founded)) },
  { name: 'unit_name', columns: ['unit_id', 'valid', 'name', 'folded'], rows: (shape, p) => mapped(unitsOf(shape, p), (unit) => line(unit.id, since, unit.name, fold(unit.name))) },
  { name: 'unit_parent', columns: ['unit_id', 'valid', 'parent_id'], rows: (shape, p) => mapped(unitsOf(shape, p), (unit) => (unit.parent ? line(unit.id, since, unit.parent) : [])) },
  { name: 'unit_type', columns: ['unit_id', 'valid', 'type'], rows: (shape, p) => mapped(cellsOf(shape, p), (cell) => line(cell.id, since, cellTypes[cell.n % 3]!)) },
  {
    name: 'person', columns: ['id'],
    rows: function* (shape, p) {
      for (const unit of unitsOf(shape, p)) if (unit.kind !== 'cell') for (const which of ['office', 'standing'] as const) yield line(officerOf(shape, unit.n, which));
      for (const cell of cellsOf(shape, p)) for (let m = 0; m < cell.memberIds.length; m++) yield line(idOf('person', personNumber(cell.n, m)));
    }
  },
  {
    name: 'post', columns: ['unit_id', 'id', 'person_id', 'holder_name', 'kind', 'valid'],
    rows: function* (shape, p) {
      for (const unit of unitsOf(shape, p)) {
        if (unit.kind !== 'cell') for (const [k, which] of (['office', 'standing'] as const).entries()) yield line(unit.id, idOf('post', unit.n * 4 + k), officerOf(shape, unit.n, which), which === 'office' ? 'Phan Văn Phòng' : 'Lê Thường Vụ', which, since);
      }
      for (const cell of cellsOf(shape, p)) {
        for (const [k, kind] of ['secretary', 'deputy'].entries()) yield line(cell.id, idOf('post', numbersOf(shape).cell(cell.n) * 4 + k), idOf('person', personNumber(cell.n, k)), nameOf(cell.n, k), kind, since);
        yield line(cell.id, idOf('post', numbersOf(shape).cell(cell.n) * 4 + 2), followerOf(shape, cell.n), 'Lê Thường Vụ', 'in-charge', since);
      }
    }
  },
  {
    name: 'member', columns: ['cell_id', 'id', 'person_id', 'valid', 'full_name', 'folded', 'sort_key'],
    rows: (shape, p) => mapped(cellsOf(shape, p), (cell) => cell.memberIds.map((id, m) => {
      const name = nameOf(cell.n, m);
      return line(cell.id, id, idOf('person', personNumber(cell.n, m)), since, name, foldedName(name), keyOfName(name));
    }))
  },
  { name: 'member_status', columns: ['cell_id', 'member_id', 'valid', 'status'], rows: (shape, p) => mapped(cellsOf(shape, p), (cell) => cell.memberIds.map((id) => line(cell.id, id, since, 'official'))) },
  {
    name: 'meeting', columns: ['cell_id', 'id', 'kind', 'month', 'state', 'starts_at', 'place', 'pre_meeting', 'ended_at', 'chair_member_id', 'secretary_member_id'],
    rows: function* (shape, p) {
      for (const cell of cellsOf(shape, p)) {
        const [chair, secretary] = cell.memberIds as [string, string];
        for (let month = 0; month < months.length; month++) {
          const held = heldIn(cell, month);
          yield line(cell.id, meetingId(cell.n, month), held.thematic ? 'combined' : 'regular', months[month]!, 'graded', at(held.day, 0), 'Nhà văn hóa', 'held', at(held.day, held.minutes), chair, secretary);
        }
        if (meetsNow(shape, p, cell)) yield line(cell.id, meetingId(cell.n, 12), 'regular', openMonth, 'open', at(`${openMonth.slice(0, 8)}05`, 0), 'Nhà văn hóa', 'held', null, chair, secretary);
      }
    }
  },
  {
    name: 'meeting_moment', columns: ['cell_id', 'meeting_id', 'moment', 'at', 'claimed_at', 'by_person_id'],
    rows: function* (shape, p) {
      for (const { cell, held, id } of meetingsOf(shape, p, 'whole')) {
        const { personId } = secretaryOf(cell.n);
        for (const [moment, moved] of Object.entries(momentsOf(held))) yield line(cell.id, id, moment, moved, moved, personId);
      }
      for (const cell of cellsOf(shape, p)) if (meetsNow(shape, p, cell)) yield line(cell.id, meetingId(cell.n, 12), 'opened', at(`${openMonth.slice(0, 8)}05`, 0), at(`${openMonth.slice(0, 8)}05`, 0), secretaryOf(cell.n).personId);
    }
  },
  { name: 'agenda_item', columns: ['cell_id', 'id', 'meeting_id', 'position', 'origin', 'title', 'minutes'], rows: (shape, p) => mapped(meetingsOf(shape, p, 'whole'), ({ cell, held, id }) => line(cell.id, idOf('item', cell.n * 13 + held.month), id, 1, 'own', 'Đánh giá tháng trước, nhiệm vụ tháng này', 60)) },
  {
    name: 'attendance', columns: ['cell_id', 'meeting_id', 'member_id', 'mark', 'at', 'source'],
    rows: (shape, p) => mapped(meetingsOf(shape, p, 'whole'), ({ cell, held, id }) => cell.memberIds.map((member, m) => {
      const gone = held.absent.indexOf(member);
      return line(cell.id, id, member, gone >= 0 ? (gone < held.excused ? 'absent-with-reason' : 'absent-without-reason') : m < held.late ? 'late' : 'present', at(held.day, 0), 'secretary');
    }))
  },
  {
    name: 'speech', columns: ['cell_id', 'id', 'meeting_id', 'agenda_item_id', 'member_id', 'at'],
    rows: (shape, p) => mapped(meetingsOf(shape, p, 'whole'), ({ cell, held, id }) => cell.memberIds.slice(0, held.spoke).map((member, m) => line(cell.id, idOf('speech', (cell.n * 13 + held.month) * 8 + m), id, idOf('item', cell.n * 13 + held.month), member, at(held.day, 10 + m))))
  },
  {
    name: 'minutes', columns: ['cell_id', 'meeting_id', 'approved_at', 'facts'],
    rows: (shape, p) => mapped(meetingsOf(shape, p, 'whole'), ({ cell, held, id }) => line(cell.id, id, at(held.day, held.minutes), JSON.stringify(factsOf(cell, held))))
  },
  { name: 'self_mark', columns: ['cell_id', 'meeting_id', 'criterion', 'points'], rows: (shape, p) => mapped(meetingsOf(shape, p, 'whole'), ({ cell, held, id }) => line(cell.id, id, 'preparation', held.points)) },
  {
    name: 'grade', columns: ['cell_id', 'meeting_id', 'grade', 'points', 'reason', 'by_person_id', 'at', 'by_name'],
    rows: (shape, p) => mapped(meetingsOf(shape, p, 'all'), ({ cell, held, id }) => line(cell.id, id, held.points >= 90 ? 'tot' : held.points >= 70 ? 'kha' : 'trung-binh', held.points, '', officerOf(shape, numbersOf(shape).root, 'standing'), at(held.day, 5 * 1440), 'Lê Thường Vụ'))
  },
  {
    name: 'visit', columns: ['cell_id', 'id', 'meeting_id', 'person_id', 'visitor_name', 'presence', 'good', 'good_words', 'mend', 'mend_words', 'at'],
    rows: (shape, p) => mapped(meetingsOf(shape, p, 'all'), ({ cell, held, id }) => (held.thematic ? line(cell.id, idOf('visit', cell.n * 13 + held.month), id, followerOf(shape, cell.n), 'Lê Thường Vụ', 'whole', '{}', '', 'nothing', '', at(held.day, held.minutes)) : []))
  },
  {
    name: 'task', columns: ['cell_id', 'id', 'text', 'member_id', 'due_on', 'set_on', 'status', 'ended_on', 'ended_as'],
    rows: (shape, p) => mapped(meetingsOf(shape, p, 'all'), ({ cell, held }) => line(cell.id, taskId(cell, held.month), 'Vận động các hộ ở ngõ của mình làm đường, báo cáo tại kỳ sinh hoạt tới', cell.memberIds[held.month % cell.memberIds.length]!, held.day, dayBefore(held.day, 28), held.tasks === 'carried' ? 'open' : 'done', held.tasks === 'carried' ? null : held.day, held.tasks === 'carried' ? null : held.tasks))
  },
  {
    name: 'cell_request', columns: ['cell_id', 'id', 'text', 'meeting_id', 'at', 'by_person_id', 'by_name'],
    rows: (shape, p) => mapped(requestsOf(shape, p), ({ cell, held, id }) => line(cell.id, id, 'Đề nghị cấp trên hỗ trợ kinh phí sửa nhà văn hóa', meetingId(cell.n, held.month), at(held.day, held.minutes), secretaryOf(cell.n).personId, nameOf(cell.n, 0)))
  },
  {
    name: 'request_step', columns: ['cell_id', 'id', 'request_id', 'nth', 'step', 'text', 'person_id', 'person_name', 'due_on', 'at', 'by_person_id', 'by_name'],
    rows: (shape, p) => mapped(requestsOf(shape, p), ({ cell, held, id, steps }) => {
      const follower = followerOf(shape, cell.n);
      const given = [follower, 'Lê Thường Vụ', dayBefore(held.day, -20)] as const;
      return (['given', 'answered', 'taken'] as const).slice(0, steps).map((step, nth) => line(cell.id, idOf('step', cell.n * 3 + nth), id, nth, step, step === 'answered' ? 'Đã bố trí trong kế hoạch quý sau' : '', ...(step === 'given' ? given : [null, null, null]), at(held.day, (nth + 1) * 2880), follower, 'Lê Thường Vụ'));
    })
  },
  {
    name: 'model_cell', columns: ['cell_id', 'id', 'unit_id', 'purpose', 'expected', 'helper', 'decision', 'starts_on', 'until_on', 'at', 'by_person_id', 'by_name'],
    rows: (shape, p) => mapped(modelsOf(shape, p), ({ cell, commune, id }) => line(cell, id, idOf('unit', commune), 'Nâng chất lượng sinh hoạt chuyên đề', 'Mỗi quý một chuyên đề, từ hai phần ba đảng viên phát biểu', 'Lê Thường Vụ', '12-QĐ/ĐU', modelSince, '2027-03-01', at(modelSince, 0), officerOf(shape, commune, 'standing'), 'Lê Thường Vụ'))
  },
  {
    name: 'model_review', columns: ['cell_id', 'id', 'model_id', 'kind', 'words', 'figures', 'as_of', 'at', 'by_person_id', 'by_name'],
    rows: (shape, p) => mapped(modelsOf(shape, p), ({ cell, commune, id, nth }) => line(cell, idOf('review', nth), id, 'half-year', 'Đúng kế hoạch, cần thêm ý kiến đảng viên trẻ', JSON.stringify(modelFigures), modelFigures.asOf, at(modelFigures.asOf, 0), officerOf(shape, commune, 'standing'), 'Lê Thường Vụ'))
  },
  {
    name: 'shared_thing', columns: ['unit_id', 'id', 'giver_id', 'giver_name', 'model_id', 'purpose', 'what', 'meeting_id', 'source_id', 'month', 'title', 'points', 'minutes', 'at', 'by_person_id', 'by_name'],
    rows: (shape, p) => mapped(modelsOf(shape, p), ({ cell, commune, id, nth }) => line(idOf('unit', commune), idOf('thing', nth), cell, `Chi bộ ${nth + 1}`, id, 'Nâng chất lượng sinh hoạt chuyên đề', 'item', meetingId(nth, 11), idOf('item', nth * 13 + 11), lastMonth, 'Mỗi đảng viên một việc', 'Từng đồng chí nêu một việc', 30, at(lastMonth, 0), secretaryOf(nth).personId, nameOf(nth, 0)))
  },
  {
    name: 'shared_taking', columns: ['unit_id', 'id', 'thing_id', 'taker_id', 'taker_name', 'meeting_id', 'month', 'at'],
    rows: (shape, p) => mapped(modelsOf(shape, p), ({ commune, takers, nth }) => takers.map((n, nthTaker) => line(idOf('unit', commune), idOf('taking', nth * 4 + nthTaker), idOf('thing', nth), cellId(shape, n), `Chi bộ ${n + 1}`, meetingId(n, 11), lastMonth, at(lastMonth, 60))))
  },
  { name: 'inspection_programme', columns: ['unit_id', 'year', 'number', 'passed_on', 'at', 'by_person_id'], rows: (shape, p) => mapped(orderersOf(shape, p), ({ unit, n }) => line(unit, inspectionYear, '05-CTr/ĐU', `${inspectionYear}-01-10`, at(`${inspectionYear}-01-10`, 0), officerOf(shape, n, 'standing'))) },
  {
    name: 'inspection', columns: ['id', 'unit_id', 'subject_id', 'kind', 'about', 'quarter', 'outside', 'at', 'by_person_id', 'decision_number', 'decision_day', 'begins_on', 'days'],
    rows: (shape, p) => mapped(inspectionsOf(shape, p), ({ unit, n, cell, id, quarter }) => line(id, unit, cell, quarter % 2 ? 'inspection' : 'supervision', 'Việc thực hiện nền nếp sinh hoạt chi bộ', `${inspectionYear}-Q${quarter}`, false, at(`${inspectionYear}-01-08`, 0), officerOf(shape, n, 'standing'),
      ...(quarter < 4 ? [`${20 + quarter}-QĐ/ĐU`, begunIn(quarter), begunIn(quarter), 20] : [null, null, null, null])))
  },
  {
    name: 'inspection_member', columns: ['unit_id', 'inspection_id', 'id', 'person_id', 'person_name', 'role', 'valid', 'at', 'by_person_id'],
    rows: (shape, p) => mapped(inspectionsOf(shape, p), ({ unit, n, id, nth, quarter }) => (quarter < 4 ? (['standing', 'office'] as const).map((which, seat) => line(unit, id, idOf('seat', nth * 2 + seat), officerOf(shape, n, which), which === 'office' ? 'Phan Văn Phòng' : 'Lê Thường Vụ', seat === 0 ? 'lead' : 'scribe', `[${begunIn(quarter)},)`, at(begunIn(quarter), 0), officerOf(shape, n, 'standing'))) : []))
  },
  {
    name: 'inspection_step', columns: ['unit_id', 'inspection_id', 'step', 'done_on', 'at', 'by_person_id', 'by_name'],
    rows: (shape, p) => mapped(inspectionsOf(shape, p), ({ unit, n, id, quarter }) => (['prepare', 'conduct', 'conclude'] as const).slice(0, quarter < 3 ? 3 : quarter === 3 ? 1 : 0).map((step, nth) => line(unit, id, step, dayBefore(begunIn(quarter), -5 * (nth + 1)), at(begunIn(quarter), 0), officerOf(shape, n, 'standing'), 'Lê Thường Vụ')))
  },
  { name: 'task_month', columns: ['cell_id', 'task_id', 'month', 'result'], rows: (shape, p) => mapped(meetingsOf(shape, p, 'whole'), ({ cell, held }) => line(cell.id, taskId(cell, held.month), months[held.month]!, held.tasks)) },
  {
    name: 'month_summary',
    columns: ['cell_id', 'month', 'meeting_id', 'state', 'starts_at', 'must_attend', 'present', 'late', 'absent_with_reason', 'absent_without_reason', 'spoke', 'duration_minutes', 'thematic', 'combined', 'announced_at', 'papers_at', 'concluded_at', 'filed_at', 'posted_at', 'self_mark', 'tasks_before', 'tasks_done', 'tasks_done_in_time', 'tasks_carried'],
    rows: function* (shape, p) {
      for (const { cell, held, id } of meetingsOf(shape, p, 'all')) {
        const moments = momentsOf(held);
        const done = held.tasks === 'carried' ? 0 : 1;
        yield line(cell.id, months[held.month]!, id, 'graded', at(held.day, 0), held.mustAttend, held.mustAttend - held.absent.length, held.late, held.excused, held.absent.length - held.excused, held.spoke, held.minutes, held.thematic, held.thematic,
          moments['announced']!, moments['papers-posted']!, at(held.day, held.minutes), moments['filed']!, moments['posted']!, held.points, 1, done, held.tasks === 'done' ? 1 : 0, 1 - done);
      }
      for (const cell of cellsOf(shape, p)) if (meetsNow(shape, p, cell)) yield line(cell.id, openMonth, meetingId(cell.n, 12), 'open', at(`${openMonth.slice(0, 8)}05`, 0), cell.memberIds.length, 0, 0, 0, 0, 0, null, false, false, null, null, null, null, null, null, 0, 0, 0, 0);
    }
  }
];

/** What every third cell asked of its committee: a third of them nobody was given, a third has nobody answered, a third the cell took the answer of. */
function* requestsOf(shape: Shape, province: number): Generator<{ cell: Cell; held: Held; id: string; steps: number }> {
  for (const cell of cellsOf(shape, province)) if (cell.n % 3 === 0) yield { cell, held: heldIn(cell, cell.n % months.length), id: idOf('request', cell.n), steps: [0, 1, 3][cell.n % 9 / 3]! };
}

/** Of each commune the first two cells are models, with one review, and gave a thing that two others took up. */
const modelSince = months[4]!;
const modelFigures = {
  asOf: months[10]!, before: { from: months[0]!, to: months[3]! }, after: { from: months[4]!, to: months[9]! }, months: 6, type: cellTypes[0], size: 'middle', others: 12,
  lines: (['kept', 'attendance', 'spoke', 'noticeInTime', 'postedInTime', 'tasks'] as const).map((measure) => ({ measure, own: { before: { of: 60, base: 80 }, after: { of: 75, base: 80 } }, others: { before: { of: 600, base: 900 }, after: { of: 630, base: 900 } } }))
};
function* modelsOf(shape: Shape, province: number): Generator<{ cell: string; commune: number; id: string; nth: number; takers: number[] }> {
  const { communes } = stretchOf(shape, province);
  for (let c = communes[0]; c < communes[1]; c++)
    for (const n of firstCells(shape, c, 2)) yield { cell: cellId(shape, n), commune: numbersOf(shape).commune(c), id: idOf('model', n), nth: n, takers: firstCells(shape, c, 4).slice(2) };
}

/** A commune's first cells, so many or as many as it has. */
function firstCells(shape: Shape, commune: number, most: number): number[] {
  const [first, end] = [commune, commune + 1].map((c) => firstOf(firstOf(c, shape.communes, shape.grassroots), shape.grassroots, shape.cells)) as [number, number];
  return Array.from({ length: Math.min(most, end - first) }, (_, n) => first + n);
}

/** A province and each of its communes inspect one cell in each quarter: two are over, one is under way, one is planned. */
const inspectionYear = lastMonth.slice(0, 4);
const begunIn = (quarter: number): string => `${inspectionYear}-${String(quarter * 3 - 1).padStart(2, '0')}-10`;
function* orderersOf(shape: Shape, province: number): Generator<{ unit: string; n: number; cells: number[] }> {
  const { communes } = stretchOf(shape, province);
  const numbers = numbersOf(shape);
  yield { unit: idOf('unit', numbers.province(province)), n: numbers.province(province), cells: firstCells(shape, communes[0], 4) };
  for (let c = communes[0]; c < communes[1]; c++) yield { unit: idOf('unit', numbers.commune(c)), n: numbers.commune(c), cells: firstCells(shape, c, 4) };
}
function* inspectionsOf(shape: Shape, province: number): Generator<{ unit: string; n: number; cell: string; id: string; nth: number; quarter: number }> {
  for (const { unit, n, cells } of orderersOf(shape, province)) for (const [index, cell] of cells.entries()) yield { unit, n, cell: cellId(shape, cell), id: idOf('inspection', n * 4 + index), nth: n * 4 + index, quarter: index + 1 };
}

const taskId = (cell: Cell, month: number): string => idOf('task', cell.n * 13 + month);

function momentsOf(held: Held): Record<string, string> {
  return {
    announced: at(dayBefore(held.day, 3 + (held.points % 3)), 0), 'papers-posted': at(dayBefore(held.day, 2), 60), opened: at(held.day, 0), concluded: at(held.day, held.minutes),
    filed: at(held.day, 1440), posted: at(held.day, 1440 + (held.points % 4) * 720)
  };
}

function factsOf(cell: Cell, held: Held) {
  return {
    startedAt: at(held.day, 0), endedAt: at(held.day, held.minutes), official: held.mustAttend, probationary: 0, roll: [], items: [], results: [], votes: [], resolution: null, approved: null, notice: null, mark: held.points, grade: null,
    mustAttend: held.mustAttend, present: held.mustAttend - held.absent.length, late: cell.memberIds.slice(0, held.late), leftEarly: [],
    absentWithReason: held.absent.slice(0, held.excused), absentWithoutReason: held.absent.slice(held.excused)
  };
}

/** There are 910 names; each is folded once. */
const folded = new Map<string, string>();
const keys = new Map<string, string>();
const foldedName = (name: string): string => once(folded, name, fold);
const keyOfName = (name: string): string => once(keys, name, sortKey);
function once(known: Map<string, string>, name: string, work: (name: string) => string): string {
  const found = known.get(name) ?? work(name);
  known.set(name, found);
  return found;
}
