import { expect, test } from 'vitest';
import { whoMay } from '#organisation/rights.ts';
import { handlers } from '../handlers.server.ts';
import { allowed, duties, states, waitsOnOthers, type Duty } from './meeting.ts';

const pages = ['prepare', 'announce', 'live', 'roll', 'minutes', 'file'];
const everyRight = Object.values(duties).map((duty) => duty.right as string);

test('each duty needs the right that its command needs', () => {
  for (const { command, right } of Object.values(duties)) expect([command, handlers.find((one) => one.command.name === command)?.right]).toEqual([command, right]);
});

test('a page tells a reader without the right who does what may be done now, and tells nobody anything else', () => {
  const told = new Set<Duty>();
  for (const page of pages) for (const state of states) {
    expect(waitsOnOthers(page, state, everyRight)).toBe(null);
    const duty = waitsOnOthers(page, state, []);
    if (!duty) continue;
    told.add(duty);
    expect(allowed(state, duties[duty].command)).toBe(true);
    expect(waitsOnOthers(page, state, everyRight.filter((right) => right !== duties[duty].right))).toBe(duty);
  }
  expect([...told].sort()).toEqual(Object.keys(duties).sort());
  expect(waitsOnOthers('live', 'announced', ['see-meetings'])).toBe('open');
  expect(waitsOnOthers('live', 'open', ['see-meetings'])).toBe('record');
  expect(waitsOnOthers('live', 'planned', ['see-meetings'])).toBe(null);
  expect(waitsOnOthers('file', 'filed', ['file'])).toBe('grade');
  expect(waitsOnOthers('file', 'graded', [])).toBe(null);
});

test('who may is named by the posts of the cell, and where none of them may, by those above', () => {
  expect(whoMay('record')).toEqual(['secretary', 'deputy', 'committee-member']);
  expect(whoMay('write-up')).toEqual(['secretary', 'deputy']);
  expect(whoMay('grade')).toEqual(['standing']);
  expect(whoMay('settle-calendar')).toEqual(['office']);
});
