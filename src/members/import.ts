import { fold } from '#platform/fold.ts';
import { agrees, contradicts } from './same-person.ts';
import type { ImportedMember } from './sheet.ts';

/** A member the cell has, or had. */
export interface KnownMember {
  id: string;
  cellId: string;
  fullName: string;
  born: string | null;
  cardNumber: string | null;
  admittedOn: string | null;
  officialOn: string | null;
  phone: string | null;
  email: string | null;
  groupId: string | null;
  former: boolean;
}
export const importedDetails = ['born', 'cardNumber', 'admittedOn', 'officialOn', 'phone', 'email'] as const;
export type ImportedDetail = (typeof importedDetails)[number];

export interface Change {
  row: ImportedMember;
  known: KnownMember;
  /** what would stand otherwise than now; a value the file leaves empty stays as it is */
  fields: ('fullName' | ImportedDetail | 'groupId')[];
}
/** Perhaps one person twice: the same card under another name, the same name and year with another card, or twice in the file. */
export interface Doubt {
  row: ImportedMember;
  known: KnownMember | null;
  /** the other row of the file, where it is not a member already recorded */
  other: ImportedMember | null;
  /** what may be chosen */
  choices: Choice[];
  /** what is done unless somebody chooses otherwise */
  proposed: Choice;
  chosen: Choice;
}
/** `same`: one person, take what the file says; `new`: another person; `skip`: leave the row out. */
export type Choice = 'same' | 'new' | 'skip';
export interface ImportPlan {
  added: ImportedMember[];
  changed: Change[];
  same: { row: ImportedMember; known: KnownMember }[];
  doubts: Doubt[];
  /** rows whose card belongs to somebody who left the cell */
  former: { row: ImportedMember; known: KnownMember }[];
}

/**
 * What the rows would change. A row is a member when the card number and the folded name are the same, or when the name is
 * and nothing known of both (birth, card) contradicts; what is not sure is a doubt, shown side by side, with a choice by row number.
 * One card is never two people's. Writing the plan and planning the same rows again leaves nothing to add or change.
 */
export function planImport(rows: readonly ImportedMember[], known: readonly KnownMember[], choices: Readonly<Record<number, Choice>> = {}): ImportPlan {
  const plan: ImportPlan = { added: [], changed: [], same: [], doubts: [], former: [] };
  const byCard = new Map(known.filter((one) => one.cardNumber).map((one) => [cardKey(one), one]));
  const byName = new Map<string, KnownMember[]>();
  for (const one of known) if (!one.former) put(byName, nameKey(one), one);
  const cardsInFile = new Set(rows.filter((row) => row.cardNumber).map(cardKey));
  const taken = new Set<string>();
  const free = (row: ImportedMember) => (byName.get(nameKey(row)) ?? []).filter((one) => !taken.has(one.id));
  const take = (row: ImportedMember, one: KnownMember) => {
    taken.add(one.id);
    settle(plan, row, one);
  };
  /** Gives each row the first member who fits and is nobody's yet; answers the rows left over. */
  const match = (list: readonly ImportedMember[], fits: (one: KnownMember, row: ImportedMember) => boolean) => list.filter((row) => {
    const one = free(row).find((one) => fits(one, row));
    if (one) take(row, one);
    return !one;
  });

  const current: ImportedMember[] = [];
  for (const row of [...rows].sort((a, b) => a.at - b.at)) {
    const holder = byCard.get(cardKey(row));
    if (holder?.former) plan.former.push({ row, known: holder });
    else current.push(row);
  }
  // a card with its own name is certain, and goes before every namesake
  const unsure = new Set(match(current, (one, row) => Boolean(row.cardNumber) && one.cardNumber === row.cardNumber));
  const twins = twinsIn([...current.filter((row) => !unsure.has(row)), ...unsure]);
  // what is left out, by choice or as a repetition, takes nobody's place
  const isLeftOut = (row: ImportedMember) => choices[row.at] === 'skip' || (twins.has(row) && choices[row.at] !== 'new');
  const leftOut = [...unsure].filter(isLeftOut);
  let open = [...unsure].filter((row) => !isLeftOut(row));
  open = match(open, identical);
  open = match(open, saysNothingElse);
  const alone = (row: ImportedMember) => free(row).filter((one) => !contradicts(one, row)).length === 1;
  open = match(open, (one, row) => choices[row.at] !== 'new' && !twins.has(row) && !byCard.has(cardKey(row)) && !contradicts(one, row) && (agrees(one, row) || alone(row)));
  open.push(...match(match(leftOut, identical), saysNothingElse));

  for (const row of open.sort((a, b) => a.at - b.at)) {
    const holder = row.cardNumber ? byCard.get(cardKey(row)) : undefined;
    const twin = twins.get(row);
    // whose own card another row has is that row's
    const namesake = holder || twin ? undefined : free(row).find((one) => (!contradicts(one, row) || agrees(one, row)) && !(row.cardNumber && one.cardNumber && cardsInFile.has(cardKey(one))));
    const before = holder ?? namesake ?? null;
    if (!before && !twin) {
      // a row once left out stays out, also when the doubt is gone
      if (choices[row.at] !== 'skip') plan.added.push(row);
      continue;
    }
    const mayBeSame = before !== null && !taken.has(before.id);
    const mayBeNew = !holder && !(twin && twin.cardNumber && twin.cardNumber === row.cardNumber);
    const doubt: Doubt = { row, known: before, other: before ? null : twin!, choices: [...(mayBeSame ? ['same' as const] : []), ...(mayBeNew ? ['new' as const] : []), 'skip'], proposed: 'skip', chosen: 'skip' };
    const usual: Choice = holder ? 'same' : namesake && contradicts(namesake, row) ? 'new' : 'skip';
    if (doubt.choices.includes(usual)) doubt.proposed = usual;
    const asked = choices[row.at] ?? doubt.proposed;
    if (doubt.choices.includes(asked)) doubt.chosen = asked;
    plan.doubts.push(doubt);
    if (doubt.chosen === 'same') take(row, before!);
    if (doubt.chosen === 'new') plan.added.push(row);
  }
  plan.added.sort((a, b) => a.at - b.at);
  return plan;
}

const cardKey = (one: { cellId?: string; cardNumber?: string | null }) => `${one.cellId ?? ''} ${one.cardNumber ?? '-'}`;
const nameKey = (one: { cellId?: string; fullName: string }) => `${one.cellId ?? ''} ${fold(one.fullName)}`;

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Row → an earlier row with the same name that nothing contradicts: perhaps one person twice. */
function twinsIn(rows: readonly ImportedMember[]): Map<ImportedMember, ImportedMember> {
  const twins = new Map<ImportedMember, ImportedMember>();
  const earlier = new Map<string, ImportedMember[]>();
  for (const row of rows) {
    const twin = earlier.get(nameKey(row))?.find((other) => !contradicts(other, row));
    if (twin) twins.set(row, twin);
    put(earlier, nameKey(row), row);
  }
  return twins;
}

function settle(plan: ImportPlan, row: ImportedMember, known: KnownMember): void {
  const fields = changesTo(known, row);
  if (fields.length === 0) plan.same.push({ row, known });
  else plan.changed.push({ row, known, fields });
}

const identical = (known: KnownMember, row: ImportedMember) => row.fullName === known.fullName && (row.groupId ?? null) === known.groupId && importedDetails.every((field) => (row[field] ?? null) === known[field]);
const saysNothingElse = (known: KnownMember, row: ImportedMember) => !contradicts(known, row) && changesTo(known, row).length === 0;

function changesTo(known: KnownMember, row: ImportedMember): Change['fields'] {
  return [
    ...(row.fullName === known.fullName ? [] : ['fullName' as const]),
    ...importedDetails.filter((field) => row[field] !== undefined && row[field] !== known[field] && !(field === 'born' && known.born?.startsWith(`${row.born}-`))),
    ...(row.groupId === undefined || row.groupId === known.groupId ? [] : ['groupId' as const])
  ];
}
