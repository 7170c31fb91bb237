import { isClosed, isPaperLate, isRemedyLate, mayFollowPaper, paperState, remedyDue, remedyState, timesBack, type Asked, type Remedying } from '#inspection/follow-up.ts';

/** What was asked to be handed in, with how it stands on a day. */
export const paperShown = <One extends Asked>(one: One, today: string) => ({ ...one, state: paperState(one), late: isPaperLate(one, today), may: mayFollowPaper(paperState(one)) });
/** What is to be remedied, with how it stands on a day. */
export const remedyShown = <One extends Remedying>(one: One, today: string) => ({ ...one, state: remedyState(one), due: remedyDue(one), late: isRemedyLate(one, today), closed: isClosed(one), times: timesBack(one) });
