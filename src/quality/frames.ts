import { anPhu } from '../../rubrics/an-phu.ts';
import { binhThuan, hd12, hd42, phuTho } from '../../rubrics/hd42.ts';
import type { Frame } from './frame.ts';
import { frameOn } from './score.ts';

/** Under this name a unit says from which day on which frame its cells mark by. */
export const frameSetting = 'score.frame';

/** The frames that come along. What was once published under an id stays as it is; a frame that changes gets another id. */
export const builtIn: readonly Frame[] = [hd42, anPhu, binhThuan, phuTho, hd12];

/** The frame of a day where no unit has chosen one: the central guidance in force. */
export const centralFrame = (day: string): Frame => frameOn([hd42, hd12], day) ?? hd12;
