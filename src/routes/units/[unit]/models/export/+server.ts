import type { CellValue, Column } from '#documents/workbook.server.ts';
import { percent } from '#members/percentage.ts';
import { measures } from '#models/model.ts';
import { shortDay } from '#words/format.ts';
import { words, type Words } from '#words/words.ts';
import { modelsListWords as p } from '../../../../../../playbooks/model.ts';
import { see } from '../../../../../front.server.ts';
import { answerWithList, listFrame, listLang } from '../../../../list-answer.server.ts';
import { modelsAsked } from '../models.server.ts';

type Models = Awaited<ReturnType<typeof modelsAsked>>;
interface Listed {
  columns: Column[];
  rows: CellValue[][];
}

/** The models of the page, a line each, with their figures before and since and those of their kind. */
export async function GET(event) {
  const { models, day, frame } = await see(event, event.params.unit, 'see-below', async (seen) => ({ models: await modelsAsked(seen), day: seen.day, frame: await listFrame(seen, event.url) }));
  const all = words(listLang(event));
  return answerWithList(event.url, { file: `chi-bo-diem-${day}`, title: all.models.title, of: short(day), ...(frame ? onPaper(all, models) : inSheet(all, models)) }, frame);
}

const short = (day: string) => shortDay('vi', day);
const lastWords = (model: Models[number]) => model.reviews.at(-1)?.words ?? '';

/** A column for each figure, for the reader's program to reckon with. */
function inSheet(all: Words, models: Models): Listed {
  const w = all.models;
  const named = (measure: (typeof measures)[number], of: string) => ({ title: `${w.measures[measure]!}: ${of}`, width: 16 });
  return {
    columns: [
      { title: all.office.cell, width: 32 }, { title: w.purpose, width: 50 }, { title: w.from, width: 12 }, { title: w.until, width: 12 }, { title: w.decision, width: 22 }, { title: w.expected, width: 50 }, { title: w.helper, width: 26 }, { title: all.people.status, width: 20 },
      ...measures.flatMap((one) => [named(one, w.ownBefore), named(one, w.ownAfter), named(one, w.othersBefore), named(one, w.othersAfter)]), { title: w.lastReview, width: 60 }
    ],
    rows: models.map((model) => [
      model.cell, model.purpose, short(model.startsOn), short(model.until), model.decision, model.expected, model.helper, w.states[model.state]!,
      ...measures.flatMap((measure) => {
        const line = model.figures?.lines.find((one) => one.measure === measure);
        return line ? [line.own.before, line.own.after, line.others.before, line.others.after].map(percent) : [null, null, null, null];
      }), lastWords(model)
    ])
  };
}

/** Thirty columns would not be read on a sheet of paper: the plan is one, the figures are one. */
function onPaper(all: Words, models: Models): Listed {
  const w = all.models;
  return {
    columns: [{ title: all.office.cell, width: 22 }, { title: w.purpose, width: 26 }, { title: p.plan, width: 27 }, { title: all.people.status, width: 20 }, { title: p.figures, width: 34 }, { title: w.lastReview, width: 36 }],
    rows: models.map((model) => [
      model.cell, model.purpose, p.planned({ ...model, from: model.startsOn }), [w.states[model.state]!, ...(model.next ? [w.reviewOn(w.kinds[model.next.kind]!, short(model.next.on))] : [])].join('; '), model.figures ? model.figures.lines.map(p.line).join('; ') : w.noMonthYet, lastWords(model)
    ])
  };
}
