import { spreadsheet } from '#documents/workbook.server.ts';
import { percent } from '#members/percentage.ts';
import { measures } from '#models/model.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { modelsAsked } from '../models.server.ts';

/** The models of the page, a line each, with their figures before and since and those of their kind. */
export async function GET(event) {
  const { models, day } = await see(event, event.params.unit, 'see-below', async (seen) => ({ models: await modelsAsked(seen), day: seen.day }));
  const all = words(event.locals.lang);
  const w = all.models;
  const short = (one: string) => shortDay('vi', one);
  const named = (measure: (typeof measures)[number], of: string) => ({ title: `${w.measures[measure]!}: ${of}`, width: 16 });
  return spreadsheet(`chi-bo-diem-${day}.xlsx`, w.title, [
    { title: all.office.cell, width: 32 }, { title: w.purpose, width: 50 }, { title: w.from, width: 12 }, { title: w.until, width: 12 }, { title: w.decision, width: 22 }, { title: w.expected, width: 50 }, { title: w.helper, width: 26 }, { title: all.people.status, width: 20 },
    ...measures.flatMap((one) => [named(one, w.ownBefore), named(one, w.ownAfter), named(one, w.othersBefore), named(one, w.othersAfter)]), { title: w.lastReview, width: 60 }
  ], models.map((model) => [
    model.cell, model.purpose, short(model.startsOn), short(model.until), model.decision, model.expected, model.helper, w.states[model.state]!,
    ...measures.flatMap((measure) => {
      const line = model.figures?.lines.find((one) => one.measure === measure);
      return line ? [line.own.before, line.own.after, line.others.before, line.others.after].map(percent) : [null, null, null, null];
    }), model.reviews.at(-1)?.words ?? ''
  ]));
}
