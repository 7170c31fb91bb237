import { see } from '../../../../../front.server.ts';
import { answerWithRegister, registerFile } from '../../../../register.server.ts';

/** The cell's register as a file to keep beside the printed papers. */
export async function GET(event) {
  return answerWithRegister(await see(event, event.params.cell, 'see-meetings', ({ trx, unit, day }) => registerFile(trx, unit.id, day)));
}
